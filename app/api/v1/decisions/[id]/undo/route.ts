import { undoDecision } from "../../../../../../lib/usecases/undo-decision.ts";
import { route } from "../../../_route.ts";
import { IdParams } from "../../../_schemas.ts";

/** Without `done`: what is undone is offered again where it was decided, not as something to undo. */
export const POST = route({ params: IdParams }, async ({ params: { id } }) => {
  await undoDecision(id);
  return { body: { decision: id } };
});
