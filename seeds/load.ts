import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { database } from "../lib/db/client.ts";
import { getSetting, saveSetting } from "../lib/db/settings.ts";
import { catalogueMetadata, parseCatalogue } from "../lib/ingest/catalogue.ts";
import { SAMPLE_TEXTS } from "../lib/model/article.ts";
import { type ImportItem, type ImportOutcome, importArticles } from "../lib/usecases/imports/import-articles.ts";

const FOLDER = import.meta.dirname;
const LOADED = "seeds-loaded";

/** The seed texts in the order of their names, with what the catalogue says of each. */
export async function* seedItems(): AsyncGenerator<ImportItem> {
  const catalogue = parseCatalogue(JSON.parse(await readFile(join(FOLDER, "catalogue.json"), "utf8")));
  for (const name of (await readdir(FOLDER)).filter((each) => each.endsWith(".txt")).sort()) {
    const metadata = catalogueMetadata(catalogue, name);
    yield { sourceId: name, bytes: await readFile(join(FOLDER, name)), ...(metadata ? { metadata } : {}) };
  }
}

/** Import the seeds, once in a database's life: a reader who removed them does not get them back. Returns what was loaded, or null on a later run. */
export async function seedFirstRun(): Promise<ImportOutcome[] | null> {
  if (await getSetting(database(), LOADED)) return null;
  const results: ImportOutcome[] = [];
  for await (const result of importArticles(seedItems(), SAMPLE_TEXTS)) results.push(result);
  await saveSetting(database(), LOADED, { at: new Date().toISOString(), texts: results.length });
  return results;
}
