import { TABLE_FORMATS, type TableFormat, tableLines } from "../../../lib/export/table-lines.ts";

const TYPES: Record<TableFormat, string> = { csv: "text/csv", jsonl: "application/x-ndjson" };

/** The format that a request asks for: `?format=` wins over Accept. Null where it asks for neither, which means JSON. */
export function formatOf(asked: TableFormat | undefined, request: Request): TableFormat | null {
  const accepted = request.headers.get("accept")?.toLowerCase() ?? "";
  return asked ?? TABLE_FORMATS.find((format) => accepted.includes(TYPES[format])) ?? null;
}

/** Rows as a file to keep. They are made as the reader takes them, so that a large export does not pile up in memory. */
export function download(name: string, rows: AsyncIterable<Record<string, unknown>>, format: TableFormat): Response {
  const headers = {
    "content-type": `${TYPES[format]}; charset=utf-8`,
    "content-disposition": `attachment; filename="${name}.${format}"`,
    "x-content-type-options": "nosniff",
  };
  return new Response(streamOf(tableLines(rows, format)), { headers });
}

function streamOf(lines: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await lines.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await lines.return(undefined);
    },
  });
}
