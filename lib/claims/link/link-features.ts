import type { StoredClaim, Surroundings } from "../../model/claim.ts";
import {
  type CorpusCounts,
  cached,
  coreWeigher,
  corpusWeigher,
  inverseFrequency,
  nameWords,
  rarityWeigher,
  type Weigh,
} from "./word-weights.ts";

/** A claim with its words and surroundings, where known; without them a link rests on the claim's own lemmas. */
export type LinkableClaim = StoredClaim & { readonly quote?: string; readonly around?: Surroundings };

/** How alike two claims of two articles are, each number on its own; a score is a weighted sum of them. */
export type LinkFeatures = {
  /** Shared words over all words of both, each by its weight (Dice 1945), 0 to 1. */
  readonly overlap: number;
  /** The same between the sentences before both and after both: two articles that tell one thing go on alike. */
  readonly neighbours: number;
  /** The same with words weighed by how rare they are in the collection and between the two articles. */
  readonly rareOverlap: number;
  /** Weight of shared words that are neither names nor light, by their rarity in English, more where both articles come back to them. */
  readonly core: number;
  /** Weight of shared words that stand close together in both ("halting … munitions"), 0 to PLENTY. */
  readonly phrases: number;
  /** The same where each claim's closest sibling in its own article stands in for it: a matter that is told twice is a matter. */
  readonly support: number;
  /** Overlap of all words of the two articles by their rarity in the collection: one story, or two that share a sentence. */
  readonly articles: number;
  /** How far apart the two stand in their articles, 0 to 1. */
  readonly distance: number;
  /** 1 where both report what someone says. */
  readonly speech: number;
  /** Cosine of their vectors, the corpus mean taken away, -1 to 1; null where one has none. */
  readonly cosine: number | null;
};

/** Words added to both sides of the overlap, so that two claims of three words do not look alike by one of them. */
const SMOOTHING = 1;
/** A phrase is two words of which at most three stand between. */
const PHRASE_WINDOW = 5;
/** So much shared weight in phrases is plenty; more adds nothing. */
const PLENTY = 1.5;
/** So much support is plenty: a claim that answers nothing by itself is not carried by its sibling. */
const SUPPORT_PLENTY = 0.15;
/** Two stories on one war reach so much overlap, and two on one event twice as much; 98 of 100 pairs of stories on different events have less. */
const ARTICLES_PLENTY = 0.14;

/** A word that both articles use n times counts 1 + log n halves more: what they come back to is what they are about. */
const COMES_BACK = 0.5;

/** A claim's words as sets. What few pairs need is made when the first one asks. */
class ReadClaim {
  readonly words: ReadonlySet<string>;
  readonly #claim: LinkableClaim;
  #before: ReadonlySet<string> | undefined;
  #after: ReadonlySet<string> | undefined;
  #phrases: ReadonlySet<string> | undefined;

  constructor(claim: LinkableClaim) {
    this.#claim = claim;
    this.words = new Set(claim.lemmas);
  }

  get before(): ReadonlySet<string> {
    this.#before ??= new Set(this.#claim.around?.before ?? []);
    return this.#before;
  }

  get after(): ReadonlySet<string> {
    this.#after ??= new Set(this.#claim.around?.after ?? []);
    return this.#after;
  }

  get phrases(): ReadonlySet<string> {
    this.#phrases ??= phrasesOf(this.#claim.lemmas);
    return this.#phrases;
  }
}
type ArticleCounts = { readonly claims: ReadClaim[]; readonly words: Map<string, number> };
type Sibling = { readonly claim: ReadClaim; readonly likeness: number };

export type FeatureReader = {
  /** Weight of shared words by their rarity in the collection. It, `core` and `rareOverlap` are cheap: to be asked before all features. */
  shared(a: LinkableClaim, b: LinkableClaim): number;
  core(a: LinkableClaim, b: LinkableClaim): number;
  rareOverlap(a: LinkableClaim, b: LinkableClaim): number;
  featuresOf(a: LinkableClaim, b: LinkableClaim): LinkFeatures;
};

/**
 * The features of any two of these claims, which must hold all claims of the articles compared. A word weighs by its rarity in general
 * English, in the corpus and in the two articles: in two articles on one war its name says nothing, however rare elsewhere, and a
 * stock word that both happen to use once says nothing either.
 */
export function featureReader(
  claims: readonly LinkableClaim[],
  corpus: CorpusCounts,
  vectors?: ReadonlyMap<number, Float32Array>,
): FeatureReader {
  const read = new Map(claims.map((claim) => [claim.id, readClaim(claim)]));
  const articles = countsByArticle(claims, read);
  const names = nameWords(claims);
  const [core, anywhere, rarity] = [coreWeigher(names), corpusWeigher(corpus, names), rarityWeigher(corpus)];
  const pairs = new Map<string, { word: Weigh; rare: Weigh; alike: () => number }>();
  const totals = new Map<number, number>();
  const siblings = new Map<number, Sibling | null>();

  /** Weights between two articles: what both say again and again tells less of one matter. */
  function weighersOf(one: number, other: number): { word: Weigh; rare: Weigh; alike: () => number } {
    const key = one < other ? `${one}:${other}` : `${other}:${one}`;
    const known = pairs.get(key);
    if (known) return known;
    const both = [articles.get(one), articles.get(other)];
    const size = both.reduce((sum, article) => sum + (article?.claims.length ?? 0), 0);
    const within = cached((lemma) =>
      inverseFrequency(
        both.reduce((sum, article) => sum + (article?.words.get(lemma) ?? 0), 0),
        size,
      ),
    );
    let alike: number | undefined;
    const made = {
      word: cached((lemma) => anywhere(lemma) * within(lemma) ** 0.25),
      rare: cached((lemma) => rarity(lemma) * Math.sqrt(within(lemma))),
      // Asked for by few pairs of articles: most have no pair of claims that could be linked.
      alike: () => {
        alike ??= alikeness(one, other);
        return alike;
      },
    };
    pairs.set(key, made);
    return made;
  }

  function alikeness(one: number, other: number): number {
    const [a, b] = [articles.get(one)?.words, articles.get(other)?.words];
    if (!a || !b) return 0;
    const totalOf = (article: number, words: Iterable<string>) => {
      const known = totals.get(article) ?? total(words, rarity);
      totals.set(article, known);
      return known;
    };
    return (2 * sharedWeight(a, b, rarity)) / Math.max(1, totalOf(one, a.keys()) + totalOf(other, b.keys()));
  }

  function siblingOf(claim: LinkableClaim, own: ReadClaim): Sibling | null {
    const known = siblings.get(claim.id);
    if (known !== undefined) return known;
    let best: Sibling | null = null;
    for (const other of articles.get(claim.articleId)?.claims ?? []) {
      if (other === own) continue;
      const likeness = overlap(own.words, other.words, rarity);
      if (likeness > (best?.likeness ?? 0)) best = { claim: other, likeness };
    }
    siblings.set(claim.id, best);
    return best;
  }

  const countIn = ({ articleId }: LinkableClaim, lemma: string) => articles.get(articleId)?.words.get(lemma) ?? 1;
  const readOf = (claim: LinkableClaim) => read.get(claim.id) ?? readClaim(claim);

  const coreOf = (a: LinkableClaim, b: LinkableClaim) => {
    const comesBack = (lemma: string) => Math.log(Math.min(countIn(a, lemma), countIn(b, lemma)));
    return sharedWeight(readOf(a).words, readOf(b).words, (lemma) => core(lemma) * (1 + COMES_BACK * comesBack(lemma)));
  };
  const rareOverlapOf = (a: LinkableClaim, b: LinkableClaim) =>
    overlap(readOf(a).words, readOf(b).words, weighersOf(a.articleId, b.articleId).rare);

  return {
    shared: (a, b) => sharedWeight(readOf(a).words, readOf(b).words, rarity),
    core: coreOf,
    rareOverlap: rareOverlapOf,
    featuresOf(a, b) {
      const [one, other] = [readOf(a), readOf(b)];
      const { word, rare, alike } = weighersOf(a.articleId, b.articleId);
      const phrase = (pair: string) => Math.min(...pair.split(" ").map(rare));
      const phrasesWith = (x: ReadClaim, y: ReadClaim) => Math.min(PLENTY, sharedWeight(x.phrases, y.phrases, phrase));
      const throughSibling = (sibling: Sibling | null, answer: ReadClaim) =>
        sibling ? sibling.likeness * phrasesWith(sibling.claim, answer) : 0;
      const [vectorA, vectorB] = [vectors?.get(a.id), vectors?.get(b.id)];
      return {
        overlap: overlap(one.words, other.words, word),
        rareOverlap: rareOverlapOf(a, b),
        core: coreOf(a, b),
        neighbours: (overlap(one.before, other.before, word) + overlap(one.after, other.after, word)) / 2,
        phrases: phrasesWith(one, other),
        support: Math.min(
          SUPPORT_PLENTY,
          throughSibling(siblingOf(a, one), other) + throughSibling(siblingOf(b, other), one),
        ),
        articles: Math.min(ARTICLES_PLENTY, alike()),
        distance: a.around && b.around ? Math.abs(a.around.place - b.around.place) : 0,
        speech: a.cue && b.cue ? 1 : 0,
        cosine: vectorA && vectorB ? dot(vectorA, vectorB) : null,
      };
    },
  };
}

/** Claims read already: a claim is compared with those of many articles, one article after the other. */
const readBefore = new WeakMap<LinkableClaim, ReadClaim>();

function readClaim(claim: LinkableClaim): ReadClaim {
  const known = readBefore.get(claim);
  if (known) return known;
  const made = new ReadClaim(claim);
  readBefore.set(claim, made);
  return made;
}

function countsByArticle(
  claims: readonly LinkableClaim[],
  read: ReadonlyMap<number, ReadClaim>,
): Map<number, ArticleCounts> {
  const articles = new Map<number, ArticleCounts>();
  for (const { articleId, id } of claims) {
    const own = read.get(id);
    if (!own) continue;
    const article = articles.get(articleId) ?? { claims: [], words: new Map<string, number>() };
    article.claims.push(own);
    for (const lemma of own.words) article.words.set(lemma, (article.words.get(lemma) ?? 0) + 1);
    articles.set(articleId, article);
  }
  return articles;
}

function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>, weigh: Weigh): number {
  const common = sharedWeight(a, b, weigh);
  return common === 0 ? 0 : (2 * common) / (total(a, weigh) + total(b, weigh) + 2 * SMOOTHING);
}

/** A set of words, or the keys of a map by word. */
type Words = Pick<ReadonlySet<string>, "has" | "size" | "keys">;

function sharedWeight(a: Words, b: Words, weigh: Weigh): number {
  const [few, many] = a.size < b.size ? [a, b] : [b, a];
  let sum = 0;
  for (const each of few.keys()) if (many.has(each)) sum += weigh(each);
  return sum;
}

/** Pairs of words that stand within a few words of each other, in the order of the alphabet. */
function phrasesOf(lemmas: readonly string[]): Set<string> {
  const phrases = new Set<string>();
  for (const [i, one] of lemmas.entries()) {
    for (const other of lemmas.slice(i + 1, i + PHRASE_WINDOW))
      if (one !== other && !`${one}${other}`.includes(" "))
        phrases.add(one < other ? `${one} ${other}` : `${other} ${one}`);
  }
  return phrases;
}

function total(words: Iterable<string>, weigh: Weigh): number {
  let sum = 0;
  for (const word of words) sum += weigh(word);
  return sum;
}

/** Cosine of two vectors of length 1. */
function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}
