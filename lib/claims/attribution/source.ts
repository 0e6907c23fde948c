import type { TaggedWord } from "../../text/nlp.ts";
import { beforeAffiliation, beforeAppositions } from "./affiliations.ts";
import { type Construction, firstFitting } from "./constructions.ts";
import { CUE_NOUNS } from "./cues.ts";
import { beforeRelative, beforeRelativeClause, toldOfBefore } from "./relative-clauses.ts";
import {
  type Cue,
  isCapital,
  isNominal,
  isPossessive,
  isTime,
  phraseEnd,
  phraseStart,
  type Range,
  simpleStart,
  startsClause,
  type TaggedSentence,
} from "./sentence.ts";
import { canSpeak, hasRole, NO_TEXT } from "./voice.ts";
import { listStart, withoutManner } from "./whole-names.ts";

/** Words of the longest verb group ("would never again have wanted to try to say"), and of the stretch in which a subject is looked for. */
const LONGEST_GROUP = 12;
const LONGEST_SEARCH = 120;
const LONGEST_INSERTION = 25;
const PLACE_PREPOSITIONS = /^(?:in|at|through|across|into|on|outside|inside|around|near|onto|along)$/;
/** "heard Moor saying": behind these whoever is named does say it. */
const SHOWING = new Set(
  "hear see show quote film catch have find record watch feature cite depict picture leave".split(" "),
);
const SHOWN = new Set("shown seen heard quoted filmed recorded caught cited".split(" "));
/** Nouns for bodies that are also where things happen. */
const PLACE_ROLES = new Set(
  "city town village county district province municipality borough republic hotel restaurant airport theatre theater cinema zoo museum library shop store supermarket mill mine farm prison church mosque school university hospital".split(
    " ",
  ),
);
const CHAINING = new Set(
  "appear seem begin continue try go want have need refuse decline use start happen fail proceed come attempt".split(
    " ",
  ),
);
const LIGHT_VERBS = new Set(
  "have express voice make raise issue give offer take hold share repeat deliver launch put advance float push spread peddle present propose reject dismiss echo persist receive draw".split(
    " ",
  ),
);

/** "the paper's report alleging": the noun just before an -ing form, by its owner where it has one. */
export function reducedSubject(sentence: TaggedSentence, from: number): Range | null {
  const { words, quoted } = sentence;
  const last = words[from - 1];
  const shown = shownSubject(sentence, from);
  if (shown) return shown;
  if (words[from]?.norm === "to" || !last || !["NOUN", "PROPN"].includes(last.pos) || isTime(last) || quoted[from - 1])
    return null;
  const owner = CUE_NOUNS.has(last.lemma) ? ownerOf(words, from - 1) : null;
  if (owner) return owner;
  const noun = { from: phraseStart(words, from - 1), to: from };
  // "flooded the streets of Arvo demanding": a place demands nothing; whoever flooded it does.
  return isPlaceOfAction(words, noun) ? null : noun;
}

/** "Moor is shown saying": who is shown or heard is who says it. */
function shownSubject(sentence: TaggedSentence, from: number): Range | null {
  const { words } = sentence;
  const verb = words[from - 1];
  if (verb?.pos !== "VERB" || !SHOWN.has(verb.norm)) return null;
  const group = groupStart(words, from - 1);
  return words.slice(group, from - 1).some(({ lemma }) => lemma === "be") ? subjectBefore(sentence, group) : null;
}

/** Whether the noun phrase is where something happens or what is acted on, and cannot itself say anything. */
function isPlaceOfAction(words: readonly TaggedWord[], noun: Range): boolean {
  const before = words[noun.from - 1];
  const inside = words.slice(noun.from, noun.to);
  if (!canSpeak(inside, NO_TEXT)) return before?.pos === "ADP" || before?.pos === "VERB" || before?.raw === ",";
  // "marched through the city demanding": some bodies are places too.
  if (hasRole(inside) && !PLACE_ROLES.has(inside.at(-1)?.lemma ?? "")) return false;
  if (before?.pos === "VERB") return !SHOWING.has(before.lemma);
  if (before?.pos === "ADP") return PLACE_PREPOSITIONS.test(before.norm);
  return before?.raw === "," && isListOfPlaces(words, noun.from);
}

/** Whether names and commas alone stand between a preposition and the name at `at`: "of Tarn, Volo and Pesk". */
function isListOfPlaces(words: readonly TaggedWord[], at: number): boolean {
  let j = at - 1;
  while (words[j]?.raw === "," || words[j]?.pos === "PROPN") j--;
  return words[j]?.pos === "ADP" && j < at - 2;
}

/** Where helpers, adverbs and chained verbs ("appeared to suggest") before the verb begin. */
export function groupStart(words: readonly TaggedWord[], i: number): number {
  let from = i;
  for (let j = i - 1; j >= Math.max(0, i - LONGEST_GROUP); j--) {
    const word = words[j];
    if (!word) break;
    // "Ada Moor said": the tagger takes rare surnames for adverbs.
    if (/^\p{Lu}\p{Ll}/u.test(word.raw) && words[j + 1]?.pos !== "AUX" && !/ly$/.test(word.norm) && word.pos === "ADV")
      break;
    const helper =
      word.pos === "AUX" ||
      word.pos === "ADV" ||
      /^(?:not|further)$/.test(word.norm) ||
      /self$/.test(word.norm) ||
      /^n['’]t$/.test(word.raw);
    const chained =
      word.norm === "to" &&
      (words[j - 1]?.pos === "VERB" || words[j - 1]?.pos === "AUX") &&
      CHAINING.has(words[j - 1]?.lemma ?? "");
    if (chained) j--;
    else if (word.norm === "to" && j === i - 1) return j;
    else if (!helper || isTime(word)) break;
    from = j;
  }
  return from;
}

/** Who did it, behind "by" in the next eight words. */
export function agentAfter(words: readonly TaggedWord[], at: number): Range | null {
  for (let j = at; j < Math.min(at + 8, words.length); j++) {
    if (words[j]?.raw === "," || words[j]?.raw === ".") return null;
    if (words[j]?.norm !== "by") continue;
    let first = j + 1;
    while (words[first]?.pos === "ADV") first++;
    const to = phraseEnd(words, first);
    return to > first ? { from: j + 1, to } : null;
  }
  return null;
}

/** The subject that ends just before `end`, stepping over times, brackets and inserted phrases. */
export function subjectBefore(sentence: TaggedSentence, end: number): Range | null {
  const { words } = sentence;
  let j = end - 1;
  if (words[j]?.raw === ")") j = backTo(words, j, "(") - 1;
  j = beforeTime(words, j);
  const told = toldOfBefore(words, j);
  if (told) return told;
  if (/^(?:,|—|–|--)$/.test(words[j]?.raw ?? "")) {
    const open = beforeAppositions(words, backTo(words, j - 1, words[j]?.raw ?? ","));
    if (open <= 0 || j - open > LONGEST_INSERTION) return null;
    j = open - 1;
    // "Debbie Carr, 56, who lives opposite, said": her age is an insertion of its own.
    if (words[j]?.pos === "NUM" && /^\d{1,3}$/.test(words[j]?.raw ?? "") && words[j - 1]?.raw === ",") j -= 2;
    if (words[j]?.raw === ")") j = backTo(words, j, "(") - 1;
  }
  // "a poll released last month found": the participle belongs to the subject.
  if (
    words[j]?.pos === "VERB" &&
    /ed$/.test(words[j]?.norm ?? "") &&
    (words[j - 1]?.pos === "NOUN" || words[j - 1]?.pos === "PROPN")
  )
    j--;
  const last = words[j];
  if (!last || sentence.quoted[j]) return null;
  if (
    /^(?:which|that)$/.test(last.norm) &&
    ["NOUN", "PROPN"].includes(words[j - 1]?.pos ?? "") &&
    !isTime(words[j - 1])
  )
    return { from: phraseStart(words, j - 1), to: j };
  if (/^(?:who|which|that)$/.test(last.norm)) return { from: j, to: j + 1 };
  if (!isNominal(last) && !(last.pos === "DET" || last.pos === "ADJ" || isCapital(last))) return null;
  if (/^['’]s?$/.test(last.raw)) return null;
  const subject = beforeRelativeClause(words, { from: phraseStart(words, j), to: j + 1 });
  const whole = beforeAffiliation(words, withoutObject(words, beforeRelative(words, subject)));
  return { from: listStart(words, whole), to: withoutManner(words, whole.from, whole.to) };
}

/** "an accusation Romney denied", "a contention Moor's lawyer disputed": a noun for no person before the name is what he denied, and no part of who he is. */
function withoutObject(words: readonly TaggedWord[], { from, to }: Range): Range {
  const name = words.findIndex((word, i) => i > from && i < to && word.pos === "PROPN");
  const noun = words[name - 1];
  // "an honour Moor said": with "an" a noun for no person is a thing, and what follows its clause.
  const thing = noun !== undefined && (CUE_NOUNS.has(noun.lemma) || /^an?$/.test(words[from]?.norm ?? ""));
  const object = name > 0 && noun?.pos === "NOUN" && thing && !hasRole([noun]);
  const owner = words.slice(name, to).some(({ raw }) => /^['’]s?$/.test(raw));
  return object && (owner || words.slice(name, to).every(isCapital)) ? { from: name, to } : { from, to };
}

function beforeTime(words: readonly TaggedWord[], at: number): number {
  let j = at;
  while (isTime(words[j]) && j > 0) j--;
  if (j < at && /^(?:late|early)$/.test(words[j]?.norm ?? "")) j--;
  // "Tarnet at the time said": the article belongs to the time.
  if (j < at && words[j]?.pos === "DET" && words[j - 1]?.pos === "ADP") j--;
  if (j < at && words[j]?.pos === "ADP") j--;
  return j;
}

function backTo(words: readonly TaggedWord[], from: number, mark: string): number {
  for (let j = from; j >= 0; j--) if (words[j]?.raw === mark) return j;
  return -1;
}

/** A reporting word at `at` without a subject of its own, and the reporting words before it. */
type Place = { readonly sentence: TaggedSentence; readonly at: number; readonly before: readonly Cue[] };

/** Where the subject of a reporting word without its own is found. */
export const INHERITED: readonly Construction<Place, Range>[] = [
  { example: "Claiming that it rained, [the mayor] told the board to leave.", read: mainClauseSubject },
  { example: "[Moor] said he would not comment but insisted that it rained.", read: speakerBefore },
  { example: "[Moor] left the room, saying that it rained.", read: firstSubject },
  { example: "[Ada Lund’s speech] on the pier, saying that it rained.", read: firstName },
];

/** The nearest source on the left; else the sentence's first subject ("Citing a report, Trump said"). */
export function inheritedSource(sentence: TaggedSentence, at: number, before: readonly Cue[]): Range | null {
  return firstFitting(INHERITED, { sentence, at, before })?.answer ?? null;
}

/** The subject of the main clause, behind the comma. */
function mainClauseSubject({ sentence: { words, quoted }, at }: Place): Range | null {
  if (at > 1) return null;
  for (let j = 2; j < Math.min(words.length, LONGEST_SEARCH); j++) {
    if (words[j]?.raw !== "," || quoted[j] || !startsClause(words, j + 1, words.length, true)) continue;
    return { from: j + 1, to: words[j + 1]?.pos === "PRON" ? j + 2 : phraseEnd(words, j + 1) };
  }
  return null;
}

/** The one named, not the pronoun inside what he said. */
function speakerBefore({ sentence: { words }, before }: Place): Range | null {
  const able = before.filter(
    (cue) => cue.source !== null && !["according", "adverb", "noun", "passive"].includes(cue.kind),
  );
  const named = able.findLast((cue) => words[cue.source?.from ?? 0]?.pos !== "PRON") ?? able.at(-1);
  return named?.source ?? null;
}

/** How far a subject is looked for: up to the word, or in the whole sentence where it stands at the beginning. */
function searchEnd({ sentence, at }: Place): number {
  return Math.min(at < 3 ? sentence.words.length : at, LONGEST_SEARCH);
}

function firstSubject(place: Place): Range | null {
  const { sentence, at } = place;
  const { words, quoted } = sentence;
  let mute: Range | null = null;
  for (let i = 0; i < searchEnd(place); i++) {
    if (quoted[i] || i === at || (words[i]?.pos !== "VERB" && words[i]?.pos !== "AUX")) continue;
    const from = groupStart(words, i);
    if (/ing$/.test(words[i]?.norm ?? "") && from === i) continue;
    const subject = subjectBefore(sentence, from);
    // "The stakes are high, and Moor asked the board, saying": the first who can speak.
    if (subject && isSomebody(words, subject)) return subject;
    mute ??= subject;
  }
  return mute;
}

/** Whether the phrase is a pronoun, or names somebody who can say something. */
export function isSomebody(words: readonly TaggedWord[], { from, to }: Range): boolean {
  // "The general": the tagger takes some people for adjectives.
  const phrase = words.slice(from, to).map((word) => (word.pos === "ADJ" ? { ...word, pos: "NOUN" } : word));
  return words[from]?.pos === "PRON" || canSpeak(phrase, NO_TEXT);
}

function firstName(place: Place): Range | null {
  const { words, quoted } = place.sentence;
  const bound = searchEnd(place);
  const name = words.findIndex((word, i) => i < bound && word.pos === "PROPN" && !quoted[i] && !isTime(word));
  if (name < 0) return null;
  let to = name + 1;
  while (words[to]?.pos === "PROPN") to++;
  if (/^['’]s?$/.test(words[to]?.raw ?? "")) to = phraseEnd(words, name, bound);
  return { from: simpleStart(words, name, 0), to };
}

/** "Moor voiced doubts about": the subject of the light verb that the noun hangs on. */
export function giverOf(sentence: TaggedSentence, noun: number): Range | null {
  const { words } = sentence;
  let j = noun - 1;
  while (j > 0 && ["DET", "ADJ", "ADV", "NOUN", "NUM"].includes(words[j]?.pos ?? "")) j--;
  const verb = words[j];
  if (!verb || !LIGHT_VERBS.has(verb.lemma)) return null;
  return subjectBefore(sentence, groupStart(words, j));
}

/** Who a reporting noun belongs to: "his claim", "Russia's claim", "a Reuters report". */
export function ownerOf(words: readonly TaggedWord[], noun: number): Range | null {
  const from = simpleStart(words, noun, Math.max(0, noun - 12));
  for (let j = noun - 1; j >= from; j--) {
    if (/^['’]s?$/.test(words[j]?.raw ?? "")) return j > from ? { from, to: j } : null;
    if (isPossessive(words[j])) return { from: j, to: j + 1 };
  }
  for (let j = from; j < noun; j++) if (words[j]?.pos === "PROPN") return { from, to: noun };
  return null;
}
