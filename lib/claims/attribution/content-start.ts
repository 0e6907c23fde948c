import type { TaggedWord } from "../../text/nlp.ts";
import { addressee } from "./addressee.ts";
import { type Behind, behindVerb, isVerbForm, NOTHING } from "./behind-verb.ts";
import { type Construction, firstFitting } from "./constructions.ts";
import { CUE_NOUNS } from "./cues.ts";
import {
  type Cue,
  hasFiniteVerb,
  isCapital,
  isPossessive,
  isQuoteMark,
  isTime,
  LOOK_AHEAD,
  opensThatClause,
  phraseEnd,
  type TaggedSentence,
} from "./sentence.ts";

/** What else may begin a clause without "that", beside a noun phrase. */
const CLAUSE_OPENERS = /^(?:whether|if|how|why|what|who|when|where|there|it|he|she|they|we|i|you)$/;

/** Words between a verb and its ", that": "said at a stop in Tarn, Ohio, that". */
const LONGEST_INSERTION = 24;

/** A word on the way to what is said. */
type Passed = Behind & { readonly j: number; readonly word: TaggedWord };
/** Where what is said begins (null leaves it to other constructions), or the last word that is stepped over. */
type Step = { readonly start: number | null } | { readonly past: number };

/** How what is said may begin on the right of the verb; the answer is the index of its first word, or NOTHING. */
export const CONTENT_STARTS: readonly Construction<Behind, number>[] = [
  { example: "The court held [that the pier is closed].", read: thatClause },
  { example: "Moor cautioned, as did the board, [that the pier is closed].", read: thatBehindInsertion },
  { example: "Moor asked [whether the pier is closed].", read: whetherClause },
  { example: "The mayor approved of [the closed pier].", read: behindPreposition },
  { example: "Moor told the anxious board on Monday [that the pier is closed].", read: openedFurtherOn },
  { example: "Moor promised [to close the pier].", read: infinitive },
  { example: "Moor wrote about [the closed pier].", read: behindAnyPreposition },
  { example: "Moor said, and the board left.", read: comma },
  { example: "Moor said on Monday [they had closed the pier].", read: behindAdverbial },
  { example: "The mayor denied [taking the money].", read: gerund },
  { example: "“The pier is closed,” Moor said quietly.", read: bareTail },
  { example: "The mayor told the board [they had closed the pier].", read: addressee },
  { example: "Moor criticised [the closed pier].", read: object },
  { example: "Moor wondered [why the pier is closed].", read: questionOrPronoun },
  { example: "Moor said [the pier is closed].", read: bareClause },
  { example: "Moor says [too much is made of the pier].", read: clauseBehindAmount },
];

/** What the words between the verb and what is said tell, one by one; a verb or a mark inside a phrase leaves it to the other constructions. */
export const FURTHER_ON: readonly Construction<Passed, Step>[] = [
  { example: "Moor told the anxious board on Monday [that the pier is closed].", read: openingThat },
  { example: "Moor told the “new board” [that the pier is closed].", read: markInsidePhrase },
  {
    example: "Moor told the board: [the pier is closed].",
    read: ({ word, j }) => (word.raw === ":" ? { start: j + 1 } : null),
  },
  { example: "Moor told the board on Monday [“the pier is closed”].", read: openingMark },
  { example: "Moor said the pier which closed that day was old.", read: otherVerb },
  {
    example: "“The pier is closed,” Moor told the board, as “planned”.",
    read: ({ word, tail }) => (word.raw === "," && tail ? { start: NOTHING } : null),
  },
];

/** Where what is said begins on the right of the verb, or -1 where what follows is no complement of it. */
export function contentStart(sentence: TaggedSentence, cue: Cue, end: number): number {
  const place = behindVerb(sentence, cue, end);
  return place === null ? NOTHING : (firstFitting(CONTENT_STARTS, place)?.answer ?? NOTHING);
}

function thatClause({ words, entry, at }: Behind): number | null {
  return entry.thatClause && opensThatClause(words, at) ? at : null;
}

/** "cautioned, as did the board, that …": what is inserted between commas tells nothing of it. */
function thatBehindInsertion({ words, entry, next, at, end, tail }: Behind): number | null {
  if (!entry.clause || tail || !(next.raw === "," || next.pos === "ADP" || isTime(next))) return null;
  for (let j = at + 1; j < Math.min(end, at + LONGEST_INSERTION); j++) {
    if (isQuoteMark(words[j]?.raw ?? "") || words[j]?.raw === ";") return null;
    if (words[j]?.raw === "," && opensThatClause(words, j + 1)) return j + 1;
  }
  return null;
}

function whetherClause({ entry, next, at }: Behind): number | null {
  if (next.norm !== "whether") return null;
  return entry.clause || entry.quote || entry.prepositions.has("whether") ? at : NOTHING;
}

function behindPreposition({ entry, next, at }: Behind): number | null {
  return entry.prepositions.has(next.norm) && !entry.quote ? at + 1 : null;
}

/** "that", a colon or a mark within the next words, before any other verb. */
function openedFurtherOn(place: Behind): number | null {
  const { words, at, end, entry } = place;
  if (!entry.clause && !entry.quote && (!entry.addressee || entry.object)) return null;
  for (let j = at; j < Math.min(end, at + LOOK_AHEAD); j++) {
    const word = words[j];
    if (!word) return null;
    const found = firstFitting(FURTHER_ON, { ...place, j, word })?.answer;
    if (!found) continue;
    if ("start" in found) return found.start;
    j = found.past;
  }
  return null;
}

function openingThat({ words, entry, at, j, word, tail, nominal }: Passed): { start: number } | null {
  const opens = word.norm === "that" && (opensThatClause(words, j) || entry.quote) && words[j - 1]?.pos !== "ADP";
  // Behind a quotation everything is said already: “…,” Moor told the board after a meeting that was held on a boat.
  if (!opens || ((!entry.addressee || tail) && j > at && isRelative(words, j))) return null;
  // "found mould in flats that inspectors visited": behind a thing and without an addressee the word opens a relative clause.
  const thing = nominal && !isTime(words[at]) && !CUE_NOUNS.has(words[j - 1]?.lemma ?? "");
  if (thing && j > at && !entry.addressee && words[j - 1]?.pos === "NOUN") return null;
  // "rejected the claim that A": the clause hangs on the noun, and the verb has both.
  const hangs =
    j > at + 1 &&
    entry.object &&
    words[at]?.pos !== "ADP" &&
    !isCapital(words[j - 1]) &&
    CUE_NOUNS.has(words[j - 1]?.lemma ?? "");
  return { start: hangs ? at : j };
}

/** "said the plan that is before the court was fair": a verb right behind makes the word a pronoun. */
function isRelative(words: readonly TaggedWord[], j: number): boolean {
  const verb = words[j + 1];
  // "heard a petition on Monday that asks": the day is passed over.
  let noun = j - 1;
  while (isTime(words[noun])) noun--;
  if (noun < j - 1 && words[noun]?.pos === "ADP") noun--;
  return words[noun]?.pos === "NOUN" && verb !== undefined && (verb.pos === "AUX" || isVerbForm(verb));
}

/** Marks around part of a phrase do not begin what is said; those around an addressee are stepped over. */
function markInsidePhrase({ words, quoted, entry, at, j, word }: Passed): Step | null {
  if (!isQuoteMark(word.raw) || j === at || !isInsidePhrase(words[j - 1])) return null;
  if (!entry.addressee) return { start: null };
  let past = j;
  while (quoted[past + 1]) past++;
  return { past };
}

function openingMark({ words, j, word, tail, entry, nominal, at }: Passed): { start: number } | null {
  if (word.raw !== "“" && word.raw !== '"') return null;
  // "labelled the board “slow”": the thing belongs to what it is called.
  if (entry.object && !entry.quote && nominal && phraseEnd(words, at) === j && j > at) return { start: at };
  return { start: tail && words[j - 1]?.raw !== ":" ? NOTHING : j };
}

function otherVerb({ word }: Passed): { start: null } | null {
  const verb = word.pos === "VERB" && word.norm !== "following" && !isCapital(word);
  return verb || word.pos === "AUX" ? { start: null } : null;
}

/** Whether the word shows that its noun phrase goes on behind it. */
function isInsidePhrase(word: TaggedWord | undefined): boolean {
  return (
    ["DET", "ADJ", "ADP", "PART", "CCONJ"].includes(word?.pos ?? "") ||
    isPossessive(word) ||
    /^['’]s?$/.test(word?.raw ?? "")
  );
}

function infinitive({ words, at, next, entry }: Behind): number | null {
  // "vowed not to repeat it": what is not to be done is said all the same.
  const to = /^(?:not|never)$/.test(next.norm) ? at + 1 : at;
  if (words[to]?.norm !== "to" || !["VERB", "AUX", "ADV"].includes(words[to + 1]?.pos ?? "")) return null;
  return entry.infinitive ? at : NOTHING;
}

function behindAnyPreposition({ entry, next, at }: Behind): number | null {
  return entry.prepositions.has(next.norm) ? at + 1 : null;
}

function comma({ next }: Behind): number | null {
  return next.raw === "," ? NOTHING : null;
}

function behindAdverbial({ words, quoted, at, end, next, entry, tail }: Behind): number | null {
  if (!isTime(next) && next.pos !== "ADP") return null;
  // "called Monday's decision a mistake": the decision is Monday's. "said today's bread was late": the bread is today's.
  if (isTime(next) && /^['’]s$/.test(words[at + 1]?.raw ?? ""))
    return entry.clause && !entry.object && hasFiniteVerb(words, at + 2, end) ? at : null;
  if ((!entry.clause && !entry.quote) || tail) return NOTHING;
  const past = skipAdverbial(words, at, end);
  const verb = words[past];
  // "A poll released on Monday found": what follows is the sentence's own verb.
  if (verb && (verb.pos === "AUX" || verb.pos === "VERB")) return NOTHING;
  return past < end && hasFiniteVerb(words, past, end) && !quoted[past] ? past : NOTHING;
}

function gerund({ words, next, entry, at, end }: Behind): number | null {
  if (!/ing$/.test(next.norm) || next.pos !== "VERB") return null;
  // "said rotating outages could not be ruled out": the form is of the noun behind it, which has its own verb.
  const past = words[at + 1]?.pos === "NOUN" ? phraseEnd(words, at + 1, end) : end;
  if (entry.clause && entry.quote && past < end && hasFiniteVerb(words, past, Math.min(end, past + 1))) return at;
  return entry.gerund || entry.object ? at : NOTHING;
}

function bareTail({ tail, entry, nominal }: Behind): number | null {
  return tail && entry.quote && !entry.object && !nominal ? NOTHING : null;
}

function object({ entry, nominal, quoted, at }: Behind): number | null {
  return entry.object && (nominal || quoted[at]) ? at : null;
}

function questionOrPronoun({ entry, next, at }: Behind): number | null {
  return (entry.clause || entry.quote) && CLAUSE_OPENERS.test(next.norm) ? at : null;
}

function bareClause({ words, entry, nominal, at, end }: Behind): number | null {
  return entry.clause && nominal && hasFiniteVerb(words, at + 1, end) ? at : null;
}

/** "said about 20 people came", "says far too much is made of it". */
function clauseBehindAmount({ words, entry, next, at, end }: Behind): number | null {
  if (!entry.clause || next.pos !== "ADV" || next.norm === "as") return null;
  let j = at;
  while (words[j]?.pos === "ADV") j++;
  // "seems too old" is no clause.
  const much = entry.quote && words[j]?.pos === "ADJ" && !/ly$/.test(next.norm);
  const amount = words[j]?.pos === "NUM" || words[j]?.norm === "half" || much;
  return amount && hasFiniteVerb(words, j, end) ? at : null;
}

function skipAdverbial(words: readonly TaggedWord[], at: number, end: number): number {
  let j = at;
  while (j < end) {
    if (isTime(words[j])) j++;
    else if (words[j]?.pos === "ADP") j = Math.max(j + 1, phraseEnd(words, j + 1, end));
    else break;
  }
  return j;
}
