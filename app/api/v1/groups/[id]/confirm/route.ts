import { confirmGroup } from "../../../../../../lib/usecases/decisions/group.ts";
import { route } from "../../../_route.ts";
import { IdParams } from "../../../_schemas.ts";

export const POST = route({ params: IdParams }, async ({ params: { id } }) => {
  const decision = await confirmGroup(id);
  return { status: 201, body: { decision }, done: { word: "confirmed-group", decision } };
});
