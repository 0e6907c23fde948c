import type { Attribution } from "../../model/claim.ts";
import type { Span } from "../../model/span.ts";
import { TaggedText, type TaggedWord } from "../../text/nlp.ts";
import { type Quotation, quotationsOf } from "../../text/quotations.ts";
import { linesOf, sentencesOf } from "../../text/sentences.ts";
import { contentOf } from "./content.ts";
import { isMedium } from "./entities.ts";
import { cuesOf } from "./find-cues.ts";
import { type Cue, isQuoteMark, spanOf, type TaggedSentence } from "./sentence.ts";
import { signedQuotation, transcriptTurns } from "./turns.ts";

/** Shorter quotations are names, titles and single loaded words; they carry no speech of their own. */
const SPEECH_WORDS = 4;
/** Share of quoted words from which a sentence that begins with marks still belongs to the speaker before it. */
const MOSTLY_QUOTED = 0.5;
/** How many earlier contents may cover a word: they follow the text, so that only the latest can. */
const LATEST = 40;

type Open = { readonly attribution: Attribution; readonly index: number; readonly line: number };

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
  const found: Attribution[] = [];
  let last: Open | null = null;
  let lineNumber = 0;
  const lines = body.flatMap((passage) => linesOf(text, passage));
  const turns = transcriptTurns(text, lines);
  for (const line of lines) {
    lineNumber++;
    const whole = turns.get(line.start) ?? signedQuotation(text, line);
    if (whole) {
      last = { attribution: whole, index: found.push(whole) - 1, line: lineNumber };
      continue;
    }
    const quotations = quotationsOf(text, line);
    const words = tagged.within(line);
    for (const sentence of taggedSentences(text, line, words, quotations)) {
      const before = found.length;
      found.push(...attributionsIn(text, sentence));
      const speech = found.slice(before).findLast((a) => a.source.length > 0 && a.quoted);
      if (speech) {
        last = { attribution: speech, index: found.lastIndexOf(speech), line: lineNumber };
      } else if (last && isOnlySpeech(sentence, found.length === before) && lineNumber - last.line <= 1) {
        // “A,” she said. “B. C.”: the later sentences are hers too.
        const joined: Attribution = {
          ...last.attribution,
          content: [...last.attribution.content, withoutStop(text, sentence)],
        };
        found[last.index] = joined;
        last = { attribution: joined, index: last.index, line: lineNumber };
      } else if (found.length > before || !isBridge(sentence)) {
        const said = found.slice(before).findLast((a) => a.source.length > 0);
        last = said ? { attribution: said, index: found.lastIndexOf(said), line: lineNumber } : last;
      }
      const pending = pendingSpeaker(sentence);
      if (pending) {
        const index = found.push(pending) - 1;
        last = { attribution: pending, index, line: lineNumber };
      }
    }
  }
  return found.filter((a) => a.content.length > 0);
}

/** Without those whose reporting word stands in another's content, unless that other is an outlet that passes on. */
export function outermostOf(text: string, all: readonly Attribution[]): Attribution[] {
  const first = ({ cue, content }: Attribution) =>
    Math.min(...cue.map((span) => span.start), ...content.map((span) => span.start));
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
  return sentencesOf(text, line).map((span) => {
    const inside: TaggedWord[] = [];
    const quoted: boolean[] = [];
    for (; w < words.length; w++) {
      const word = words[w];
      if (!word || word.start >= span.end) break;
      if (word.start < span.start || word.end > span.end) continue;
      inside.push(word);
      quoted.push(quotations.some((q) => word.start >= q.start && word.end <= q.end));
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

/** A sentence too short to end the turn of a speaker. */
function isBridge(sentence: TaggedSentence): boolean {
  return sentence.words.length < SPEECH_WORDS;
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
