import { showImport } from "../../../../../lib/usecases/imports/list-imports.ts";
import { route } from "../../_route.ts";
import { IdParams } from "../../_schemas.ts";

export const GET = route({ params: IdParams }, async ({ params: { id } }) => ({ body: await showImport(id) }));
