import { AppError } from "../../../lib/model/errors.ts";

/** The id that a cursor of a log names. Throws INVALID_INPUT. */
export function numberCursor(after: string | undefined): { before?: number } {
  if (after === undefined) return {};
  if (!/^\d{1,9}$/.test(after)) {
    throw new AppError(
      "INVALID_INPUT",
      "“after” is not a place in this list. Use what “next” said on the page before.",
    );
  }
  return { before: Number(after) };
}

/** A page of a log, latest first: where it is full, the next one goes on before its last row. */
export function logPage<T>(
  rows: readonly T[],
  limit: number,
  idOf: (row: T) => number,
): { rows: readonly T[]; next: string | null } {
  const last = rows.length === limit ? rows.at(-1) : undefined;
  return { rows, next: last === undefined ? null : String(idOf(last)) };
}
