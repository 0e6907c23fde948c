import type { TaggedWord } from "../../text/nlp.ts";
import { CUE_PHRASES, CUE_VERBS, isReportingForm, PASSIVE_CUES, reportingLemma } from "./cues.ts";
import { accordingAt, adjectiveAt, adverbAt, markAt, nounAt } from "./frames.ts";
import {
  type Cue,
  isNominal,
  isPossessive,
  isQuoteMark,
  isTime,
  phraseEnd,
  type Range,
  type TaggedSentence,
} from "./sentence.ts";
import { agentAfter, groupStart, inheritedSource, reducedSubject, subjectBefore } from "./source.ts";

/** Forms that the tagger often takes for nouns or adjectives. */
const ALWAYS_VERBS = new Set([
  "said",
  "says",
  "told",
  "wrote",
  "argued",
  "insisted",
  "claimed",
  "tweeted",
  "added",
  "informed",
]);

/** A sentence with more reporting words is a table or a list; the rest is left, so that no sentence takes long. */
const MOST_CUES = 40;

/** Every reporting word outside quotation marks, in order; no more than 40. */
export function cuesOf(sentence: TaggedSentence): Cue[] {
  const cues: Cue[] = [];
  for (let i = 0; i < sentence.words.length && cues.length < MOST_CUES; i++) {
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

/** Whether a reporting form that the tagger took for a noun or adjective is a verb after all, by what stands around it. */
function isVerbAnyway({ words, quoted }: TaggedSentence, i: number): boolean {
  const word = words[i];
  if (!word || !isReportingForm(word.norm)) return false;
  if (ALWAYS_VERBS.has(word.norm)) return true;
  const before = words[i - 1];
  const after = words[i + 1];
  if (!before || !after) return false;
  // "…, reports Reuters".
  if (word.norm === "reports" && before.raw === ",") return true;
  if (/^(?:he|she|it|they|we|i|who)$/.test(before.norm)) return !/ing$/.test(word.norm);
  if (/ing$/.test(word.norm))
    return (
      before.lemma === "be" &&
      (after.pos === "DET" || after.norm === "that" || after.pos === "PROPN" || after.pos === "ADJ")
    );
  if (!isNominal(before) || isPossessive(before)) return false;
  const complement =
    (after.norm === "that" && after.pos !== "ADP") ||
    after.raw === ":" ||
    (isQuoteMark(after.raw) && quoted[i + 1] === true);
  return (
    complement ||
    (/ed$/.test(word.norm) &&
      before.pos === "PROPN" &&
      (after.pos === "DET" || after.pos === "PROPN" || isPossessive(after)))
  );
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
    if (
      words[j]?.norm !== wanted &&
      words[j]?.lemma !== wanted &&
      loose &&
      ["ADJ", "ADV", "DET"].includes(words[j]?.pos ?? "")
    )
      j++;
    const word = words[j];
    if (!word || (word.norm !== wanted && word.lemma !== wanted && !(wanted === "on" && word.norm === "upon")))
      return -1;
    j++;
  }
  return j;
}

function verbAt(sentence: TaggedSentence, i: number, before: readonly Cue[]): Cue | null {
  const { words } = sentence;
  const word = words[i];
  if (!word || (word.pos !== "VERB" && !isVerbAnyway(sentence, i))) return null;
  // "To understand it, Moor said, …": a purpose, and nobody's report.
  if (i === 1 && words[0]?.norm === "to") return null;
  // "UPDATE: …" is a rubric.
  if (words[i + 1]?.raw === ":" && /^\p{Lu}{2,}$/u.test(word.raw)) return null;
  // "so-called", "continued support": no reporting.
  if (
    words[i - 1]?.raw === "-" ||
    (/^(?:continued|alleged|proposed|so-called)$/.test(word.norm) && words[i + 1]?.pos === "NOUN")
  )
    return null;
  if (words[i - 1]?.pos === "DET" && !ALWAYS_VERBS.has(word.norm)) return null;
  // "despite repeated warnings".
  if (
    /ed$/.test(word.norm) &&
    words[i + 1]?.pos === "NOUN" &&
    ["ADP", "ADJ", "CCONJ"].includes(words[i - 1]?.pos ?? "")
  )
    return null;
  // "Trump, when asked about it, said": a passive that reports nothing.
  if (/^(?:when|if|as)$/.test(words[i - 1]?.norm ?? "") && /ed$/.test(word.norm) && words[i - 2]?.raw === ",")
    return null;
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
    return {
      kind: "passive",
      range,
      source: agentAfter(words, i + 1),
      entry: CUE_VERBS.get(word.lemma) ?? null,
      verbClass,
      inherits: false,
    };
  }
  const entry = CUE_VERBS.get(reportingLemma(word));
  if (!entry) return null;
  const bare = helpers.every((w) => w.pos === "ADV");
  if (entry.quote && bare && isInverted(sentence, from, i)) {
    const to = phraseEnd(words, i + 1);
    return { kind: "inverted", range, source: { from: i + 1, to }, entry, verbClass: entry.verbClass, inherits: false };
  }
  const nonFinite =
    (/ing$/.test(word.norm) && !helpers.some((w) => w.lemma === "be" || w.pos === "AUX")) || words[from]?.norm === "to";
  const source = nonFinite ? reducedSubject(sentence, from) : subjectBefore(sentence, from);
  // "Asked about it, Moor said": who asked is not told.
  if (source === null && i === 0 && participle && entry.addressee) return null;
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
  if (to === verb + 1 || isTime(words[verb + 1]) || /^(?:me|us|him|them)$/.test(words[verb + 1]?.norm ?? ""))
    return false;
  const after = words[to];
  const closes =
    after === undefined ||
    /^[.,;:—―(“"]$/.test(after.raw) ||
    ["ADP", "SCONJ", "ADV"].includes(after.pos) ||
    after.norm === "who";
  return (
    closes &&
    (isQuoteMark(before) || isQuoteMark(words[from - 2]?.raw ?? "") || after === undefined || /^[.,(]$/.test(after.raw))
  );
}
