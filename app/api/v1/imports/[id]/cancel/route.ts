import { cancelImport } from "../../../../../../lib/usecases/imports/cancel-import.ts";
import { route } from "../../../_route.ts";
import { IdParams } from "../../../_schemas.ts";

export const POST = route({ params: IdParams }, async ({ params: { id } }) => ({
  body: { cancelled: await cancelImport(id) },
  done: { word: "cancelled" },
}));
