import { csvLine } from "../../../lib/export/csv.ts";
import { type ExportKind, exportKind } from "../../../lib/usecases/export-kind.ts";
import { listKind } from "../../../lib/usecases/list-kind.ts";
import { route } from "./_route.ts";
import { KindQuery } from "./_schemas.ts";

/** GET of a kind: a page of its rows, or with ?format=jsonl or csv all of them as a download. */
export function kindRoute(kind: ExportKind) {
  return route({ query: KindQuery }, async ({ query }) => {
    const { format, ...page } = query;
    if (!format) return { body: await listKind(kind, page) };
    const type = format === "csv" ? "text/csv; charset=utf-8" : "application/x-ndjson; charset=utf-8";
    const headers = { "content-type": type, "content-disposition": `attachment; filename="${kind}.${format}"`, "x-content-type-options": "nosniff" };
    return new Response(streamOf(linesOf(kind, format)), { headers });
  });
}

async function* linesOf(kind: ExportKind, format: "jsonl" | "csv"): AsyncGenerator<string> {
  let headed = false;
  for await (const row of exportKind(kind)) {
    if (format === "csv" && !headed) yield csvLine(Object.keys(row));
    headed = true;
    yield format === "csv" ? csvLine(Object.values(row)) : `${JSON.stringify(row)}\n`;
  }
}

/** Rows are made as the reader takes them, so that a large export does not pile up in memory. */
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
