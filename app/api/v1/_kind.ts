import type { ExportRow } from "../../../lib/export/article-rows.ts";
import { outletHider } from "../../../lib/usecases/blind/hide-outlets.ts";
import { type ExportKind, exportKind, listKind } from "../../../lib/usecases/export/export-kind.ts";
import { download, formatOf } from "./_download.ts";
import { route } from "./_route.ts";
import { KindQuery } from "./_schemas.ts";

/** GET of a kind: a page of its rows, or as JSON lines or CSV all of them as a download. */
export function kindRoute(kind: ExportKind) {
  return route({ query: KindQuery }, async ({ query }, request) => {
    const { format: asked, blind, ...page } = query;
    const format = formatOf(asked, request);
    const hide = blind === "1" ? await outletHider() : null;
    if (!format) {
      const { rows, next } = await listKind(kind, page);
      return { body: { rows: hide ? rows.map(hide) : rows, next } };
    }
    return download(kind, changed(exportKind(kind), hide), format);
  });
}

/** The rows, each changed on its way where there is something to change. */
export async function* changed(
  rows: AsyncIterable<ExportRow>,
  change: ((row: ExportRow) => ExportRow) | null,
): AsyncGenerator<ExportRow> {
  for await (const row of rows) yield change ? change(row) : row;
}
