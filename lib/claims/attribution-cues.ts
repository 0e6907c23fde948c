import type { VerbClass } from "../model/claim.ts";
import type { TaggedWord } from "../text/nlp.ts";
import {
  isCapital,
  isNominal,
  isPossessive,
  isQuoteMark,
  isTime,
  phraseEnd,
  phraseStart,
  type Range,
  type TaggedSentence,
} from "./attribution-sentence.ts";
import { agentAfter, giverOf, groupStart, inheritedSource, ownerOf, reducedSubject, subjectBefore } from "./attribution-source.ts";
import { CUE_ADJECTIVES, CUE_ADVERBS, CUE_NOUNS, CUE_PHRASES, CUE_VERBS, type CueEntry, PASSIVE_CUES, reportingLemma, VIEW_NOUNS } from "./cues.ts";

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

/** Forms that the tagger often takes for nouns or adjectives. */
const ALWAYS_VERBS = new Set(["said", "says", "told", "wrote", "argued", "insisted", "claimed", "tweeted", "added", "informed"]);
/** Words of a name with its titles before a colon. */
const LONGEST_TITLE = 24;

/** Every reporting word outside quotation marks, in order. */
export function cuesOf(sentence: TaggedSentence): Cue[] {
  const cues: Cue[] = [];
  for (let i = 0; i < sentence.words.length; i++) {
    if (sentence.quoted[i]) continue;
    const cue = cueAt(sentence, i, cues);
    if (!cue) continue;
    cues.push(cue);
    i = Math.max(i, cue.range.to - 1);
  }
  return cues;
}

function cueAt(sentence: TaggedSentence, i: number, before: readonly Cue[]): Cue | null {
  const { words } = sentence;
  const word = words[i];
  if (!word) return null;
  return (
    markAt(sentence, i, before) ??
    accordingAt(words, i) ??
    adverbAt(word, i) ??
    phraseAt(sentence, i, before) ??
    verbAt(sentence, i, before) ??
    adjectiveAt(words, i) ??
    nounAt(sentence, i)
  );
}

/** "Ada Moor, chair of the board: “…”", "MOOR: We …" in a transcript, and “…” ― Ada Moor at the end. */
function markAt(sentence: TaggedSentence, i: number, cues: readonly Cue[]): Cue | null {
  const { words, quoted } = sentence;
  const raw = words[i]?.raw ?? "";
  const mark = (source: Range): Cue => ({ kind: "mark", range: { from: i, to: i + 1 }, source, entry: null, verbClass: "neutral", inherits: false });
  if (raw === ":" && i > 0 && i <= LONGEST_TITLE) {
    const before = words.slice(0, i);
    const quotes = isQuoteMark(words[i + 1]?.raw ?? "");
    if (before.some((word) => /^[.;:?!]$/.test(word.raw) || isQuoteMark(word.raw))) return null;
    if (before.some((word) => word.pos === "AUX" || (word.pos === "VERB" && !/^\p{Lu}/u.test(word.raw)))) {
      // "Moor took the stage: “…”": no word of speaking, but the marks speak.
      const subject = quotes && !cues.some((cue) => cue.entry?.quote === true) ? inheritedSource(sentence, i, cues) : null;
      return subject && /^\p{Lu}/u.test(words[subject.from]?.raw ?? "") ? mark(subject) : null;
    }
    const transcript = i <= 4 && before.every((word) => /^[\p{Lu}.'’-]{2,}$/u.test(word.raw));
    const named = quotes && /^\p{Lu}/u.test(before[0]?.raw ?? "") && before.filter((word) => isCapital(word) || word.pos === "PROPN").length >= 2;
    // "Ada Moor: Pier Will Open" heads a text: names alone, a capital behind them, and no full stop or capitals throughout.
    const headline =
      i <= 3 &&
      before.some((word) => word.pos === "PROPN") &&
      before.every(isCapital) &&
      isCapital(words[i + 1]) &&
      (!/[.?!]$/.test(words.at(-1)?.raw ?? "") || isTitleCase(words.slice(i + 1)));
    if (!transcript && !named && !headline) return null;
    const comma = before.findIndex((word) => word.raw === ",");
    return mark({ from: 0, to: comma > 0 ? comma : i });
  }
  if (!/^(?:[―—–]|--?)$/.test(raw) || quoted[i - 1] !== true || words.length - i > 12) return null;
  const rest = words.slice(i + 1);
  if (rest.length < 2 || !rest.every((word) => isCapital(word) || word.pos === "NUM" || /^[.,]$/.test(word.raw))) return null;
  const to = phraseEnd(words, i + 1);
  return to > i + 1 ? mark({ from: i + 1, to }) : null;
}

/** Most longer words with a capital, as headlines are printed. */
function isTitleCase(words: readonly TaggedWord[]): boolean {
  const long = words.filter((word) => /^\p{L}{4,}/u.test(word.raw));
  return long.length > 1 && long.filter((word) => /^\p{Lu}/u.test(word.raw)).length > long.length * 0.7;
}

/** "according to X", "in X's view", "in the view of X", "as X put it". */
function accordingAt(words: readonly TaggedWord[], i: number): Cue | null {
  const word = words[i];
  if (word?.norm === "according" && words[i + 1]?.norm === "to") return according(words, i, i + 2, i + 2);
  if (word?.norm === "as") return asReported(words, i);
  if (word?.norm !== "in") return null;
  for (let j = i + 1; j < Math.min(i + 8, words.length); j++) {
    if (!VIEW_NOUNS.has(words[j]?.norm ?? "")) continue;
    if (words[j + 1]?.norm === "of") return according(words, i, j + 2, j + 2);
    const possessed = isPossessive(words[i + 1]) || /^['’]s?$/.test(words[j - 1]?.raw ?? "");
    if (!possessed) return null;
    return { kind: "according", range: { from: i, to: j + 1 }, source: { from: i + 1, to: j }, entry: null, verbClass: "neutral", inherits: false };
  }
  return null;
}

/** ", as Moor put it," and ", as the board has noted,": a frame that only says whose words these are. */
function asReported(words: readonly TaggedWord[], i: number): Cue | null {
  const end = phraseEnd(words, i + 1);
  if (end === i + 1 || (i > 0 && !/^[,—(”"]$/.test(words[i - 1]?.raw ?? ""))) return null;
  let verb = end;
  while (words[verb]?.pos === "AUX" || words[verb]?.pos === "ADV") verb++;
  const entry = CUE_VERBS.get(reportingLemma(words[verb] ?? { norm: "", lemma: "" }));
  const put = words[verb]?.lemma === "put" && words[verb + 1]?.norm === "it";
  if (!put && entry?.quote !== true) return null;
  const to = verb + (put ? 2 : 1);
  if (!/^[,:—.]$/.test(words[to]?.raw ?? ".")) return null;
  return {
    kind: "according",
    range: { from: end, to },
    source: { from: i + 1, to: end },
    entry: null,
    verbClass: entry?.verbClass ?? "neutral",
    inherits: false,
  };
}

function according(words: readonly TaggedWord[], from: number, to: number, source: number): Cue | null {
  let end = phraseEnd(words, source);
  // "according to show insiders": where the tagger sees a verb, the next mark ends the name.
  if (end === source) while (end < source + 8 && words[end] && !/^[,.;:—”"]$/.test(words[end]?.raw ?? "")) end++;
  if (end === source) return null;
  return { kind: "according", range: { from, to }, source: { from: source, to: end }, entry: null, verbClass: "neutral", inherits: false };
}

function adverbAt(word: TaggedWord, i: number): Cue | null {
  const verbClass = CUE_ADVERBS.get(word.norm);
  if (!verbClass || word.norm === "according") return null;
  return { kind: "adverb", range: { from: i, to: i + 1 }, source: null, entry: null, verbClass, inherits: false };
}

/** "If you think so" reports nothing, nor does "it is hard to imagine that": readers and empty subjects say nothing. */
function mayReport(words: readonly TaggedWord[], source: Range, nonFinite: boolean): boolean {
  const only = source.to - source.from === 1 ? (words[source.from]?.norm ?? "") : "";
  return only !== "you" && only !== "there" && !(nonFinite && /^(?:it|this|that|which|what)$/.test(only));
}

/** "lashed out at", "raised sharp questions about": a verb with its fixed words; one adjective or adverb may stand between. */
function phraseAt(sentence: TaggedSentence, i: number, before: readonly Cue[]): Cue | null {
  const { words, quoted } = sentence;
  const word = words[i];
  if (!word || (word.pos !== "VERB" && word.pos !== "AUX" && !/^\p{Lu}/u.test(word.raw))) return null;
  for (const { rest, verbClass } of CUE_PHRASES.get(word.lemma) ?? []) {
    const to = phraseMatch(words, i + 1, rest);
    if (to < 0 || quoted[to - 1]) continue;
    const from = groupStart(words, i);
    const nonFinite = words[from]?.norm === "to" || (from === i && /ing$/.test(word.norm));
    const own = nonFinite ? reducedSubject(sentence, from) : subjectBefore(sentence, from);
    const source = own ?? inheritedSource(sentence, from, before);
    return { kind: "phrase", range: { from, to }, source, entry: null, verbClass, inherits: own === null };
  }
  return null;
}

/** Where the fixed words that begin at `at` end, or -1. */
function phraseMatch(words: readonly TaggedWord[], at: number, rest: readonly string[]): number {
  let j = at;
  for (const [k, wanted] of rest.entries()) {
    const loose = k > 0 || rest.length > 1;
    if (words[j]?.norm !== wanted && words[j]?.lemma !== wanted && loose && ["ADJ", "ADV", "DET"].includes(words[j]?.pos ?? "")) j++;
    const word = words[j];
    if (!word || (word.norm !== wanted && word.lemma !== wanted && !(wanted === "on" && word.norm === "upon"))) return -1;
    j++;
  }
  return j;
}

function verbAt(sentence: TaggedSentence, i: number, before: readonly Cue[]): Cue | null {
  const { words } = sentence;
  const word = words[i];
  const handedOn = word?.norm === "reports" && words[i - 1]?.raw === ",";
  if (!word || (word.pos !== "VERB" && !handedOn && !ALWAYS_VERBS.has(word.norm))) return null;
  // "so-called", "continued support": no reporting.
  if (words[i - 1]?.raw === "-" || (/^(?:continued|alleged|proposed|so-called)$/.test(word.norm) && words[i + 1]?.pos === "NOUN")) return null;
  if (words[i - 1]?.pos === "DET" && !ALWAYS_VERBS.has(word.norm)) return null;
  // "Trump, when asked about it, said": a passive that reports nothing.
  if (/^(?:when|if|as)$/.test(words[i - 1]?.norm ?? "") && /ed$/.test(word.norm) && words[i - 2]?.raw === ",") return null;
  const from = groupStart(words, i);
  const helpers = words.slice(from, i);
  const participle = /(?:ed|en|wn|ld|id|ade|ght|ood|wn|lt)$/.test(word.norm);
  // "the view held by the minister": who holds it stands behind.
  if (participle && from === i && words[i + 1]?.norm === "by" && words[i - 1]?.pos === "NOUN") return null;
  const passive = participle && helpers.some((w) => w.lemma === "be") && !/ing$/.test(word.norm);
  const range = { from, to: i + 1 };
  if (passive) {
    const verbClass = PASSIVE_CUES.get(word.lemma) ?? CUE_VERBS.get(word.lemma)?.verbClass;
    if (!verbClass) return null;
    return { kind: "passive", range, source: agentAfter(words, i + 1), entry: CUE_VERBS.get(word.lemma) ?? null, verbClass, inherits: false };
  }
  const entry = CUE_VERBS.get(reportingLemma(word));
  if (!entry) return null;
  const bare = helpers.every((w) => w.pos === "ADV");
  if (entry.quote && bare && isInverted(sentence, from, i)) {
    const to = phraseEnd(words, i + 1);
    return { kind: "inverted", range, source: { from: i + 1, to }, entry, verbClass: entry.verbClass, inherits: false };
  }
  const nonFinite = (/ing$/.test(word.norm) && !helpers.some((w) => w.lemma === "be" || w.pos === "AUX")) || words[from]?.norm === "to";
  const source = nonFinite ? reducedSubject(sentence, from) : subjectBefore(sentence, from);
  const inherited = source ?? inheritedSource(sentence, from, before);
  if (inherited && !mayReport(words, inherited, nonFinite)) return null;
  return { kind: "verb", range, source: inherited, entry, verbClass: entry.verbClass, inherits: source === null };
}

/** “…,” said X: a closing mark or comma before the verb, a noun phrase behind it that is not the start of what is said. */
function isInverted(sentence: TaggedSentence, from: number, verb: number): boolean {
  const { words } = sentence;
  const before = words[from - 1]?.raw ?? "";
  if (!/^[”",—―–-]$/.test(before) || from < 2) return false;
  const to = phraseEnd(words, verb + 1);
  if (to === verb + 1 || isTime(words[verb + 1]) || /^(?:me|us|him|them)$/.test(words[verb + 1]?.norm ?? "")) return false;
  const after = words[to];
  const closes = after === undefined || /^[.,;:—―(“"]$/.test(after.raw) || ["ADP", "SCONJ", "ADV"].includes(after.pos) || after.norm === "who";
  return closes && (isQuoteMark(before) || isQuoteMark(words[from - 2]?.raw ?? "") || after === undefined || /^[.,(]$/.test(after.raw));
}

/** "is confident that", "seems critical of". */
function adjectiveAt(words: readonly TaggedWord[], i: number): Cue | null {
  const entry = CUE_ADJECTIVES.get(words[i]?.norm ?? "");
  const next = words[i + 1];
  if (!entry || !next || !(next.norm === "that" || entry.prepositions.has(next.norm))) return null;
  const from = groupStart(words, i);
  const linked = from < i || ["feel", "seem", "appear", "remain", "sound"].includes(words[i - 1]?.lemma ?? "");
  if (!linked) return null;
  const start = from < i ? from : i - 1;
  const j = start - 1;
  if (!isNominal(words[j]) && words[j]?.norm !== "who") return null;
  return {
    kind: "adjective",
    range: { from: start, to: i + 1 },
    source: { from: phraseStart(words, j), to: j + 1 },
    entry,
    verbClass: entry.verbClass,
    inherits: false,
  };
}

/** "X's claim that", "a report alleging", "calls for". */
function nounAt(sentence: TaggedSentence, i: number): Cue | null {
  const { words } = sentence;
  const word = words[i];
  const entry = word && (word.pos === "NOUN" || word.pos === "PROPN") ? CUE_NOUNS.get(word.lemma) : undefined;
  const next = words[i + 1];
  if (!entry || !next) return null;
  const fits =
    (entry.clause && next.norm === "that") ||
    (entry.infinitive && next.norm === "to" && words[i + 2]?.pos === "VERB") ||
    entry.prepositions.has(next.norm);
  if (!fits) return null;
  const source = ownerOf(words, i) ?? giverOf(sentence, i);
  return { kind: "noun", range: { from: i, to: i + 1 }, source, entry, verbClass: entry.verbClass, inherits: false };
}
