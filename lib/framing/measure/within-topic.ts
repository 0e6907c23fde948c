import type { FramingHit, FramingMeasure, FramingProfile, NamingMentions, WordCount } from "../../model/framing.ts";
import { FRAMING_MEASURES } from "../../model/framing.ts";
import type { Span } from "../../model/span.ts";
import { tokensOf } from "../../text/tokens.ts";
import { countedWord, joinCounts } from "./word-lines.ts";

/** A sentence of an article with its number and words. */
export type NumberedSentence = Span & { readonly position: number; readonly text: string };

/**
 * The part of one article's profile that stands in these of its sentences, such as those on a topic. A quotation belongs to the sentence
 * in which it begins. Narrowed to all sentences the counts are those of the whole.
 */
export function narrowProfile(profile: FramingProfile, sentences: readonly NumberedSentence[]): FramingProfile {
  const numbers = new Set(sentences.map(({ position }) => position));
  const holds = ({ start }: Span) => sentences.some((sentence) => sentence.start <= start && start < sentence.end);
  const hits = Object.fromEntries(
    FRAMING_MEASURES.map((measure) => [measure, profile.hits[measure].filter((hit) => numbers.has(hit.sentence))]),
  );
  const wordCounts = wordsIn(sentences);
  const speakers = profile.speakers
    .map(({ name, quotations, cues }) => {
      const own = quotations.filter(holds);
      return {
        name,
        quotations: own,
        cues: cues.filter(holds),
        quotedWords: own.reduce((sum, { words }) => sum + words, 0),
      };
    })
    .filter((speaker) => speaker.quotations.length > 0 || speaker.cues.length > 0);
  return {
    articles: profile.articles,
    words: wordCounts.reduce((sum, { count }) => sum + count, 0),
    sentences: sentences.length,
    hits: hits as { [measure in FramingMeasure]: FramingHit[] },
    speakers,
    wordCounts,
  };
}

/** The same for what the article calls events and actors. */
export function narrowMentions(
  { events, actors, places }: NamingMentions,
  sentences: readonly { readonly position: number }[],
): NamingMentions {
  const numbers = new Set(sentences.map(({ position }) => position));
  const holds = ({ sentence }: { sentence: number }) => numbers.has(sentence);
  return { events: events.filter(holds), actors: actors.filter(holds), places };
}

/** How often each word stands in these sentences. */
export function wordsIn(sentences: readonly { readonly text: string }[]): WordCount[] {
  return joinCounts([sentences.flatMap(({ text }) => tokensOf(text).map(countedWord))]);
}
