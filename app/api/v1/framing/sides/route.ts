import { nameSide } from "../../../../../lib/usecases/decisions/side.ts";
import { route } from "../../_route.ts";
import { SideBody } from "../../_schemas.ts";

export const POST = route({ body: SideBody }, async ({ body }) => {
  const decision = await nameSide(body);
  return { status: 201, body: { decision }, done: { word: "saved", decision } };
});
