import { noteLink } from "../../../../../lib/usecases/decisions/note.ts";
import { route } from "../../_route.ts";
import { LinkNoteBody } from "../../_schemas.ts";

export const POST = route({ body: LinkNoteBody }, async ({ body }) => {
  const decision = await noteLink(body);
  return { status: 201, body: { decision }, done: { word: "noted", decision } };
});
