import { switchOffWord } from "../../../../../lib/usecases/decisions/lexicon.ts";
import { route } from "../../_route.ts";
import { WordOffBody } from "../../_schemas.ts";

export const POST = route({ body: WordOffBody }, async ({ body: { list, term, reason } }) => {
  const decision = await switchOffWord({ list, term, ...(reason ? { reason } : {}) });
  return { status: 201, body: { decision }, done: { word: "word-off", decision } };
});
