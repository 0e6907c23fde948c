import { startWorker } from "../../../lib/jobs/worker.ts";
import { type ImportItem, type ImportOutcome, importArticles } from "../../../lib/usecases/imports/import-articles.ts";
import { waitForAnalysis } from "../../../lib/usecases/installation/wait-for-analysis.ts";
import { seedItems } from "../../../seeds/load.ts";

/** Import texts through the use case that pages and commands use. */
export async function importAll(items: Iterable<ImportItem> | AsyncIterable<ImportItem>): Promise<ImportOutcome[]> {
  const results: ImportOutcome[] = [];
  for await (const result of importArticles(items, "test")) results.push(result);
  return results;
}

/** A text as an import takes it. */
export function textItem(sourceId: string, text: string): ImportItem {
  return { sourceId, bytes: new TextEncoder().encode(text) };
}

/** Let a real worker do all jobs that wait; fails where one of them fails for good. */
export async function workQueue(): Promise<void> {
  const worker = await startWorker({ databaseUrl: process.env.DATABASE_URL ?? "" });
  try {
    const { failed } = await waitForAnalysis();
    if (failed > 0) throw new Error(`${failed} analysis job(s) failed.`);
  } finally {
    await worker.stop();
  }
}

/** Import and analyse the seeds. Returns the article id of each by the first three figures of its name: "000" to "004". */
export async function analysedSeeds(): Promise<Record<string, number>> {
  const results = await importAll(seedItems());
  await workQueue();
  return Object.fromEntries(results.map(({ sourceId, article }) => [sourceId.slice(0, 3), article ?? -1]));
}
