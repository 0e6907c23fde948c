import type { TaggedWord } from "../../text/nlp.ts";
import { CUE_PHRASES } from "./cues.ts";
import { accordingAt, adjectiveAt, adverbAt, nounAt } from "./frames.ts";
import { markAt } from "./marks.ts";
import type { Cue, TaggedSentence } from "./sentence.ts";
import { groupStart, inheritedSource, reducedSubject, subjectBefore } from "./source.ts";
import { verbAt } from "./verbs.ts";

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
