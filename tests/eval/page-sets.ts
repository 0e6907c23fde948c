import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

/** A page with passages that belong to its article and passages that do not, and what its reader says of it. */
export type MarkedPage = {
  readonly id: string;
  readonly url: string;
  readonly html: string;
  readonly gold: {
    readonly title: string | null;
    readonly author: string | readonly string[] | null;
    readonly date: string | null;
  };
  readonly with: readonly string[];
  readonly without: readonly string[];
};
type ExtractionPage = { readonly id: string; readonly html: string; readonly gold: string };

/** The pages with marked passages. */
export function readMarkedPages(folder: string): MarkedPage[] {
  return readRows<MarkedPage>(join(folder, "pages/dev.jsonl.gz"));
}

/** The pages with their whole main text. */
export function readExtractionPages(folder: string): ExtractionPage[] {
  return readRows<ExtractionPage>(join(folder, "extraction/dev.jsonl.gz"));
}

/** The rows of a set's file. */
export function readRows<Row>(file: string): Row[] {
  const lines = gunzipSync(readFileSync(file)).toString("utf8").split("\n");
  return lines.filter((line) => line.trim() !== "").map((line): Row => JSON.parse(line));
}

/** Text for comparing: single spaces, small letters, nothing unseen. */
export function foldedWords(text: string): string {
  return text
    .normalize("NFC")
    .replace(/[\u00ad\u200b]/g, "")
    .replace(/\s+/g, " ")
    .trim()
    .toLowerCase();
}

/** Precision, recall and F1 over the marked passages of the pages; `texts` in the order of the pages. */
export function scoreSegments(pages: readonly MarkedPage[], texts: readonly string[]) {
  let [found, lost, letIn] = [0, 0, 0];
  for (const [i, page] of pages.entries()) {
    const text = foldedWords(texts[i] ?? "");
    for (const segment of page.with) text.includes(foldedWords(segment)) ? found++ : lost++;
    for (const segment of page.without) if (text.includes(foldedWords(segment))) letIn++;
  }
  const precision = found / (found + letIn || 1);
  const recall = found / (found + lost || 1);
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall || 1) };
}

type Scores = { readonly precision: number; readonly recall: number; readonly f1: number };

const SHINGLE = 4;

/** The measure of Scrapinghub's article extraction benchmark: means over pages, then F1 of the means. */
export function scoreExtraction(gold: readonly string[], found: readonly string[]): Scores {
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
