import { splitGroup } from "../../../../../../lib/usecases/decisions/group.ts";
import { route } from "../../../_route.ts";
import { IdParams, SplitBody } from "../../../_schemas.ts";

export const POST = route({ params: IdParams, body: SplitBody }, async ({ params: { id }, body: { out } }) => {
  const decision = await splitGroup(id, out);
  return { status: 201, body: { decision }, done: { word: "split", decision } };
});
