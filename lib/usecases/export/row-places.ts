import type { ExportRow } from "../../export/article-rows.ts";
import { AppError } from "../../model/errors.ts";

/** A row with its place: what `after` takes to go on behind it. */
export type PlacedRow = { readonly place: string; readonly row: ExportRow };

/**
 * The rows of a kind in a stable order, behind the place given, or from the beginning. They are read from the database a page at a time, of
 * `atOnce` rows or what gives about as many, so that the thousandth page costs what the first costs and nothing is held but the page.
 */
export type RowReader = (after: string | undefined, atOnce: number) => AsyncGenerator<PlacedRow>;

const APART = "_";

/** A place as an address carries it. */
export function toPlace(...numbers: readonly number[]): string {
  return numbers.join(APART);
}

/** The numbers of a place that `toPlace` made of so many; undefined at the beginning. Throws INVALID_INPUT. */
export function fromPlace<N extends readonly number[]>(after: string | undefined, count: N["length"]): N | undefined {
  if (after === undefined) return undefined;
  const numbers = after.split(APART).map((part) => (part.trim() === "" ? Number.NaN : Number(part)));
  if (numbers.length !== count || numbers.some((number) => !Number.isFinite(number) || Math.abs(number) > 2 ** 31 - 1))
    throw new AppError(
      "INVALID_INPUT",
      "“after” is not a place in this list. Use what “next” said on the page before.",
    );
  return numbers as readonly number[] as N;
}

/** A page of rows, and the place to go on behind; null where nothing follows. */
export type RowPage = { readonly rows: readonly ExportRow[]; readonly next: string | null };

/** A page of what a reader gives, `limit` rows at most, behind a place. Reads at most `atOnce` rows at a time. */
export async function pageFrom(
  read: RowReader,
  { after, limit }: { after?: string | undefined; limit: number },
  atOnce: number,
): Promise<RowPage> {
  const rows: ExportRow[] = [];
  let last: string | null = null;
  // One row more tells whether there is a next page.
  for await (const { place, row } of read(after, Math.min(limit + 1, atOnce))) {
    if (rows.length === limit) return { rows, next: last };
    rows.push(row);
    last = place;
  }
  return { rows, next: null };
}
