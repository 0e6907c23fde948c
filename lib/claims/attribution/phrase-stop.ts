import type { TaggedWord } from "../../text/nlp.ts";
import { type Construction, firstFitting } from "./constructions.ts";
import { isCapital, isFiniteAt, isNominal, isQuoteMark, isTime, phraseEnd, type TaggedSentence } from "./sentence.ts";

const CLAUSE_STARTS = new Set(
  "when while after before because although though unless until whereas during amid following despite since".split(" "),
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
  { example: "Moor denied [the plan], and so did the board.", read: at(endsAtComma) },
  { example: "The mayor lashed out at [the plan] — it was new.", read: at(isDash) },
  { example: "Moor denied [the “pier plan,”] the board left.", read: at(followsClosedQuotation) },
  { example: "The mayor praised [the plan] when it came up.", read: at(isOtherClause) },
  { example: "Moor denied [the plan] in January.", read: beforeTime },
  { example: "Moor denied [the plan] Friday.", read: at(isWeekday) },
  { example: "Moor denied [the plan] in a statement.", read: at(isPlaceOfSpeech) },
  { example: "The mayor praised [the plan] and left the room.", read: at(doesSomethingElse) },
  { example: "Moor attacked [the plan] by calling it old.", read: at(isMeans) },
];

/** How an object goes on behind a comma. */
export const PAST_COMMA: readonly Construction<Place, true>[] = [
  { example: "The mayor praised [the harbour, including its piers].", read: isExample },
  { example: "The mayor praised [the plan, in which the pier is closed].", read: isRelativeBehindPreposition },
  { example: "The mayor praised [the pier, the harbour and the board].", read: isListed },
  { example: "The mayor accused [his rival, Ada Moor, of lying].", read: isNamedBehind },
  { example: "The mayor accused [his rival, Ada Moor, of lying].", read: isBehindName },
  { example: "Moor called [the board “slow”, “deaf” and “old”].", read: isNextName },
];
/** More things in one list than this are a table. */
const LONGEST_LIST = 12;
/** A sentence that begins with the object ("Citing a friend, Ada Moor left") names its subject behind the comma. */
const EARLIEST_APPOSITION = 3;

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

/** A comma ends the phrase, unless the phrase goes on behind it. */
function endsAtComma(place: Place): boolean {
  const { word } = place;
  return word.raw === ";" || (word.raw === "," && firstFitting(PAST_COMMA, place) === null);
}

/** "praised the harbour, including its piers". */
function isExample({ words, j }: Place): true | null {
  const next = words[j + 1]?.norm ?? "";
  return /^(?:including|especially|particularly|notably)$/.test(next) ||
    (next === "such" && words[j + 2]?.norm === "as")
    ? true
    : null;
}

function isRelativeBehindPreposition({ words, j }: Place): true | null {
  return words[j + 1]?.pos === "ADP" && /^(?:which|whom|whose)$/.test(words[j + 2]?.norm ?? "") ? true : null;
}

/** Further things of one list, closed by "and" or "or", with no verb behind them that would make them a subject. */
function isListed({ words, j }: Place): true | null {
  let from = j + 1;
  for (let more = 0; more < LONGEST_LIST; more++) {
    const conjunction = /^(?:and|or)$/.test(words[from]?.norm ?? "");
    const to = listedEnd(words, conjunction ? from + 1 : from);
    if (to === null || isFiniteAt(words, to)) return null;
    if (conjunction || words.slice(from, to).some((word) => /^(?:and|or)$/.test(word.norm))) return true;
    if (words[to]?.raw === ",") from = to + 1;
    else if (/^(?:and|or)$/.test(words[to]?.norm ?? "")) from = to;
    else return null;
  }
  return null;
}

/** Where one thing of a list ends; null where none begins. */
function listedEnd(words: readonly TaggedWord[], from: number): number | null {
  if (words[from]?.pos === "PRON") return null;
  const to = phraseEnd(words, from);
  return to > from ? to : null;
}

/** "accused his rival, Ada Moor, of lying": who is meant stands behind. */
function isNamedBehind({ words, j, before, start }: Place): true | null {
  if (
    !["NOUN", "ADJ"].includes(before.pos) ||
    /^\p{Lu}/u.test(before.raw) ||
    start < EARLIEST_APPOSITION ||
    !isCapital(words[j + 1])
  )
    return null;
  const to = phraseEnd(words, j + 1);
  return to > j + 1 && isNominal(words[to - 1]) && /^[,.]$/.test(words[to]?.raw ?? ".") ? true : null;
}

/** Another name in marks, an article or "and" before it: a “nasty guy,” an “anchor baby” and “sick”. */
function isNextName({ words, quoted, j }: Pick<Place, "words" | "quoted" | "j">): true | null {
  const mark = (at: number) => isQuoteMark(words[at]?.raw ?? "");
  const closed = mark(j - 1) || mark(j);
  let from = j + 1;
  if (/^(?:and|or)$/.test(words[from]?.norm ?? "")) from++;
  if (words[from]?.pos === "DET") from++;
  return closed && mark(from) && quoted[from] ? true : null;
}

/** The comma behind that name. */
function isBehindName(place: Place): true | null {
  const { words, j, start } = place;
  if (words[j + 1]?.pos !== "ADP") return null;
  const open = words.findLastIndex((word, k) => k < j && word.raw === ",");
  const [word, before] = [words[open], words[open - 1]];
  return open > start && word && before ? isNamedBehind({ ...place, j: open, word, before }) : null;
}

/** A clause behind an object says when or why it was praised; behind "accused Lund of sleeping" it belongs to the sleeping. */
function isOtherClause({ words, word, j, start }: Place): boolean {
  if (!CLAUSE_STARTS.has(word.norm)) return false;
  const own = words.slice(start, j).some((each) => each.pos === "VERB" && /ing$/.test(each.norm));
  return !own;
}

function isDash({ word, before }: Place): boolean {
  return /^(?:[—–―]|--?)$/.test(word.raw) && word.start > before.end;
}

/** American printers put the comma inside the marks. */
function followsClosedQuotation({ words, quoted, j, before }: Place): boolean {
  const listed = quoted[j] || isNextName({ words, quoted, j: j - 1 }) !== null;
  return isQuoteMark(before.raw) && words[j - 2]?.raw === "," && quoted[j - 2] === true && !listed;
}

function beforeTime({ words, word, before, j, start }: Place): number | null {
  // "in this country" is no time, and "this week" is one.
  if (/^(?:this|last|next)$/.test(word.norm) && !isTime(words[j + 1])) return null;
  return isTime(word) && /^(?:on|in|at|since)$/.test(before.norm) && j - 1 > start ? j - 1 : null;
}

function isWeekday({ words, word, before, j }: Place): boolean {
  // "Monday's debate" and "the Monday market" are things.
  if (/^['’]s$/.test(words[j + 1]?.raw ?? "") || before.pos === "DET") return false;
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
