import type { Attribution } from "../../model/claim.ts";
import type { Span } from "../../model/span.ts";
import { withoutDateline } from "../../text/dateline.ts";
import { TaggedText, type TaggedWord } from "../../text/nlp.ts";
import { type Quotation, quotationsOf } from "../../text/quotations.ts";
import { linesOf, sentencesOf } from "../../text/sentences.ts";
import { contentOf } from "./content.ts";
import { isMedium } from "./entities.ts";
import { cuesOf } from "./find-cues.ts";
import { type Cue, isQuoteMark, spanOf, type TaggedSentence } from "./sentence.ts";
import { SpeechTurns } from "./speech-turns.ts";
import { labelOf, signedQuotation, transcriptTurns } from "./turns.ts";

/** Shorter quotations are names, titles and single loaded words; they carry no speech of their own. */
const SPEECH_WORDS = 4;
/** Share of quoted words from which a sentence that begins with marks still belongs to the speaker before it. */
const MOSTLY_QUOTED = 0.5;
/** How many earlier contents may cover a word: they follow the text, so that only the latest can. */
const LATEST = 40;

/**
 * Who is reported to have said what in the passages `body` of an English text, in order. Spans lie inside the passages.
 * What somebody reports inside his own words is part of his words and not listed; a chain through an outlet or agency
 * ("According to Reuters, farmers say …") is. `tagged` spares the tagging where the caller has it. Rules over part-of-speech
 * tags and our own lists of reporting words, after the {source, cue, content} scheme of PARC 3.
 */
export function attributionsOf(text: string, body: readonly Span[], tagged = taggedLines(text, body)): Attribution[] {
  return outermostOf(text, allAttributionsOf(text, body, tagged));
}

/** The same with what is reported inside reported words: "Moor said that the board denied it" gives two. */
export function allAttributionsOf(
  text: string,
  body: readonly Span[],
  tagged = taggedLines(text, body),
): Attribution[] {
  const turns = new SpeechTurns();
  const lines = body.flatMap((passage) => linesOf(text, passage));
  const transcript = transcriptTurns(text, lines);
  for (const [number, line] of lines.entries()) {
    const whole = transcript.get(line.start) ?? signedQuotation(text, line);
    if (whole) turns.addTurn(whole, number);
    else readLine(text, line, number, tagged, turns);
  }
  turns.release();
  return turns.found.filter((a) => a.content.length > 0);
}

function readLine(text: string, line: Span, number: number, tagged: TaggedText, turns: SpeechTurns): void {
  const label = labelOf(text, line);
  const told = label
    ? { start: colonBehind(text, label) + 1, end: line.end }
    : behindDateline(text, line, number === 0);
  const quotations = quotationsOf(text, told);
  const openFrom = quotations.findLast((q) => q.open)?.start ?? Infinity;
  let pending: Attribution | null = label ? labelSpeaker(text, label) : null;
  for (const sentence of taggedSentences(text, told, tagged.within(told), quotations)) {
    if (pending) turns.addTurn(pending, number);
    const reported = attributionsIn(text, sentence).map((a) => (label ? bySpeaker(text, a, label) : a));
    const frameless = reported.length === 0;
    if (isOnlySpeech(sentence, frameless) && !reported.some((a) => a.source.length > 0 && a.quoted)) {
      if (!frameless) turns.addReported(reported, false, number);
      turns.addSpeech(withoutStop(text, sentence), number, sentence.span.start >= openFrom);
    } else if (!frameless) turns.addReported(reported, isQuoteMark(sentence.words[0]?.raw ?? ""), number);
    pending = pendingSpeaker(sentence);
  }
  if (pending) turns.addTurn(pending, number);
}

/** "ISLAMABAD: The minister said": some papers end the first paragraph's dateline in a colon, as a transcript does its speakers. */
const TOWN_AND_COLON =
  /^\p{Lu}{3}[\p{Lu}.'’ -]{0,30}(?:, \p{Lu}\p{L}+)?:\s+(?!(?:I|We|You|My|Our|It|That|This|There|Yes|No|Well|And|But|So)\b)(?=\p{Lu}.{0,400}\b(?:said|told|announced|warned|says|according to)\b)/u;

/** The line without the town and day it opens with: nobody speaks there. `first` tells whether it opens the text. */
function behindDateline(text: string, line: Span, first: boolean): Span {
  const behind = withoutDateline(text, line);
  if (behind.start > line.start || !first) return behind;
  const town = TOWN_AND_COLON.exec(text.slice(line.start, Math.min(line.end, line.start + 480)))?.[0].length ?? 0;
  return { start: line.start + town, end: line.end };
}

/** A label that has spoken keeps its turn: "she told the court" behind "Moss:" is Moss. */
function bySpeaker(text: string, attribution: Attribution, label: Span): Attribution {
  const [source] = attribution.source;
  if (!source) return attribution;
  const printed = text.slice(source.start, source.end);
  const name = text.slice(label.start, label.end);
  const same = /^(?:he|she|they|i)$/i.test(printed) || name.endsWith(printed) || printed.endsWith(name);
  return same ? { ...attribution, source: [label] } : attribution;
}

/** Where the colon of a label stands: right behind the name, or behind what follows it in brackets ("Ada Moor (Labour):"). */
function colonBehind(text: string, label: Span): number {
  return text.indexOf(":", label.end);
}

function labelSpeaker(text: string, label: Span): Attribution {
  const colon = colonBehind(text, label);
  return { source: [label], cue: [{ start: colon, end: colon + 1 }], content: [], verbClass: "neutral", quoted: true };
}

/** Without those whose reporting word stands in another's content, unless that other is an outlet that passes on. */
export function outermostOf(text: string, all: readonly Attribution[]): Attribution[] {
  const first = ({ cue, content }: Attribution) =>
    [...cue, ...content].reduce((least, span) => Math.min(least, span.start), Infinity);
  const kept = new Set<Attribution>();
  // In the order of the text, so that what is itself inside another's words covers nothing. Contents seldom overlap; a few suffice.
  const covers: Span[] = [];
  for (const attribution of all.toSorted((a, b) => first(a) - first(b))) {
    const [cue] = attribution.cue;
    if (cue && covers.slice(-LATEST).some((span) => span.start <= cue.start && cue.end <= span.end)) continue;
    kept.add(attribution);
    const [source] = attribution.source;
    if (source && !isMedium(text.slice(source.start, source.end))) covers.push(...attribution.content);
  }
  return all.filter((attribution) => kept.has(attribution));
}

/** The words of the passages `body`, tagged line by line. */
export function taggedLines(text: string, body: readonly Span[]): TaggedText {
  return new TaggedText(
    text,
    body.flatMap((passage) => linesOf(text, passage)),
  );
}

function taggedSentences(
  text: string,
  line: Span,
  words: readonly TaggedWord[],
  quotations: readonly Quotation[],
): TaggedSentence[] {
  let w = 0;
  let q = 0;
  return sentencesOf(text, line).map((span) => {
    const inside: TaggedWord[] = [];
    const quoted: boolean[] = [];
    for (; w < words.length; w++) {
      const word = words[w];
      if (!word || word.start >= span.end) break;
      if (word.start < span.start || word.end > span.end) continue;
      inside.push(word);
      while (q < quotations.length && (quotations[q]?.end ?? 0) < word.end) q++;
      quoted.push((quotations[q]?.start ?? Infinity) <= word.start);
    }
    return { span, words: inside, quoted };
  });
}

function attributionsIn(text: string, sentence: TaggedSentence): Attribution[] {
  const cues = cuesOf(sentence);
  return cues.flatMap((cue) => {
    const ranges = contentOf(sentence, cue, cues);
    if (ranges.length === 0) return [];
    if (cue.kind !== "passive" && cue.kind !== "adverb" && cue.kind !== "noun" && !cue.source) return [];
    const content = ranges.map((range) => spanOf(sentence.words, range));
    return [attribution(text, sentence, cue, content)];
  });
}

function attribution(text: string, sentence: TaggedSentence, cue: Cue, content: readonly Span[]): Attribution {
  return {
    source: cue.source ? [spanOf(sentence.words, cue.source)] : [],
    cue: [spanOf(sentence.words, cue.range)],
    content,
    verbClass: cue.verbClass,
    quoted: content.some((span) => /[“”"]/.test(text.slice(span.start, span.end))),
  };
}

/** Whether the sentence is nothing but somebody's words in quotation marks, or begins with them and has no frame of its own. */
function isOnlySpeech({ words, quoted }: TaggedSentence, frameless: boolean): boolean {
  const inside = quoted.filter(Boolean).length;
  if (inside < SPEECH_WORDS) return false;
  if (inside === quoted.length) return true;
  const opens = isQuoteMark(words[0]?.raw ?? "");
  return opens && (quoted.length - inside <= 1 || (frameless && inside >= quoted.length * MOSTLY_QUOTED));
}

/** The sentence's span, without a stop that stands outside its quotation. */
function withoutStop(text: string, { span, words, quoted }: TaggedSentence): Span {
  const stop = text[span.end - 1] === "." && quoted.at(-1) === false && words.length > 1;
  return stop ? { start: span.start, end: span.end - 1 } : span;
}

/** "Miller continued:" with the words themselves in the next paragraph. */
function pendingSpeaker(sentence: TaggedSentence): Attribution | null {
  const { words } = sentence;
  if (words.at(-1)?.raw !== ":") return null;
  const cue = cuesOf(sentence).findLast((c) => c.kind === "verb" && c.source !== null && c.entry?.quote === true);
  if (!cue?.source) return null;
  return {
    source: [spanOf(words, cue.source)],
    cue: [spanOf(words, cue.range)],
    content: [],
    verbClass: cue.verbClass,
    quoted: true,
  };
}
