import type { ComparedArticle } from "../../../lib/model/pair.ts";

const NOUNS =
  "harbour council bridge farmer river engine market school winter letter garden island doctor captain village window library orchard railway mountain".split(
    " ",
  );
const VERBS =
  "repaired questioned crossed measured painted opened followed defended counted visited carried answered".split(" ");

/** Prose without meaning: sentences of fifteen words, the same for the same seed, sharing hardly any four words in a row with another seed. */
export function prose(seed: number, sentences: number): string {
  let state = seed * 7919 + 17;
  const next = (below: number) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return (state >>> 8) % below;
  };
  const noun = () => `${NOUNS[next(NOUNS.length)]}${next(40)}`;
  const verb = () => VERBS[next(VERBS.length)] ?? "";
  return Array.from(
    { length: sentences },
    () =>
      `The ${noun()} ${verb()} a ${noun()} near ${noun()} and ${noun()} ${verb()} every ${noun()} before ${noun()}.`,
  ).join(" ");
}

/** An article all of whose text is body. */
export function whole(id: number, text: string): ComparedArticle {
  return { id, text, body: [{ start: 0, end: text.length }] };
}
