import type { TaggedWord } from "../../text/nlp.ts";
import { aroundFrame, aroundInsertion, leftOf } from "./around.ts";
import { isVerbForm } from "./behind-verb.ts";
import { rightEnd } from "./bounds.ts";
import { contentStart } from "./content-start.ts";
import { phraseStop } from "./phrase-stop.ts";
import {
  type Cue,
  hasFiniteVerb,
  isFiniteAt,
  isNominal,
  nonEmpty,
  opensThatClause,
  phraseEnd,
  phraseStart,
  type Range,
  sentenceEnd,
  startsClause,
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
    case "noun":
      return nounContent(sentence, cue, cues, end);
    case "phrase":
    case "adjective":
      return nonEmpty(cue.range.to, phraseStop(sentence, cue.range.to, rightEnd(sentence, cue, cues, end)));
    case "verb":
      return verbContent(sentence, cue, cues, end);
  }
}

function nounContent(sentence: TaggedSentence, cue: Cue, cues: readonly Cue[], end: number): Range[] {
  const to = rightEnd(sentence, cue, cues, end);
  const clause = opensThatClause(sentence.words, cue.range.to);
  const stop = clause ? firstVerb(sentence, cue.range.to, to) : cue.range.to;
  return nonEmpty(cue.range.to, Math.min(nounEnd(sentence, cue, end), phraseStop(sentence, stop, to)));
}

/** The first finite verb from `at` on, or `at`: a comma before it ends no clause ("his view that, in the end, it rained"). */
function firstVerb({ words, quoted }: TaggedSentence, at: number, end: number): number {
  for (let j = at + 1; j < end; j++)
    if (!quoted[j] && (words[j]?.pos === "AUX" || words[j]?.pos === "VERB") && isFiniteAt(words, j)) return j;
  return at;
}

/** "His argument that the vote was stolen was rejected": the clause of the noun ends before the verb of the sentence. */
function nounEnd({ words, quoted }: TaggedSentence, cue: Cue, end: number): number {
  // "her enthusiasm for the pier is old": nothing but the verb of the sentence can follow a thing.
  let verbs = opensThatClause(words, cue.range.to) ? 0 : 1;
  for (let j = cue.range.to + 1; j < end; j++) {
    const word = words[j];
    if (!word || quoted[j]) continue;
    if (["SCONJ", "CCONJ"].includes(word.pos) || /^(?:that|which|who|whom|what|how|why|[,;])$/.test(word.norm))
      return end;
    if (
      word.pos !== "AUX" ||
      /^be(?:ing|en)?$/.test(word.norm) ||
      words[j - 1]?.pos === "AUX" ||
      words[j - 1]?.norm === "not"
    ) {
      if (word.pos === "VERB" && words[j - 1]?.norm !== "to" && words[j - 1]?.pos !== "AUX" && !/ing$/.test(word.norm))
        verbs++;
      continue;
    }
    // "what he said was": a pronoun before the verb begins a clause of its own.
    if (verbs > 0) return words[j - 1]?.pos === "PRON" ? end : j;
    verbs++;
  }
  return end;
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
    const right = nonEmpty(start, object ? phraseStop(sentence, start, to) : to);
    return [...firstHalf(sentence, cue, cues, start), ...right];
  }
  if (!(cue.entry?.quote || endsSentence(sentence, cue, end)) || cue.inherits) return [];
  // "It will rain, she said on Monday": the frame is a tail or stands in the middle.
  const frameStart = Math.min(cue.source?.from ?? cue.range.from, cue.range.from);
  const before = words[frameStart - 1]?.raw ?? "";
  if (!/^[”",?!—―–-]$/.test(before)) return [];
  return aroundInsertion(sentence, leftOf(sentence, frameStart, cues), at, end);
}

/** “The pier,” Moor said on Monday, “is closed.”: the words in marks before a frame that quotes on. */
function firstHalf(sentence: TaggedSentence, cue: Cue, cues: readonly Cue[], start: number): Range[] {
  const { words, quoted } = sentence;
  const frame = Math.min(cue.source?.from ?? cue.range.from, cue.range.from);
  if (cue.inherits || !quoted[start] || words[frame - 1]?.raw === ".") return [];
  return quoted[frame - 1] || (words[frame - 1]?.raw === "," && quoted[frame - 2]) ? leftOf(sentence, frame, cues) : [];
}

/** "The pier is closed, the paper has learned.": a verb that takes clauses, with nothing behind it. */
function endsSentence({ words }: TaggedSentence, cue: Cue, end: number): boolean {
  const comma = words[(cue.source?.from ?? cue.range.from) - 1]?.raw === ",";
  return cue.entry?.clause === true && comma && cue.range.to >= end && (cue.source?.from ?? 0) < cue.range.from;
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
  if (/^(?:which|what|whom)$/.test(pronoun.norm) && saysClause(sentence, cue, end))
    return [
      ...nonEmpty(at, at + 1),
      ...nonEmpty(cue.range.to, insertedEnd(sentence, cue, at, rightEnd(sentence, cue, cues, end))),
    ];
  if (!goesOn && !named && pronoun.norm === "that") return null;
  const stop = goesOn || named ? phraseStop(sentence, cue.range.to, rightEnd(sentence, cue, cues, end)) : cue.range.to;
  return [...nonEmpty(at, at + 1), ...nonEmpty(cue.range.to, stop)];
}

/** ", which Moor says he is keeping open, lost money": a clause behind a comma ends at the next one. */
function insertedEnd({ words, quoted }: TaggedSentence, cue: Cue, pronoun: number, end: number): number {
  if (words[pronoun - 1]?.raw !== ",") return end;
  for (let j = cue.range.to; j < end; j++) if (words[j]?.raw === "," && !quoted[j]) return j;
  return end;
}

/** "acknowledged the loss, which hurt the town": a comma behind the phrase, and no verb behind a second one that would make it a subject. */
function isClosed(words: readonly TaggedWord[], at: number, to: number): boolean {
  if (words[at]?.raw !== ",") return false;
  for (let j = at + 1; j < to; j++) if (words[j]?.raw === "," && isFiniteAt(words, j + 1)) return false;
  return true;
}

/** "the mine, which Moor says he is keeping open": a clause with its own subject goes on with the pronoun. */
function saysClause({ words, quoted }: TaggedSentence, cue: Cue, end: number): boolean {
  const at = cue.range.to;
  return cue.entry?.clause === true && at < end && !quoted[at] && startsClause(words, at, end, true);
}

/** Whether what follows the verb is its object ("denied the plan"), and no clause or speech. */
function isObject({ words, quoted }: TaggedSentence, cue: Cue, start: number, to: number): boolean {
  const led = cue.entry?.prepositions.has(words[start]?.norm ?? "") === true && start === cue.range.to;
  if (led) return !quoted[start + 1] && !/^(?:that|whether)$/.test(words[start]?.norm ?? "");
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
  const past = phraseEnd(words, start);
  return !cue.entry.clause || isClosed(words, past, to) || !hasFiniteVerb(words, start + 1, Math.min(to, past + 3));
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
