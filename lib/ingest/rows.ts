import { z } from "zod";
import type { Metadata } from "../model/article.ts";
import { LONGEST_LINE, megabytes } from "../model/limits.ts";
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
export type ParsedRow =
  | {
      readonly line: number;
      readonly sourceId: string;
      readonly bytes: Uint8Array;
      readonly metadata: Metadata;
      readonly remarks: readonly string[];
      /** Whether its bytes are HTML. */
      readonly page: boolean;
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

/** The row of one line of JSON, or the sentence that says why it is none; `place` is its name where it has no id. */
export function parseRow(source: string, line: number, place: string): ParsedRow {
  if (source.length > LONGEST_LINE) return tooLongRow(line, place, `Line ${line}`);
  let json: unknown;
  try {
    json = JSON.parse(source);
  } catch {
    return {
      line,
      sourceId: place,
      error: `Line ${line} is not JSON. Write one object a line, such as {"text": "…"}.`,
    };
  }
  return rowOf(json, { line, place, called: `Line ${line}` });
}

/** A row that is longer than is read. */
export function tooLongRow(line: number, sourceId: string, called: string): ParsedRow {
  return {
    line,
    sourceId,
    error: `${called} is longer than ${megabytes(LONGEST_LINE)}, and no longer one is read. The other rows are not affected. Import this text as a file of its own.`,
  };
}

/** Where a value stands: its number from 1, the name that it gets without an id of its own, what a sentence about it calls it. */
type Place = { readonly line: number; readonly place: string; readonly called: string };

/** A row of any file: an object of a JSON array, a line of a table, an entry of a feed. */
export function rowOf(json: unknown, { line, place, called }: Place): ParsedRow {
  const refuse = (error: string, sourceId = place) => ({ line, sourceId, error });
  const parsed = rowSchema.safeParse(json);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return refuse(
      `${called} is not a row: ${issue?.path.join(".") || "it"} is wrong (${issue?.message}). Correct it and import the file again.`,
    );
  }
  const row = parsed.data;
  const sourceId = canonicalText(String(row.sourceId ?? row.id ?? place));
  const page = Boolean(row.html?.trim());
  const words = page ? row.html : row.text;
  if (words === null || words === undefined)
    return refuse(`${called} has no "text". Give each row its text.`, sourceId);
  return { line, sourceId, page, bytes: new TextEncoder().encode(words), ...metadataOf(row) };
}

/** An address of anything but the web: "gopher://…", "javascript:…". What stands before a port's number is a host. */
const OTHER_SCHEME = /^(?!https?:\/\/)[a-z][a-z0-9+.-]{0,40}:(?!\d)/i;

function addressRemark(url: string): string {
  const shown = url.length > 60 ? `${url.slice(0, 60)}…` : url;
  return `In its row, url “${shown}” is no address of the web, which begins with https:// or http://; it is kept as it stands.`;
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
  if (row.url && OTHER_SCHEME.test(row.url.trim())) remarks.push(addressRemark(row.url.trim()));
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
