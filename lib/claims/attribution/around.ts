import type { TaggedWord } from "../../text/nlp.ts";
import { rightEnd } from "./bounds.ts";
import { CUE_VERBS } from "./cues.ts";
import {
  type Cue,
  hasFiniteVerb,
  isQuoteMark,
  isTime,
  LOOK_AHEAD,
  nonEmpty,
  type Range,
  sentenceEnd,
  startsClause,
  type TaggedSentence,
} from "./sentence.ts";

/** After these words a comma behind the frame opens a new thought of the author, not more of what was said. */
const OWN_WORDS =
  /^(?:who|which|whose|where|when|while|as|after|before|in|at|during|on|with|though|although|a|an|the|referring|speaking)$/;

/** The clause on the left of a frame, without the comma between them. */
export function leftOf(sentence: TaggedSentence, frame: number, cues: readonly Cue[]): Range[] {
  const { words, quoted } = sentence;
  let to = frame;
  while (to > 0 && /^[,—―–-]$/.test(words[to - 1]?.raw ?? "")) to--;
  let from = 0;
  const earlier = cues.findLast((c) => c.kind === "inverted" && c.range.from < frame - 1 && c.range.to < to);
  if (earlier) from = Math.max(from, earlier.source?.to ?? 0);
  // "The clerk disagreed: the pier was closed, he said": what stands before the colon tells of it.
  const colon = words.findLastIndex(({ raw }, j) => j > from && j < to - 1 && raw === ":" && !quoted[j]);
  if (colon > 0 && hasFiniteVerb(words, from, colon) && hasFiniteVerb(words, colon + 1, to)) from = colon + 1;
  while (from < to && /^[,.;]$/.test(words[from]?.raw ?? "")) from++;
  return nonEmpty(from, to);
}

/** “A,” she said, “B.” and "A, she said, is B": what stands before the frame, and what is taken up again behind it. */
export function aroundInsertion(sentence: TaggedSentence, left: readonly Range[], from: number, end: number): Range[] {
  const { words, quoted } = sentence;
  const before = left[0];
  const marked = before !== undefined && quoted[before.to - 1] === true;
  const whole = marked || (before !== undefined && isClause(words, before) && !isHalf(words, before));
  for (let j = from; j < end; j++) {
    const mark = words[j]?.raw ?? "";
    // "Moor said, adding later, “…”": what follows is told by the second word.
    if (speaksOn(words, j, from)) return [...left];
    if (isQuoteMark(mark)) return [...(before && isAdverbial(sentence, before) ? [] : left), ...nonEmpty(j, end)];
    const next = words[j + 1];
    if (mark !== "," || j - from >= LOOK_AHEAD || hasFiniteVerb(words, from, j)) continue;
    if (!next || isQuoteMark(next.raw)) continue;
    if (goesOn(words, j + 1, end, { marked, whole })) return [...left, ...nonEmpty(j + 1, end)];
  }
  return [...left];
}

/** Whether what begins at `from`, behind a frame's comma, goes on with what stands before the frame: `whole` sentence or quotation. */
function goesOn(
  words: readonly TaggedWord[],
  from: number,
  end: number,
  { marked, whole }: { marked: boolean; whole: boolean },
): boolean {
  const next = words[from];
  if (!next) return false;
  if (
    !marked &&
    (/^(?:since|because|that|but|and|or|until|unless|if|for|than|rather)$/.test(next.norm) || next.pos === "AUX")
  )
    return true;
  // "Though it was easy, he said, replacing her would be hard": with its own verb the form is a subject.
  const participle = /ing$/.test(next.norm) && !hasFiniteVerb(words, from + 1, Math.min(end, from + 5));
  return !whole && !participle && !(OWN_WORDS.test(next.norm) && !hasFiniteVerb(words, from, end));
}

/** Whether behind a comma a second reporting word in -ing stands at `j`. */
function speaksOn(words: readonly TaggedWord[], j: number, from: number): boolean {
  const word = words[j];
  if (word?.pos !== "VERB" || !/ing$/.test(word.norm) || j <= from || words[j - 1]?.raw !== ",") return false;
  if (CUE_VERBS.get(word.lemma)?.quote !== true) return false;
  // "noting the charts, “we lose it”" is put between two halves; "adding later, “…”" and "arguing that" are not.
  let next = j + 1;
  while (words[next]?.pos === "ADV" || isTime(words[next])) next++;
  if (/^[,:]$/.test(words[next]?.raw ?? "")) next++;
  return isQuoteMark(words[next]?.raw ?? "") || words[next]?.norm === "that";
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
  // "But when Congress cut the funding", "Even if it is short".
  const first = /^(?:but|and|even|so|yet|only)$/.test(words[from]?.norm ?? "") ? from + 1 : from;
  return (
    !/^(?:if|although|though|while|because|when|as|since|unless|once)$/.test(words[first]?.norm ?? "") &&
    hasFiniteVerb(words, from, to)
  );
}

/** "That is why, he argued, the pier should close": what stands before the frame waits for its clause. */
function isHalf(words: readonly TaggedWord[], { to }: Range): boolean {
  return /^(?:why|how|what|where|when|because)$/.test(words[to - 1]?.norm ?? "");
}

export function aroundFrame(sentence: TaggedSentence, reported: Range, cues: readonly Cue[], cue: Cue): Range[] {
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
