import type { TaggedWord } from "../../text/nlp.ts";
import { contentLemmas } from "../claim/lemmas.ts";

/** A noun phrase: its words in order as they stand in the text, and the nouns that head its one or two parts, the first the more important. */
export type NounPhrase = {
  readonly words: readonly TaggedWord[];
  readonly heads: readonly TaggedWord[];
  /** Two parts with "and" between them. */
  readonly joined: boolean;
  /** A single word behind a preposition, as in "in preparation" or "at risk": how something is done more often than what. */
  readonly adverbial: boolean;
};

/** Words that count as one, by their places: "military", "long-range". */
type PhrasePart = { readonly from: number; readonly to: number; readonly noun: boolean };

/** Pieces of a run that a phrase may have; longer runs are lists and titles. It also keeps the work linear in the text. */
const LONGEST_RUN = 4;
/** What joins a noun to any other. */
const JOINING = new Set(["of", "on", "into", "inside", "against"]);
/** What joins a noun to a name ("aid to Ukraine"); before other words these mostly belong to the verb ("used weapons in attacks"). */
const JOINING_NAMES = new Set(["to", "with", "in"]);

/**
 * The noun phrases of a tagged text, left to right: a run of adjectives and nouns that ends in a noun, with each shorter ending of it
 * ("US military aid", "military aid", "aid"); the same with "of", "on", "to" … and a second run; and two runs with "and" between
 * them. Possessors, quotation marks, figures and function words end a run and are never part of it.
 */
export function nounPhrasesIn(words: readonly TaggedWord[]): NounPhrase[] {
  const runs = runsOf(words);
  return runs.flatMap((run, i) => {
    const phrases: NounPhrase[] = [];
    const [last, second] = [run.at(-1), runs[i + 1]];
    const link = second && last ? linkBetween(words, last, second) : null;
    for (const [at, piece] of run.entries()) {
      const head = words[last?.to ?? -1];
      // "States" is no ending of "United States".
      if (!head || (isName(words[piece.from]) && isName(words[run[at - 1]?.to ?? -1]))) continue;
      const adverbial = run.length === 1 && head.norm === head.lemma && words[piece.from - 1]?.pos === "ADP";
      phrases.push({ words: words.slice(piece.from, (last?.to ?? 0) + 1), heads: [head], joined: false, adverbial });
      const [end, other] = [second?.at(-1)?.to ?? -1, words[second?.at(-1)?.to ?? -1]];
      if (link && other)
        phrases.push({
          words: words.slice(piece.from, end + 1),
          heads: [head, other],
          joined: link === "and",
          adverbial: false,
        });
    }
    return phrases;
  });
}

/** Runs of at most LONGEST_RUN pieces that end in a noun, the last pieces of longer ones. */
function runsOf(words: readonly TaggedWord[]): PhrasePart[][] {
  const runs: PhrasePart[][] = [];
  let run: PhrasePart[] = [];
  const close = () => {
    const kept = run.slice(0, run.findLastIndex((piece) => piece.noun) + 1);
    const after = words[(kept.at(-1)?.to ?? -2) + 1];
    // "Russia's": who owns something is no name of it.
    if (kept.length > 0 && !(after?.pos === "PART" && /^['’]/.test(after.raw))) runs.push(kept.slice(-LONGEST_RUN));
    run = [];
  };
  for (let i = 0; i < words.length; ) {
    const piece = pieceAt(words, i);
    if (piece) run.push(piece);
    else close();
    i = piece ? piece.to + 1 : i + 1;
  }
  close();
  return runs;
}

/** The word at `i` with all that hyphens join to it, if it may stand in a run. */
function pieceAt(words: readonly TaggedWord[], i: number): PhrasePart | null {
  let to = i;
  while (
    words[to + 1]?.raw === "-" &&
    words[to + 1]?.start === words[to]?.end &&
    words[to + 2]?.start === words[to + 1]?.end
  )
    to += 2;
  const [first, last] = [words[i], words[to]];
  if (!first || !last || !/^\p{L}/u.test(first.raw) || !/^\p{L}/u.test(last.raw)) return null;
  // "carrot & stick": the sign joins nouns, whatever the tagger takes the second one for.
  const noun = last.pos === "NOUN" || last.pos === "PROPN" || words[i - 1]?.raw === "&";
  if (to > i) return { from: i, to, noun };
  return (noun || first.pos === "ADJ") && contentLemmas([first]).length > 0 ? { from: i, to, noun } : null;
}

const isName = (word: TaggedWord | undefined) => word?.pos === "PROPN";

/** What makes one phrase of two runs, or null. */
function linkBetween(
  words: readonly TaggedWord[],
  last: PhrasePart,
  second: readonly PhrasePart[],
): "of" | "and" | null {
  const start = second[0]?.from ?? 0;
  const [between, article] = [words[last.to + 1], words[last.to + 2]];
  const whole = start === last.to + 2 || (start === last.to + 3 && article?.norm === "the");
  if (!between || !whole) return null;
  if (start === last.to + 2 && /^(?:and|&)$/.test(between.norm)) return "and";
  if (between.pos === "PART") return null;
  if (JOINING.has(between.norm)) return "of";
  const name = second.some((piece) => isName(words[piece.from]));
  return JOINING_NAMES.has(between.norm) && name ? "of" : null;
}
