import { addWord } from "../../../../../lib/usecases/decisions/lexicon.ts";
import { route } from "../../_route.ts";
import { OwnWordBody } from "../../_schemas.ts";

export const POST = route({ body: OwnWordBody }, async ({ body: { reason, ...word } }) => {
  const decision = await addWord({ ...word, ...(reason ? { reason } : {}) });
  return { status: 201, body: { decision }, done: { word: "word-added", decision } };
});
