import { hideOutlets } from "../../../../../lib/usecases/blind/hide-outlets.ts";
import { type TableRow, tabulate } from "../../../../../lib/usecases/export/tabulate.ts";
import { download, formatOf } from "../../_download.ts";
import { route } from "../../_route.ts";
import { TableParams, TableQuery } from "../../_schemas.ts";

export const GET = route({ params: TableParams, query: TableQuery }, async ({ params: { table }, query }, request) => {
  const { ids, topic, outlet, coding, open, of, near, format: asked, blind } = query;
  const made = await tabulate(table, {
    ...(ids ? { ids: ids.split(",").map(Number) } : {}),
    ...(topic ? { topic } : {}),
    ...(outlet ? { outlet } : {}),
    ...(near ? { near } : {}),
    ...(coding ? { coding } : {}),
    ...(open && of ? { opened: { what: open, column: of } } : {}),
  });
  const rows = blind === "1" ? await hideOutlets(made) : made;
  const format = formatOf(asked, request);
  return format ? download(table, inTurn(rows), format) : { body: { rows } };
});

async function* inTurn(rows: readonly TableRow[]): AsyncGenerator<TableRow> {
  yield* rows;
}
