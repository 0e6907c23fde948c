import type { Quantity } from "../../model/claim.ts";
import { rarityInEnglish } from "../link/word-weights.ts";
import { type Best, bestByArticle, type Partners, partnersOf, supportOf } from "./pair-partners.ts";
import { type RowSentence, stemOf } from "./row-sentence.ts";
import { cosines, likeness, type Vector, vectorFrom, vectorOf, weighIn } from "./story-words.ts";

/** The features of a pair of sentences by their words, in the order of their weights. */
export const PAIR_FEATURES = [
  "cosine", // of all words, by their weight in the story
  "sum", // weight of the content words that both have
  "second", // weight of the second heaviest of them: one rare word may be chance
  "only", // the heaviest word, less where other sentences of the two articles have it too
  "onlyOnce", // how many words no other sentence of the two articles has
  "rareInEnglish", // the heaviest word by story and by English
  "rareSum", // all of them by story and by English
  "inHeadline", // share of their weight that stands in headlines: what the whole story is about
  "contained", // share of the content words of the shorter one
  "content", // likeness by content words alone
  "phraseCosine",
  "rarest",
  "third",
  "dice",
  "phrases", // weight of pairs of words that stand close together in both
  "quoteRun", // longest run of words that both quote
  "quoteInWords", // share of what one quotes that the other prints: one quotation cut differently, or given without marks
  "figures", // figures that both have
  "otherFigures", // both have figures, and none in common
  "sameCount", // both count one thing
  "names", // share of the names
  "sameSpeaker",
  "otherSpeaker",
  "bothReport",
  "dates",
  "distance", // how far apart they stand in their articles
  "before", // likeness of the sentences before both
  "after", // and after both
  "crossed", // the best likeness of one with a neighbour of the other
  "window", // likeness of both with their neighbours
  "rank", // 1 where each is most like the other in its article, less by rank
  "margin", // cosine over the best that either has in the other's article
  "support", // a third article's sentence: the weaker of its two likenesses
  "shorter", // how long the shorter one is
  "longerBy", // how much longer the longer one is
  "opening", // both begin with the same word
  "letters", // likeness by runs of four letters: "Niinistö's" and "Niinisto", "reopen" and "opening"
  "lessOnHeadline", // likeness with the nearest headline, of the one that is less like it
  "moreOnHeadline", // and of the other
  "bothOnHeadline", // the product of the two
  "early", // how near the later one stands to the beginning of its article: what is told first is told by all
] as const;

/** Two sentences of different groups of copies, by their positions among those given, and their features. */
export type FeaturedPair = { readonly a: number; readonly b: number; readonly x: readonly number[] };

/** Below this likeness two sentences share words that say little, or none, and are no pair. */
const LEAST_COSINE = 0.02;
/** Longest common runs are counted so far; more adds nothing. */
const LONGEST_RUN = 12;
/** Words are also compared by runs of so many letters. */
const LETTERS = 4;

/** A sentence made ready for comparing. */
type Ready = RowSentence & {
  readonly vector: Vector;
  readonly content: Vector;
  readonly phrases: Vector;
  /** With the sentences beside it, at half their weight. */
  readonly window: Vector;
  /** In how many sentences of its article each stem stands. */
  readonly counts: ReadonlyMap<string, number>;
  readonly letters: Vector;
  /** How like it is to the headline that it is most like. */
  readonly onHeadline: number;
};

/** All pairs of sentences of different groups that have something in common, with their features. `headlines` are the story's. */
export function featuredPairs(sentences: readonly RowSentence[], headlines: readonly string[]): FeaturedPair[] {
  const titles = headlines.map((each) =>
    each
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .map(stemOf),
  );
  const ready = makeReady(sentences, titles);
  const groups = ready.map(({ groupId }) => groupId);
  const alike = cosines(
    ready.map(({ vector }) => vector),
    groups,
    { least: LEAST_COSINE, most: mostPartners(ready.length) },
  );
  const headline = new Set(titles.flat());
  const best = bestByArticle(alike, ready);
  const partners = partnersOf(alike);
  const found: FeaturedPair[] = [];
  for (const [a, own] of alike.entries())
    for (const b of own.keys())
      if (a < b) {
        const [one, other] = [ready[a], ready[b]];
        if (!one || !other) continue;
        const x = [own.get(b) ?? 0];
        x.push(...wordFeatures(one, other, headline));
        x.push(...saidFeatures(one, other));
        x.push(...placeFeatures(a, b, ready, partners, best));
        x.push(...storyFeatures(one, other));
        found.push({ a, b, x });
      }
  return found;
}

/**
 * How many sentences of each other article one is compared with. In a usual story all; in a large one the best two, or the best alone, since the
 * work grows with the square of the pairs: all pairs of sixty articles took minutes.
 */
function mostPartners(sentences: number): number {
  if (sentences <= 300) return Number.POSITIVE_INFINITY;
  return sentences <= 900 ? 2 : 1;
}

function makeReady(sentences: readonly RowSentence[], titles: readonly (readonly string[])[]): Ready[] {
  const word = weighIn(sentences.map(({ allStems }) => allStems));
  const phrases = sentences.map(({ stems }) => phrasesOf(stems));
  const phrase = weighIn(phrases);
  const counts = new Map<number, Map<string, number>>();
  for (const { articleId, stems } of sentences) {
    const own = counts.get(articleId) ?? new Map<string, number>();
    counts.set(articleId, own);
    for (const stem of new Set(stems)) own.set(stem, (own.get(stem) ?? 0) + 1);
  }
  const runs = sentences.map(({ words }) => words.flatMap(letterRuns));
  const run = weighIn(runs);
  const headlines = titles.map((stems) => vectorOf(stems.filter(Boolean), () => 1));
  const contents = sentences.map(({ stems }) => vectorOf(stems, word));
  return sentences.map((sentence, i) => {
    const beside = [i - 1, i + 1].filter((at) => isBeside(sentences, i, at)).flatMap((at) => contents[at] ?? []);
    const content = contents[i] ?? vectorFrom(new Map());
    return {
      ...sentence,
      content,
      vector: vectorOf(sentence.allStems, word),
      phrases: vectorOf(phrases[i] ?? [], phrase),
      window: windowOf(content, beside),
      counts: counts.get(sentence.articleId) ?? new Map(),
      letters: vectorOf(runs[i] ?? [], run),
      onHeadline: Math.max(0, ...headlines.map((each) => likeness(content, each))),
    };
  });
}

function isBeside(sentences: readonly RowSentence[], i: number, at: number): boolean {
  return sentences[at] !== undefined && sentences[at].articleId === sentences[i]?.articleId;
}

function windowOf(content: Vector, beside: readonly Vector[]): Vector {
  const weights = new Map(content.weights);
  for (const { weights: others } of beside)
    for (const [word, weight] of others) weights.set(word, Math.max(weights.get(word) ?? 0, weight / 2));
  return vectorFrom(weights);
}

function wordFeatures(a: Ready, b: Ready, headline: ReadonlySet<string>): number[] {
  const shared = sharedWords(a.content, b.content);
  const english = shared.map(([word, weight]) => weight * rarityInEnglish(a.lemmas[a.stems.indexOf(word)] ?? word));
  const sum = total(shared.map(([, weight]) => weight));
  const counted = (word: string) => (a.counts.get(word) ?? 1) * (b.counts.get(word) ?? 1);
  return [
    Math.log1p(sum),
    shared[1]?.[1] ?? 0,
    Math.max(0, ...shared.map(([word, weight]) => weight / counted(word))),
    Math.min(3, shared.filter(([word]) => counted(word) === 1).length),
    Math.max(0, ...english),
    Math.log1p(total(english)),
    sum === 0 ? 0 : total(shared.flatMap(([word, weight]) => (headline.has(word) ? [weight] : []))) / sum,
    sum / Math.max(0.3, Math.min(a.content.sum, b.content.sum)),
    likeness(a.content, b.content),
    likeness(a.phrases, b.phrases),
    shared[0]?.[1] ?? 0,
    shared[2]?.[1] ?? 0,
    (2 * sum) / Math.max(0.3, a.content.sum + b.content.sum),
    Math.log1p(total(sharedWords(a.phrases, b.phrases).map(([, weight]) => weight))),
  ];
}

function saidFeatures(a: Ready, b: Ready): number[] {
  const figures = [...a.figures].filter((figure) => b.figures.has(figure)).length;
  const sameSpeaker = [...a.speakers].some((speaker) => b.speakers.has(speaker));
  const names = [...a.names].filter((name) => b.names.has(name)).length;
  return [
    Math.log1p(commonRun(a.quoted, b.quoted)),
    Math.max(quotedIn(a, b), quotedIn(b, a)),
    Math.min(2, figures),
    figures === 0 && a.figures.size > 0 && b.figures.size > 0 ? 1 : 0,
    countsTheSame(a.quantities, b.quantities) ? 1 : 0,
    names / Math.max(1, Math.min(a.names.size, b.names.size)),
    sameSpeaker ? 1 : 0,
    a.speakers.size > 0 && b.speakers.size > 0 && !sameSpeaker ? 1 : 0,
    a.reports && b.reports ? 1 : 0,
    [...a.dates].some((x) => [...b.dates].some((y) => y.startsWith(x) || x.startsWith(y))) ? 1 : 0,
  ];
}

function placeFeatures(a: number, b: number, ready: readonly Ready[], alike: Partners, best: Best): number[] {
  const [one, other] = [ready[a], ready[b]];
  if (!one || !other) return [];
  const value = alike[a]?.all.get(b) ?? 0;
  const beside = (x: number, y: number) =>
    isBeside(ready, a, x) && isBeside(ready, b, y) ? (alike[x]?.all.get(y) ?? 0) : 0;
  const [ranksA, ranksB] = [best[a]?.get(other.articleId) ?? [], best[b]?.get(one.articleId) ?? []];
  const rankIn = (ranks: readonly number[]) => 1 / (1 + ranks.filter((each) => each > value).length);
  return [
    Math.abs(one.place - other.place),
    beside(a - 1, b - 1),
    beside(a + 1, b + 1),
    Math.max(beside(a - 1, b), beside(a + 1, b), beside(a, b - 1), beside(a, b + 1)),
    likeness(one.window, other.window),
    (rankIn(ranksA) + rankIn(ranksB)) / 2,
    (value / (ranksA[0] ?? value)) * (value / (ranksB[0] ?? value)),
    supportOf(alike, ready, a, b),
    Math.log(Math.max(3, Math.min(one.stems.length, other.stems.length))),
    Math.abs(Math.log(Math.max(1, one.stems.length) / Math.max(1, other.stems.length))),
    one.stems.slice(0, 3).some((stem) => other.stems.slice(0, 3).includes(stem)) ? 1 : 0,
  ];
}

function storyFeatures(a: Ready, b: Ready): number[] {
  return [
    likeness(a.letters, b.letters),
    Math.min(a.onHeadline, b.onHeadline),
    Math.max(a.onHeadline, b.onHeadline),
    a.onHeadline * b.onHeadline,
    1 - Math.max(a.place, b.place),
  ];
}

/** The words both have with their weights, heaviest first. */
function sharedWords(a: Vector, b: Vector): [string, number][] {
  const [few, many] = a.weights.size < b.weights.size ? [a, b] : [b, a];
  const shared: [string, number][] = [];
  for (let i = 0; i < few.words.length; i++) {
    const word = few.words[i] as string;
    if (many.weights.has(word)) shared.push([word, few.values[i] as number]);
  }
  return shared.sort(([x, one], [y, other]) => other - one || (x < y ? -1 : 1));
}

/** Pairs of content words with at most two between them, in the order of the alphabet. */
function phrasesOf(stems: readonly string[]): string[] {
  return stems.flatMap((one, i) =>
    stems
      .slice(i + 1, i + 4)
      .filter((other) => other !== one)
      .map((other) => (one < other ? `${one} ${other}` : `${other} ${one}`)),
  );
}

/** The runs of letters of a word, its beginning and end marked: a word of two letters is one run with both its marks. */
function letterRuns(word: string): string[] {
  const marked = ` ${word} `;
  return Array.from({ length: Math.max(0, marked.length - LETTERS + 1) }, (_, i) => marked.slice(i, i + LETTERS));
}

/** The longest run of words that both have, in words, up to LONGEST_RUN. */
function commonRun(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return 0;
  let longest = 0;
  let row = new Uint16Array(b.length + 1);
  for (const word of a) {
    const next = new Uint16Array(b.length + 1);
    for (let j = 0; j < b.length; j++) {
      if (word !== b[j]) continue;
      next[j + 1] = (row[j] ?? 0) + 1;
      longest = Math.max(longest, next[j + 1] ?? 0);
    }
    row = next;
  }
  return Math.min(LONGEST_RUN, longest);
}

function quotedIn(one: RowSentence, other: RowSentence): number {
  return one.quoted.length < 4 ? 0 : commonRun(one.quoted, other.words) / Math.min(LONGEST_RUN, one.quoted.length);
}

function countsTheSame(a: readonly Quantity[], b: readonly Quantity[]): boolean {
  return a.some((x) => b.some((y) => (x.noun !== null && x.noun === y.noun) || (x.unit !== null && x.unit === y.unit)));
}

const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
