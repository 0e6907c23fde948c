import type { ClaimLink, StoredClaim } from "../model/claim.ts";
import { NAME_WORDS } from "./entities.ts";
import { evidenceOf } from "./relate.ts";
import { centred, meanOf } from "./vectors.ts";

/** A claim with the words of its span, where known; without them chips that rest on shared words point at the whole claim. */
export type LinkableClaim = StoredClaim & { readonly quote?: string };

export type LinkOptions = {
  /** Sentence vectors of one model; their mean is taken away here. Claims without one are judged by words alone. */
  readonly embeddings?: ReadonlyMap<number, Float32Array> | undefined;
  /** In how many claims of the corpus a lemma stands. */
  readonly documentFrequency: (lemma: string) => number;
  readonly corpusSize: number;
  /** Pairs of claim ids that a person judged; the algorithm never overrules them. */
  readonly decisions?: { readonly confirmed: readonly (readonly [number, number])[]; readonly rejected: readonly (readonly [number, number])[] };
};

/**
 * From this score on, two claims are linked. Lower joins claims that share a topic and no matter;
 * higher loses the same matter in other words.
 */
export const LINKED = 0.5;
/** "This should be obvious to anyone" is like everything and says nothing. */
const FEWEST_LEMMAS = 4;
/** One shared rare word is a common topic; two are a first sign of a common matter. */
const FEWEST_SHARED = 2;
/** In a small corpus every word of the matter is frequent; below this many claims a lemma is rare all the same. */
const RARE_FLOOR = 40;
/** A pair counts where it comes this near to the best pair of both its claims: two sentences of one outlet may both answer one of another. */
const NEAR_BEST = 0.75;

/**
 * What the score adds up, in words: the weight of a word that no other claim has is 1. Chosen by reading links of long articles
 * on one war; run `npm run eval` before moving any.
 * - A name says who, not what: "Biden administration" stands in many matters.
 * - A light word ("end", "use", "plan") stands in any matter.
 * - Two shared words that stand close together in both ("arms … halt", "military target") are what a matter is made of.
 */
const NAME_WEIGHT = 0.3;
const LIGHT_WEIGHT = 0.35;
const LIGHT = new Set(
  "end use include make take give get go come good new now large great future order plan support goal power possible way time year week day people thing part case point need want try keep become seem today month long only also even other same more most many much well back set put show call know think see say tell administration official president government country leader therefore however already actually result move action effort attempt change accord conduct".split(
    " ",
  ),
);
const PHRASE_WINDOW = 5;
const PHRASE_WEIGHT = 1.1;
const LIGHTEST_PHRASE = 0.17;
const MOST_PHRASES = 1.5;
/** Sentence vectors, the corpus mean taken away: a cosine of .15 is neither for nor against. */
const COSINE_WEIGHT = 1.9;
const COSINE_NEUTRAL = 0.15;
const COSINE_ALONE = 0.4;
const SCATTERED = 0.35;
const SAME_FIGURE = 0.3;
/** The sum from which a link is as likely as not, and how fast it grows surer. */
const EVEN = 1.2;
const STEEPNESS = 2.6;

type Scored = { readonly a: LinkableClaim; readonly b: LinkableClaim; readonly score: number };

/**
 * Links between claims of different groups: the mutual best within each pair of groups, above the cut, best first
 * (a global best would leave no row of four columns). Inside one article only what one source says and another denies is linked.
 */
export function linkClaims(claims: readonly LinkableClaim[], options: LinkOptions): ClaimLink[] {
  return linksAmong(claims, options, () => true);
}

/** The same for one new article: links that touch one of `own`, among these and the candidates that share rare lemmas with them. */
export function linkNewClaims(own: readonly LinkableClaim[], candidates: readonly LinkableClaim[], options: LinkOptions): ClaimLink[] {
  const ids = new Set(own.map((claim) => claim.id));
  return linksAmong([...own, ...candidates], options, (a, b) => ids.has(a.id) || ids.has(b.id));
}

function linksAmong(claims: readonly LinkableClaim[], options: LinkOptions, wanted: (a: LinkableClaim, b: LinkableClaim) => boolean): ClaimLink[] {
  const unique = [...new Map(claims.map((claim) => [claim.id, claim])).values()].toSorted((a, b) => a.id - b.id);
  const { confirmed, rejected } = options.decisions ?? { confirmed: [], rejected: [] };
  const judged = { confirmed: new Set(confirmed.map(pairKey)), rejected: new Set(rejected.map(pairKey)) };
  const score = claimScorer(unique, options);
  const scored: Scored[] = [];
  for (const [a, b] of candidatePairs(unique, options)) {
    if (!wanted(a, b) || judged.rejected.has(pairKey([a.id, b.id])) || judged.confirmed.has(pairKey([a.id, b.id]))) continue;
    if (a.groupId === b.groupId) continue;
    const value = score(a, b);
    if (value >= LINKED) scored.push({ a, b, score: value });
  }
  const byId = new Map(unique.map((claim) => [claim.id, claim]));
  const byPerson = confirmed.flatMap(([one, other]): Scored[] => {
    const [a, b] = [byId.get(Math.min(one, other)), byId.get(Math.max(one, other))];
    return a && b && wanted(a, b) ? [{ a, b, score: 1 }] : [];
  });
  const disputes = disputesIn(unique).filter(
    ({ a, b }) => wanted(a, b) && !judged.rejected.has(pairKey([a.id, b.id])) && !judged.confirmed.has(pairKey([a.id, b.id])),
  );
  return [...byPerson, ...disputes, ...mutualBest(scored)]
    .toSorted((x, y) => y.score - x.score || x.a.id - y.a.id || x.b.id - y.b.id)
    .map(({ a, b, score }) => ({ a: a.id, b: b.id, score, evidence: evidenceOf(a, b) }));
}

/** Pairs that share at least FEWEST_SHARED lemmas, of which one at least is rare. */
function candidatePairs(claims: readonly LinkableClaim[], options: LinkOptions): [LinkableClaim, LinkableClaim][] {
  const rare = Math.max(RARE_FLOOR, options.corpusSize / 20);
  const holders = new Map<string, LinkableClaim[]>();
  const pairs = new Map<string, [LinkableClaim, LinkableClaim]>();
  for (const claim of claims) {
    const lemmas = new Set(claim.lemmas);
    if (lemmas.size < FEWEST_LEMMAS) continue;
    for (const lemma of lemmas) {
      if (options.documentFrequency(lemma) > rare) continue;
      const earlier = holders.get(lemma) ?? [];
      for (const other of earlier) pairs.set(pairKey([other.id, claim.id]), [other, claim]);
      holders.set(lemma, [...earlier, claim]);
    }
  }
  return [...pairs.values()].filter(([a, b]) => shared(a.lemmas, b.lemmas) >= FEWEST_SHARED);
}

/**
 * The score of any two of these claims, 0 to 1, as `linkClaims` uses it; also what tests/eval ranks by. Words are weighed by
 * their rarity (inverse document frequency, Spärck Jones 1972) and the sum by the length of both claims, as in BM25.
 */
export function claimScorer(
  claims: readonly LinkableClaim[],
  { embeddings: raw, documentFrequency, corpusSize }: Pick<LinkOptions, "embeddings" | "documentFrequency" | "corpusSize">,
) {
  const embeddings = raw && centred(raw, meanOf(raw.values()));
  const weigh = wordWeights(claims, documentFrequency, corpusSize);
  const read = new Map(claims.map((claim) => [claim.id, { words: new Set(claim.lemmas), phrases: phrasesOf(claim.lemmas) }]));
  const lengths = new Map([...read].map(([id, { words }]) => [id, total(words, weigh)]));
  const average = [...lengths.values()].reduce((sum, length) => sum + length, 0) / Math.max(1, claims.length) || 1;
  const lengthNorm = (id: number) => 0.4 + (0.6 * (lengths.get(id) ?? 0)) / average;
  return (a: LinkableClaim, b: LinkableClaim): number => {
    const [readA, readB] = [read.get(a.id), read.get(b.id)];
    if (!readA || !readB) return 0;
    const words = total(intersection(readA.words, readB.words), weigh);
    const phrases = total(intersection(readA.phrases, readB.phrases), (phrase) => {
      const weight = Math.min(...phrase.split(" ").map(weigh));
      return weight >= LIGHTEST_PHRASE ? weight : 0;
    });
    const [vectorA, vectorB] = [embeddings?.get(a.id), embeddings?.get(b.id)];
    const cosine = vectorA && vectorB ? dot(vectorA, vectorB) : null;
    const meaning = cosine === null ? 0 : COSINE_WEIGHT * (cosine - COSINE_NEUTRAL);
    // Many scattered words of one subject are a topic; without a shared phrase the sentences must mean something alike.
    const scattered = phrases === 0 && (cosine ?? 0) < COSINE_ALONE ? SCATTERED : 0;
    const lexical = (words + PHRASE_WEIGHT * Math.min(phrases, MOST_PHRASES)) / Math.sqrt(lengthNorm(a.id) * lengthNorm(b.id));
    const sum = lexical + meaning - scattered + SAME_FIGURE * shared(figures(a), figures(b));
    return 1 / (1 + Math.exp(-STEEPNESS * (sum - EVEN)));
  };
}

/** How much a shared word says, 0 to 1. */
function wordWeights(claims: readonly LinkableClaim[], documentFrequency: (lemma: string) => number, corpusSize: number): (word: string) => number {
  const names = new Set(
    claims.flatMap((claim) => [...claim.entities, claim.speaker ?? "", claim.via ?? ""]).flatMap((name) => name.toLowerCase().split(/[\s-]+/)),
  );
  const most = Math.log(1 + (corpusSize + 0.5) / 0.5);
  const weights = new Map<string, number>();
  return (word) => {
    const known = weights.get(word);
    if (known !== undefined) return known;
    const frequency = Math.min(documentFrequency(word), corpusSize);
    const rarity = Math.log(1 + (corpusSize - frequency + 0.5) / (frequency + 0.5)) / most;
    const weight =
      rarity *
      (names.has(word.toLowerCase()) || NAME_WORDS.has(word.toLowerCase()) ? NAME_WEIGHT : LIGHT.has(word) || word.endsWith("ly") ? LIGHT_WEIGHT : 1);
    weights.set(word, weight);
    return weight;
  };
}

/** Pairs of words that stand within a few words of each other, in the order of the alphabet. */
function phrasesOf(lemmas: readonly string[]): Set<string> {
  const phrases = new Set<string>();
  for (const [i, one] of lemmas.entries()) {
    for (const other of lemmas.slice(i + 1, i + PHRASE_WINDOW))
      if (one !== other && !`${one}${other}`.includes(" ")) phrases.add(one < other ? `${one} ${other}` : `${other} ${one}`);
  }
  return phrases;
}

function total(words: Iterable<string>, weigh: (word: string) => number): number {
  let sum = 0;
  for (const word of words) sum += weigh(word);
  return sum;
}

function intersection(a: ReadonlySet<string>, b: ReadonlySet<string>): string[] {
  return [...a].filter((each) => b.has(each));
}

/** Pairs that come near the best that both their claims have in the other's group. */
function mutualBest(scored: readonly Scored[]): Scored[] {
  const best = new Map<string, number>();
  const keys = ({ a, b }: Scored) => [`${a.id}:${b.groupId}`, `${b.id}:${a.groupId}`];
  for (const pair of scored) for (const key of keys(pair)) best.set(key, Math.max(best.get(key) ?? 0, pair.score));
  return scored.filter((pair) => keys(pair).every((key) => pair.score >= NEAR_BEST * (best.get(key) ?? 0)));
}

/**
 * Disputes inside an article: what one source denies, linked with the nearest claim before it that another source makes, within
 * DISPUTE_REACH sentences. "Such plans", "those claims" and "it" share no word with what they stand for, so nearness decides;
 * a denial in many words of its own must share two of them.
 */
function disputesIn(claims: readonly LinkableClaim[]): Scored[] {
  return claims.flatMap((denial): Scored[] => {
    if (denial.verbClass !== "deny" || denial.negated || sourceOf(denial) === "") return [];
    const earlier = claims.filter(
      (claim) =>
        claim.articleId === denial.articleId &&
        claim.sentence.start <= denial.sentence.start &&
        claim.span.end <= denial.span.start &&
        denial.sentence.start - claim.sentence.end < DISPUTE_REACH &&
        sourceOf(claim) !== "" &&
        sourceOf(claim) !== sourceOf(denial) &&
        claim.verbClass !== "deny",
    );
    const anaphoric = denial.lemmas.length < FEWEST_LEMMAS;
    const asserted = earlier
      .toSorted((x, y) => y.span.end - x.span.end)
      .find((claim) => anaphoric || shared(claim.lemmas, denial.lemmas) >= FEWEST_SHARED);
    if (!asserted) return [];
    const [a, b] = asserted.id < denial.id ? [asserted, denial] : [denial, asserted];
    return [{ a, b, score: anaphoric ? 0.75 : 0.8 }];
  });
}

/** Characters between the end of a claim and the sentence that denies it: the sentence before, or the one before that if it is short. */
const DISPUTE_REACH = 220;

const sourceOf = (claim: StoredClaim) => claim.speaker ?? claim.via ?? "";
const figures = (claim: StoredClaim) => claim.quantities.map(({ min, max, unit, noun }) => [min, max, unit, noun].join(" "));
const pairKey = ([one, other]: readonly [number, number]) => `${Math.min(one, other)}:${Math.max(one, other)}`;

function shared(a: readonly string[], b: readonly string[]): number {
  const others = new Set(b);
  return [...new Set(a)].filter((each) => others.has(each)).length;
}

/** Cosine of two vectors of length 1. */
function dot(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
}
