import { removeCoding } from "../../../../../../lib/usecases/coding/give-codes.ts";
import { route } from "../../../_route.ts";
import { IdParams } from "../../../_schemas.ts";

export const POST = route({ params: IdParams }, async ({ params: { id } }) => {
  await removeCoding(id);
  return { body: { coding: id }, done: { word: "coding-removed" } };
});
