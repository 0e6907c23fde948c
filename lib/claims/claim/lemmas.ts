import type { TaggedWord } from "../../text/nlp.ts";
import data from "../data/concepts.json" with { type: "json" };

const CONCEPTS = new Map(
  Object.entries(data.concepts).flatMap(([concept, words]) => words.split(" ").map((word) => [word, concept] as const)),
);
const PHRASES = new Map(Object.entries(data.phrases));
const FUNCTION_WORDS = new Set(data.functionWords.split(" "));
const CONTENT = new Set(["NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV"]);

/** Content lemmas in order, lower case, words of one concept under its name ("freeze" is "halt", "weapons" are "arms"). */
export function contentLemmas(words: readonly TaggedWord[]): string[] {
  const lemmas: string[] = [];
  for (let i = 0; i < words.length; i++) {
    const word = words[i];
    if (!word) continue;
    const phrase = PHRASES.get(`${word.norm} ${words[i + 1]?.norm ?? ""}`);
    if (phrase) {
      lemmas.push(phrase);
      i++;
      continue;
    }
    if (!CONTENT.has(word.pos) || !/[\p{L}\p{N}]/u.test(word.norm) || FUNCTION_WORDS.has(word.lemma)) continue;
    lemmas.push(CONCEPTS.get(word.lemma) ?? CONCEPTS.get(word.norm) ?? word.lemma);
  }
  return lemmas;
}
