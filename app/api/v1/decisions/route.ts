import { listDecisions } from "../../../../lib/usecases/list-decisions.ts";
import { logPage, numberCursor } from "../_log-page.ts";
import { route } from "../_route.ts";
import { PageQuery } from "../_schemas.ts";

export const GET = route({ query: PageQuery }, async ({ query: { after, limit } }) => ({
  body: logPage(await listDecisions({ ...numberCursor(after), limit }), limit, (row) => row.decision),
}));
