import { undoDecision } from "../../../../../../lib/usecases/decisions/undo-decision.ts";
import { route } from "../../../_route.ts";
import { IdParams } from "../../../_schemas.ts";

export const POST = route({ params: IdParams }, async ({ params: { id } }) => {
  await undoDecision(id);
  return { body: { decision: id }, done: { word: "undone" } };
});
