import { isGivenName } from "../../text/given-names.ts";
import type { TaggedWord } from "../../text/nlp.ts";
import { type Construction, firstFitting } from "./constructions.ts";
import { CUE_VERBS, isReportingForm, PASSIVE_CUES, reportingLemma } from "./cues.ts";
import type { TaggedSentence } from "./sentence.ts";
import {
  type Cue,
  isCapital,
  isFiniteAt,
  isNominal,
  isPossessive,
  isQuoteMark,
  isTime,
  opensThatClause,
  phraseEnd,
  type Range,
} from "./sentence.ts";
import { agentAfter, groupStart, inheritedSource, isSomebody, reducedSubject, subjectBefore } from "./source.ts";
import { speakerEnd } from "./whole-names.ts";

/** Forms that the tagger often takes for nouns or adjectives. */
const ALWAYS_VERBS = new Set("said says told wrote argued insisted claimed tweeted added informed".split(" "));
const PARTICIPLE = /(?:ed|en|wn|ld|id|ade|ght|ood|wn|lt)$/;

/** Behind these whoever is spoken to follows, never the speaker: “…,” the treasurer, Bo Lind, told members. */
const NEEDS_ADDRESSEE = new Set("tell inform notify remind brief assure convince persuade update".split(" "));

/** A word in its sentence with what the tagger makes of it. */
type Place = {
  readonly sentence: TaggedSentence;
  readonly words: readonly TaggedWord[];
  readonly i: number;
  readonly word: TaggedWord;
};
/** A verb with the helpers before it ("would never have said"), which begin at `from`. */
type Group = Place & {
  readonly from: number;
  readonly helpers: readonly TaggedWord[];
  readonly participle: boolean;
  readonly before: readonly Cue[];
};

/** Verbs that report nothing where they stand; each answers "none". */
export const NOT_REPORTING: readonly Construction<Place, "none">[] = [
  // A purpose, and nobody's report.
  { example: "To understand it, the board met.", read: none(({ words, i }) => i === 1 && words[0]?.norm === "to") },
  { example: "UPDATE: the pier is closed.", read: none(isRubricWord) },
  { example: "It raised questions regarding the pier.", read: none(({ word }) => word.norm === "regarding") },
  { example: "The so-called pier was closed.", read: none(({ words, i }) => words[i - 1]?.raw === "-") },
  { example: "The board lived on continued support.", read: none(isAttribute) },
  { example: "It was the suggested price.", read: none(followsDeterminer) },
  { example: "It closed despite repeated warnings.", read: none(isParticipleOfNoun) },
  // Who asked is not told.
  { example: "The chair, when asked about it, left.", read: none(isInsertedParticiple) },
  { example: "Sheriff Cole, known for his views, left.", read: none(isKnownFor) },
  { example: "The spokeswoman Hope Lund left.", read: none(isGivenNameBeforeSurname) },
  // Into an office, and nothing is told.
  { example: "The board was sworn in on Monday.", read: none(isSwornIn) },
  { example: "The person briefed on the matter left.", read: none(isReducedRelative) },
];

/** How a verb with its helpers reports; an answer without a cue says that it does not. */
export const VERB_FRAMES: readonly Construction<Group, { readonly cue: Cue | null }>[] = [
  { example: "The view held by the minister was new.", read: heldBehind },
  { example: "Moor was described as a critic.", read: passive },
  { example: "It rained.", read: noReportingVerb },
  { example: "“The pier is closed,” said Moor.", read: inverted },
  { example: "Moor said that the pier is closed.", read: ownVerb },
];

/** The reporting verb at word `i` with its subject, or null where none stands there. */
export function verbAt(sentence: TaggedSentence, i: number, before: readonly Cue[]): Cue | null {
  const { words } = sentence;
  const word = words[i];
  if (!word || (word.pos !== "VERB" && !isVerbAnyway(sentence, i))) return null;
  const place = { sentence, words, i, word };
  if (firstFitting(NOT_REPORTING, place)) return null;
  const from = groupStart(words, i);
  const group = { ...place, from, before, helpers: words.slice(from, i), participle: PARTICIPLE.test(word.norm) };
  return firstFitting(VERB_FRAMES, group)?.answer.cue ?? null;
}

function isSwornIn({ words, i, word }: Place): boolean {
  return word.lemma === "swear" && words[i + 1]?.norm === "in";
}

function none(holds: (place: Place) => boolean): (place: Place) => "none" | null {
  return (place) => (holds(place) ? "none" : null);
}

function isRubricWord({ words, i, word }: Place): boolean {
  return words[i + 1]?.raw === ":" && /^\p{Lu}{2,}$/u.test(word.raw);
}

function isAttribute({ words, i, word }: Place): boolean {
  return /^(?:continued|alleged|proposed|so-called)$/.test(word.norm) && words[i + 1]?.pos === "NOUN";
}

function followsDeterminer({ words, i, word }: Place): boolean {
  return words[i - 1]?.pos === "DET" && !ALWAYS_VERBS.has(word.norm);
}

function isParticipleOfNoun({ words, i, word }: Place): boolean {
  return (
    /ed$/.test(word.norm) && words[i + 1]?.pos === "NOUN" && ["ADP", "ADJ", "CCONJ"].includes(words[i - 1]?.pos ?? "")
  );
}

function isInsertedParticiple({ words, i, word }: Place): boolean {
  return /^(?:when|if|as)$/.test(words[i - 1]?.norm ?? "") && /ed$/.test(word.norm) && words[i - 2]?.raw === ",";
}

/** "Hope Lund": the tagger takes some given names for verbs. */
function isGivenNameBeforeSurname({ words, i, word }: Place): boolean {
  return i > 0 && isGivenName(word.raw) && isCapital(word) && isCapital(words[i + 1]);
}

/** "known for", "described by": a participle that says what somebody is like. */
function isKnownFor({ words, i, word }: Place): boolean {
  if (words[i - 1]?.raw !== "," || !/^(?:known|described|regarded|seen|cited|praised)$/.test(word.norm)) return false;
  return /^(?:for|as|by|to|in)$/.test(words[i + 1]?.norm ?? "");
}

/** A participle right behind its noun, with the verb of the sentence still to come. */
function isReducedRelative({ words, i, word }: Place): boolean {
  if (
    !/ed$/.test(word.norm) ||
    !/^(?:in|on|by|for|with|at|about|from|of|over|after|before)$/.test(words[i + 1]?.norm ?? "")
  )
    return false;
  if (words[i - 1]?.pos !== "NOUN" && !/^(?:those|anyone|someone|everyone)$/.test(words[i - 1]?.norm ?? ""))
    return false;
  const past = phraseEnd(words, i + 2);
  return past > i + 2 && isFiniteAt(words, past);
}

/** Who holds the view stands behind. */
function heldBehind({ words, i, from, participle }: Group): { cue: null } | null {
  const behind = participle && from === i && words[i + 1]?.norm === "by" && words[i - 1]?.pos === "NOUN";
  return behind ? { cue: null } : null;
}

function passive({ words, i, word, from, helpers, participle }: Group): { cue: Cue | null } | null {
  if (!participle || !helpers.some((w) => w.lemma === "be") || /ing$/.test(word.norm)) return null;
  // "was supposed to be escorted": a plan, and nobody's supposition.
  if (word.norm === "supposed" && words[i + 1]?.norm === "to") return { cue: null };
  const entry = CUE_VERBS.get(word.lemma) ?? null;
  const verbClass = PASSIVE_CUES.get(word.lemma) ?? entry?.verbClass;
  if (!verbClass) return { cue: null };
  const range = { from, to: i + 1 };
  return { cue: { kind: "passive", range, source: agentAfter(words, i + 1), entry, verbClass, inherits: false } };
}

function noReportingVerb({ word }: Group): { cue: null } | null {
  return CUE_VERBS.has(reportingLemma(word)) ? null : { cue: null };
}

function inverted({ sentence, words, i, word, from, helpers }: Group): { cue: Cue } | null {
  const entry = CUE_VERBS.get(reportingLemma(word));
  const bare = helpers.every((w) => w.pos === "ADV");
  // ", denying any pressure": an -ing form has its object behind it, never its subject.
  if (
    !entry?.quote ||
    !bare ||
    NEEDS_ADDRESSEE.has(word.lemma) ||
    /ing$/.test(word.norm) ||
    !isInverted(sentence, from, i)
  )
    return null;
  const source = { from: i + 1, to: speakerEnd(words, i + 1) };
  const range = { from, to: i + 1 };
  return { cue: { kind: "inverted", range, source, entry, verbClass: entry.verbClass, inherits: false } };
}

function ownVerb({ sentence, words, i, word, from, helpers, participle, before }: Group): { cue: Cue | null } | null {
  const entry = CUE_VERBS.get(reportingLemma(word));
  if (!entry) return null;
  const gerund = /ing$/.test(word.norm) && !helpers.some((w) => w.lemma === "be" || w.pos === "AUX");
  const nonFinite = gerund || words[from]?.norm === "to";
  const subject = nonFinite ? reducedSubject(sentence, from) : subjectBefore(sentence, from);
  // "Asked about it, Moor said": who asked is not told.
  if (subject === null && i === 0 && participle && entry.addressee) return { cue: null };
  // "Lyme expected Ost to stand by, telling Brack that": whether Lyme or Ost tells it cannot be seen.
  if (gerund && subject === null && followsInfinitive(words, from)) return { cue: null };
  const source = subject ?? inheritedSource(sentence, from, before);
  if (source && !mayReport(words, source, nonFinite)) return { cue: null };
  // "The stakes are too high to confirm him": what cannot speak hands no words on to an infinitive.
  if (source && subject === null && !isSomebody(words, source)) return { cue: null };
  const range = { from, to: i + 1 };
  return { cue: { kind: "verb", range, source, entry, verbClass: entry.verbClass, inherits: subject === null } };
}

/** Whether somebody "expecting Ost to stand by" comes before the comma in front of `at`: two people may be meant behind it. */
function followsInfinitive(words: readonly TaggedWord[], at: number): boolean {
  if (words[at - 1]?.raw !== ",") return false;
  for (let j = at - 2; j > 1 && words[j]?.raw !== ","; j--) {
    const expected = words[j]?.norm === "to" && isNominal(words[j - 1]);
    if (expected && words.slice(Math.max(0, j - 5), j).some((word) => word.lemma === "expect")) return true;
  }
  return false;
}

/** Whether a reporting form that the tagger took for a noun or adjective is a verb after all, by what stands around it. */
function isVerbAnyway({ words, quoted }: TaggedSentence, i: number): boolean {
  const word = words[i];
  if (!word) return false;
  if (isPresentForm(words, i)) return true;
  if (!isReportingForm(word.norm)) return false;
  if (ALWAYS_VERBS.has(word.norm)) return true;
  const before = words[i - 1];
  const after = words[i + 1];
  if (!before || !after) return false;
  // "…, reports Reuters".
  if (word.norm === "reports" && before.raw === ",") return true;
  if (/^(?:he|she|it|they|we|i|who)$/.test(before.norm)) return !/ing$/.test(word.norm);
  if (/ing$/.test(word.norm))
    return before.lemma === "be" && (["DET", "PROPN", "ADJ"].includes(after.pos) || after.norm === "that");
  if (!isNominal(before) || isPossessive(before)) return false;
  const opened = isQuoteMark(after.raw) && quoted[i + 1] === true;
  if ((after.norm === "that" && after.pos !== "ADP") || after.raw === ":" || opened) return true;
  const named = /ed$/.test(word.norm) && before.pos === "PROPN";
  return named && (after.pos === "DET" || after.pos === "PROPN" || isPossessive(after));
}

/**
 * "polls show that", "Lynch notes they were late": the form agrees with the word before it, and what it reports begins
 * behind it. The tagger takes both for nouns.
 */
function isPresentForm(words: readonly TaggedWord[], i: number): boolean {
  const [before, word, after] = [words[i - 1], words[i], words[i + 1]];
  if (!before || !word || !after || word.pos !== "NOUN" || word.norm === "like") return false;
  const opens = /^(?:he|she|it|they|we|that|the|a|an|his|her|their|its)$/.test(after.norm) || after.pos === "PROPN";
  if (!opens) return false;
  if (
    CUE_VERBS.has(word.norm) &&
    isNominal(before) &&
    !isPossessive(before) &&
    after.pos === "DET" &&
    opensThatClause(words, i + 1)
  )
    return true;
  const single = /s$/.test(word.norm) && CUE_VERBS.has(word.norm.replace(/s$/, ""));
  if (single) return isCapital(before) && !/s$/.test(before.norm) && after.pos !== "PROPN";
  const several =
    before.norm === "data" ||
    (before.norm !== before.lemma && /s$/.test(before.norm)) ||
    (i === 1 && /[^s]s$/.test(before.norm));
  return several && CUE_VERBS.has(word.norm);
}

/** "If you think so" reports nothing, nor does "it is hard to imagine that": readers and empty subjects say nothing. */
function mayReport(words: readonly TaggedWord[], source: Range, nonFinite: boolean): boolean {
  const only = source.to - source.from === 1 ? (words[source.from]?.norm ?? "") : "";
  return only !== "you" && only !== "there" && !(nonFinite && /^(?:it|this|that|which|what)$/.test(only));
}

/** “…,” said X: a closing mark or comma before the verb, a noun phrase behind it that is not the start of what is said. */
function isInverted(sentence: TaggedSentence, from: number, verb: number): boolean {
  const { words } = sentence;
  const before = words[from - 1]?.raw ?? "";
  if (!/^[”",—―–-]$/.test(before) || from < 2) return false;
  const first = words[verb + 1];
  const to = speakerEnd(words, verb + 1);
  if (to === verb + 1 || isTime(first) || /^(?:me|us|him|them)$/.test(first?.norm ?? "")) return false;
  const after = words[to];
  if (after === undefined || /^[.,(]$/.test(after.raw)) return true;
  const marked = isQuoteMark(before) || isQuoteMark(words[from - 2]?.raw ?? "");
  const closes =
    /^[;:—―“"]$/.test(after.raw) ||
    ["ADP", "SCONJ", "ADV"].includes(after.pos) ||
    isTime(after) ||
    after.norm === "who";
  return marked && closes;
}
