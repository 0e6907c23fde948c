import { z } from "zod";
import type { Metadata } from "../model/article.ts";
import { canonicalText, decode } from "./decode.ts";
import { rowDate } from "./said-dates.ts";

/** A catalogue writes "" where it knows nothing, and a title such as 1984 as a number. */
const field = z
  .union([z.string(), z.number()])
  .transform((value) => String(value).trim() || null)
  .nullish();

const when = z.union([z.string().trim().min(1), z.number()]).nullish();

/** One article a row, under the names that `export --kind articles` writes. Unknown fields are passed over. */
const rowSchema = z.object({
  id: z.union([z.string().trim().min(1), z.number()]).nullish(),
  sourceId: field,
  text: z.string().nullish(),
  html: z.string().nullish(),
  outlet: field,
  headline: field,
  title: field,
  author: field,
  url: field,
  publishedAt: when,
  date: when,
  capturedAt: when,
});
type Row = z.infer<typeof rowSchema>;

/** A row ready to become a draft, or the sentence that says why it cannot. `line` counts from 1. */
type ParsedRow =
  | {
      readonly line: number;
      readonly sourceId: string;
      readonly bytes: Uint8Array;
      readonly metadata: Metadata;
      readonly remarks: readonly string[];
    }
  | { readonly line: number; readonly sourceId: string; readonly error: string };

/**
 * The rows of a .jsonl file, each on its own: a broken row gives an error for that row alone. Blank lines are passed over.
 *
 * @throws AppError where the file as a whole cannot be read.
 */
export function parseRows(bytes: Uint8Array, file: string): ParsedRow[] {
  const rows: ParsedRow[] = [];
  for (const [index, source] of decode(bytes).text.split("\n").entries()) {
    if (source.trim() !== "") rows.push(parseRow(source, index + 1, `${file}:${index + 1}`));
  }
  return rows;
}

function parseRow(source: string, line: number, place: string): ParsedRow {
  const refuse = (error: string, sourceId = place) => ({ line, sourceId, error });
  let json: unknown;
  try {
    json = JSON.parse(source);
  } catch {
    return refuse(`Line ${line} is not JSON. Write one object a line, such as {"text": "…"}.`);
  }
  const parsed = rowSchema.safeParse(json);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return refuse(
      `Line ${line} is not a row: ${issue?.path.join(".") || "it"} is wrong (${issue?.message}). Correct it and import the file again.`,
    );
  }
  const row = parsed.data;
  const sourceId = canonicalText(String(row.sourceId ?? row.id ?? place));
  if (row.text === null || row.text === undefined) {
    if (row.html) return refuse("HTML pages are not read yet: give the text.", sourceId);
    return refuse(`Line ${line} has no "text". Give each row its text.`, sourceId);
  }
  return { line, sourceId, bytes: new TextEncoder().encode(row.text), ...metadataOf(row) };
}

function metadataOf(row: Row): { metadata: Metadata; remarks: string[] } {
  const remarks: string[] = [];
  const stated = (value: string | null | undefined) =>
    value ? { value: canonicalText(value), origin: "file" as const } : undefined;
  const date = (value: string | number | null | undefined, field: string) => {
    if (value === null || value === undefined) return undefined;
    const read = rowDate(value, field);
    if ("remark" in read) remarks.push(read.remark);
    return "iso" in read
      ? { value: read.iso, origin: "file" as const, ...(read.note ? { note: read.note } : {}) }
      : undefined;
  };
  const values = {
    outlet: stated(row.outlet),
    headline: stated(row.headline ?? row.title),
    author: stated(row.author),
    url: stated(row.url),
    publishedAt: date(row.publishedAt ?? row.date, row.publishedAt ? "publishedAt" : "date"),
    capturedAt: date(row.capturedAt, "capturedAt"),
  };
  const metadata = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
  return { metadata, remarks };
}
