import { once } from "node:events";
import { parseArgs } from "node:util";
import { csvLine } from "../export/csv.ts";
import { AppError } from "../model/errors.ts";
import { EXPORT_KINDS, type ExportKind, exportKind } from "../usecases/export-kind.ts";
import { withDatabase } from "./session.ts";

/** `parallax export KIND`: rows on standard output, as JSON lines or CSV. */
export async function runExport(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { format: { type: "string", default: "jsonl" } } });
  const [kind] = positionals;
  if (!isKind(kind)) throw new AppError("INVALID_INPUT", `Name what to export: ${EXPORT_KINDS.join(", ")}.`);
  if (values.format !== "jsonl" && values.format !== "csv")
    throw new AppError("INVALID_INPUT", `There is no format “${values.format}”. Known: jsonl, csv.`);
  return withDatabase({ worker: false }, async () => {
    let headed = false;
    for await (const row of exportKind(kind)) {
      if (values.format === "jsonl") await print(`${JSON.stringify(row)}\n`);
      else {
        if (!headed) await print(csvLine(Object.keys(row)));
        headed = true;
        await print(csvLine(Object.values(row)));
      }
    }
    return 0;
  });
}

function isKind(kind: string | undefined): kind is ExportKind {
  return EXPORT_KINDS.some((known) => known === kind);
}

/** Waits where the reader is slower than we are, so that a large export does not pile up in memory. */
async function print(line: string): Promise<void> {
  if (!process.stdout.write(line)) await once(process.stdout, "drain");
}
