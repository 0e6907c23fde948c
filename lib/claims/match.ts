import type { ClaimLink, StoredClaim } from "../model/claim.ts";
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
  /** Publication dates by article id, ISO of the precision known. */
  readonly articleDates?: ReadonlyMap<number, string | null>;
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
const BM25_K1 = 1.2;
const BM25_B = 0.75;

/**
 * Logistic weights of the score. `lexical` is the mean BM25 of each claim against the other over that of the two with
 * themselves; the rest are cosines or Jaccard shares. Set by hand so that a third of the weight of words, or less with
 * a close vector, shared figures or shared names, reaches LINKED.
 */
const WEIGHTS = { bias: -3.4, lexical: 10, embedding: 4, entities: 0.8, quantities: 1.2 } as const;

type Scored = { readonly a: LinkableClaim; readonly b: LinkableClaim; readonly score: number };

/**
 * Links between claims of different groups: the mutual best within each pair of groups, above the cut, best first
 * (a global best would leave no row of four columns). Inside one article only what one source says and another denies is linked.
 * Lexical score: BM25 (Robertson and Zaragoza 2009) over lemmas.
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
    if (a.groupId === b.groupId && !disputed(a, b)) continue;
    const value = score(a, b);
    if (value >= LINKED) scored.push({ a, b, score: value });
  }
  const byId = new Map(unique.map((claim) => [claim.id, claim]));
  const byPerson = confirmed.flatMap(([one, other]): Scored[] => {
    const [a, b] = [byId.get(Math.min(one, other)), byId.get(Math.max(one, other))];
    return a && b && wanted(a, b) ? [{ a, b, score: 1 }] : [];
  });
  return [...byPerson, ...mutualBest(scored)]
    .toSorted((x, y) => y.score - x.score || x.a.id - y.a.id || x.b.id - y.b.id)
    .map(({ a, b, score }) => ({ a: a.id, b: b.id, score, evidence: evidenceOf(a, b, options) }));
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

/** The score of any two of these claims, 0 to 1, as `linkClaims` uses it; also what tests/eval ranks by. */
export function claimScorer(
  claims: readonly LinkableClaim[],
  { embeddings: raw, documentFrequency, corpusSize }: Pick<LinkOptions, "embeddings" | "documentFrequency" | "corpusSize">,
) {
  const embeddings = raw && centred(raw, meanOf(raw.values()));
  const averageLength = claims.reduce((sum, claim) => sum + claim.lemmas.length, 0) / Math.max(1, claims.length);
  const weight = (lemma: string) => {
    const frequency = Math.min(documentFrequency(lemma), corpusSize);
    return Math.log(1 + (corpusSize - frequency + 0.5) / (frequency + 0.5));
  };
  const bm25 = (query: LinkableClaim, claim: LinkableClaim) => {
    let sum = 0;
    for (const lemma of new Set(query.lemmas)) {
      const count = claim.lemmas.filter((each) => each === lemma).length;
      if (count > 0)
        sum += (weight(lemma) * count * (BM25_K1 + 1)) / (count + BM25_K1 * (1 - BM25_B + (BM25_B * claim.lemmas.length) / averageLength));
    }
    return sum;
  };
  const selves = new Map(claims.map((claim) => [claim.id, bm25(claim, claim)]));
  return (a: LinkableClaim, b: LinkableClaim): number => {
    const self = Math.sqrt((selves.get(a.id) ?? 0) * (selves.get(b.id) ?? 0));
    const [vectorA, vectorB] = [embeddings?.get(a.id), embeddings?.get(b.id)];
    const features = {
      lexical: self === 0 ? 0 : (bm25(a, b) + bm25(b, a)) / 2 / self,
      embedding: vectorA && vectorB ? dot(vectorA, vectorB) : 0,
      entities: jaccard(a.entities, b.entities),
      quantities: jaccard(figures(a), figures(b)),
    };
    const sum =
      WEIGHTS.bias +
      WEIGHTS.lexical * features.lexical +
      WEIGHTS.embedding * features.embedding +
      WEIGHTS.entities * features.entities +
      WEIGHTS.quantities * features.quantities;
    return 1 / (1 + Math.exp(-sum));
  };
}

/** Each claim keeps its best partner in every other group, and only where it is that partner's best too. */
function mutualBest(scored: readonly Scored[]): Scored[] {
  const best = new Map<string, Scored>();
  const offer = (key: string, pair: Scored) => {
    const before = best.get(key);
    if (!before || pair.score > before.score) best.set(key, pair);
  };
  for (const pair of scored) {
    offer(`${pair.a.id}:${pair.b.groupId}`, pair);
    offer(`${pair.b.id}:${pair.a.groupId}`, pair);
  }
  return scored.filter((pair) => best.get(`${pair.a.id}:${pair.b.groupId}`) === pair && best.get(`${pair.b.id}:${pair.a.groupId}`) === pair);
}

/** Whether two claims of one article are a dispute: two sources, one of them denying. */
function disputed(a: StoredClaim, b: StoredClaim): boolean {
  const oneDenies = (a.verbClass === "deny") !== (b.verbClass === "deny");
  return a.articleId === b.articleId && oneDenies && sourceOf(a) !== sourceOf(b);
}

const sourceOf = (claim: StoredClaim) => claim.speaker ?? claim.via ?? "";
const figures = (claim: StoredClaim) => claim.quantities.map(({ min, max, unit, noun }) => [min, max, unit, noun].join(" "));
const pairKey = ([one, other]: readonly [number, number]) => `${Math.min(one, other)}:${Math.max(one, other)}`;

function shared(a: readonly string[], b: readonly string[]): number {
  const others = new Set(b);
  return [...new Set(a)].filter((each) => others.has(each)).length;
}

function jaccard(a: readonly string[], b: readonly string[]): number {
  const union = new Set([...a, ...b]).size;
  return union === 0 ? 0 : shared(a, b) / union;
}

/** Cosine of two vectors of length 1. */
function dot(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
}
