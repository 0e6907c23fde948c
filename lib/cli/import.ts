import { parseArgs } from "node:util";
import { setFlagsFromString } from "node:v8";
import { AppError } from "../model/errors.ts";
import { findRelationsOf } from "../usecases/duplicates/find-relations-of.ts";
import { countAddedCopies } from "../usecases/imports/count-added-copies.ts";
import { type ImportOutcome, importArticles } from "../usecases/imports/import-articles.ts";
import { outcomesOf } from "../usecases/imports/outcomes-of.ts";
import { waitForAnalysis } from "../usecases/installation/wait-for-analysis.ts";
import { ImportProgress } from "./import-progress.ts";
import { columnsSaid, printPreview, withColumns } from "./preview.ts";
import { withDatabase } from "./session.ts";
import { readSources, sizeOf } from "./sources.ts";

/** How much larger than what is in use the heap may grow before garbage is collected, in percent. */
const GARBAGE_PERCENT = 30;

/** `parallax import`: exit code 1 if any row failed. */
export async function runImport(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      ...{ json: { type: "boolean" }, "no-wait": { type: "boolean" }, preview: { type: "boolean" } },
      column: { type: "string", multiple: true },
    },
  });
  if (positionals.length === 0)
    throw new AppError("INVALID_INPUT", "Name at least one file, folder or - to import. See --help.");
  const columns = columnsSaid(values.column ?? []);
  if (values.preview) return printPreview(positionals, columns, values.json ?? false);
  const wait = !values["no-wait"];
  // V8 lets garbage lie until the heap has grown to a multiple of what is in use: measured, 150 MB of it while a large file is read.
  setFlagsFromString(`--heap-growing-percent=${GARBAGE_PERCENT}`);
  return withDatabase({ worker: wait }, async () => {
    const told = new ImportProgress(await sizeOf(positionals), values.json ?? false);
    const importing = importArticles(
      withColumns(
        readSources(
          positionals,
          (bytes) => told.read(bytes),
          (names) => told.passedOver(names),
        ),
        columns,
      ),
      "command",
    );
    let next = await importing.next();
    for (; !next.done; next = await importing.next()) told.told(next.value);
    const { failed, left } = wait ? await waitForAnalysis(progress) : { failed: 0, left: 0 };
    if (values.json) await printOutcomes(next.value, wait);
    else {
      const copies = wait ? await countAddedCopies(next.value) : null;
      console.log(told.summary(next.value, copies, wait ? "analysed" : "analysis left to the workers"));
    }
    if (left > 0)
      console.error(
        `Sentence vectors are left to the workers (${left} jobs): until then claims are linked by their words alone.`,
      );
    if (failed > 0)
      console.error(`${failed} analysis job(s) failed; the texts are stored. Run “parallax rebuild” to try again.`);
    return failed > 0 || told.failed > 0 ? 1 : 0;
  });
}

/** One result a line, read back from the import, because what became of a million texts is not held in memory. */
async function printOutcomes(importId: number, analysed: boolean): Promise<void> {
  for await (const outcome of outcomesOf(importId)) console.log(JSON.stringify(await withRelation(outcome, analysed)));
}

async function withRelation({ sourceId, article, status, error }: ImportOutcome, analysed: boolean): Promise<object> {
  const base = { sourceId, article, status, ...(error ? { error } : {}) };
  if (!analysed || article === null) return base;
  const [closest] = await findRelationsOf(article);
  return closest
    ? { ...base, relation: closest.relation, of: { article: closest.article, sourceId: closest.sourceId } }
    : base;
}

function progress(open: number, left?: string): void {
  if (left !== undefined) console.error(`${process.stderr.isTTY ? "\r" : ""}Waiting for ${left}.`);
  else if (process.stderr.isTTY)
    process.stderr.write(open > 0 ? `\r${open} analysis jobs open   ` : "\r                          \r");
}
