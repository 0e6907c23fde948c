import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import type { ComparedArticle } from "../../lib/model/pair.ts";
import type { Span } from "../../lib/model/span.ts";
import { fingerprintsOfWords } from "../../lib/similarity/fingerprint.ts";
import { type PreparedArticle, prepareArticle } from "../../lib/similarity/score.ts";

/** Most articles a fingerprint may stand in; one that stands in more is furniture or a hostile refrain. */
const MOST_DOCUMENTS = 100;
/** Shared fingerprints that make a candidate pair. */
const FEWEST_SHARED = 2;

export type EvalArticle = ComparedArticle & { readonly name: string };
/** `kinds`: what was done to either member. */
export type GoldPair = {
  readonly a: string;
  readonly b: string;
  readonly label: string;
  readonly kinds?: readonly string[];
};
export type EvalSet = {
  readonly articles: readonly EvalArticle[];
  readonly clusters: ReadonlyMap<string, string>;
  readonly pairs: readonly GoldPair[];
};
export type BodyOf = (text: string) => readonly Span[];

/** Where the evaluation data lie; they are not part of the project. */
export const evalFolder = () => process.env.PARALLAX_EVAL ?? "../shared/eval";

/** Rows of a JSONL file, plain or gzipped; null where it is not there. */
function readRows(path: string): Record<string, unknown>[] | null {
  const file = join(evalFolder(), path);
  if (!existsSync(file)) return null;
  const bytes = readFileSync(file);
  const text = (path.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
  return text
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

/** A set of articles with its gold; null where it is not there. `bodyOf` says which parts of a page are body. */
export function readSet(articlesPath: string, goldPath: string, bodyOf: BodyOf): EvalSet | null {
  const rows = readRows(articlesPath);
  const gold = readRows(goldPath);
  if (!rows || !gold) return null;
  const articles = rows.map((row, id) => ({
    id,
    name: String(row.id),
    text: String(row.text),
    body: bodyOf(String(row.text)),
  }));
  const clusters = new Map<string, string>();
  const pairs: GoldPair[] = [];
  for (const row of gold) {
    if (row.a === undefined) clusters.set(String(row.id), String(row.cluster ?? row.id));
    else
      pairs.push({
        a: String(row.a),
        b: String(row.b),
        label: String(row.label),
        kinds: Array.isArray(row.kinds) ? row.kinds.map(String) : [],
      });
  }
  if (pairs.length === 0) pairs.push(...pairsWithin(clusters));
  return { articles, clusters, pairs };
}

function pairsWithin(clusters: ReadonlyMap<string, string>): GoldPair[] {
  const members = new Map<string, string[]>();
  for (const [name, cluster] of clusters) members.set(cluster, [...(members.get(cluster) ?? []), name]);
  return [...members.values()].flatMap((names) =>
    names.flatMap((a, i) => names.slice(i + 1).map((b) => ({ a, b, label: "dup" }))),
  );
}

export type GoldPassage = {
  readonly a: string;
  readonly b: string;
  readonly aStart: number;
  readonly aEnd: number;
  readonly bStart: number;
  readonly bEnd: number;
};

/** Gold passages of the development set. */
export function readPassages(path: string): GoldPassage[] {
  return (readRows(path) ?? []).map((r) => ({
    a: String(r.a),
    b: String(r.b),
    aStart: Number(r.a_start),
    aEnd: Number(r.a_end),
    bStart: Number(r.b_start),
    bEnd: Number(r.b_end),
  }));
}

/** Candidate pairs [i, j], i < j, by shared fingerprints under the document-frequency cap, as the SQL lookup finds them. */
export function candidatesOf(prepared: readonly PreparedArticle[]): [number, number][] {
  const holders = new Map<bigint, number[]>();
  prepared.forEach((p, i) => {
    for (const hash of fingerprintsOfWords(p.words)) {
      const list = holders.get(hash);
      if (list) list.push(i);
      else holders.set(hash, [i]);
    }
  });
  const shared = new Map<number, number>();
  for (const list of holders.values()) {
    if (list.length > MOST_DOCUMENTS) continue;
    for (let x = 0; x < list.length; x++) {
      for (let y = x + 1; y < list.length; y++) {
        const key = (list[x] ?? 0) * prepared.length + (list[y] ?? 0);
        shared.set(key, (shared.get(key) ?? 0) + 1);
      }
    }
  }
  return [...shared]
    .filter(([, n]) => n >= FEWEST_SHARED)
    .map(([key]) => [Math.floor(key / prepared.length), key % prepared.length]);
}

/** Makes every article of a set ready. */
export function prepareAll(set: EvalSet, commonLines: ReadonlySet<bigint> = new Set()): PreparedArticle[] {
  return set.articles.map((article) => prepareArticle(article, { commonLines }));
}

/** Lines that stand in at least `most` different groups. */
export function linesInGroups(
  keysOf: readonly ReadonlySet<bigint>[],
  groupOf: readonly number[],
  most: number,
): Set<bigint> {
  const groups = new Map<bigint, Set<number>>();
  keysOf.forEach((keys, i) => {
    for (const key of keys) groups.set(key, (groups.get(key) ?? new Set()).add(groupOf[i] ?? i));
  });
  return new Set([...groups].filter(([, seen]) => seen.size >= most).map(([key]) => key));
}
