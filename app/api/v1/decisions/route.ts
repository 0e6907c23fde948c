import { outletHider } from "../../../../lib/usecases/blind/hide-outlets.ts";
import { listDecisions } from "../../../../lib/usecases/decisions/list-decisions.ts";
import { exportKind } from "../../../../lib/usecases/export/export-kind.ts";
import { download, formatOf } from "../_download.ts";
import { changed } from "../_kind.ts";
import { logPage, numberCursor } from "../_log-page.ts";
import { route } from "../_route.ts";
import { KindQuery } from "../_schemas.ts";

export const GET = route({ query: KindQuery }, async ({ query: { after, limit, format: asked, blind } }, request) => {
  const format = formatOf(asked, request);
  const hide = blind === "1" ? await outletHider() : null;
  if (format) return download("decisions", changed(exportKind("decisions"), hide), format);
  const rows = await listDecisions({ ...numberCursor(after), limit });
  return { body: logPage(hide ? rows.map(hide) : rows, limit, (row) => row.decision) };
});
