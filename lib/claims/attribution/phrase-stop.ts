import type { TaggedWord } from "../../text/nlp.ts";
import { type Construction, firstFitting } from "./constructions.ts";
import { isFiniteAt, isQuoteMark, isTime, type TaggedSentence } from "./sentence.ts";

const CLAUSE_STARTS = new Set(
  "when while after before because although though unless until whereas during amid following despite".split(" "),
);
const PLACES_OF_SPEECH = new Set(
  "statement interview ruling speech letter tweet post column editorial report briefing article appearance debate memo email ad video conference".split(
    " ",
  ),
);

/** A word behind the first of a phrase that begins at `start`. */
type Place = {
  readonly words: readonly TaggedWord[];
  readonly quoted: readonly boolean[];
  readonly start: number;
  readonly j: number;
  readonly word: TaggedWord;
  readonly before: TaggedWord;
};

/** What ends an object or a noun's complement at a word; the answer is the index of the first word that is no part of it. */
export const PHRASE_STOPS: readonly Construction<Place, number>[] = [
  { example: "Moor denied [the plan], and so did the board.", read: at(({ word }) => /^[,;]$/.test(word.raw)) },
  { example: "The mayor praised [the plan] — it was new.", read: at(isDash) },
  { example: "Moor denied [the “pier plan,”] the board left.", read: at(followsClosedQuotation) },
  { example: "The mayor praised [the plan] when it came up.", read: at(({ word }) => CLAUSE_STARTS.has(word.norm)) },
  { example: "Moor denied [the plan] in January.", read: beforeTime },
  { example: "Moor denied [the plan] Friday.", read: at(isWeekday) },
  { example: "Moor denied [the plan] in a statement.", read: at(isPlaceOfSpeech) },
  { example: "The mayor praised [the plan] and left the room.", read: at(doesSomethingElse) },
  { example: "Moor attacked [the plan] by calling it old.", read: at(isMeans) },
];

/** Where an object or a noun's complement ends: at a comma, a dash, a time or place of speaking, or a new clause. */
export function phraseStop({ words, quoted }: TaggedSentence, start: number, end: number): number {
  for (let j = start + 1; j < end; j++) {
    const word = words[j];
    const before = words[j - 1];
    if (!word || !before || quoted[j]) continue;
    const stop = firstFitting(PHRASE_STOPS, { words, quoted, start, j, word, before });
    if (stop) return stop.answer;
  }
  return end;
}

function at(holds: (place: Place) => boolean): (place: Place) => number | null {
  return (place) => (holds(place) ? place.j : null);
}

function isDash({ word, before }: Place): boolean {
  return /^(?:[—–―]|--?)$/.test(word.raw) && word.start > before.end;
}

/** American printers put the comma inside the marks. */
function followsClosedQuotation({ words, quoted, j, before }: Place): boolean {
  return isQuoteMark(before.raw) && words[j - 2]?.raw === "," && quoted[j - 2] === true;
}

function beforeTime({ word, before, j, start }: Place): number | null {
  return isTime(word) && /^(?:on|in|at|since)$/.test(before.norm) && j - 1 > start ? j - 1 : null;
}

function isWeekday({ word }: Place): boolean {
  return /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$/.test(word.norm);
}

function isPlaceOfSpeech({ words, word, j }: Place): boolean {
  return word.norm === "in" && PLACES_OF_SPEECH.has(words[j + 2]?.lemma ?? "");
}

/** The object ends where its speaker does something else. In "asked them to stay and help" he does not. */
function doesSomethingElse({ words, word, j, start }: Place): boolean {
  if (word.norm !== "and" && word.norm !== "but") return false;
  const bare = words[j + 1]?.norm === words[j + 1]?.lemma && words.slice(start, j).some((w) => w.norm === "to");
  return !bare && isFiniteAt(words, j + 1);
}

function isMeans({ words, word, j }: Place): boolean {
  return word.norm === "by" && words[j + 1]?.pos === "VERB" && /ing$/.test(words[j + 1]?.norm ?? "");
}
