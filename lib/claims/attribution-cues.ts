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
  simpleStart,
  type TaggedSentence,
} from "./attribution-sentence.ts";
import { CUE_ADJECTIVES, CUE_ADVERBS, CUE_NOUNS, CUE_VERBS, type CueEntry, PASSIVE_CUES, reportingLemma, VIEW_NOUNS } from "./cues.ts";

/** A reporting word in its sentence, before its content is known. */
export type Cue = {
  readonly kind: "verb" | "inverted" | "passive" | "noun" | "adjective" | "according" | "adverb" | "mark";
  readonly range: Range;
  readonly source: Range | null;
  readonly entry: CueEntry | null;
  readonly verbClass: VerbClass;
  /** A form without its own subject: "saying", "and insisted". */
  readonly inherits: boolean;
};

/** Forms that the tagger often takes for nouns or adjectives. */
const ALWAYS_VERBS = new Set(["said", "says", "told", "wrote", "argued", "insisted", "claimed", "tweeted", "added", "informed"]);
const CHAINING = new Set("appear seem begin continue try go want have need refuse decline use start happen fail proceed come attempt".split(" "));
const LIGHT_VERBS = new Set("have express voice make raise issue give offer take hold share repeat deliver launch".split(" "));
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
    // "Ada Moor: Pier Will Open" heads a text: names alone, a capital behind them, no full stop.
    const headline =
      i <= 3 &&
      before.some((word) => word.pos === "PROPN") &&
      before.every(isCapital) &&
      isCapital(words[i + 1]) &&
      !/[.?!]$/.test(words.at(-1)?.raw ?? "");
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

/** "according to X", "in X's view", "in the view of X", "as X put it". */
function accordingAt(words: readonly TaggedWord[], i: number): Cue | null {
  const word = words[i];
  if (word?.norm === "according" && words[i + 1]?.norm === "to") return according(words, i, i + 2, i + 2);
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

function according(words: readonly TaggedWord[], from: number, to: number, source: number): Cue | null {
  const end = phraseEnd(words, source);
  if (end === source) return null;
  return { kind: "according", range: { from, to }, source: { from: source, to: end }, entry: null, verbClass: "neutral", inherits: false };
}

function adverbAt(word: TaggedWord, i: number): Cue | null {
  const verbClass = CUE_ADVERBS.get(word.norm);
  if (!verbClass || word.norm === "according") return null;
  return { kind: "adverb", range: { from: i, to: i + 1 }, source: null, entry: null, verbClass, inherits: false };
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
  return { kind: "verb", range, source: inherited, entry, verbClass: entry.verbClass, inherits: source === null };
}

/** "the paper's report alleging": the noun just before an -ing form, by its owner where it has one. */
function reducedSubject({ words, quoted }: TaggedSentence, from: number): Range | null {
  const last = words[from - 1];
  if (words[from]?.norm === "to" || !last || !["NOUN", "PROPN"].includes(last.pos) || isTime(last) || quoted[from - 1]) return null;
  return (CUE_NOUNS.has(last.lemma) ? ownerOf(words, from - 1) : null) ?? { from: phraseStart(words, from - 1), to: from };
}

/** Where helpers, adverbs and chained verbs ("appeared to suggest") before the verb begin. */
function groupStart(words: readonly TaggedWord[], i: number): number {
  let from = i;
  for (let j = i - 1; j >= 0; j--) {
    const word = words[j];
    if (!word) break;
    // "Ada Moor said": the tagger takes rare surnames for adverbs.
    if (/^\p{Lu}\p{Ll}/u.test(word.raw) && words[j + 1]?.pos !== "AUX" && !/ly$/.test(word.norm) && word.pos === "ADV") break;
    const helper = word.pos === "AUX" || word.pos === "ADV" || word.norm === "not" || /self$/.test(word.norm) || /^n['’]t$/.test(word.raw);
    const chained = word.norm === "to" && (words[j - 1]?.pos === "VERB" || words[j - 1]?.pos === "AUX") && CHAINING.has(words[j - 1]?.lemma ?? "");
    if (chained) j--;
    else if (word.norm === "to" && j === i - 1) return j;
    else if (!helper || isTime(word)) break;
    from = j;
  }
  return from;
}

function agentAfter(words: readonly TaggedWord[], at: number): Range | null {
  for (let j = at; j < Math.min(at + 8, words.length); j++) {
    if (words[j]?.raw === "," || words[j]?.raw === ".") return null;
    if (words[j]?.norm !== "by") continue;
    const to = phraseEnd(words, j + 1);
    return to > j + 1 ? { from: j + 1, to } : null;
  }
  return null;
}

/** “…,” said X: a closing mark or comma before the verb, a noun phrase behind it that is not the start of what is said. */
function isInverted(sentence: TaggedSentence, from: number, verb: number): boolean {
  const { words } = sentence;
  const before = words[from - 1]?.raw ?? "";
  if (!/^[”",—―–-]$/.test(before) || from < 2) return false;
  const to = phraseEnd(words, verb + 1);
  if (to === verb + 1 || isTime(words[verb + 1])) return false;
  const after = words[to];
  const closes = after === undefined || /^[.,;:—―(“"]$/.test(after.raw) || ["ADP", "SCONJ", "ADV"].includes(after.pos) || after.norm === "who";
  return closes && (isQuoteMark(before) || isQuoteMark(words[from - 2]?.raw ?? "") || after === undefined || /^[.,(]$/.test(after.raw));
}

/** The subject that ends just before `end`, stepping over times, brackets and inserted phrases. */
function subjectBefore(sentence: TaggedSentence, end: number): Range | null {
  const { words } = sentence;
  let j = end - 1;
  if (words[j]?.raw === ")") j = backTo(words, j, "(") - 1;
  j = beforeTime(words, j);
  if (words[j]?.raw === "," || words[j]?.raw === "—") {
    const open = backTo(words, j - 1, words[j]?.raw ?? ",");
    if (open <= 0 || j - open > 25) return null;
    j = open - 1;
    if (words[j]?.raw === ")") j = backTo(words, j, "(") - 1;
  }
  const last = words[j];
  if (!last || sentence.quoted[j]) return null;
  if (/^(?:who|which|that)$/.test(last.norm)) return { from: j, to: j + 1 };
  if (!isNominal(last) && !(last.pos === "DET" || last.pos === "ADJ" || isCapital(last))) return null;
  if (/^['’]s?$/.test(last.raw)) return null;
  return { from: phraseStart(words, j), to: j + 1 };
}

function beforeTime(words: readonly TaggedWord[], at: number): number {
  let j = at;
  while (isTime(words[j]) && j > 0) j--;
  if (j < at && words[j]?.pos === "ADP") j--;
  return j;
}

function backTo(words: readonly TaggedWord[], from: number, mark: string): number {
  for (let j = from; j >= 0; j--) if (words[j]?.raw === mark) return j;
  return -1;
}

/** The nearest source on the left; else the sentence's first subject ("Citing a report, Trump said"). */
function inheritedSource(sentence: TaggedSentence, at: number, before: readonly Cue[]): Range | null {
  const { words } = sentence;
  const able = before.filter((cue) => cue.source !== null && !["according", "adverb", "noun", "passive"].includes(cue.kind));
  // "Miller said he would not comment but insisted": the one named, not the pronoun inside what he said.
  const named = able.findLast((cue) => words[cue.source?.from ?? 0]?.pos !== "PRON") ?? able.at(-1);
  if (named?.source) return named.source;
  const bound = at < 3 ? words.length : at;
  for (let i = 0; i < bound; i++) {
    if (sentence.quoted[i] || i === at || (words[i]?.pos !== "VERB" && words[i]?.pos !== "AUX")) continue;
    const from = groupStart(words, i);
    if (/ing$/.test(words[i]?.norm ?? "") && from === i) continue;
    const subject = subjectBefore(sentence, from);
    if (subject) return subject;
  }
  const name = words.findIndex((word, i) => i < bound && word.pos === "PROPN" && !sentence.quoted[i] && !isTime(word));
  if (name < 0) return null;
  let to = name + 1;
  while (words[to]?.pos === "PROPN") to++;
  if (/^['’]s?$/.test(words[to]?.raw ?? "")) to = phraseEnd(words, name, bound);
  return { from: simpleStart(words, name, 0), to };
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

/** "Moor voiced doubts about": the subject of the light verb that the noun hangs on. */
function giverOf(sentence: TaggedSentence, noun: number): Range | null {
  const { words } = sentence;
  let j = noun - 1;
  while (j > 0 && ["DET", "ADJ", "ADV", "NOUN", "NUM"].includes(words[j]?.pos ?? "")) j--;
  const verb = words[j];
  if (!verb || !LIGHT_VERBS.has(verb.lemma)) return null;
  return subjectBefore(sentence, groupStart(words, j));
}

/** Who a reporting noun belongs to: "his claim", "Russia's claim", "a Reuters report". */
function ownerOf(words: readonly TaggedWord[], noun: number): Range | null {
  const from = simpleStart(words, noun, Math.max(0, noun - 12));
  for (let j = noun - 1; j >= from; j--) {
    if (/^['’]s?$/.test(words[j]?.raw ?? "")) return j > from ? { from, to: j } : null;
    if (isPossessive(words[j])) return { from: j, to: j + 1 };
  }
  for (let j = from; j < noun; j++) if (words[j]?.pos === "PROPN") return { from, to: noun };
  return null;
}
