import { once } from "node:events";
import { parseArgs } from "node:util";
import type { ExportRow } from "../export/article-rows.ts";
import { TABLE_FORMATS, tableLines } from "../export/table-lines.ts";
import { AppError } from "../model/errors.ts";
import { EXPORT_KINDS, type ExportKind, exportKind } from "../usecases/export/export-kind.ts";
import { TABLES, tabulate } from "../usecases/export/tabulate.ts";
import { withDatabase } from "./session.ts";

const OPTIONS = {
  format: { type: "string", default: "jsonl" },
  ids: { type: "string" },
  topic: { type: "string" },
  story: { type: "string" },
  outlet: { type: "string" },
  coding: { type: "string" },
  open: { type: "string" },
  of: { type: "string" },
} as const;

/** `parallax export KIND`: rows on standard output, as JSON lines or CSV. KIND is of everything, or a page's table with its choice. */
export async function runExport(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: OPTIONS });
  const [kind = ""] = positionals;
  if (!isKind(kind) && !TABLES.some((table) => table === kind))
    throw new AppError("INVALID_INPUT", `Name what to export: ${[...EXPORT_KINDS, ...TABLES].join(", ")}.`);
  const format = TABLE_FORMATS.find((known) => known === values.format);
  if (!format)
    throw new AppError("INVALID_INPUT", `There is no format “${values.format}”. Known: ${TABLE_FORMATS.join(", ")}.`);
  return withDatabase({ worker: false }, async () => {
    for await (const line of tableLines(isKind(kind) ? exportKind(kind) : tableRows(kind, values), format))
      await print(line);
    return 0;
  });
}

async function* tableRows(
  table: string,
  { ids, topic, story, outlet, coding, open, of }: Partial<Record<keyof typeof OPTIONS, string>>,
): AsyncGenerator<ExportRow> {
  yield* await tabulate(table, {
    ...(ids ? { ids: ids.split(",").map((id) => wholeNumber("ids", id)) } : {}),
    ...(topic ? { topic: wholeNumber("topic", topic) } : {}),
    ...(story ? { story: wholeNumber("story", story) } : {}),
    ...(outlet ? { outlet: wholeNumber("outlet", outlet) } : {}),
    ...(coding ? { coding: wholeNumber("coding", coding) } : {}),
    ...(open && of ? { opened: { what: open, column: of } } : {}),
  });
}

function wholeNumber(option: string, text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new AppError("INVALID_INPUT", `--${option} wants a number, not “${text}”.`);
  return Number(text);
}

function isKind(kind: string): kind is ExportKind {
  return EXPORT_KINDS.some((known) => known === kind);
}

/** Waits where the reader is slower than we are, so that a large export does not pile up in memory. */
async function print(line: string): Promise<void> {
  if (!process.stdout.write(line)) await once(process.stdout, "drain");
}
