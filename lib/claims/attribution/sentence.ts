import type { VerbClass } from "../../model/claim.ts";
import type { Span } from "../../model/span.ts";
import type { TaggedWord } from "../../text/nlp.ts";
import type { CueEntry } from "./cues.ts";
import { hasRole } from "./voice.ts";

/** Half-open range of word indexes in one sentence. */
export type Range = { readonly from: number; readonly to: number };

/** One sentence, tagged, with the quotations that touch it. */
export type TaggedSentence = {
  readonly span: Span;
  readonly words: readonly TaggedWord[];
  /** For each word, whether it stands in quotation marks; the marks count as inside. */
  readonly quoted: readonly boolean[];
};

/** A reporting word in its sentence, before its content is known. */
export type Cue = {
  readonly kind: "verb" | "phrase" | "inverted" | "passive" | "noun" | "adjective" | "according" | "adverb" | "mark";
  readonly range: Range;
  readonly source: Range | null;
  readonly entry: CueEntry | null;
  readonly verbClass: VerbClass;
  /** A form without its own subject: "saying", "and insisted". */
  readonly inherits: boolean;
};

/** How far behind the reporting word "that", a colon or a quotation is looked for. */
export const LOOK_AHEAD = 14;

const NOUN_PHRASE = new Set(["DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON"]);
const JOINING = new Set(
  "of for in at from with on to and near against beside behind above below opposite outside inside aboard alongside".split(
    " ",
  ),
);
const TIME =
  /^(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|today|yesterday|tonight|morning|afternoon|evening|night|week|month|year|weekend|day|earlier|later|then|now|january|february|march|april|may|june|july|august|september|october|november|december|recently|ago|last|this|next|time)$/;

export function isTime(word: TaggedWord | undefined): boolean {
  return word !== undefined && (TIME.test(word.norm) || /^(?:1[5-9]|20)\d\d$/.test(word.norm));
}

export function isNominal(word: TaggedWord | undefined): boolean {
  return (
    word !== undefined && (word.pos === "NOUN" || word.pos === "PROPN" || word.pos === "PRON" || word.pos === "NUM")
  );
}

const OPENING_WORDS = new Set(
  "when while as if after before although though because since until once unless but and yet so still however then now here there this these those that what why how where whether also even just".split(
    " ",
  ),
);

/** Printed like a name, whatever the tagger makes of it. */
export function isCapital(word: TaggedWord | undefined): boolean {
  if (word && OPENING_WORDS.has(word.norm)) return false;
  return (
    word !== undefined &&
    /^\p{Lu}\p{Ll}/u.test(word.raw) &&
    !["ADP", "CCONJ", "SCONJ", "AUX"].includes(word.pos) &&
    !/ly$/.test(word.norm)
  );
}

/** Small words inside names: "Jean-Luc de la Tour", "Ortega y Vega". */
const PARTICLES = new Set(
  "van von der den de del della di da do dos das du la le el al bin ibn ben ter ten zu zum af av y e i und".split(" "),
);

/** Whether the small word at `at` stands inside a name: a capital before it and behind it, other such words between. */
export function isParticle(words: readonly TaggedWord[], at: number): boolean {
  if (!PARTICLES.has(words[at]?.raw ?? "")) return false;
  let before = at - 1;
  while (PARTICLES.has(words[before]?.raw ?? "")) before--;
  let behind = at + 1;
  while (PARTICLES.has(words[behind]?.raw ?? "") || words[behind]?.raw === "-") behind++;
  return isNamed(words[before]) && isNamed(words[behind]);
}

function isNamed(word: TaggedWord | undefined): boolean {
  return word !== undefined && /^\p{Lu}/u.test(word.raw) && (word.pos === "PROPN" || isCapital(word));
}

/** Where the noun phrase whose last word is `last` begins, prepositional parts ("chief of the army") taken along. */
export function phraseStart(words: readonly TaggedWord[], last: number, floor = 0): number {
  let from = simpleStart(words, last, floor);
  while (from - 2 >= floor && JOINING.has(words[from - 1]?.norm ?? "") && isNominal(words[from - 2])) {
    // "and" joins two subjects, but not two clauses: names only.
    const subject = words[from - 2];
    if (isOnePerson(words, from)) {
      from = simpleStart(words, from - 2, floor);
      break;
    }
    if (words[from - 1]?.norm === "and" && subject?.pos !== "PROPN" && !/^(?:he|she)$/.test(subject?.norm ?? "")) break;
    from = simpleStart(words, from - 2, floor);
  }
  return from;
}

/** "The builder and television star": two things that one person is, because only the first has an article. */
function isOnePerson(words: readonly TaggedWord[], from: number): boolean {
  const first = words[from];
  if (words[from - 1]?.norm !== "and" || !first || words[from - 2]?.pos !== "NOUN") return false;
  if (first.pos === "DET" || first.pos === "NUM" || isCapital(first)) return false;
  let last = from;
  while (words[last + 1]?.pos === "NOUN" || words[last + 1]?.pos === "PROPN") last++;
  const head = words[last];
  const single = (word: TaggedWord | undefined) => word?.pos === "NOUN" && word.norm === word.lemma && hasRole([word]);
  return single(head) && single(words[from - 2]) && words[simpleStart(words, from - 2, 0)]?.pos === "DET";
}

/** The same without prepositional parts. */
export function simpleStart(words: readonly TaggedWord[], last: number, floor: number): number {
  if (words[last]?.pos === "PRON" && !isPossessive(words[last])) return last;
  let from = last;
  while (from - 1 >= floor && continuesLeft(words, from)) {
    from--;
    // "the" opens its phrase, unless it is the "'s" of an owner before it.
    if (words[from]?.pos === "DET" && !/^['’]s$/.test(words[from - 1]?.raw ?? "")) break;
  }
  return from;
}

/** "Earlier this week Elon Musk", "in recent days China": a stretch of time before a name is no part of it. */
const STRETCH = /^(?:weeks?|months?|years?|days?|hours?|nights?|mornings?|afternoons?|evenings?|weekends?)$/;

/** Whether the word before `from` is of one noun phrase with it. */
function continuesLeft(words: readonly TaggedWord[], from: number): boolean {
  const before = words[from - 1];
  if (before && STRETCH.test(before.raw) && words[from]?.pos === "PROPN") return false;
  if (before && isParticle(words, from - 1)) return true;
  // "said in a statement that prosecutors": the word opens a clause.
  if (before?.norm === "that" && opensThatClause(words, from - 1)) return false;
  if (!before || isQuoteMark(before.raw) || (before.pos === "PRON" && !isPossessive(before))) return false;
  // "war-weary": the tagger takes the first part for a verb.
  const linked =
    isLink(words, from - 1) ||
    isModifier(words, from - 1) ||
    (before.pos === "VERB" && (words[from - 2]?.raw === "-" || isBetweenOwnerAndNoun(words, from)));
  return NOUN_PHRASE.has(before.pos) || linked || (isCapital(before) && isCapital(words[from]));
}

/** "its managing director", "the acting mayor": a form in -ing between an article and a noun is of their phrase. */
function isBetweenOwnerAndNoun(words: readonly TaggedWord[], from: number): boolean {
  const owner = words[from - 2];
  const noun = words[from]?.pos === "NOUN" && /ing$/.test(words[from - 1]?.norm ?? "");
  return noun && (owner?.pos === "DET" || isPossessive(owner));
}

/** A hyphen, an ampersand or the mark of an owner inside a phrase. */
function isLink(words: readonly TaggedWord[], at: number): boolean {
  const word = words[at];
  if (!word) return false;
  // "TARN - Moor said", "than Moor - 60 voters said": with spaces around it the mark parts two phrases.
  if (word.raw === "-") return words[at - 1]?.end === word.start || word.end === words[at + 1]?.start;
  // "the Reuters/Ipsos poll"
  if (word.raw === "/") return words[at - 1]?.end === word.start && word.end === words[at + 1]?.start;
  return word.raw === "&" || /^['’]s?$/.test(word.raw);
}

/** "for stem cell research": the bare form between a preposition and a noun is of the noun, whatever the tagger takes it for. */
function isModifier(words: readonly TaggedWord[], at: number): boolean {
  const word = words[at];
  return (
    word?.pos === "VERB" &&
    word.norm === word.lemma &&
    words[at - 1]?.pos === "ADP" &&
    words[at - 1]?.norm !== "to" &&
    words[at + 1]?.pos === "NOUN"
  );
}

/** "the closed-door meeting": a part of a word with a hyphen that touches both parts. */
function isInCompound(words: readonly TaggedWord[], at: number): boolean {
  const word = words[at];
  if (word?.pos !== "VERB") return false;
  const tied = (hyphen: TaggedWord | undefined, edge: boolean) => hyphen?.raw === "-" && edge;
  return (
    tied(words[at + 1], word.end === words[at + 1]?.start && words[at + 1]?.end === words[at + 2]?.start) ||
    tied(words[at - 1], word.start === words[at - 1]?.end && words[at - 2]?.end === words[at - 1]?.start)
  );
}

/** Where the noun phrase that begins at `first` ends (exclusive); `first` itself where none begins. */
export function phraseEnd(words: readonly TaggedWord[], first: number, ceiling = words.length): number {
  let to = first;
  let nominal = false;
  for (; to < ceiling; to++) {
    const word = words[to];
    if (!word || isQuoteMark(word.raw)) break;
    if (isParticle(words, to)) continue;
    // "told reporters the club was broke", "told the BBC the club was broke": an article behind a noun opens another phrase.
    if (
      nominal &&
      word.pos === "DET" &&
      /^(?:NOUN|PROPN)$/.test(words[to - 1]?.pos ?? "") &&
      !/^['’]s?$/.test(word.raw)
    )
      break;
    if (nominal && joinsRight(words, to)) nominal = false;
    else if (nominal && word.pos === "PRON" && !isPossessive(word)) break;
    else if (NOUN_PHRASE.has(word.pos) || isCapital(word)) nominal = nominal || isNominal(word) || isCapital(word);
    else if (!isLink(words, to) && !isInCompound(words, to)) break;
  }
  return to;
}

/** Whether the word at `at` ties what follows to the phrase before it: "head of the board". */
function joinsRight(words: readonly TaggedWord[], at: number): boolean {
  const norm = words[at]?.norm ?? "";
  return JOINING.has(norm) && !/^(?:to|on|in)$/.test(norm) && NOUN_PHRASE.has(words[at + 1]?.pos ?? "");
}

export function isPossessive(word: TaggedWord | undefined): boolean {
  return word !== undefined && /^(?:his|her|their|its|my|our|your)$/.test(word.norm);
}

export function isQuoteMark(raw: string): boolean {
  return raw === "“" || raw === "”" || raw === '"';
}

/** Whether "that" at `at` opens a clause. Before a noun in the plural or another article it does, though the tagger takes it for an article. */
export function opensThatClause(words: readonly TaggedWord[], at: number): boolean {
  const [that, next] = [words[at], words[at + 1]];
  if (that?.norm !== "that") return false;
  if (that.pos !== "DET" || !next) return that.pos !== "DET";
  const several = next.pos === "NOUN" && next.norm !== next.lemma && /s$|men$|people$/.test(next.norm);
  return several || next.norm === "people" || next.pos === "DET" || next.pos === "PRON" || next.pos === "PROPN";
}

/** The text span of a range of words. */
export function spanOf(words: readonly TaggedWord[], range: Range): Span {
  return { start: words[range.from]?.start ?? 0, end: words[range.to - 1]?.end ?? 0 };
}

/** Whether a finite verb stands in the next 20 words from `from`, before a semicolon. */
export function hasFiniteVerb(words: readonly TaggedWord[], from: number, end: number): boolean {
  for (let j = from; j < Math.min(end, from + 20); j++) {
    const word = words[j];
    if (!word || word.raw === ";") return false;
    if (word.pos === "AUX" && !/^(?:being|having|been|be)$/.test(word.norm)) return true;
    if (word.pos === "VERB" && words[j - 1]?.norm !== "to" && !/ing$/.test(word.norm)) return true;
  }
  return false;
}

/** Whether a subject with its finite verb begins at `at`. */
export function startsClause(words: readonly TaggedWord[], at: number, end: number, pronouns: boolean): boolean {
  const first = words[at];
  if (!first || (first.pos === "PRON" && !pronouns)) return false;
  const to = first.pos === "PRON" ? at + 1 : phraseEnd(words, at, end);
  return to > at && isNominal(words[to - 1]) && isFiniteAt(words, to);
}

/** Whether a finite verb stands at `at`, adverbs before it passed over. */
export function isFiniteAt(words: readonly TaggedWord[], at: number): boolean {
  let j = at;
  while (words[j]?.pos === "ADV") j++;
  const word = words[j];
  // "unsubstantiated and fabricated by": a participle with its agent is no verb of a clause.
  if (words[j + 1]?.norm === "by") return false;
  return (
    word !== undefined &&
    (word.pos === "AUX" || (word.pos === "VERB" && !/ing$/.test(word.norm))) &&
    hasFiniteVerb(words, j, j + 1)
  );
}

/** Index of the last word that may belong to content, plus one: the final stop is left out unless a quotation holds it. */
export function sentenceEnd({ words, quoted }: TaggedSentence): number {
  let end = words.length;
  while (end > 0 && !quoted[end - 1] && /^[.;:,]$/.test(words[end - 1]?.raw ?? "")) end--;
  return end;
}

/** The range as a list, empty where it holds no word. */
export function nonEmpty(from: number, to: number): Range[] {
  return to > from ? [{ from, to }] : [];
}
