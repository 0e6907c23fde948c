/**
 * `npx tsx tests/eval/fit-rows.ts`: fits lib/claims/data/row-weights.json anew, on the events of the training part of the set of rows whose
 * points one reader gathered. The second score is fitted on first scores of five folds by event, so that it meets first scores as good as
 * those of events nobody has read.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { CONTEXT_FEATURES, contextFeatures } from "../../lib/claims/row/pair-context.ts";
import { type FeaturedPair, featuredPairs, PAIR_FEATURES } from "../../lib/claims/row/pair-features.ts";
import { dot, fitScaled } from "./logistic.ts";
import { goldOf, type ReadEvent, readRows } from "./row-events.ts";
import { EVAL_FOLDER } from "./sets.ts";

const RIDGE = 2;
const FOLDS = 5;

type Fitted = { readonly event: ReadEvent; readonly pairs: readonly FeaturedPair[]; readonly y: readonly number[] };

const events = (readRows(EVAL_FOLDER, "train") ?? []).map((event): Fitted => {
  const pairs = featuredPairs(event.sentences, event.titles);
  const gold = goldOf(event);
  return { event, pairs, y: pairs.map(({ a, b }) => (gold.isPossible(a, b) ? 1 : 0)) };
});
const fit = (rows: readonly { readonly x: readonly number[]; readonly y: number }[]) =>
  fitScaled(
    rows.map(({ x, y }) => ({ x, y, weight: 1 })),
    RIDGE,
  );
const rowsOf = (own: readonly Fitted[]) =>
  own.flatMap(({ pairs, y }) => pairs.map(({ x }, i) => ({ x: [...x], y: y[i] ?? 0 })));
const logOdds = ([bias = 0, ...weights]: readonly number[], x: readonly number[]) => bias + dot(weights, x);

const held = Array.from({ length: FOLDS }, (_, fold) => fit(rowsOf(events.filter((_, i) => i % FOLDS !== fold))));
const second = fit(
  events.flatMap(({ event, pairs, y }, i) => {
    const first = pairs.map(({ x }) => logOdds(held[i % FOLDS] ?? [], [...x]));
    const context = contextFeatures(event.sentences, pairs, first);
    return pairs.map(({ x }, j) => ({ x: [...x, ...(context[j] ?? [])], y: y[j] ?? 0 }));
  }),
);
const rounded = (weights: readonly number[]) => weights.map((weight) => Math.round(weight * 10_000) / 10_000);
const weights = {
  about: `Weights of the score that two sentences of a story stand in one row, fitted by tests/eval/fit-rows.ts: a bias, then ${PAIR_FEATURES.join(", ")}; the second score also ${CONTEXT_FEATURES.join(", ")}.`,
  first: rounded(fit(rowsOf(events))),
  second: rounded(second),
};
writeFileSync(
  join(import.meta.dirname, "../../lib/claims/data/row-weights.json"),
  `${JSON.stringify(weights, null, 2).replace(/\[\s+([^\]]+?)\s+\]/g, (_, list: string) => `[${list.replace(/\s+/g, " ")}]`)}\n`,
);
console.log(`fitted on ${events.length} events, ${rowsOf(events).length} pairs`);
