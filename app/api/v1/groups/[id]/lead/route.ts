import { chooseLead } from "../../../../../../lib/usecases/decisions/lead.ts";
import { route } from "../../../_route.ts";
import { IdParams, LeadBody } from "../../../_schemas.ts";

export const POST = route({ params: IdParams, body: LeadBody }, async ({ params: { id }, body: { article } }) => {
  const decision = await chooseLead(article, id);
  return { status: 201, body: { decision }, done: { word: "lead", decision } };
});
