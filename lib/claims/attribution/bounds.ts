import type { TaggedWord } from "../../text/nlp.ts";
import { type Cue, isFiniteAt, isQuoteMark, isTime, startsClause, type TaggedSentence } from "./sentence.ts";

const DIVIDERS = new Set("while whereas although though but and as after when because yet".split(" "));
const CLAUSE_STARTS = new Set(
  "when while after before because although though unless until whereas during amid following despite".split(" "),
);
const PLACES_OF_SPEECH = new Set(
  "statement interview ruling speech letter tweet post column editorial report briefing article appearance debate memo email ad video conference".split(
    " ",
  ),
);
/** Words that open a clause before the main one: "When Moor said A, the board did B". */
const OPENERS = new Set(
  "while although though as when after before if because since until once unless whereas whenever".split(" "),
);

/** Where an object or a noun's complement ends: at a comma, a dash, a time or place of speaking, or a new clause. */
export function phraseStop({ words, quoted }: TaggedSentence, start: number, end: number): number {
  for (let j = start + 1; j < end; j++) {
    const word = words[j];
    const before = words[j - 1];
    if (!word || !before || quoted[j]) continue;
    const dash = /^(?:[—–―]|--?)$/.test(word.raw) && word.start > before.end;
    // American printers put the comma inside the marks.
    const closed = isQuoteMark(before.raw) && words[j - 2]?.raw === "," && quoted[j - 2] === true;
    if (word.raw === "," || word.raw === ";" || dash || closed || CLAUSE_STARTS.has(word.norm)) return j;
    if (isTime(word) && ["on", "in", "at", "since"].includes(before.norm) && j - 1 > start) return j - 1;
    if (/^(?:mon|tues|wednes|thurs|fri|satur|sun)day$/.test(word.norm)) return j;
    if (word.norm === "in" && PLACES_OF_SPEECH.has(words[j + 2]?.lemma ?? "")) return j;
    // "criticised the plan and left the room": the object ends where its speaker does something else.
    // In "asked them to stay and help" he does not.
    const bare = words[j + 1]?.norm === words[j + 1]?.lemma && words.slice(start, j).some((w) => w.norm === "to");
    if (/^(?:and|but)$/.test(word.norm) && !bare && isFiniteAt(words, j + 1)) return j;
    if (word.norm === "by" && words[j + 1]?.pos === "VERB" && /ing$/.test(words[j + 1]?.norm ?? "")) return j;
  }
  return end;
}

/** Where content that runs to the right ends: before the next frame or clause that is not part of it. */
export function rightEnd(sentence: TaggedSentence, cue: Cue, cues: readonly Cue[], end: number): number {
  const { words } = sentence;
  let to = end;
  for (const next of cues) {
    if (next.range.from < cue.range.to) continue;
    const start = frameStart(next);
    const before = words[start - 1];
    // "X, when asked about A, told B": the second word's subject stands before the first, so A ends at its comma.
    if (!next.inherits && next.kind === "verb" && start < cue.range.from && cue.source?.from !== next.source?.from)
      to = Math.min(to, commaBefore(words, next.range.from, cue.range.to));
    if (!before || start <= cue.range.to) continue;
    // "…, Moor said, “…”": a quotation with its own speaker ends whatever was reported before it.
    if (/^[,—―–]$/.test(before.raw) && next.kind === "verb" && !next.inherits && quotes(sentence, next))
      to = Math.min(to, start - 1);
    if (next.kind === "according" && before.raw === ",") to = Math.min(to, start - 1);
    else if (
      next.kind === "verb" &&
      next.inherits &&
      (before.norm === "and" || before.norm === "but") &&
      speaksAgain(words, next)
    )
      to = Math.min(to, start - 1);
    else if (next.kind === "verb" && next.inherits && before.raw === ",") to = Math.min(to, start - 1);
    else if (next.kind === "verb" && !next.inherits && DIVIDERS.has(before.norm) && words[start - 2]?.raw === ",")
      to = Math.min(to, start - 2);
    else if (before.raw === ";") to = Math.min(to, start - 1);
  }
  to = Math.min(relativeEnd(sentence, cue, to), clauseEnd(sentence, cue, to));
  while (to > cue.range.to && /^[,;:—-]$/.test(words[to - 1]?.raw ?? "")) to--;
  return to;
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
    const word = words[j];
    if (!word || quoted[j] || (word.raw !== "," && word.raw !== ";")) continue;
    if (isQuoteMark(words[j - 1]?.raw ?? "") && !fronted) continue;
    const joined = /^(?:but|and|yet|so)$/.test(words[j + 1]?.norm ?? "");
    if (joined && startsClause(words, j + 2, end, false)) return j;
    if (word.raw === ";" && startsClause(words, j + 1, end, true)) return j;
    if (fronted && startsClause(words, j + 1, end, true)) return j;
  }
  return end;
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
  const nested = /^(?:who|which)$/.test(first) && words[(cue.source?.from ?? 0) - 1]?.raw === ",";
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

/** Index of the first word of the cue with its source, where that stands before it. */
function frameStart(cue: Cue): number {
  return cue.source && !cue.inherits && cue.kind !== "passive"
    ? Math.min(cue.source.from, cue.range.from)
    : cue.range.from;
}
