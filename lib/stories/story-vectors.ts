import type { StoryText, TermCounts, TermFrequency } from "../model/story.ts";
import { generalShare } from "./general-words.ts";

/** Terms compared of an article: more adds nothing (B3 .959 with all terms, .963 with 96 on unseen events). */
export const STRONGEST = 96;
/** The general table weighs as much as so many articles of the collection. */
const GENERAL_ARTICLES = 100;

/**
 * A word counts as standing in no more than a sixth of the collection, or in 50 articles where that is more. Where 500 of 540 articles report one
 * event, its names would weigh nothing otherwise, and each report would be likest to those that share a chance word. Words that are
 * common everywhere have their weight from the general table.
 */
const [FULLY_COUNTED, MOST_SHARE] = [50, 1 / 6];

/** A word that fewer articles of news have than this share is a particular of its text. */
const SELDOM = 0.02;
/** From this weight on a particular is taken for a name: fewer than one article in a thousand has it. */
export const NAME = Math.log(20);

/** Terms with weights of length 1, by term. */
export type TermVector = ReadonlyMap<string, number>;

/** An article as it is compared with others under the counts of the day. */
export type StoryVectors = {
  readonly language: string;
  /** The strongest terms, without those that no other article has: they are noise in a collection of any size. */
  readonly shared: TermVector;
  /** The strongest terms, its own ones too: what an article says alone tells two events of one theme apart. */
  readonly whole: TermVector;
  /** The headline's words with their rarity, and their sum. */
  readonly headline: TermVector;
  readonly headlineRarity: ReadonlyMap<string, number>;
  readonly opening: TermVector;
  /** Every term of the article, to look up another's headline in. */
  readonly terms: ReadonlySet<string>;
  readonly hasHeadline: boolean;
  /** What is seldom named in news, in headline and opening, with how seldom: people, places, things that happened. */
  readonly particulars: ReadonlyMap<string, number>;
  /** Those of them that are so seldom named that they are taken for names. */
  readonly names: readonly string[];
};

/**
 * How rare a term is in the collection and in general, in nats; 0 for a word that stands everywhere. `count` of the collection's articles have it, and
 * this share of those of news at large.
 */
export function rarityOf(count: number, share: number, articles: number): number {
  const counted = Math.min(count, Math.max(FULLY_COUNTED, articles * MOST_SHARE));
  const expected = counted + GENERAL_ARTICLES * share + 0.5;
  return Math.max(0, Math.log((articles + GENERAL_ARTICLES + 1) / expected));
}

/** The vectors of an article under the given counts, which count the article itself. */
export function vectorsOf(text: StoryText, counts: TermCounts): StoryVectors {
  return vectorsUnder(counts)(text);
}

/** The same for several articles under the same counts: how rare a word is is found once. */
export function vectorsUnder(counts: TermCounts): (text: StoryText) => StoryVectors {
  const byLanguage = new Map<string, Map<string, number>>();
  return (text) => {
    const known = byLanguage.get(text.language) ?? new Map<string, number>();
    byLanguage.set(text.language, known);
    return weighed(text, counts, (term) => {
      const before = known.get(term);
      if (before !== undefined) return before;
      const rare = rarityOf(counts.of(term), generalShare(term, text.language), counts.articles);
      known.set(term, rare);
      return rare;
    });
  };
}

function weighed(text: StoryText, counts: TermCounts, rarityOf: (term: string) => number): StoryVectors {
  const weigh = (terms: readonly TermFrequency[]) =>
    terms.map(([term, frequency]) => [term, (1 + Math.log(frequency)) * rarityOf(term)] as const);
  const all = weigh(text.terms).filter(([, weight]) => weight > 0);
  const particulars = particularsOf(text);
  const headlineRarity = new Map(text.headline.map((term) => [term, rarityOf(term)]));
  return {
    language: text.language,
    shared: strongest(all.filter(([term]) => counts.of(term) > 1)),
    whole: strongest(all),
    headline: ofLengthOne([...headlineRarity]),
    headlineRarity,
    opening: ofLengthOne(weigh(text.opening)),
    terms: new Set(text.terms.map(([term]) => term)),
    hasHeadline: text.headline.length > 0,
    particulars,
    names: [...particulars].flatMap(([term, weight]) => (weight >= NAME ? [term] : [])),
  };
}

/** The words of headline and opening that stand in few articles of news, whatever the collection, with how few. */
function particularsOf({ headline, opening, language }: StoryText): Map<string, number> {
  const named = new Set([...headline, ...opening.map(([term]) => term)]);
  return new Map(
    [...named].flatMap((term) => {
      const weight = particularWeight(term, generalShare(term, language));
      return weight > 0 ? [[term, weight] as const] : [];
    }),
  );
}

/** How seldom a word is, in nats, that stands in this share of the articles of news; 0 for what is no particular of a text. */
export function particularWeight(word: string, share: number): number {
  return share < SELDOM && !/^\d/.test(word) ? Math.log(SELDOM / share) : 0;
}

/** The cosine of two vectors of length 1, 0 to 1. */
export function cosine(a: TermVector, b: TermVector): number {
  const [few, many] = a.size <= b.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [term, weight] of few) sum += weight * (many.get(term) ?? 0);
  return sum;
}

/** The strongest of terms, the heaviest first; ties go by the alphabet, so that no order of reading decides. */
function strongest(terms: readonly (readonly [string, number])[]): TermVector {
  // Numbers are sorted faster than pairs, of which three in four are not kept.
  const least = Float64Array.from(terms, ([, weight]) => weight).sort()[terms.length - STRONGEST] ?? 0;
  const kept = terms.filter(([, weight]) => weight >= least).sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return ofLengthOne(kept.slice(0, STRONGEST));
}

function ofLengthOne(weighed: readonly (readonly [string, number])[]): TermVector {
  const length = Math.sqrt(weighed.reduce((sum, [, weight]) => sum + weight ** 2, 0));
  return new Map(length === 0 ? [] : weighed.map(([term, weight]) => [term, weight / length]));
}
