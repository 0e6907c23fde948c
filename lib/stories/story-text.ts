import type { StoryText, TermFrequency } from "../model/story.ts";
import { storyWords } from "./story-words.ts";
import { tellingHeadline } from "./telling-headline.ts";

/** Paragraphs that count double: what happened is told first. */
const STRONG_PARAGRAPHS = 2;
/** Paragraphs of the opening, whose words are compared with each other on their own. */
const OPENING_PARAGRAPHS = 4;
/** Words read of one article: what a story is about stands long before, and a live blog must not cost more than a report. */
const MOST_WORDS = 6_000;
/** Terms kept of one article. Later counts choose the strongest among them, so more are kept than are compared. */
const MOST_TERMS = 400;
/** Terms kept of an opening. */
const MOST_OPENING = 160;

/** What finding stories reads of an article: headline and body paragraphs, nothing of the page around them. */
export type ReadArticle = {
  readonly headline: string | null;
  readonly deck: string | null;
  readonly paragraphs: readonly string[];
  readonly language: string;
};

/** The words of an article that tell its story, counted. An article without words has no terms and stays alone. */
export function storyTextOf({ headline, deck, paragraphs, language }: ReadArticle): StoryText {
  const terms = new Map<string, number>();
  const opening = new Map<string, number>();
  const inHeadline = storyWords(tellingHeadline(headline ?? ""));
  let read = 0;
  const add = (words: readonly string[], weight: number, opens: boolean) => {
    read += words.length;
    for (const word of words) {
      terms.set(word, (terms.get(word) ?? 0) + weight);
      if (opens) opening.set(word, (opening.get(word) ?? 0) + 1);
    }
  };
  add(inHeadline, 2, true);
  add(storyWords(deck ?? ""), 2, true);
  for (const [i, paragraph] of paragraphs.entries()) {
    if (read >= MOST_WORDS) break;
    const words = storyWords(paragraph).slice(0, MOST_WORDS - read);
    add(words, i < STRONG_PARAGRAPHS ? 2 : 1, i < OPENING_PARAGRAPHS);
  }
  return {
    terms: strongest(terms, MOST_TERMS),
    headline: [...new Set(inHeadline)],
    opening: strongest(opening, MOST_OPENING),
    language,
  };
}

/** The most frequent terms; of equally frequent ones those that come first in the alphabet, so that no order of reading decides. */
function strongest(counts: ReadonlyMap<string, number>, most: number): TermFrequency[] {
  return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).slice(0, most);
}
