import { decideLink } from "../../../../../lib/usecases/decisions/link.ts";
import { route } from "../../_route.ts";
import { LinkDecisionBody } from "../../_schemas.ts";

export const POST = route({ body: LinkDecisionBody }, async ({ body }) => {
  const decision = await decideLink(body);
  return { status: 201, body: { decision }, done: { word: body.verdict, decision } };
});
