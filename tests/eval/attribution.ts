import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { attributionsOf } from "../../lib/claims/attribution/attribution.ts";
import type { Attribution } from "../../lib/model/claim.ts";
import type { Span } from "../../lib/model/span.ts";

type GoldSpan = readonly [number, number, ...unknown[]];
type GoldRow = {
  readonly text: string;
  readonly attributions: readonly {
    readonly source: readonly GoldSpan[];
    readonly cue: readonly GoldSpan[];
    readonly content: readonly GoldSpan[];
  }[];
};
type Words = {
  readonly source: Set<number>;
  readonly cue: Set<number>;
  readonly content: Set<number>;
  readonly quoted: boolean;
};
type Rule = (gold: Words, found: Words) => boolean;

/** F1 of each measure, and how many articles a second were read. */
export type AttributionFigures = {
  readonly content: number;
  readonly full: number;
  readonly quotedContent: number;
  readonly quotedFull: number;
  readonly articlesPerSecond: number;
};

const WORD = /[\p{L}\p{N}$%][\p{L}\p{N}'’.$%-]*/gu;

/**
 * Attributions of PolNeAR's development articles against its gold. Content counts where the words' Jaccard index is at
 * least .5; full also wants a shared word of cue and source (the source is waived where gold has none).
 *
 * @throws where the folder of evaluation data is absent.
 */
export async function evaluateAttribution(
  folder = process.env.PARALLAX_EVAL ?? "../shared/eval",
): Promise<AttributionFigures> {
  const rows = readGold(`${folder}/attribution/dev.jsonl.gz`);
  const started = performance.now();
  const found = rows.map((row) => attributionsOf(row.text, [{ start: 0, end: row.text.length }]));
  const seconds = (performance.now() - started) / 1000;
  const gold = rows.map((row) =>
    row.attributions.map((a) => wordsOf(row.text, spans(a.source), spans(a.cue), spans(a.content))),
  );
  const ours = rows.map((row, i) =>
    (found[i] ?? []).map((a: Attribution) => wordsOf(row.text, a.source, a.cue, a.content)),
  );
  const all = () => true;
  const quoted = (words: Words) => words.quoted;
  return {
    content: f1(gold, ours, sameContent, all),
    full: f1(gold, ours, sameAll, all),
    quotedContent: f1(gold, ours, sameContent, quoted),
    quotedFull: f1(gold, ours, sameAll, quoted),
    articlesPerSecond: rows.length / seconds,
  };
}

function readGold(file: string): GoldRow[] {
  const lines = gunzipSync(readFileSync(file)).toString("utf8").split("\n");
  return lines.filter((line) => line.trim() !== "").map((line): GoldRow => JSON.parse(line));
}

function spans(gold: readonly GoldSpan[]): Span[] {
  return gold.map(([start, end]) => ({ start, end }));
}

function wordsOf(text: string, source: readonly Span[], cue: readonly Span[], content: readonly Span[]): Words {
  const quoted = content.some(({ start, end }) => /[“”"]/.test(text.slice(Math.max(0, start - 1), end + 1)));
  return { source: starts(text, source), cue: starts(text, cue), content: starts(text, content), quoted };
}

function starts(text: string, pieces: readonly Span[]): Set<number> {
  return new Set(
    pieces.flatMap(({ start, end }) => [...text.slice(start, end).matchAll(WORD)].map((m) => start + m.index)),
  );
}

function shared(a: Set<number>, b: Set<number>): number {
  let both = 0;
  for (const word of a) if (b.has(word)) both++;
  return both;
}

function jaccard(a: Set<number>, b: Set<number>): number {
  const both = shared(a, b);
  return both / (a.size + b.size - both || 1);
}

const sameContent: Rule = (gold, found) => jaccard(gold.content, found.content) >= 0.5;
const sameAll: Rule = (gold, found) =>
  sameContent(gold, found) &&
  (gold.cue.size === 0 || shared(gold.cue, found.cue) > 0) &&
  (gold.source.size === 0 || shared(gold.source, found.source) > 0);

/** Each gold row takes the best free prediction that the rule accepts. */
function f1(
  gold: readonly Words[][],
  found: readonly Words[][],
  rule: Rule,
  counts: (words: Words) => boolean,
): number {
  let hits = 0;
  let total = 0;
  for (const [i, rows] of gold.entries()) {
    const free = (found[i] ?? []).filter(counts);
    const wanted = rows.filter(counts);
    total += free.length + wanted.length;
    for (const row of wanted) {
      const fits = free.filter((candidate) => rule(row, candidate));
      const closeness = (w: Words) => jaccard(row.content, w.content) + shared(row.cue, w.cue);
      const best = fits.toSorted((a, b) => closeness(b) - closeness(a))[0];
      if (!best) continue;
      hits++;
      free.splice(free.indexOf(best), 1);
    }
  }
  return (2 * hits) / (total || 1);
}
