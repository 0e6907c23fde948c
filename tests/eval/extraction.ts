import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { passagesOf } from "../../lib/ingest/passages.ts";
import { plainLines } from "./plain-lines.ts";

type Page = { readonly id: string; readonly html: string; readonly gold: string };
type Scores = { readonly precision: number; readonly recall: number; readonly f1: number };

/** Mean precision and recall of word 4-shingles over the pages, and their F1; `whole` is the F1 of keeping every line. */
export type ExtractionFigures = Scores & { readonly pages: number; readonly whole: number };

const SHINGLE = 4;

/**
 * Body passages of the development pages, each turned into plain text, against their gold main text.
 *
 * @throws where the folder of evaluation data is absent.
 */
export async function evaluateExtraction(
  folder = process.env.PARALLAX_EVAL ?? "../shared/eval",
): Promise<ExtractionFigures> {
  const pages = readPages(`${folder}/extraction/dev.jsonl.gz`);
  const texts = pages.map((page) => plainLines(page.html).join("\n"));
  const body = texts.map((text) =>
    passagesOf(text)
      .filter((passage) => passage.role === "body")
      .map(({ start, end }) => text.slice(start, end))
      .join("\n"),
  );
  const gold = pages.map((page) => page.gold);
  return { pages: pages.length, ...score(gold, body), whole: score(gold, texts).f1 };
}

function readPages(file: string): Page[] {
  const lines = gunzipSync(readFileSync(file)).toString("utf8").split("\n");
  return lines.filter((line) => line.trim() !== "").map((line): Page => JSON.parse(line));
}

/** The measure of Scrapinghub's article extraction benchmark: means over pages, then F1 of the means. */
function score(gold: readonly string[], found: readonly string[]): Scores {
  const precisions: number[] = [];
  const recalls: number[] = [];
  for (const [i, wanted] of gold.entries()) {
    const a = shingles(wanted);
    const b = shingles(found[i] ?? "");
    let common = 0;
    for (const [shingle, count] of b) common += Math.min(count, a.get(shingle) ?? 0);
    if (size(b) > 0) precisions.push(common / size(b));
    if (size(a) > 0) recalls.push(common / size(a));
  }
  const precision = mean(precisions);
  const recall = mean(recalls);
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall || 1) };
}

function shingles(text: string): Map<string, number> {
  const words = text.match(/[\p{L}\p{N}_]+/gu) ?? [];
  const counts = new Map<string, number>();
  if (words.length === 0) return counts;
  for (let i = 0; i < Math.max(1, words.length - SHINGLE + 1); i++) {
    const shingle = words.slice(i, i + SHINGLE).join(" ");
    counts.set(shingle, (counts.get(shingle) ?? 0) + 1);
  }
  return counts;
}

function size(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
