/**
 * `npx tsx tests/eval/fit-links.ts`: prints the weights of lib/claims/data/link-weights.json as fitted anew. Likeness is fitted on the
 * statement pairs (softmax over the sentences of the other outlet), with the five-fold figures by event; the score of a link on pairs
 * of the sample texts and of the events that were read (tests/fixtures/seed-links.json, event-links.json), and on claims about different events.
 */
import { featureReader, type LinkableClaim, type LinkFeatures } from "../../lib/claims/link/link-features.ts";
import { CORE_NEEDED, OVERLAP_ENOUGH } from "../../lib/claims/link/link-score.ts";
import { lemmaCounts } from "../../lib/claims/topic/matters.ts";
import { eventClaims } from "./event-claims.ts";
import { readEventPairs } from "./event-links.ts";
import { dot, type FitRow, fitLogistic } from "./logistic.ts";
import { seedClaims } from "./seed-claims.ts";
import { placesOf, readPairs } from "./seed-links.ts";
import { rankOf, readStatementPairs } from "./statement-pairs.ts";

type Query = {
  readonly event: number;
  readonly features: readonly LinkFeatures[];
  readonly rows: readonly (readonly number[])[];
  readonly gold: number;
  readonly counted: boolean;
};

const FOLDS = 5;
const DECAY = 0.02;
const STEP = 0.05;
const RIDGE = 1;
const STEPS = 2000;
const FEWEST_LEMMAS = 4;

const NAMES: readonly (keyof LinkFeatures)[] = ["overlap", "neighbours", "distance", "speech"];
const valuesOf = (features: LinkFeatures) => NAMES.map((name) => features[name] ?? 0);
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

function readerOf(claims: readonly LinkableClaim[]) {
  const counts = lemmaCounts(claims);
  const corpus = { documentFrequency: (lemma: string) => counts.get(lemma) ?? 0, corpusSize: claims.length };
  return featureReader(claims, corpus);
}

function readQueries(): Query[] {
  const events = readStatementPairs() ?? [];
  return events.flatMap(({ claims, queries }, event) => {
    const { featuresOf } = readerOf(claims);
    return queries.flatMap(({ asked, gold, rivals, counted }) => {
      const from = claims[asked];
      if (!from) return [];
      const features = rivals.flatMap((i) => (claims[i] ? [featuresOf(from, claims[i])] : []));
      return [{ event, gold: rivals.indexOf(gold), counted, features, rows: features.map(valuesOf) }];
    });
  });
}

/** Gradient descent on a loss whose gradient by the scaled weights is given; features are scaled to a deviation of 1 meanwhile. */
function descend(rows: readonly (readonly number[])[], gradient: (weights: readonly number[]) => number[]): number[] {
  const width = rows[0]?.length ?? 0;
  const scale = Array.from({ length: width }, (_, i) => {
    const column = rows.map((row) => row[i] ?? 0);
    const middle = mean(column);
    return Math.sqrt(mean(column.map((value) => (value - middle) ** 2))) || 1;
  });
  let scaled = new Array<number>(width).fill(0);
  for (let step = 0; step < STEPS; step++) {
    const slope = gradient(scaled.map((weight, i) => weight / (scale[i] ?? 1)));
    scaled = scaled.map((weight, i) => weight - STEP * ((slope[i] ?? 0) / (scale[i] ?? 1) + DECAY * weight));
  }
  return scaled.map((weight, i) => weight / (scale[i] ?? 1));
}

function fitLikeness(queries: readonly Query[]): number[] {
  return descend(
    queries.flatMap((query) => query.rows),
    (weights) => {
      const slope = weights.map(() => 0);
      for (const { rows, gold } of queries) {
        const scores = rows.map((row) => dot(row, weights));
        const highest = Math.max(...scores);
        const shares = scores.map((score) => Math.exp(score - highest));
        const total = shares.reduce((sum, share) => sum + share, 0);
        for (const i of slope.keys())
          slope[i] =
            (slope[i] ?? 0) +
            (rows.reduce((sum, row, j) => sum + ((shares[j] ?? 0) / total) * (row[i] ?? 0), 0) -
              (rows[gold]?.[i] ?? 0)) /
              queries.length;
      }
      return slope;
    },
  );
}

const ranksOf = (queries: readonly Query[], weights: readonly number[]) =>
  queries
    .filter(({ counted }) => counted)
    .map(({ rows, gold }) =>
      rankOf(
        dot(rows[gold] ?? [], weights),
        rows.map((row) => dot(row, weights)),
      ),
    );

/** The spread of values that count more or less. */
function deviation(values: readonly { value: number; weight: number }[]): number {
  const total = values.reduce((sum, { weight }) => sum + weight, 0);
  const middle = values.reduce((sum, { value, weight }) => sum + value * weight, 0) / total;
  return Math.sqrt(values.reduce((sum, { value, weight }) => sum + weight * (value - middle) ** 2, 0) / total) || 1;
}

const LINK_NAMES = ["bias", "likeness", "rareOverlap", "phrases", "support", "articles"] as const;

/** Pairs of the sample texts that nobody read are hardly ever one matter; so are other sentences than the one that quotes the same words, and claims on two events, of which every tenth pair is taken. */
const UNREAD = 0.05;
const QUOTED = 0.5;
const OTHER_SENTENCE = 0.05;
const OTHER_EVENT = 0.05;
const EVERY = 10;

/** Open pairs of the statement pairs: the sentence that quotes the same words, quotation blanked, against all others of its outlet. */
function quotedLinks(
  queries: readonly Query[],
  rowsOf: (features: LinkFeatures, y: number, weight: number) => FitRow[],
): FitRow[] {
  return queries.flatMap(({ features, gold, counted }) =>
    counted
      ? features.flatMap((each, i) => rowsOf(each, i === gold ? 1 : 0, i === gold ? QUOTED : OTHER_SENTENCE))
      : [],
  );
}

/** Open pairs of the sample texts, of events that were read, and of claims on different events. */
function readLinks(likeness: readonly number[], queries: readonly Query[]): FitRow[] {
  const rowsOf = (features: LinkFeatures, y: number, weight: number): FitRow[] =>
    features.core >= CORE_NEEDED || features.rareOverlap >= OVERLAP_ENOUGH
      ? [
          {
            x: [
              dot(valuesOf(features), likeness),
              features.rareOverlap,
              features.phrases,
              features.support,
              features.articles,
            ],
            y,
            weight,
          },
        ]
      : [];
  const isLong = (claim: LinkableClaim) => new Set(claim.lemmas).size >= FEWEST_LEMMAS;
  const seeds = seedClaims();
  const ofSeeds = readerOf(seeds);
  const read = readPairs();
  const fromSeeds = pairsAmong(seeds.filter(isLong)).flatMap(([a, b]) => {
    if (a.groupId === b.groupId) return [];
    const pair = read.get(placesOf(a.place, b.place));
    return rowsOf(ofSeeds.featuresOf(a, b), pair?.same ? 1 : 0, pair ? 1 : UNREAD);
  });
  const claims = eventClaims() ?? [];
  const ofEvents = readerOf(claims);
  const fromEvents = readEventPairs(claims).flatMap(({ a, b, same }) =>
    rowsOf(ofEvents.featuresOf(a, b), same ? 1 : 0, 1),
  );
  const across = pairsAmong(claims.filter(isLong))
    .filter(([a, b], i) => i % EVERY === 0 && a.event !== b.event && ofEvents.shared(a, b) > 0)
    .flatMap(([a, b]) => rowsOf(ofEvents.featuresOf(a, b), 0, OTHER_EVENT));
  return [...fromSeeds, ...fromEvents, ...across, ...quotedLinks(queries, rowsOf)];
}

function pairsAmong<T>(all: readonly T[]): (readonly [T, T])[] {
  return all.flatMap((one, i) => all.slice(i + 1).map((other) => [one, other] as const));
}

function main(): void {
  const queries = readQueries();
  const likeness = fitLikeness(queries);
  const held = Array.from({ length: FOLDS }, (_, fold) => {
    const weights = fitLikeness(queries.filter(({ event }) => event % FOLDS !== fold));
    return ranksOf(
      queries.filter(({ event }) => event % FOLDS === fold),
      weights,
    );
  }).flat();
  const figures = (ranks: readonly number[]) =>
    `MRR ${mean(ranks.map((rank) => 1 / rank)).toFixed(3)}, hit@10 ${mean(ranks.map((rank) => (rank <= 10 ? 1 : 0))).toFixed(3)}`;
  console.log("likeness", Object.fromEntries(NAMES.map((name, i) => [name, Number(likeness[i]?.toFixed(2))])));
  console.log(`  fitted on all: ${figures(ranksOf(queries, likeness))}; five-fold by event: ${figures(held)}`);
  const links = readLinks(likeness, queries);
  // On one scale, so that the ridge holds all back alike; then back to the features as they are.
  const scale =
    links[0]?.x.map((_, i) => deviation(links.map(({ x, weight }) => ({ value: x[i] ?? 0, weight })))) ?? [];
  const [bias = 0, ...scaled] = fitLogistic(
    links.map((link) => ({ ...link, x: link.x.map((value, i) => value / (scale[i] ?? 1)) })),
    RIDGE,
  );
  const link = [bias, ...scaled.map((weight, i) => weight / (scale[i] ?? 1))];
  console.log(
    "link",
    Object.fromEntries(LINK_NAMES.map((name, i) => [name, Number(link[i]?.toFixed(2))])),
    `from ${links.length} pairs, ${links.filter(({ y }) => y === 1).length} of one matter, weighing ${links.reduce((sum, { weight }) => sum + weight, 0).toFixed(0)}`,
  );
}

main();
