import { addName, rejectName } from "../../../../../lib/usecases/decisions/naming.ts";
import { route } from "../../_route.ts";
import { NamingBody } from "../../_schemas.ts";

export const POST = route({ body: NamingBody }, async ({ body }) => {
  const decision = body.verdict === "also-called" ? await addName(body) : await rejectName(body);
  return { status: 201, body: { decision }, done: { word: "saved", decision } };
});
