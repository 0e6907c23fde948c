import { passagesOf } from "../../lib/ingest/passages.ts";
import { readExtractionPages, scoreExtraction } from "./page-sets.ts";
import { plainLines } from "./plain-lines.ts";

type Scores = { readonly precision: number; readonly recall: number; readonly f1: number };

/** Mean precision and recall of word 4-shingles over the pages, and their F1; `whole` is the F1 of keeping every line. */
export type ExtractionFigures = Scores & { readonly pages: number; readonly whole: number };

/**
 * Body passages of the development pages, each turned into plain text, against their gold main text.
 *
 * @throws where the folder of evaluation data is absent.
 */
export async function evaluateExtraction(
  folder = process.env.PARALLAX_EVAL ?? "../shared/eval",
): Promise<ExtractionFigures> {
  const pages = readExtractionPages(folder);
  const texts = pages.map((page) => plainLines(page.html).join("\n"));
  const body = texts.map((text) =>
    passagesOf(text)
      .filter((passage) => passage.role === "body")
      .map(({ start, end }) => text.slice(start, end))
      .join("\n"),
  );
  const gold = pages.map((page) => page.gold);
  return { pages: pages.length, ...scoreExtraction(gold, body), whole: scoreExtraction(gold, texts).f1 };
}
