import type { TaggedWord } from "../../text/nlp.ts";
import { CUE_ADJECTIVES, CUE_ADVERBS, CUE_NOUNS, CUE_VERBS, reportingLemma, VIEW_NOUNS } from "./cues.ts";
import {
  type Cue,
  isFiniteAt,
  isNominal,
  isPossessive,
  isTime,
  phraseEnd,
  phraseStart,
  type TaggedSentence,
} from "./sentence.ts";
import { giverOf, groupStart, ownerOf } from "./source.ts";

/** "according to X", "in X's view", "in the view of X", "as X put it". */
export function accordingAt(words: readonly TaggedWord[], i: number): Cue | null {
  const word = words[i];
  if (word?.norm === "according" && words[i + 1]?.norm === "to") return according(words, i, i + 2, i + 2);
  if (word?.norm === "as") return asReported(words, i);
  if (word?.norm !== "in") return null;
  for (let j = i + 1; j < Math.min(i + 8, words.length); j++) {
    if (!VIEW_NOUNS.has(words[j]?.norm ?? "")) continue;
    if (words[j + 1]?.norm === "of") return according(words, i, j + 2, j + 2);
    const possessed = isPossessive(words[i + 1]) || /^['’]s?$/.test(words[j - 1]?.raw ?? "");
    if (!possessed) return null;
    const to = /^['’]s?$/.test(words[j - 1]?.raw ?? "") ? j - 1 : j;
    return {
      kind: "according",
      range: { from: i, to: j + 1 },
      source: { from: i + 1, to },
      entry: null,
      verbClass: "neutral",
      inherits: false,
    };
  }
  return null;
}

/** ", as Moor put it," and ", as the board has noted,": a frame that only says whose words these are. */
function asReported(words: readonly TaggedWord[], i: number): Cue | null {
  const end = phraseEnd(words, i + 1);
  if (end === i + 1 || (i > 0 && !/^[,—(”"]$/.test(words[i - 1]?.raw ?? ""))) return null;
  let verb = end;
  // ", including Moor,"
  if (words[verb]?.raw === ",") for (let j = verb + 1; j < verb + 8; j++) if (words[j]?.raw === ",") verb = j + 1;
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
  end = wholeSource(words, end);
  return {
    kind: "according",
    range: { from, to },
    source: { from: source, to: end },
    entry: null,
    verbClass: "neutral",
    inherits: false,
  };
}

/** "a survey by the university of Lund", "the institute in Krakow": what tells whose or where it is, up to the next mark. */
function wholeSource(words: readonly TaggedWord[], end: number): number {
  if (!/^(?:by|in|from|at|on)$/.test(words[end]?.norm ?? "") || words[end - 1]?.pos !== "NOUN") return end;
  const to = phraseEnd(words, end + 1);
  const named = words.slice(end + 1, to).some(({ pos }) => pos === "PROPN" || pos === "NOUN");
  const time = words.slice(end + 1, to).some(isTime);
  return named && !time && /^[,.;:—”"]$/.test(words[to]?.raw ?? ".") ? to : end;
}

export function adverbAt(word: TaggedWord, i: number): Cue | null {
  const verbClass = CUE_ADVERBS.get(word.norm);
  if (!verbClass || word.norm === "according") return null;
  return { kind: "adverb", range: { from: i, to: i + 1 }, source: null, entry: null, verbClass, inherits: false };
}

/** "is confident that", "seems critical of". */
export function adjectiveAt(words: readonly TaggedWord[], i: number): Cue | null {
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
export function nounAt(sentence: TaggedSentence, i: number): Cue | null {
  const { words } = sentence;
  const word = words[i];
  const entry = word && (word.pos === "NOUN" || word.pos === "PROPN") ? CUE_NOUNS.get(word.lemma) : undefined;
  const next = words[i + 1];
  // "to Fox News that": part of a name.
  if (!entry || !next || /^\p{Lu}\S* \p{Lu}/u.test(`${words[i - 1]?.raw} ${word?.raw}`)) return null;
  const fits =
    // "a claim that might sting": the word stands for the claim, and no clause of it follows.
    (entry.clause && next.norm === "that" && !(isFiniteAt(words, i + 2) && words[i + 3]?.pos !== "AUX")) ||
    (entry.infinitive && next.norm === "to" && words[i + 2]?.pos === "VERB") ||
    entry.prepositions.has(next.norm);
  if (!fits) return null;
  // "said in a statement that": what is said hangs on the verb.
  if (words[i - 2]?.norm === "in" && words[i - 1]?.pos === "DET") return null;
  const source = ownerOf(words, i) ?? giverOf(sentence, i);
  if (!source && (entry.owned || (next.norm !== "that" && next.norm !== "to"))) return null;
  return { kind: "noun", range: { from: i, to: i + 1 }, source, entry, verbClass: entry.verbClass, inherits: false };
}
