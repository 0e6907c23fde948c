import type { Role } from "../model/article.ts";
import type { AlignedPassage } from "../model/pair.ts";
import { isSame, type MergedPassage, type MergedText } from "./merge.ts";

/** Roles that are printed as the article; the others are folded. */
const SHOWN_ROLES: readonly Role[] = ["headline", "deck", "byline", "caption", "body"];

/** Passages of one role that make a fold. Fewer, and a page of mixed site lines would be a ladder of folds. */
const SHORTEST_FOLD = 3;

/** A row of a merged text with its place in `rows`. */
export type NumberedRow = { readonly at: number; readonly row: MergedPassage };

/** The merged and inline views: printed passages, numbered where body, and folds between them. */
export type MergedBlock =
  | ({ readonly kind: "passage"; readonly number: number | null } & NumberedRow)
  | {
      readonly kind: "fold";
      readonly rows: readonly NumberedRow[];
      readonly roles: readonly { role: Role; count: number }[];
      readonly words: number;
    };

/** The changes-only view: runs that are the same, and numbered places that differ. */
export type Stretch =
  | { readonly kind: "same"; readonly rows: readonly NumberedRow[]; readonly words: number }
  | {
      readonly kind: "differs";
      readonly number: number;
      readonly place: string;
      readonly rows: readonly NumberedRow[];
    };

/** `edited`: in several copies in other words; `onlyIn`: held by that copy alone; `differ`: every row not the same in all copies. */
export type MergeCounts = {
  readonly sameWords: number;
  readonly bodyWords: number;
  readonly bodySame: number;
  readonly body: number;
  readonly differ: number;
  readonly differInBody: number;
  readonly edited: number;
  readonly onlyIn: Readonly<Record<string, number>>;
};

/** The numbers of a merged text. */
export function countsOf(merged: MergedText): MergeCounts {
  const body = merged.rows.filter(({ role }) => role === "body");
  const differing = merged.rows.filter((row) => !isSame(row, merged));
  const words = (rows: readonly MergedPassage[]) => rows.reduce((sum, row) => sum + row.words, 0);
  return {
    sameWords: words(merged.rows.filter((row) => isSame(row, merged))),
    bodyWords: words(body),
    body: body.length,
    bodySame: body.filter((row) => isSame(row, merged)).length,
    differ: differing.length,
    differInBody: differing.filter(({ role }) => role === "body").length,
    edited: merged.rows.filter(({ variants }) => variants.length > 0).length,
    onlyIn: Object.fromEntries(
      merged.sigla.map((siglum) => [
        siglum,
        merged.rows.filter(({ holders }) => holders.length === 1 && holders[0]?.siglum === siglum).length,
      ]),
    ),
  };
}

/** The rows as the merged view prints them: what is not the article gathered in folds. */
export function blocksOf(merged: MergedText): MergedBlock[] {
  let number = 0;
  const lastBody = merged.rows.findLastIndex(({ role }) => role === "body");
  // A caption after the article belongs to a teaser's picture.
  return gather(merged, ({ role }, at) => SHOWN_ROLES.includes(role) && (role !== "caption" || at < lastBody)).flatMap(
    ({ holds, rows }): MergedBlock[] => {
      if (holds)
        return rows.map((placed) => ({
          kind: "passage",
          number: placed.row.role === "body" ? ++number : null,
          ...placed,
        }));
      return byRole(rows).map((run): MergedBlock => {
        const roles = new Map<Role, number>();
        for (const { row } of run) roles.set(row.role, (roles.get(row.role) ?? 0) + 1);
        const words = run.reduce((sum, { row }) => sum + row.words, 0);
        return { kind: "fold", rows: run, roles: [...roles].map(([role, count]) => ({ role, count })), words };
      });
    },
  );
}

/** Runs of one role, so that a fold can be named by what it holds; a run too short for a fold of its own joins the one before. */
function byRole(rows: readonly NumberedRow[]): NumberedRow[][] {
  const runs: NumberedRow[][] = [];
  for (const placed of rows) {
    const last = runs.at(-1);
    if (last?.[0]?.row.role === placed.row.role) last.push(placed);
    else runs.push([placed]);
  }
  const folds: NumberedRow[][] = [];
  for (const run of runs) {
    const last = folds.at(-1);
    if (last && (run.length < SHORTEST_FOLD || run[0]?.row.role === last[0]?.row.role)) last.push(...run);
    else folds.push([...run]);
  }
  return folds;
}

/** The rows as the changes view prints them. */
export function stretchesOf(merged: MergedText): Stretch[] {
  let number = 0;
  return gather(merged, (row) => isSame(row, merged)).map(({ holds, rows }): Stretch => {
    if (holds) return { kind: "same", rows, words: rows.reduce((sum, { row }) => sum + row.words, 0) };
    return { kind: "differs", number: ++number, place: whereInText(merged, rows[0]?.at ?? 0), rows };
  });
}

/** The passages that two copies share, for `sharedPassageMap`: equal or edited, in the first copy's order. */
export function sharedSpans(merged: MergedText, a: string, b: string): AlignedPassage[] {
  return merged.rows.flatMap(({ holders }) => {
    const left = holders.find(({ siglum }) => siglum === a)?.span;
    const right = holders.find(({ siglum }) => siglum === b)?.span;
    return left && right ? [{ aStart: left.start, aEnd: left.end, bStart: right.start, bEnd: right.end }] : [];
  });
}

/** Where a row stands, for a reader: "above the headline", "paragraph 3", "after paragraph 3", "after the article". */
export function whereInText({ rows }: MergedText, at: number): string {
  const role = rows[at]?.role;
  if (role !== undefined && role !== "body" && role !== "caption" && SHOWN_ROLES.includes(role)) return role;
  const number = rows.slice(0, at).filter((row) => row.role === "body").length;
  if (role === "body") return `paragraph ${number + 1}`;
  if (number > 0)
    return rows.slice(at).some((row) => row.role === "body") ? `after paragraph ${number}` : "after the article";
  if (rows.slice(0, at).some((row) => row.role === "headline")) return "below the headline";
  return rows.some((row) => row.role === "headline") ? "above the headline" : "before the article";
}

/** Neighbouring rows that agree on `test`, together. */
function gather(
  merged: MergedText,
  test: (row: MergedPassage, at: number) => boolean,
): { holds: boolean; rows: NumberedRow[] }[] {
  const groups: { holds: boolean; rows: NumberedRow[] }[] = [];
  merged.rows.forEach((row, at) => {
    const holds = test(row, at);
    const last = groups.at(-1);
    if (last?.holds === holds) last.rows.push({ at, row });
    else groups.push({ holds, rows: [{ at, row }] });
  });
  return groups;
}
