import type { TaggedWord } from "../../text/nlp.ts";
import { type Construction, firstFitting } from "./constructions.ts";
import { type Cue, isCapital, isQuoteMark, phraseEnd, type Range, type TaggedSentence } from "./sentence.ts";
import { inheritedSource } from "./source.ts";
import { isRubric } from "./turns.ts";

/** Words of a name with its titles before a colon. */
const LONGEST_TITLE = 24;
/** Words of a name with its titles behind a dash at the end. */
const LONGEST_SIGNATURE = 12;
/** Share of longer words with a capital from which a line is printed as a headline. */
const MOSTLY_CAPITALS = 0.7;

/** A mark in its sentence, with the words before it and the reporting words found there. */
type Place = {
  readonly sentence: TaggedSentence;
  readonly words: readonly TaggedWord[];
  readonly i: number;
  readonly before: readonly TaggedWord[];
  readonly cues: readonly Cue[];
  /** Whether a quotation opens behind the mark. */
  readonly quotes: boolean;
};

/** Whose words a colon or dash hands on; "nobody" ends the search. */
export const MARK_SPEAKERS: readonly Construction<Place, Range | "nobody">[] = [
  { example: "A sign reads “It is closed” — [Ada Lund]", read: signature },
  { example: ": the mast broke.", read: noTitle },
  { example: "The “Pier News”: the mast broke.", read: severalSentences },
  { example: "[Moor] took the stage: “The pier is closed.”", read: sceneBeforeQuotation },
  { example: "[MOOR]: We will close the pier.", read: transcriptTurn },
  { example: "[Ada Moor], chair of the board: “The pier is closed.”", read: nameAndTitle },
  { example: "[Ada Moor]: Pier Will Open Soon", read: headline },
];

/** "Ada Moor, chair of the board: “…”", "MOOR: We …" in a transcript, and “…” ― Ada Moor at the end. */
export function markAt(sentence: TaggedSentence, i: number, cues: readonly Cue[]): Cue | null {
  const { words } = sentence;
  if (!/^(?::|[―—–]|--?)$/.test(words[i]?.raw ?? "")) return null;
  const quotes = isQuoteMark(words[i + 1]?.raw ?? "");
  const place = { sentence, words, i, cues, quotes, before: words.slice(0, i) };
  const source = firstFitting(MARK_SPEAKERS, place)?.answer ?? "nobody";
  if (source === "nobody") return null;
  return { kind: "mark", range: { from: i, to: i + 1 }, source, entry: null, verbClass: "neutral", inherits: false };
}

function signature({ sentence, words, i }: Place): Range | "nobody" | null {
  if (words[i]?.raw === ":") return null;
  if (sentence.quoted[i - 1] !== true || words.length - i > LONGEST_SIGNATURE) return "nobody";
  const rest = words.slice(i + 1);
  const named = rest.every((word) => isCapital(word) || word.pos === "NUM" || /^[.,]$/.test(word.raw));
  if (rest.length < 2 || !named) return "nobody";
  const to = phraseEnd(words, i + 1);
  return to > i + 1 ? { from: i + 1, to } : "nobody";
}

function noTitle({ i }: Place): "nobody" | null {
  return i === 0 || i > LONGEST_TITLE ? "nobody" : null;
}

function severalSentences({ before }: Place): "nobody" | null {
  return before.some((word) => /^[.;:?!]$/.test(word.raw) || isQuoteMark(word.raw)) ? "nobody" : null;
}

/** No word of speaking stands before the colon, but the marks speak. Any other clause before it names nobody. */
function sceneBeforeQuotation({ sentence, words, i, before, cues, quotes }: Place): Range | "nobody" | null {
  const verb = before.some((word) => word.pos === "AUX" || (word.pos === "VERB" && !/^\p{Lu}/u.test(word.raw)));
  if (!verb) return null;
  if (!quotes || cues.some((cue) => cue.entry?.quote === true)) return "nobody";
  const subject = inheritedSource(sentence, i, cues);
  return subject && /^\p{Lu}/u.test(words[subject.from]?.raw ?? "") ? subject : "nobody";
}

function transcriptTurn({ before, i }: Place): Range | null {
  const capitals = before.every((word) => /^[\p{Lu}.'’-]{2,}$/u.test(word.raw) && !isRubric(word.norm));
  return i <= 4 && capitals ? nameIn(before) : null;
}

function nameAndTitle({ before, quotes }: Place): Range | null {
  if (!quotes || !/^\p{Lu}/u.test(before[0]?.raw ?? "")) return null;
  const names = before.filter((word) => isCapital(word) || word.pos === "PROPN").length;
  return names >= 2 ? nameIn(before) : null;
}

/** Names alone, a capital behind them, and no full stop or capitals throughout. */
function headline({ words, before, i }: Place): Range | null {
  if (i > 3 || !before.some((word) => word.pos === "PROPN") || !before.every(isCapital)) return null;
  if (!isCapital(words[i + 1])) return null;
  const stopped = /[.?!]$/.test(words.at(-1)?.raw ?? "");
  return !stopped || isTitleCase(words.slice(i + 1)) ? nameIn(before) : null;
}

/** The words up to the first comma. */
function nameIn(before: readonly TaggedWord[]): Range {
  const comma = before.findIndex((word) => word.raw === ",");
  return { from: 0, to: comma > 0 ? comma : before.length };
}

/** Most longer words with a capital, as headlines are printed. */
function isTitleCase(words: readonly TaggedWord[]): boolean {
  const long = words.filter((word) => /^\p{L}{4,}/u.test(word.raw));
  return long.length > 1 && long.filter((word) => /^\p{Lu}/u.test(word.raw)).length > long.length * MOSTLY_CAPITALS;
}
