/**
 * `npx tsx tests/eval/fit-links.ts [embeddings]`: prints the weights of lib/claims/data/link-weights.json as fitted anew. Likeness is fitted on the
 * statement pairs (softmax over the sentences of the other outlet), with the five-fold figures by event; the score of a link on the pairs of the
 * sample texts that were read (tests/fixtures/seed-links.json), those not read counting as no link.
 */
import { featureReader, type LinkableClaim, type LinkFeatures } from "../../lib/claims/link-features.ts";
import { CORE_NEEDED } from "../../lib/claims/link-score.ts";
import { lemmaCounts } from "../../lib/claims/matters.ts";
import { centred, meanOf } from "../../lib/claims/vectors.ts";
import { localEmbedder } from "../../lib/embed/local.ts";
import { seedClaims } from "./seed-claims.ts";
import { placesOf, readPairs } from "./seed-links.ts";
import { rankOf, readStatementPairs } from "./statement-pairs.ts";

type Query = { readonly event: number; readonly rows: readonly (readonly number[])[]; readonly gold: number; readonly counted: boolean };

const FOLDS = 5;
const DECAY = 0.02;
const STEP = 0.05;
const STEPS = 2000;
const FEWEST_LEMMAS = 4;

const withVectors = process.argv.includes("embeddings");
const NAMES: readonly (keyof LinkFeatures)[] = ["overlap", "neighbours", "distance", "speech", ...(withVectors ? (["cosine"] as const) : [])];
const valuesOf = (features: LinkFeatures) => NAMES.map((name) => features[name] ?? 0);
const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

function readerOf(claims: readonly LinkableClaim[], vectors: ReadonlyMap<number, Float32Array> | undefined) {
  const counts = lemmaCounts(claims);
  const corpus = { documentFrequency: (lemma: string) => counts.get(lemma) ?? 0, corpusSize: claims.length };
  return featureReader(claims, corpus, vectors && centred(vectors, meanOf(vectors.values())));
}

async function readQueries(): Promise<Query[]> {
  const events = (await readStatementPairs({ embeddings: withVectors })) ?? [];
  return events.flatMap(({ claims, queries, vectors }, event) => {
    const { featuresOf } = readerOf(claims, vectors);
    return queries.flatMap(({ asked, gold, rivals, counted }) => {
      const from = claims[asked];
      return from
        ? [{ event, gold: rivals.indexOf(gold), counted, rows: rivals.flatMap((i) => (claims[i] ? [valuesOf(featuresOf(from, claims[i]))] : [])) }]
        : [];
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
            (rows.reduce((sum, row, j) => sum + ((shares[j] ?? 0) / total) * (row[i] ?? 0), 0) - (rows[gold]?.[i] ?? 0)) / queries.length;
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

/** Rows of an even 1, likeness, phrases and support, with whether the pair was read as one matter; pairs that are not open are left out. */
async function readLinks(likeness: readonly number[]): Promise<{ row: number[]; same: number }[]> {
  const claims = seedClaims().filter((claim) => new Set(claim.lemmas).size >= FEWEST_LEMMAS);
  const made = withVectors ? await localEmbedder().embed(claims.map((claim) => claim.quote)) : null;
  const reader = readerOf(claims, made ? new Map(claims.flatMap(({ id }, i) => (made[i] ? [[id, made[i]] as const] : []))) : undefined);
  const read = readPairs();
  return claims.flatMap((a, i) =>
    claims.slice(i + 1).flatMap((b) => {
      if (a.groupId === b.groupId || reader.core(a, b) < CORE_NEEDED) return [];
      const features = reader.featuresOf(a, b);
      return [
        { row: [1, dot(valuesOf(features), likeness), features.phrases, features.support], same: read.get(placesOf(a.place, b.place))?.same ? 1 : 0 },
      ];
    }),
  );
}

async function main(): Promise<void> {
  const queries = await readQueries();
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
  const links = await readLinks(likeness);
  const open = links.map(({ row }) => row);
  const positive = links.filter(({ same }) => same === 1).length;
  const link = descend(open, (weights) => {
    const slope = weights.map(() => 0);
    for (const { row, same } of links) {
      const miss = 1 / (1 + Math.exp(-dot(row, weights))) - same;
      for (const i of slope.keys()) slope[i] = (slope[i] ?? 0) + (miss * (row[i] ?? 0)) / Math.max(1, positive);
    }
    return slope;
  });
  console.log(
    "link",
    { bias: link[0], likeness: link[1], phrases: link[2], support: link[3] },
    `${positive} of ${links.length} open pairs speak of one matter`,
  );
}

void main();
