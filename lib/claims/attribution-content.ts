import type { TaggedWord } from "../text/nlp.ts";
import { phraseStop, rightEnd, startsClause } from "./attribution-bounds.ts";
import {
  type Cue,
  hasFiniteVerb,
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
import { CUE_NOUNS } from "./cues.ts";

/** How far behind the reporting word "that", a colon or a quotation is looked for. */
const LOOK_AHEAD = 14;
/** After these words a comma behind the frame opens a new thought of the author, not more of what was said. */
const OWN_WORDS = /^(?:who|which|whose|where|when|while|as|after|before|in|at|during|on|with|though|although|a|an|the|referring|speaking)$/;

/** The pieces of the sentence that `cue` reports; empty where what follows does not fit the word. */
export function contentOf(sentence: TaggedSentence, cue: Cue, cues: readonly Cue[]): Range[] {
  const end = sentenceEnd(sentence);
  switch (cue.kind) {
    case "mark":
      return cue.source && cue.source.from > cue.range.from ? leftOf(sentence, cue.range.from, []) : nonEmpty(cue.range.to, end);
    case "according":
      return aroundFrame(sentence, { from: cue.range.from, to: Math.max(cue.range.to, cue.source?.to ?? 0) }, cues, cue);
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
    return nonEmpty(start, isObject(sentence, cue, start, to) ? phraseStop(sentence, start, to) : to);
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
  const goesOn = next !== undefined && cue.range.to < end && (next.pos === "AUX" || isVerbForm(next) || next.norm === "to");
  const named = cue.entry?.object === true && next !== undefined && (sentence.quoted[cue.range.to] || next.pos === "DET" || next.norm === "as");
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
      if (/^[:“"]$/.test(word.raw)) return tail && isQuoteMark(word.raw) && words[j - 1]?.raw !== ":" ? -1 : j + (word.raw === ":" ? 1 : 0);
      if ((word.pos === "VERB" && word.norm !== "following" && !isCapital(word)) || word.pos === "AUX") break;
      if (word.raw === "," && tail) return -1;
    }
  }
  if (next.norm === "to" && (words[at + 1]?.pos === "VERB" || words[at + 1]?.pos === "AUX" || words[at + 1]?.pos === "ADV"))
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
    if (entry.quote && past < end && words[past]?.pos !== "ADP" && !verbal && hasFiniteVerb(words, past, end)) return past;
    return entry.object ? at : -1;
  }
  if (entry.object && (nominal || quoted[at])) return at;
  if ((entry.clause || entry.quote) && /^(?:whether|if|how|why|what|who|when|where|there|it|he|she|they|we|i|you)$/.test(next.norm)) return at;
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
  if (!cue.entry || !first || quoted[start] || !(cue.entry.object || cue.entry.prepositions.has(words[start - 1]?.norm ?? ""))) return false;
  if (!isNominal(first) && first.pos !== "DET" && first.pos !== "ADJ") return false;
  if (first.norm === "that" && first.pos !== "DET") return false;
  return !cue.entry.clause || !hasFiniteVerb(words, start + 1, Math.min(to, phraseEnd(words, start) + 3));
}

/** The clause on the left of a frame, without the comma between them. */
function leftOf(sentence: TaggedSentence, frame: number, cues: readonly Cue[]): Range[] {
  const { words } = sentence;
  let to = frame;
  while (to > 0 && /^[,—―–-]$/.test(words[to - 1]?.raw ?? "")) to--;
  let from = 0;
  const earlier = cues.findLast((c) => c.kind === "inverted" && c.range.from < frame - 1 && c.range.to < to);
  if (earlier) from = Math.max(from, earlier.source?.to ?? 0);
  while (from < to && /^[,.;]$/.test(words[from]?.raw ?? "")) from++;
  return nonEmpty(from, to);
}

/** “A,” she said, “B.” and "A, she said, is B": what stands before the frame, and what is taken up again behind it. */
function aroundInsertion(sentence: TaggedSentence, left: readonly Range[], from: number, end: number): Range[] {
  const { words, quoted } = sentence;
  const before = left[0];
  const whole = before !== undefined && (quoted[before.to - 1] === true || isClause(words, before));
  for (let j = from; j < end; j++) {
    const mark = words[j]?.raw ?? "";
    if (isQuoteMark(mark)) return [...(before && isAdverbial(sentence, before) ? [] : left), ...nonEmpty(j, end)];
    if (mark !== "," || j - from >= LOOK_AHEAD || hasFiniteVerb(words, from, j)) continue;
    const next = words[j + 1];
    if (!next || isQuoteMark(next.raw)) continue;
    const marked = before !== undefined && quoted[before.to - 1] === true;
    const linked = !marked && (/^(?:since|because|that|but|and)$/.test(next.norm) || next.pos === "AUX");
    const goesOn = !whole && !/ing$/.test(next.norm) && !(OWN_WORDS.test(next.norm) && !hasFiniteVerb(words, j + 1, end));
    if (linked || goesOn) return [...left, ...nonEmpty(j + 1, end)];
  }
  return [...left];
}

/** "Asked about it", "Following the vote": what stands before the frame says when, and was not said. */
function isAdverbial({ words, quoted }: TaggedSentence, { from, to }: Range): boolean {
  const first = words[from];
  if (!first || quoted[to - 1]) return false;
  const opener =
    first.pos === "SCONJ" ||
    (first.pos === "VERB" && /(?:ing|ed)$/.test(first.norm)) ||
    /^(?:when|while|as|after|before|if|although|though|because|since)$/.test(first.norm);
  if (!opener && !(first.pos === "ADP" && !hasFiniteVerb(words, from, to))) return false;
  for (let j = from + 1; j < to; j++) if (words[j]?.raw === "," && startsClause(words, j + 1, to, true)) return false;
  return true;
}

/** Whether the words are a sentence that could stand alone: a finite verb, and no "if" or "although" before it. */
function isClause(words: readonly TaggedWord[], { from, to }: Range): boolean {
  return !/^(?:if|although|though|while|because|when|as|since|unless)$/.test(words[from]?.norm ?? "") && hasFiniteVerb(words, from, to);
}

function aroundFrame(sentence: TaggedSentence, reported: Range, cues: readonly Cue[], cue: Cue): Range[] {
  const { words } = sentence;
  const end = sentenceEnd(sentence);
  // "as Moor put it": the frame begins with its "as".
  const as = cue.source && cue.source.from < cue.range.from && words[cue.source.from - 1]?.norm === "as";
  const frame = as ? { from: (cue.source?.from ?? 1) - 1, to: reported.to } : reported;
  if (frame.from <= 1) {
    let from = frame.to;
    while (from < end && words[from]?.raw !== "," && from < frame.to + LOOK_AHEAD) from++;
    if (words[from]?.raw === ",") from++;
    else from = frame.to;
    return nonEmpty(from, rightEnd(sentence, cue, cues, end));
  }
  const left = leftOf(sentence, frame.from, cues);
  const right = words[frame.to]?.raw === "," ? nonEmpty(frame.to + 1, end) : [];
  return [...left, ...right];
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
  const subject = isNominal(words[j]) && !/^(?:who|which|that)$/.test(words[j]?.norm ?? "") ? nonEmpty(phraseStart(words, j), j + 1) : [];
  const at = cue.source ? cue.source.to : cue.range.to;
  const next = words[at];
  const complement = next !== undefined && at < to && (quoted[at] || /^(?:to|as|that|of|for|a|an|the)$/.test(next.norm));
  if (cue.source && !complement) return subject;
  if (!complement) return [];
  const stop = next.norm === "that" || next.norm === "to" || quoted[at] ? to : phraseStop(sentence, at, to);
  return [...(next.norm === "that" ? [] : subject), ...nonEmpty(at, stop)];
}

/** Index of the last word that may belong to content, plus one: the final stop is left out unless a quotation holds it. */
function sentenceEnd({ words, quoted }: TaggedSentence): number {
  let end = words.length;
  while (end > 0 && !quoted[end - 1] && /^[.;:,]$/.test(words[end - 1]?.raw ?? "")) end--;
  return end;
}

function nonEmpty(from: number, to: number): Range[] {
  return to > from ? [{ from, to }] : [];
}
