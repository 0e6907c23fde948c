import { decidePair } from "../../../../../lib/usecases/decisions/pair.ts";
import { route } from "../../_route.ts";
import { PairDecisionBody } from "../../_schemas.ts";

export const POST = route({ body: PairDecisionBody }, async ({ body }) => {
  const decision = await decidePair(body);
  return { status: 201, body: { decision }, done: { word: body.verdict, decision } };
});
