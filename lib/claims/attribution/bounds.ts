import type { TaggedWord } from "../../text/nlp.ts";
import { type Construction, firstFitting } from "./constructions.ts";
import { type Cue, isQuoteMark, sentenceEnd, startsClause, type TaggedSentence } from "./sentence.ts";

const DIVIDERS = new Set("while whereas although though but and as after when because yet".split(" "));
/** Words that open a clause before the main one: "When Moor said A, the board did B". */
const OPENERS = new Set(
  "while although though as when after before if because since until once unless whereas whenever".split(" "),
);

/** A reporting word `next` behind `cue`, with the word before its frame. */
type Place = {
  readonly sentence: TaggedSentence;
  readonly words: readonly TaggedWord[];
  readonly cue: Cue;
  readonly next: Cue;
  readonly start: number;
  readonly before: TaggedWord;
};

/** What ends running content at the next reporting word; the answer is the index of the first word that is no part of it. */
export const FRAME_STOPS: readonly Construction<Place, number>[] = [
  { example: "The mayor said [that it rained], Lund said, “It snowed.”", read: ownSpeakerOfQuotation },
  { example: "The mayor said [that it rained], according to the board.", read: accordingBehindComma },
  { example: "Moor promised [a new pier], the board said.", read: frameAtTheEnd },
  { example: "Moor said [it rained] but insisted that it was warm.", read: speaksAgainBehindAnd },
  { example: "Moor said [he would close the pier] and warned of storms.", read: speaksBehindModal },
  { example: "Moor said [that it rained], adding that it was warm.", read: speaksAgainBehindComma },
  { example: "Moor said [that it rained], while Lund said that it snowed.", read: dividedFrom },
  { example: "Moor said [that it rained] and Lund said that it snowed.", read: joinedWithoutComma },
  { example: "Moor said [that it rained]; Lund said that it snowed.", read: behindSemicolon },
];

/** Where content that runs to the right ends: before the next frame or clause that is not part of it. */
export function rightEnd(sentence: TaggedSentence, cue: Cue, cues: readonly Cue[], end: number): number {
  const { words } = sentence;
  let to = end;
  for (const next of cues) if (next.range.from >= cue.range.to) to = Math.min(to, stopAt(sentence, cue, next));
  to = Math.min(
    relativeEnd(sentence, cue, to),
    clauseEnd(sentence, cue, to),
    asideStart(sentence, cue, to),
    participleStart(sentence, cue, to),
    newThought(sentence, cue, to),
  );
  while (to > cue.range.to && /^[,;:—-]$/.test(words[to - 1]?.raw ?? "")) to--;
  return to;
}

/** Where the later reporting word ends the content of the earlier, Infinity where it is part of it. */
function stopAt(sentence: TaggedSentence, cue: Cue, next: Cue): number {
  const { words } = sentence;
  const start = frameStart(next);
  const before = words[start - 1];
  // "X, when asked about A, told B": the second word's subject stands before the first, so A ends at its comma.
  const around = !next.inherits && next.kind === "verb" && start < cue.range.from;
  if (around && cue.source?.from !== next.source?.from) return commaBefore(words, next.range.from, cue.range.to);
  // "Moor, asked about it, said": both words are Moor's, and the second one's is told behind it.
  const second = next.range.from - 1;
  if (around && words[second]?.raw === "," && second > cue.range.to) return second;
  if (!before || start <= cue.range.to) return Infinity;
  return firstFitting(FRAME_STOPS, { sentence, words, cue, next, start, before })?.answer ?? Infinity;
}

function ownSpeakerOfQuotation({ sentence, next, start, before }: Place): number | null {
  const own = next.kind === "verb" && !next.inherits && quotes(sentence, next);
  return own && /^[,—―–]$/.test(before.raw) ? start - 1 : null;
}

/** ", teachers said." reports the whole sentence, and is no part of what somebody promised in it. */
function frameAtTheEnd({ sentence, next, start, before }: Place): number | null {
  const ends = next.range.to >= sentenceEnd(sentence) && next.kind === "verb" && !next.inherits;
  return ends && before.raw === "," && next.entry?.quote === true ? start - 1 : null;
}

function accordingBehindComma({ next, start, before }: Place): number | null {
  return next.kind === "according" && before.raw === "," ? start - 1 : null;
}

function speaksAgainBehindAnd({ words, next, start, before }: Place): number | null {
  const again = next.kind === "verb" && next.inherits && speaksAgain(words, next);
  return again && /^(?:and|but)$/.test(before.norm) ? start - 1 : null;
}

/** "would close … and warned": "warned" cannot hang on "would", so that the speaker does it. */
function speaksBehindModal({ words, cue, next, start, before }: Place): number | null {
  if (!next.inherits || !/^(?:and|but)$/.test(before.norm) || !/^(?:verb|phrase)$/.test(next.kind)) return null;
  if (!isPast(words[next.range.from]) || !/(?:ed|said|told|wrote)$/.test(words[cue.range.to - 1]?.norm ?? ""))
    return null;
  const between = words.slice(cue.range.to, start - 1);
  const [first] = between.filter((word) => word.pos === "AUX" || word.pos === "VERB");
  const modal = /^(?:would|could|might|should|will|can|may|must|['’]d|['’]ll)$/.test(first?.norm ?? "");
  return modal && !between.some((word) => word !== first && isPast(word)) ? start - 1 : null;
}

function speaksAgainBehindComma({ next, start, before }: Place): number | null {
  return next.kind === "verb" && next.inherits && before.raw === "," ? start - 1 : null;
}

function dividedFrom({ words, next, start, before }: Place): number | null {
  const divided = DIVIDERS.has(before.norm) && /^(?:,|[—–-]|--)$/.test(words[start - 2]?.raw ?? "");
  return divided && next.kind === "verb" && !next.inherits ? start - 2 : null;
}

/** "said that it rained and Lund said that it snowed": whoever is named behind the word speaks for themselves. */
function joinedWithoutComma({ next, start, before }: Place): number | null {
  const joined = /^(?:and|but|while|whereas|although|though)$/.test(before.norm);
  return joined && next.kind === "verb" && !next.inherits ? start - 1 : null;
}

function behindSemicolon({ start, before }: Place): number | null {
  return before.raw === ";" ? start - 1 : null;
}

function quotes({ words }: TaggedSentence, cue: Cue): boolean {
  const mark = words[cue.range.to];
  return (
    cue.entry?.quote === true &&
    mark !== undefined &&
    (mark.norm === "that" ||
      isQuoteMark(mark.raw) ||
      (/^[,:]$/.test(mark.raw) && isQuoteMark(words[cue.range.to + 1]?.raw ?? "")))
  );
}

/** "said A but insisted that B" is two frames; "said that he stayed and rated the plan" is one. */
function speaksAgain(words: readonly TaggedWord[], next: Cue): boolean {
  const after = words[next.range.to];
  return next.entry?.quote === true || after?.norm === "that" || isQuoteMark(after?.raw ?? "");
}

/** Before a main clause with a subject of its own: ", but the board stayed", and ", the board stayed" behind a fronted clause. */
function clauseEnd(sentence: TaggedSentence, cue: Cue, end: number): number {
  const { words, quoted } = sentence;
  const fronted = isFronted(sentence, cue);
  for (let j = cue.range.to + 1; j < end; j++) {
    const mark = words[j]?.raw;
    if (quoted[j] || (mark !== "," && mark !== ";")) continue;
    if (isQuoteMark(words[j - 1]?.raw ?? "") && !fronted) continue;
    if (startsMainClause(words, j, end, fronted)) return j;
  }
  return end;
}

/** Whether a main clause with its own subject begins behind the comma or semicolon at `j`. */
function startsMainClause(words: readonly TaggedWord[], j: number, end: number, fronted: boolean): boolean {
  const joined = /^(?:but|and|yet|so)$/.test(words[j + 1]?.norm ?? "");
  if (joined && startsClause(words, j + 2, end, false)) return true;
  return (fronted || words[j]?.raw === ";") && startsClause(words, j + 1, end, true);
}

/** Whether the frame stands in a clause before the main one: "If you assume A, …", "Claiming A, …". */
function isFronted({ words }: TaggedSentence, cue: Cue): boolean {
  const start = frameStart(cue);
  const opener = words[start - 1];
  if (opener && OPENERS.has(opener.norm)) return start === 1 || /^(?:,|and|but|;)$/.test(words[start - 2]?.norm ?? "");
  return cue.inherits && cue.range.from <= 1 && /(?:ing|ed)$/.test(words[cue.range.to - 1]?.norm ?? "");
}

function commaBefore(words: readonly TaggedWord[], at: number, floor: number): number {
  for (let j = at - 1; j > floor; j--) if (words[j]?.raw === ",") return j;
  return at;
}

/** "X, who said A, left": the clause with the cue ends at the next comma outside quotations. */
function relativeEnd({ words, quoted }: TaggedSentence, cue: Cue, end: number): number {
  const first = words[cue.source?.from ?? -1]?.norm ?? "";
  const opening = words[frameStart(cue) - 1];
  const nested = /^(?:who|which|whose)$/.test(first) && words[(cue.source?.from ?? 0) - 1]?.raw === ",";
  const subordinate = frameStart(cue) === 1 && OPENERS.has(opening?.norm ?? "");
  // "X, while also claiming A, put forth B".
  const inserted =
    cue.inherits &&
    /^(?:while|when|although|though|after|by)$/.test(opening?.norm ?? "") &&
    words[frameStart(cue) - 2]?.raw === ",";
  if (!nested && !subordinate && !inserted) return end;
  for (let j = cue.range.to + 2; j < end; j++) if (words[j]?.raw === "," && !quoted[j]) return j;
  return end;
}

/** "said the pier was safe; the board has no other" and "… — the third to close": what stands behind is the outlet's. */
function newThought({ words, quoted }: TaggedSentence, cue: Cue, end: number): number {
  const dashes: number[] = [];
  for (let j = cue.range.to + 1; j < end; j++) {
    if (quoted[j]) continue;
    if (words[j]?.raw === ";" && !/^(?:that|and|or)$/.test(words[j + 1]?.norm ?? "")) return j;
    if (/^(?:[—–―]|--)$/.test(words[j]?.raw ?? "") && !quoted[j + 1]) dashes.push(j);
  }
  // Two dashes enclose an aside, and what was said goes on behind it.
  return cue.kind === "verb" && dashes.length === 1 ? (dashes[0] ?? end) : end;
}

/** "vowed to keep the pier, sending her aides home": what the speaker does meanwhile is no part of the wish. */
function participleStart({ words, quoted }: TaggedSentence, cue: Cue, end: number): number {
  if (words[cue.range.to]?.norm !== "to") return end;
  for (let j = cue.range.to + 2; j < end - 2; j++) {
    const next = words[j + 1];
    if (words[j]?.raw !== "," || quoted[j] || quoted[j + 1] || next?.pos !== "VERB") continue;
    if (/ing$/.test(next.norm) && next.norm !== "including") return j;
  }
  return end;
}

/**
 * "said the mine would close, which represents a loss of 400 jobs": where what was said is told in the past, a clause in
 * the present behind it explains, and is the outlet's. Quoted words keep their clause.
 */
function asideStart({ words, quoted }: TaggedSentence, cue: Cue, end: number): number {
  if (!/(?:ed|said|told|wrote|held|thought)$/.test(words[cue.range.to - 1]?.norm ?? "")) return end;
  for (let j = cue.range.to + 2; j < end - 2; j++) {
    if (words[j]?.raw !== "," || words[j + 1]?.norm !== "which" || quoted[j + 1]) continue;
    const own = isQuoteMark(words[j - 1]?.raw ?? "") || words.slice(cue.range.to, j).some(isPast);
    if (own && isPresent(words, j + 2)) return j;
  }
  return end;
}

function isPast(word: TaggedWord | undefined): boolean {
  if (!word) return false;
  if (word.pos === "AUX") return /^(?:was|were|had|did|would|could|might)$/.test(word.norm);
  return word.pos === "VERB" && /ed$/.test(word.norm);
}

/** A verb in the present behind adverbs: "represents", "now means". */
function isPresent(words: readonly TaggedWord[], at: number): boolean {
  let j = at;
  while (words[j]?.pos === "ADV") j++;
  const verb = words[j];
  if (!verb) return false;
  if (verb.pos === "AUX") return /^(?:is|are|has|have|does|do)$/.test(verb.norm);
  return verb.pos === "VERB" && verb.norm !== verb.lemma && /s$/.test(verb.norm);
}

/** Index of the first word of the cue with its source, where that stands before it. */
function frameStart(cue: Cue): number {
  return cue.source && !cue.inherits && cue.kind !== "passive"
    ? Math.min(cue.source.from, cue.range.from)
    : cue.range.from;
}
