import { AppError } from "../../../../lib/model/errors.ts";

/** The number that a cursor of a list names. Throws INVALID_INPUT. */
function numberOf(after: string): number {
  if (!/^\d{1,9}$/.test(after)) {
    throw new AppError(
      "INVALID_INPUT",
      "“after” is not a place in this list. Use what “next” said on the page before.",
    );
  }
  return Number(after);
}

/** Where a page of a log goes on that lists the latest first: before the row whose id the cursor names. */
export function beforeCursor(after: string | undefined): { before?: number } {
  return after === undefined ? {} : { before: numberOf(after) };
}

/** How many rows the pages before have shown, for lists whose order is a rank. */
export function offsetCursor(after: string | undefined): number {
  return after === undefined ? 0 : numberOf(after);
}

/** A page of a list: where it is full, the next one goes on from its last row. */
export function pageOfRows<T>(
  rows: readonly T[],
  limit: number,
  cursorOf: (last: T) => number | string,
): { rows: readonly T[]; next: string | null } {
  const last = rows.length === limit ? rows.at(-1) : undefined;
  return { rows, next: last === undefined ? null : String(cursorOf(last)) };
}
