import { keepLine } from "../../../../../../lib/usecases/decisions/line.ts";
import { route } from "../../../_route.ts";
import { LineParams } from "../../../_schemas.ts";

export const POST = route({ params: LineParams }, async ({ params: { hash } }) => {
  const decision = await keepLine(hash);
  return { status: 201, body: { decision }, done: { word: "line-kept", decision } };
});
