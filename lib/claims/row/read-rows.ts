import type { Differ } from "../../model/reading.ts";
import type { Gathered } from "./gather-rows.ts";
import type { RowSentence } from "./row-sentence.ts";

/** Rows that refused pairs may make of one point, so that a point of many sentences of which many were refused stays small. */
const MOST_SPLITS = 16;

/** What a model read of a story: who it is, its points by sentences, and the articles that it has read. */
export type StoryAsRead = {
  /** "model:NAME". */
  readonly by: string;
  readonly points: readonly {
    readonly sentences: readonly { readonly articleId: number; readonly start: number }[];
    readonly differ: Differ;
  }[];
  readonly articles: ReadonlySet<number>;
};

/** A row that a model found, or that a person made of two; words found what stands in `rest`. */
export type ReadRow = Gathered & { readonly differ: Differ; readonly byPerson: boolean };

/** Pairs of sentences that a person decided on, by their positions. */
export type DecidedSentences = {
  readonly together: readonly (readonly [number, number])[];
  readonly apart: (a: number, b: number) => boolean;
};

/**
 * The rows of a read story, by positions of sentences: the model's points, of which no row holds two sentences that a person keeps apart, and in which
 * those stand together that a person put together. A point whose sentences are gone, or of one group of copies, is left out.
 */
export function rowsAsRead(
  { points }: StoryAsRead,
  sentences: readonly RowSentence[],
  { together, apart }: DecidedSentences,
): ReadRow[] {
  const at = new Map(sentences.map(({ articleId, claims }, i) => [`${articleId}:${claims[0]?.sentence.start}`, i]));
  let rows: { members: number[]; differ: Differ }[] = points.map((point) => ({
    members: [
      ...new Set(point.sentences.flatMap(({ articleId, start }) => at.get(`${articleId}:${start}`) ?? [])),
    ].sort((x, y) => x - y),
    differ: point.differ,
  }));
  rows = rows.flatMap(({ members, differ }) => keptApart(members, apart).map((own) => ({ members: own, differ })));
  for (const [a, b] of together) rows = putTogether(rows, a, b, apart);
  const groupsOf = (members: readonly number[]) => new Set(members.map((i) => sentences[i]?.groupId)).size;
  const unique = new Map(
    rows.filter(({ members }) => groupsOf(members) > 1).map((row) => [row.members.join(" "), row]),
  );
  return [...unique.values()].map(({ members, differ }) => ({
    sentences: members,
    sure: true,
    score: 1,
    differ,
    byPerson: together.some(([a, b]) => members.includes(a) && members.includes(b)),
  }));
}

/** A row without two that are kept apart: of such a pair each stays with the others, so that refusing one sentence takes nothing else away. */
function keptApart(members: readonly number[], apart: (a: number, b: number) => boolean): number[][] {
  const open = [[...members]];
  const kept: number[][] = [];
  for (let row = open.pop(); row && kept.length < MOST_SPLITS; row = open.pop()) {
    const own = row;
    const [x, y] = own.flatMap((a) => own.flatMap((b) => (a < b && apart(a, b) ? [[a, b] as const] : [])))[0] ?? [];
    if (x === undefined || y === undefined) kept.push(own);
    else
      open.push(
        own.filter((one) => one !== x),
        own.filter((one) => one !== y),
      );
  }
  return kept.filter(
    (row, i) =>
      !kept.some((other, j) => j !== i && other.length > row.length && row.every((one) => other.includes(one))),
  );
}

function putTogether(
  rows: readonly { members: number[]; differ: Differ }[],
  a: number,
  b: number,
  apart: (a: number, b: number) => boolean,
): { members: number[]; differ: Differ }[] {
  if (rows.some(({ members }) => members.includes(a) && members.includes(b))) return [...rows];
  const one = rows.find(({ members }) => members.includes(a));
  const other = rows.find(({ members }) => members.includes(b));
  const all = [...new Set([...(one?.members ?? [a]), ...(other?.members ?? [b])])].sort((x, y) => x - y);
  const fits = !all.some((x) => all.some((y) => x < y && apart(x, y)));
  const joined = {
    members: fits ? all : [Math.min(a, b), Math.max(a, b)],
    differ: one?.differ ?? other?.differ ?? "none",
  };
  return [...(fits ? rows.filter((row) => row !== one && row !== other) : rows), joined];
}

/**
 * What words found and a model left out: rows that stand open among articles it has not read, and for a person to judge what it had before it and did
 * not gather. A row of which it gathered a part waits pair by pair.
 */
export function leftOut(
  byWords: readonly Gathered[],
  read: readonly ReadRow[],
  sentences: readonly RowSentence[],
  articles: ReadonlySet<number>,
): Gathered[] {
  const gathered = new Set(read.flatMap(({ sentences: own }) => own.flatMap((a) => own.map((b) => `${a} ${b}`))));
  const isRead = (i: number) => articles.has(sentences[i]?.articleId ?? -1);
  return byWords.flatMap((row): Gathered[] => {
    if (!row.sure) return row.sentences.every(isRead) ? [] : [row];
    if (!row.sentences.every(isRead)) return [row];
    const pairs = row.sentences.flatMap((a) =>
      row.sentences.flatMap((b) => (a < b && sentences[a]?.groupId !== sentences[b]?.groupId ? [[a, b] as const] : [])),
    );
    const missing = pairs.filter(([a, b]) => !gathered.has(`${a} ${b}`));
    if (missing.length === pairs.length) return [{ ...row, sure: false }];
    return missing.map(([a, b]) => ({ sentences: [a, b], sure: false, score: row.score }));
  });
}
