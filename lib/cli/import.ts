import { parseArgs } from "node:util";
import { AppError } from "../model/errors.ts";
import { findRelationsOf } from "../usecases/duplicates/find-relations-of.ts";
import { type ImportOutcome, importArticles } from "../usecases/imports/import-articles.ts";
import { waitForAnalysis } from "../usecases/installation/wait-for-analysis.ts";
import { withDatabase } from "./session.ts";
import { readSources } from "./sources.ts";

/** `parallax import`: exit code 1 if any row failed. */
export async function runImport(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { json: { type: "boolean" }, "no-wait": { type: "boolean" } },
  });
  if (positionals.length === 0)
    throw new AppError("INVALID_INPUT", "Name at least one file, folder or - to import. See --help.");
  const wait = !values["no-wait"];
  return withDatabase({ worker: wait }, async () => {
    const results: ImportOutcome[] = [];
    for await (const result of importArticles(readSources(positionals), "command")) {
      results.push(result);
      if (!values.json) console.error(lineFor(result));
    }
    const { failed, left } = wait ? await waitForAnalysis(progress) : { failed: 0, left: 0 };
    if (values.json) for (const result of results) console.log(JSON.stringify(await withRelation(result, wait)));
    else summarise(results, wait);
    if (left > 0)
      console.error(
        `Sentence vectors are left to the workers (${left} jobs): until then claims are linked by their words alone.`,
      );
    if (failed > 0)
      console.error(`${failed} analysis job(s) failed; the texts are stored. Run “parallax rebuild” to try again.`);
    return failed > 0 || results.some((result) => result.status === "failed") ? 1 : 0;
  });
}

async function withRelation({ sourceId, article, status, error }: ImportOutcome, analysed: boolean): Promise<object> {
  const base = { sourceId, article, status, ...(error ? { error } : {}) };
  if (!analysed || article === null) return base;
  const [closest] = await findRelationsOf(article);
  return closest
    ? { ...base, relation: closest.relation, of: { article: closest.article, sourceId: closest.sourceId } }
    : base;
}

function lineFor({ sourceId, article, status, error }: ImportOutcome): string {
  if (status === "failed") return `failed         ${sourceId}: ${error}`;
  return `${status === "added" ? "added        " : "already there"}  ${sourceId} (article ${article})`;
}

function summarise(results: readonly ImportOutcome[], analysed: boolean): void {
  const count = (status: ImportOutcome["status"]) => results.filter((result) => result.status === status).length;
  const parts = [`${count("added")} added`, `${count("already-there")} already there`, `${count("failed")} failed`];
  console.log(`${parts.join(", ")}; ${analysed ? "analysed" : "analysis left to the workers"}.`);
}

function progress(open: number, left?: string): void {
  if (left !== undefined) console.error(`${process.stderr.isTTY ? "\r" : ""}Waiting for ${left}.`);
  else if (process.stderr.isTTY)
    process.stderr.write(open > 0 ? `\r${open} analysis jobs open   ` : "\r                          \r");
}
