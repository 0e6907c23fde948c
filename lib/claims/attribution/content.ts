import type { TaggedWord } from "../../text/nlp.ts";
import { aroundFrame, aroundInsertion, leftOf } from "./around.ts";
import { phraseStop, rightEnd } from "./bounds.ts";
import { CUE_NOUNS } from "./cues.ts";
import {
  type Cue,
  hasFiniteVerb,
  isCapital,
  isNominal,
  isPossessive,
  isQuoteMark,
  isTime,
  LOOK_AHEAD,
  nonEmpty,
  phraseEnd,
  phraseStart,
  type Range,
  sentenceEnd,
  type TaggedSentence,
} from "./sentence.ts";

const MODAL = /^(?:will|would|could|can|may|might|shall|['’]ll|['’]d)$/;

/** The pieces of the sentence that `cue` reports; empty where what follows does not fit the word. */
export function contentOf(sentence: TaggedSentence, cue: Cue, cues: readonly Cue[]): Range[] {
  const end = sentenceEnd(sentence);
  switch (cue.kind) {
    case "mark":
      return cue.source && cue.source.from > cue.range.from
        ? leftOf(sentence, cue.range.from, [])
        : nonEmpty(cue.range.to, end);
    case "according":
      return aroundFrame(
        sentence,
        { from: cue.range.from, to: Math.max(cue.range.to, cue.source?.to ?? 0) },
        cues,
        cue,
      );
    case "adverb":
      return adverbContent(sentence, cue, cues, end);
    case "inverted":
      return aroundInsertion(sentence, leftOf(sentence, cue.range.from, cues), cue.source?.to ?? cue.range.to, end);
    case "passive":
      return passiveContent(sentence, cue, cues, end);
    case "phrase":
    case "noun":
    case "adjective":
      return nonEmpty(cue.range.to, phraseStop(sentence, cue.range.to, rightEnd(sentence, cue, cues, end)));
    case "verb":
      return verbContent(sentence, cue, cues, end);
  }
}

function verbContent(sentence: TaggedSentence, cue: Cue, cues: readonly Cue[], end: number): Range[] {
  const { words } = sentence;
  const at = cue.range.to;
  const relative = relativeContent(sentence, cue, cues, end);
  if (relative) return relative;
  const start = contentStart(sentence, cue, end);
  if (start >= 0) {
    const to = rightEnd(sentence, cue, cues, end);
    // "appeared and began": nothing is reported where only another verb follows.
    if (words[start]?.pos === "CCONJ") return [];
    const object = isObject(sentence, cue, start, to);
    // "would resist the plan": nobody has said anything yet.
    if (object && words.slice(cue.range.from, cue.range.to).some((word) => MODAL.test(word.norm))) return [];
    return nonEmpty(start, object ? phraseStop(sentence, start, to) : to);
  }
  if (!cue.entry?.quote || cue.inherits) return [];
  // "It will rain, she said on Monday": the frame is a tail or stands in the middle.
  const frameStart = Math.min(cue.source?.from ?? cue.range.from, cue.range.from);
  const before = words[frameStart - 1]?.raw ?? "";
  if (!/^[”",?!—―–-]$/.test(before)) return [];
  return aroundInsertion(sentence, leftOf(sentence, frameStart, cues), at, end);
}

/** "the park, which Moor said is closed" and "what Moor called a mistake": the pronoun stands for part of what is said. */
function relativeContent(sentence: TaggedSentence, cue: Cue, cues: readonly Cue[], end: number): Range[] | null {
  const { words } = sentence;
  if (!cue.source || cue.inherits || cue.source.from > cue.range.from) return null;
  const at = cue.source.from - 1;
  const pronoun = words[at];
  if (!pronoun || !/^(?:which|what|whom|who|that)$/.test(pronoun.norm)) return null;
  // "a speech in which Moor said A": the pronoun is the place, and A follows.
  if (words[at - 1]?.pos === "ADP") return null;
  if (pronoun.norm === "that" && !isNominal(words[at - 1]) && words[at - 1]?.raw !== ",") return null;
  const next = words[cue.range.to];
  const goesOn =
    next !== undefined && cue.range.to < end && (next.pos === "AUX" || isVerbForm(next) || next.norm === "to");
  const named =
    cue.entry?.object === true &&
    next !== undefined &&
    (sentence.quoted[cue.range.to] || next.pos === "DET" || next.norm === "as");
  if (!goesOn && !named && pronoun.norm === "that") return null;
  const stop = goesOn || named ? phraseStop(sentence, cue.range.to, rightEnd(sentence, cue, cues, end)) : cue.range.to;
  return [...nonEmpty(at, at + 1), ...nonEmpty(cue.range.to, stop)];
}

function isVerbForm(word: TaggedWord): boolean {
  return word.pos === "VERB" && !/ing$/.test(word.norm);
}

/** Where what is said begins on the right of the verb, or -1 where what follows is no complement of it. */
function contentStart(sentence: TaggedSentence, cue: Cue, end: number): number {
  const { words, quoted } = sentence;
  const at = cue.range.to;
  const { entry } = cue;
  const next = words[at];
  if (!entry || !next || at >= end) return -1;
  const frameStart = Math.min(cue.source?.from ?? cue.range.from, cue.range.from);
  const tail = !cue.inherits && /^[”",?!]$/.test(words[frameStart - 1]?.raw ?? "") && frameStart > 5;
  if (entry.thatClause && next.norm === "that" && next.pos !== "DET") return at;
  if (next.norm === "whether") return entry.clause || entry.quote || entry.prepositions.has("whether") ? at : -1;
  if (entry.prepositions.has(next.norm) && !entry.quote) return at + 1;
  if (entry.clause || entry.quote || (entry.addressee && !entry.object)) {
    for (let j = at; j < Math.min(end, at + LOOK_AHEAD); j++) {
      const word = words[j];
      if (!word) break;
      if (word.norm === "that" && (word.pos !== "DET" || entry.quote) && words[j - 1]?.pos !== "ADP") {
        // "rejected the claim that A": the clause hangs on the noun, and the verb has both.
        return j > at + 1 && entry.object && CUE_NOUNS.has(words[j - 1]?.lemma ?? "") ? at : j;
      }
      // “accused them of opening a “new front””: marks around part of an object do not begin what is said.
      if (
        isQuoteMark(word.raw) &&
        j > at &&
        (["DET", "ADJ", "ADP", "PART", "CCONJ"].includes(words[j - 1]?.pos ?? "") ||
          isPossessive(words[j - 1]) ||
          /^['’]s?$/.test(words[j - 1]?.raw ?? ""))
      ) {
        if (!entry.addressee) break;
        while (quoted[j + 1]) j++;
        continue;
      }
      if (/^[:“"]$/.test(word.raw))
        return tail && isQuoteMark(word.raw) && words[j - 1]?.raw !== ":" ? -1 : j + (word.raw === ":" ? 1 : 0);
      if ((word.pos === "VERB" && word.norm !== "following" && !isCapital(word)) || word.pos === "AUX") break;
      if (word.raw === "," && tail) return -1;
    }
  }
  if (
    next.norm === "to" &&
    (words[at + 1]?.pos === "VERB" || words[at + 1]?.pos === "AUX" || words[at + 1]?.pos === "ADV")
  )
    return entry.infinitive ? at : -1;
  if (entry.prepositions.has(next.norm)) return at + 1;
  if (next.raw === ",") return -1;
  if (isTime(next) || next.pos === "ADP") {
    if (!entry.clause && !entry.quote) return -1;
    if (tail) return -1;
    const past = skipAdverbial(words, at, end);
    // "A poll released on Monday found": what follows is the sentence's own verb.
    if (words[past]?.pos === "AUX" || (words[past] && isVerbForm(words[past]))) return -1;
    return past < end && hasFiniteVerb(words, past, end) && !quoted[past] ? past : -1;
  }
  if (/ing$/.test(next.norm) && next.pos === "VERB") return entry.gerund || entry.object ? at : -1;
  const nominal = isNominal(next) || next.pos === "DET" || next.pos === "ADJ";
  if (tail && entry.quote && !entry.object && !nominal) return -1;
  if (entry.addressee && nominal) {
    const past = next.pos === "PRON" ? at + 1 : phraseEnd(words, at);
    // "asked the council to wait": who is to do it belongs to what is asked.
    if (words[past]?.norm === "to" && words[past + 1]?.pos === "VERB" && entry.infinitive) return at;
    if (words[past]?.norm === "to" || words[past]?.norm === "that" || entry.prepositions.has(words[past]?.norm ?? ""))
      return entry.object ? at : past;
    if (tail) return -1;
    // "The ferry, he told me, is late": the addressee alone is left of the frame.
    if (entry.quote && (past >= end || /^[,.]$/.test(words[past]?.raw ?? "")) && next.pos === "PRON") return -1;
    // "demanded the board make way": the noun phrase is the subject of what is demanded.
    if (!entry.quote && words[past]?.pos === "VERB" && !/(?:ing|ed)$/.test(words[past]?.norm ?? "")) return at;
    const verbal = words[past]?.pos === "VERB" && /ing$/.test(words[past]?.norm ?? "");
    if (entry.quote && past < end && words[past]?.pos !== "ADP" && !verbal && hasFiniteVerb(words, past, end))
      return past;
    return entry.object ? at : -1;
  }
  if (entry.object && (nominal || quoted[at])) return at;
  if (
    (entry.clause || entry.quote) &&
    /^(?:whether|if|how|why|what|who|when|where|there|it|he|she|they|we|i|you)$/.test(next.norm)
  )
    return at;
  if (entry.clause && nominal && hasFiniteVerb(words, at + 1, end)) return at;
  return -1;
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

/** Whether what follows the verb is its object ("denied the plan"), and no clause or speech. */
function isObject({ words, quoted }: TaggedSentence, cue: Cue, start: number, to: number): boolean {
  const first = words[start];
  if (
    !cue.entry ||
    !first ||
    quoted[start] ||
    !(cue.entry.object || cue.entry.prepositions.has(words[start - 1]?.norm ?? ""))
  )
    return false;
  if (!isNominal(first) && first.pos !== "DET" && first.pos !== "ADJ") return false;
  if (first.norm === "that" && first.pos !== "DET") return false;
  return !cue.entry.clause || !hasFiniteVerb(words, start + 1, Math.min(to, phraseEnd(words, start) + 3));
}

function adverbContent(sentence: TaggedSentence, cue: Cue, cues: readonly Cue[], end: number): Range[] {
  const { words } = sentence;
  const at = cue.range.from;
  let from = at;
  while (from > 0 && !/^[,;:—]$/.test(words[from - 1]?.raw ?? "") && words[from - 1]?.norm !== "that") from--;
  const to = rightEnd(sentence, cue, cues, end);
  return [...nonEmpty(from, at), ...nonEmpty(at + 1, to)];
}

/** "Moor is expected to resign": subject and complement are the content. "was told that …": the complement alone. */
function passiveContent(sentence: TaggedSentence, cue: Cue, cues: readonly Cue[], end: number): Range[] {
  const { words, quoted } = sentence;
  const to = rightEnd(sentence, cue, cues, end);
  const j = cue.range.from - 1;
  const subject =
    isNominal(words[j]) && !/^(?:who|which|that)$/.test(words[j]?.norm ?? "")
      ? nonEmpty(phraseStart(words, j), j + 1)
      : [];
  const at = cue.source ? cue.source.to : cue.range.to;
  const next = words[at];
  const complement =
    next !== undefined && at < to && (quoted[at] || /^(?:to|as|that|of|for|a|an|the)$/.test(next.norm));
  if (cue.source && !complement) return subject;
  if (!complement) return [];
  const stop = next.norm === "that" || next.norm === "to" || quoted[at] ? to : phraseStop(sentence, at, to);
  return [...(next.norm === "that" ? [] : subject), ...nonEmpty(at, stop)];
}
