import { DIFFERENCE_KINDS, type Difference } from "./row-differences.ts";

/** A row as it is put in order: the columns that have a claim in it, what differs, and the offset of its earliest claim. */
export type ArrangedRow = {
  readonly columns: ReadonlySet<string>;
  readonly differences: readonly Difference[];
  readonly place: number;
};

/** Rows in which most outlets stand first, of those the ones that differ most, then as the texts have them. */
export function inOrder<T extends ArrangedRow>(rows: readonly T[]): T[] {
  return rows.toSorted((a, b) => b.columns.size - a.columns.size || weightOf(b) - weightOf(a) || a.place - b.place);
}

/** Column keys, those with most rows first; a row that differs counts double. Columns without a row are left out. */
export function columnsByWeight(rows: readonly ArrangedRow[], keys: readonly string[]): string[] {
  const weights = new Map<string, number>();
  for (const row of rows)
    for (const key of row.columns) weights.set(key, (weights.get(key) ?? 0) + (row.differences.length > 0 ? 2 : 1));
  return keys.filter((key) => weights.has(key)).toSorted((a, b) => (weights.get(b) ?? 0) - (weights.get(a) ?? 0));
}

/**
 * What differs most, `limit` at most: figures first, then what is denied, then dates; of one kind the row of most outlets. How surely
 * something is put stands in its row alone: it hangs on one word and tells least.
 */
export function mostDiffering<T extends ArrangedRow>(
  rows: readonly T[],
  limit: number,
): { readonly row: T; readonly difference: Difference }[] {
  return rows
    .flatMap((row) =>
      row.differences
        .filter(({ kind }) => kind !== "certainty")
        .slice(0, 1)
        .map((difference) => ({ row, difference })),
    )
    .toSorted(
      (a, b) =>
        DIFFERENCE_KINDS.indexOf(a.difference.kind) - DIFFERENCE_KINDS.indexOf(b.difference.kind) ||
        b.row.columns.size - a.row.columns.size,
    )
    .slice(0, limit);
}

/** Figures weigh most; several differences more than one. */
function weightOf({ differences }: ArrangedRow): number {
  return differences.reduce((sum, { kind }) => sum + DIFFERENCE_KINDS.length - DIFFERENCE_KINDS.indexOf(kind), 0);
}
