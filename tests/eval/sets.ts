import { existsSync } from "node:fs";
import { join } from "node:path";
import { evaluateAttribution } from "./attribution.ts";
import { evaluateBuiltOnOneText } from "./built-on-one-text.ts";
import { measureClaimPairs } from "./claim-pairs.ts";
import { evaluateEncodings } from "./encodings.ts";
import { measureEventLinks } from "./event-links.ts";
import { evaluateExtraction } from "./extraction.ts";
import { evaluateFeeds } from "./feeds.ts";
import { evaluateNearDuplicates } from "./near-duplicates.ts";
import { evaluateOwnRewrites } from "./own-rewrites.ts";
import { evaluateOwnArticles } from "./own-set.ts";
import { evaluatePages } from "./pages.ts";
import { measureChips } from "./row-chips.ts";
import { measureReading, measureRows } from "./rows.ts";
import { measureSeedLinks } from "./seed-links.ts";
import { measureSeedsAmongMany } from "./seeds-among-many.ts";
import { measureStatementPairs } from "./statement-pairs.ts";
import { measureStories, measureStoryFolds } from "./stories.ts";
import { measureStoriesImported } from "./stories-imported.ts";
import { measureStoryLinks } from "./story-links.ts";

/** Where the evaluation sets lie; they are not part of the project. */
export const EVAL_FOLDER = process.env.PARALLAX_EVAL ?? "../shared/eval";

/** Each set and what measures it: figures by name. */
const SETS: { readonly [set: string]: (folder: string) => Promise<object> } = {
  extraction: evaluateExtraction,
  pages: async (folder) => evaluatePages(folder),
  feeds: async (folder) => evaluateFeeds(folder),
  encodings: async (folder) => evaluateEncodings(folder),
  "near-duplicates": () => evaluateNearDuplicates(), // finds its folders itself; the 10,000 articles of scale/ are part of it
  "own-articles": async () => evaluateOwnArticles(),
  "own-copies": async () => ({ builtOnOneText: evaluateBuiltOnOneText(), rewrites: evaluateOwnRewrites() }),
  attribution: evaluateAttribution,
  "statement-pairs": async () => measureStatementPairs() ?? {},
  "statement-pairs/event-links": async () => measureEventLinks() ?? {},
  "claim-pairs": async (folder) => measureClaimPairs(folder) ?? {},
  stories: async (folder) => measureStories(folder),
  "stories/folds": async (folder) => measureStoryFolds(folder),
  "stories/import": measureStoriesImported,
  "stories/links": async (folder) => measureStoryLinks(folder),
  "seed-links": async () => ({ words: measureSeedLinks(), among: measureSeedsAmongMany() ?? {} }),
  rows: async (folder) => ({
    ...measureRows(folder),
    chips: measureChips(folder, "dev"),
    read: measureReading(folder),
  }),
};

/** Sets that take minutes and are measured only where they are named. */
export const SLOW_SETS: ReadonlySet<string> = new Set(["stories/folds", "stories/import"]);

export type Measured = {
  readonly set: string;
  readonly seconds: number;
  readonly figures: Readonly<Record<string, number>>;
};

/** Sets that come with the project. */
const OWN: ReadonlySet<string> = new Set(["seed-links", "own-articles", "own-copies"]);

/** The sets there are, and whether their folder is. */
export function findSets(): { set: string; present: boolean }[] {
  return Object.keys(SETS).map((set) => ({
    set,
    present: OWN.has(set) || existsSync(join(EVAL_FOLDER, set.split("/")[0] ?? set)),
  }));
}

/** Measures one set: every number of what its evaluation returns, under its own name; a figure inside a figure is joined by a dot. */
export async function measure(set: string): Promise<Measured> {
  const evaluate = SETS[set];
  if (!evaluate) throw new Error(`There is no evaluation set ${set}; there are ${Object.keys(SETS).join(", ")}.`);
  const started = performance.now();
  const figures = flat(await evaluate(EVAL_FOLDER));
  return { set, seconds: (performance.now() - started) / 1000, figures };
}

function flat(value: object, prefix = ""): Record<string, number> {
  const found: Record<string, number> = {};
  for (const [name, inner] of Object.entries(value)) {
    if (typeof inner === "number") found[prefix + name] = inner;
    else if (inner && typeof inner === "object" && !Array.isArray(inner))
      Object.assign(found, flat(inner, `${prefix}${name}.`));
  }
  return found;
}
