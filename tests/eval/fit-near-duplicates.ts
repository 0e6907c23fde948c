/**
 * Fits lib/similarity/weights.json on the development set: `npx tsx tests/eval/fit-near-duplicates.ts [write]`.
 * Prints the F1 of five-fold cross-validation over clusters, so that the weights are not judged on what they saw.
 */
import { writeFileSync } from "node:fs";
import { FEATURES, featuresOf, measureBodies } from "../../lib/similarity/measure.ts";
import { prepareArticle } from "../../lib/similarity/score.ts";
import { hardPairs } from "./hard-pairs.ts";
import { dot, fitLogistic } from "./logistic.ts";
import { candidatesOf, prepareAll, readSet } from "./near-duplicate-sets.ts";
import { bodyByRoles, bodyOfPage } from "./page-body.ts";

type Row = { x: number[]; y: number; weight: number; fold: number; label: string; roles: boolean };
const FOLDS = 5;
/** An embedded or merged story counts half as an error: the judges count it only in the strict figure. */
const CONTAIN_WEIGHT = 0.5;
const RIDGE = 0.3;
/** A pair read by line length alone: as the body of a page that the role rules cannot read. */
const BY_LENGTH_WEIGHT = 0.2;
/** Weight of the made pairs (hard-pairs.ts) beside the real ones. At 0 it loses one local edition in six; at .3 the set's own F1 falls. */
const HARD_SHARE = 0.2;

function report(name: string, rows: readonly Row[], score: (row: Row) => number, positives: number): void {
  const flagged = rows.filter((row) => score(row) >= 0.5);
  const tp = flagged.filter((row) => row.y === 1).length;
  const contain = flagged.filter((row) => row.label === "contain").length;
  const fp = flagged.length - tp - contain;
  console.log(
    name,
    `P ${(tp / (tp + fp)).toFixed(4)} R ${(tp / positives).toFixed(4)} F1 ${((2 * tp) / (2 * tp + fp + positives - tp)).toFixed(4)}`,
    `strict ${((2 * tp) / (2 * tp + fp + contain + positives - tp)).toFixed(4)} (${fp} wrong, ${contain} contained)`,
  );
}

const rows: Row[] = [];
const folds = new Map<string, number>();
let positives = 0;
// Both readings of the body, so that the weights hold where the role rules fail on a page.
for (const bodyOf of [bodyOfPage, bodyByRoles]) {
  const set = readSet("near-duplicates/dev.jsonl.gz", "near-duplicates/dev.gold.jsonl.gz", bodyOf);
  if (!set) throw new Error("The evaluation data are not there; set PARALLAX_EVAL to their folder.");
  const prepared = prepareAll(set);
  const labels = new Map(
    set.pairs.flatMap((p) => [[`${p.a} ${p.b}`, p.label] as const, [`${p.b} ${p.a}`, p.label] as const]),
  );
  if (bodyOf === bodyByRoles) positives = set.pairs.filter((p) => p.label === "dup").length;
  for (const [i, j] of candidatesOf(prepared)) {
    const [a, b] = [prepared[i], prepared[j]];
    const [x, y] = [set.articles[i], set.articles[j]];
    if (!a || !b || !x || !y) continue;
    const label = labels.get(`${x.name} ${y.name}`) ?? "none";
    if (label === "ignore") continue;
    const cluster = set.clusters.get(x.name) ?? x.name;
    if (!folds.has(cluster)) folds.set(cluster, folds.size % FOLDS);
    const { measures } = measureBodies(a, b);
    if (measures.matched === 0) continue;
    rows.push({
      x: featuresOf(measures),
      y: label === "dup" ? 1 : 0,
      weight: (label === "contain" ? CONTAIN_WEIGHT : 1) * (bodyOf === bodyByRoles ? 1 : BY_LENGTH_WEIGHT),
      roles: bodyOf === bodyByRoles,
      fold: folds.get(cluster) ?? 0,
      label,
    });
  }
}
const made = hardRows();
const byFold = Array.from({ length: FOLDS }, (_, k) =>
  fitLogistic(
    [...rows, ...made].filter((row) => row.fold !== k),
    RIDGE,
  ),
);
const all = fitLogistic([...rows, ...made], RIDGE);
const crossed = (row: Row) => 1 / (1 + Math.exp(-dot(byFold[row.fold] ?? [], [1, ...row.x])));
const fitted = (row: Row) => 1 / (1 + Math.exp(-dot(all, [1, ...row.x])));
const byRoles = rows.filter((row) => row.roles);
report("cross-validated", byRoles, crossed, positives);
report("fitted on all  ", byRoles, fitted, positives);
for (const kind of new Set(made.map((row) => row.label))) {
  const own = made.filter((row) => row.label === kind);
  const right = own.filter((row) => (crossed(row) >= 0.5 ? 1 : 0) === row.y);
  console.log(`${kind}: ${right.length} of ${own.length} right`);
}
FEATURES.forEach((name, i) => {
  console.log((all[i + 1] ?? 0).toFixed(3).padStart(9), name);
});
if (process.argv[2] === "write") {
  const rounded = all.map((value) => Math.round(value * 1000) / 1000);
  writeFileSync(
    new URL("../../lib/similarity/weights.json", import.meta.url),
    `${JSON.stringify({ bias: rounded[0], weights: rounded.slice(1) }, null, 2)}\n`,
  );
}

/** The made pairs as rows, together as heavy as HARD_SHARE of the real ones. */
function hardRows(): Row[] {
  const set = readSet("near-duplicates/dev.jsonl.gz", "near-duplicates/dev.gold.jsonl.gz", bodyByRoles);
  const pairs = hardPairs(set?.articles ?? []);
  const whole = (text: string) => prepareArticle({ id: 0, text, body: [{ start: 0, end: text.length }] });
  return pairs.flatMap(({ kind, same, a, b }, i) => {
    const { measures } = measureBodies(whole(a), whole(b));
    return measures.matched === 0
      ? []
      : [
          {
            x: featuresOf(measures),
            y: same ? 1 : 0,
            weight: (HARD_SHARE * rows.length) / pairs.length,
            fold: i % FOLDS,
            label: kind,
            roles: true,
          },
        ];
  });
}
