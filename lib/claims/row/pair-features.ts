import type { Quantity } from "../../model/claim.ts";
import { type Best, bestByArticle, type Partners, partnersOf, supportOf } from "./pair-partners.ts";
import { areBeside, type ReadySentence, type ReadyStory, readyStory } from "./ready-sentences.ts";
import type { RowSentence } from "./row-sentence.ts";
import { cosines, type OpenVector, openVector } from "./story-words.ts";

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
export type FeaturedPair = { readonly a: number; readonly b: number; readonly x: Float64Array };

/** Below this likeness two sentences share words that say little, or none, and are no pair. */
const LEAST_COSINE = 0.02;
/** Longest common runs are counted so far; more adds nothing. */
const LONGEST_RUN = 12;

/** All pairs of sentences of different groups that have something in common, with their features. `headlines` are the story's. */
export function featuredPairs(sentences: readonly RowSentence[], headlines: readonly string[]): FeaturedPair[] {
  const story = readyStory(sentences, headlines);
  const { sentences: ready, sizes } = story;
  const groups = ready.map(({ groupId }) => groupId);
  const alike = cosines(
    ready.map(({ vector }) => vector),
    groups,
    sizes.stems,
    { least: LEAST_COSINE, most: mostPartners(ready.length) },
  );
  const around: Around = { ready, best: bestByArticle(alike, ready), partners: partnersOf(alike) };
  const opened: Opened = {
    content: openVector(sizes.stems),
    window: openVector(sizes.stems),
    phrases: openVector(sizes.phrases),
    letters: openVector(sizes.runs),
  };
  const count = PAIR_FEATURES.length;
  // The features of all pairs lie in one piece of memory: a list each was a third of what a story's alignment takes.
  const inAll = alike.reduce((sum, own) => sum + own.size, 0) / 2;
  const values = new Float64Array(inAll * count);
  const found: FeaturedPair[] = [];
  for (const [a, own] of alike.entries()) {
    const one = ready[a] as ReadySentence;
    for (const kind of ["content", "window", "phrases", "letters"] as const) opened[kind].open(one[kind]);
    for (const [b, cosine] of own) {
      if (a >= b) continue;
      const other = ready[b] as ReadySentence;
      const x = values.subarray(found.length * count, (found.length + 1) * count);
      x[0] = cosine;
      let at = wordFeatures(x, 1, one, other, opened, story);
      at = saidFeatures(x, at, one, other);
      at = placeFeatures(x, at, a, b, around, opened);
      storyFeatures(x, at, one, other, opened);
      found.push({ a, b, x });
    }
  }
  return found;
}

/** The vectors of the first sentence of a pair, laid open. */
type Opened = Readonly<Record<"content" | "window" | "phrases" | "letters", OpenVector>>;
type Around = { readonly ready: readonly ReadySentence[]; readonly partners: Partners; readonly best: Best };

/**
 * How many sentences of each other article one is compared with. In a usual story all; in a large one the best two, or the best alone, since the
 * work grows with the square of the pairs: all pairs of sixty articles took minutes.
 */
function mostPartners(sentences: number): number {
  if (sentences <= 300) return Number.POSITIVE_INFINITY;
  return sentences <= 900 ? 2 : 1;
}

/** Writes these values from `at` on; returns where the next ones begin. */
function write(x: Float64Array, at: number, values: readonly number[]): number {
  for (let i = 0; i < values.length; i++) x[at + i] = values[i] as number;
  return at + values.length;
}

function wordFeatures(
  x: Float64Array,
  at: number,
  a: ReadySentence,
  b: ReadySentence,
  opened: Opened,
  { stems, inHeadline }: ReadyStory,
): number {
  const shared = sharedWords(b, opened.content, stems);
  let [sum, only, once, rarest, rare, titled] = [0, 0, 0, 0, 0, 0];
  for (const [own, other] of shared) {
    const weight = b.content.values[other] as number;
    sum += weight;
    const counted = (a.counts[own] as number) * (b.counts[other] as number);
    only = Math.max(only, weight / counted);
    if (counted === 1) once += 1;
    const english = weight * (a.rarities[own] as number);
    rarest = Math.max(rarest, english);
    rare += english;
    if (inHeadline[b.content.words[other] as number] === 1) titled += weight;
  }
  const weightOf = (nth: number) => (shared[nth] ? (b.content.values[shared[nth][1]] as number) : 0);
  return write(x, at, [
    Math.log1p(sum),
    weightOf(1),
    only,
    Math.min(3, once),
    rarest,
    Math.log1p(rare),
    sum === 0 ? 0 : titled / sum,
    sum / Math.max(0.3, Math.min(a.content.sum, b.content.sum)),
    opened.content.likeness(b.content),
    opened.phrases.likeness(b.phrases),
    weightOf(0),
    weightOf(2),
    (2 * sum) / Math.max(0.3, a.content.sum + b.content.sum),
    Math.log1p(sharedPhrases(b, opened.phrases)),
  ]);
}

/** The content words that a sentence has in common with the open one, by their places in that and in it, heaviest first. */
function sharedWords(
  b: ReadySentence,
  { places }: OpenVector,
  stems: readonly string[],
): (readonly [number, number])[] {
  const shared: (readonly [number, number])[] = [];
  const { words, values } = b.content;
  for (let i = 0; i < words.length; i++) {
    const place = places[words[i] as number] as number;
    if (place > 0) shared.push([place - 1, i]);
  }
  const nameOf = (i: number) => stems[words[i] as number] ?? "";
  return shared.sort(
    ([, x], [, y]) => (values[y] as number) - (values[x] as number) || (nameOf(x) < nameOf(y) ? -1 : 1),
  );
}

/** The weight of the phrases that both have. */
function sharedPhrases(b: ReadySentence, { places }: OpenVector): number {
  const shared: number[] = [];
  const { words, values } = b.phrases;
  for (let i = 0; i < words.length; i++) if (places[words[i] as number] !== 0) shared.push(values[i] as number);
  return total(shared.sort((x, y) => y - x));
}

function saidFeatures(x: Float64Array, at: number, a: ReadySentence, b: ReadySentence): number {
  const figures = inBoth(a.figures, b.figures);
  const sameSpeaker = inBoth(a.speakers, b.speakers) > 0;
  return write(x, at, [
    Math.log1p(commonRun(a.quotation, b.quotation)),
    Math.max(quotedIn(a, b), quotedIn(b, a)),
    Math.min(2, figures),
    figures === 0 && a.figures.size > 0 && b.figures.size > 0 ? 1 : 0,
    countsTheSame(a.quantities, b.quantities) ? 1 : 0,
    inBoth(a.names, b.names) / Math.max(1, Math.min(a.names.size, b.names.size)),
    sameSpeaker ? 1 : 0,
    a.speakers.size > 0 && b.speakers.size > 0 && !sameSpeaker ? 1 : 0,
    a.reports && b.reports ? 1 : 0,
    isDatedAlike(a.dates, b.dates) ? 1 : 0,
  ]);
}

function inBoth(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0;
  let count = 0;
  for (const each of a) if (b.has(each)) count += 1;
  return count;
}

function isDatedAlike(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  if (b.size > 0) for (const x of a) for (const y of b) if (y.startsWith(x) || x.startsWith(y)) return true;
  return false;
}

function placeFeatures(
  x: Float64Array,
  at: number,
  a: number,
  b: number,
  { ready, partners, best }: Around,
  opened: Opened,
): number {
  const [one, other] = [ready[a] as ReadySentence, ready[b] as ReadySentence];
  const value = partners[a]?.all.get(b) ?? 0;
  const beside = (own: number, its: number) =>
    areBeside(ready, a, own) && areBeside(ready, b, its) ? (partners[own]?.all.get(its) ?? 0) : 0;
  const [ranksA, ranksB] = [best[a]?.get(other.articleId) ?? [], best[b]?.get(one.articleId) ?? []];
  return write(x, at, [
    Math.abs(one.place - other.place),
    beside(a - 1, b - 1),
    beside(a + 1, b + 1),
    Math.max(beside(a - 1, b), beside(a + 1, b), beside(a, b - 1), beside(a, b + 1)),
    opened.window.likeness(other.window),
    (rankIn(ranksA, value) + rankIn(ranksB, value)) / 2,
    (value / (ranksA[0] ?? value)) * (value / (ranksB[0] ?? value)),
    supportOf(partners, ready, a, b),
    Math.log(Math.max(3, Math.min(one.stems.length, other.stems.length))),
    Math.abs(Math.log(Math.max(1, one.stems.length) / Math.max(1, other.stems.length))),
    beginAlike(one.stems, other.stems) ? 1 : 0,
  ]);
}

/** 1 where a value is the best of these, which are given best first; less by its rank. */
function rankIn(ranks: readonly number[], value: number): number {
  let better = 0;
  while (better < ranks.length && (ranks[better] as number) > value) better += 1;
  return 1 / (1 + better);
}

/** Whether one of the first three words is one of the other's. */
function beginAlike(a: readonly string[], b: readonly string[]): boolean {
  for (let i = 0; i < Math.min(3, a.length); i++)
    for (let j = 0; j < Math.min(3, b.length); j++) if (a[i] === b[j]) return true;
  return false;
}

function storyFeatures(x: Float64Array, at: number, a: ReadySentence, b: ReadySentence, { letters }: Opened): number {
  return write(x, at, [
    letters.likeness(b.letters),
    Math.min(a.onHeadline, b.onHeadline),
    Math.max(a.onHeadline, b.onHeadline),
    a.onHeadline * b.onHeadline,
    1 - Math.max(a.place, b.place),
  ]);
}

const run = { row: new Uint16Array(64) };

/** The longest run of words that both have, in words, up to LONGEST_RUN. */
function commonRun(a: Int32Array, b: Int32Array): number {
  if (a.length === 0 || b.length === 0) return 0;
  if (run.row.length <= b.length) run.row = new Uint16Array(2 * b.length);
  // How long the run is that ends at each word of the second, for the word of the first that is looked at; from the end, so that one row is enough.
  const row = run.row.fill(0, 0, b.length + 1);
  let longest = 0;
  for (const word of a)
    for (let j = b.length - 1; j >= 0; j--) {
      const length = word === b[j] ? (row[j] as number) + 1 : 0;
      row[j + 1] = length;
      if (length > longest) longest = length;
    }
  return Math.min(LONGEST_RUN, longest);
}

function quotedIn(one: ReadySentence, other: ReadySentence): number {
  const { quotation } = one;
  return quotation.length < 4 ? 0 : commonRun(quotation, other.printed) / Math.min(LONGEST_RUN, quotation.length);
}

function countsTheSame(a: readonly Quantity[], b: readonly Quantity[]): boolean {
  if (a.length === 0 || b.length === 0) return false;
  return a.some((x) => b.some((y) => (x.noun !== null && x.noun === y.noun) || (x.unit !== null && x.unit === y.unit)));
}

const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
