import type { RowSentence } from "./row-sentence.ts";

/** Words named at most in a reason. */
const MOST_WORDS = 5;
/** A quotation shorter than this is a turn of phrase. */
const SHORTEST_QUOTATION = 4;

/**
 * Why two sentences stand in one row, in words for a reader: what is most telling first, and never more than was compared. `weigh` tells how much a
 * stem says in the story.
 */
export function reasonFor(a: RowSentence, b: RowSentence, weigh: (stem: string) => number): string {
  const quoted = sharedRun(a.quoted, b.quoted);
  const figures = [...a.figures].filter((figure) => b.figures.has(figure));
  const speakers = [...a.speakers].filter((speaker) => b.speakers.has(speaker));
  const words = sharedWords(a, b, weigh);
  const reasons = [
    quoted.length >= SHORTEST_QUOTATION ? `both quote “${quoted.join(" ")}”` : null,
    figures.length > 0 ? `both give ${figures.slice(0, 3).join(", ")}` : null,
    speakers[0] ? `both let ${speakers[0].charAt(0).toUpperCase()}${speakers[0].slice(1)} speak` : null,
    words.length > 0 ? `words in common: ${words.join(", ")}` : null,
  ].filter((reason) => reason !== null);
  const [first = "they stand at the same place in both texts", ...rest] = reasons;
  return `${[first.charAt(0).toUpperCase() + first.slice(1), ...rest].join("; ")}.`;
}

/** Content words of both, those that say most first, as the first sentence has them. */
function sharedWords(a: RowSentence, b: RowSentence, weigh: (stem: string) => number): string[] {
  const others = new Set(b.stems);
  const shared = new Map(
    a.stems.flatMap((stem, i) => (others.has(stem) ? [[stem, a.lemmas[i] ?? stem] as const] : [])),
  );
  return (
    [...shared]
      // "D-N.Y." is cut into letters, which say nothing.
      .filter(([, lemma]) => !/\d|^.\.?$/u.test(lemma) || isUnspaced(lemma))
      .sort(([x], [y]) => weigh(y) - weigh(x) || (x < y ? -1 : 1))
      .slice(0, MOST_WORDS)
      .map(([, lemma]) => lemma)
  );
}

/** A letter that is a word: scripts without spaces have such. */
const isUnspaced = (lemma: string) => /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(lemma);

/** The longest run of words that both have, as the words. */
function sharedRun(a: readonly string[], b: readonly string[]): string[] {
  let [longest, end] = [0, 0];
  let row = new Uint16Array(b.length + 1);
  for (const [i, word] of a.entries()) {
    const next = new Uint16Array(b.length + 1);
    for (let j = 0; j < b.length; j++) {
      if (word !== b[j]) continue;
      const run = (row[j] ?? 0) + 1;
      next[j + 1] = run;
      if (run > longest) [longest, end] = [run, i + 1];
    }
    row = next;
  }
  return a.slice(end - longest, end);
}
