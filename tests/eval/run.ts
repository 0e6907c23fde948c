/**
 * `npm run eval [-- SET …]`: measures the sets that are there, prints their figures beside the floors, says which it skipped, and
 * notes the figures in figures.json, which the page /method shows. stories/folds and stories/import take minutes and are measured where they
 * are named. Exits 1 where a figure fell below its floor.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import floors from "./floors.json" with { type: "json" };
import { EVAL_FOLDER, findSets, measure, SLOW_SETS } from "./sets.ts";

type Noted = Record<string, { measuredAt: string; figures: Record<string, number> }>;

const file = join(import.meta.dirname, "figures.json");
const noted = JSON.parse(readFileSync(file, "utf8")) as Noted;
const wanted = process.argv.slice(2);
let below = 0;

for (const { set, present } of findSets()) {
  if (wanted.length > 0 ? !wanted.includes(set) : SLOW_SETS.has(set)) continue;
  if (!present) {
    console.log(
      `${set}: skipped, there is no ${join(EVAL_FOLDER, set)} (set PARALLAX_EVAL to the folder of the evaluation sets)`,
    );
    continue;
  }
  const { seconds, figures } = await measure(set);
  console.log(`${set} (${seconds.toFixed(1)} s)`);
  for (const [name, value] of Object.entries(figures)) {
    const floor = (floors as Record<string, number>)[`${set}.${name}`];
    const fell = floor !== undefined && value < floor;
    if (fell) below += 1;
    console.log(
      `  ${name.padEnd(28)} ${rounded(value)}${floor === undefined ? "" : `  floor ${floor}${fell ? "  BELOW" : ""}`}`,
    );
  }
  const kept = Object.entries(figures).map(([name, value]) => [name, Number(rounded(value))] as const);
  noted[set] = { measuredAt: new Date().toISOString().slice(0, 10), figures: Object.fromEntries(kept) };
}
writeFileSync(file, `${JSON.stringify(noted, null, 2)}\n`);
if (below > 0) {
  console.error(
    `${below} figure(s) below the floor of tests/eval/floors.json. Lowering a floor is a decision to be explained.`,
  );
  process.exit(1);
}

/** Three places for shares, whole numbers for counts. */
function rounded(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(Math.abs(value) < 10 ? 3 : 1);
}
