import { loadLexicons } from "../../../../lib/usecases/decisions/load-lexicons.ts";
import { route } from "../_route.ts";

export const GET = route({}, async () => {
  const { version, lists } = await loadLexicons();
  const wordsOf = (list: (typeof lists)[number]) =>
    list.words.map(({ entry: { term, forms, sense }, uses, own, decision }) => ({
      term,
      forms: forms ?? [term],
      sense,
      uses,
      origin: own ? "own" : "shipped",
      on: own || decision === null,
      reason: decision?.reason ?? null,
    }));
  return {
    body: {
      version,
      lists: lists.map((list) => ({
        list: list.name,
        version: list.version,
        licence: list.licence,
        words: wordsOf(list),
      })),
    },
  };
});
