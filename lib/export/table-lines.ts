import { csvLine } from "./csv.ts";

/** How a table can be written: one JSON object a line, or CSV with a head. */
export const TABLE_FORMATS = ["jsonl", "csv"] as const;
export type TableFormat = (typeof TABLE_FORMATS)[number];

/** Rows as lines of text, one at a time. The head of a CSV is the first row's keys; every row of a table has the same. */
export async function* tableLines(
  rows: AsyncIterable<Record<string, unknown>>,
  format: TableFormat,
): AsyncGenerator<string> {
  let headed = false;
  for await (const row of rows) {
    if (format === "csv" && !headed) yield csvLine(Object.keys(row));
    headed = true;
    yield format === "csv" ? csvLine(Object.values(row)) : `${JSON.stringify(row)}\n`;
  }
}
