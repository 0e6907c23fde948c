import { crowdOf } from "../../lib/stories/crowd.ts";
import { allNeighbours } from "../../lib/stories/find-neighbours.ts";
import { groupStories, type ScoredPair } from "../../lib/stories/group-stories.ts";
import {
  type Collection,
  countTerms,
  drawCollections,
  type GoldArticle,
  readGoldArticles,
} from "./story-collections.ts";

type Figures = { readonly [name: string]: number };

/**
 * Stories found in the set of 482 articles and in collections drawn from it, as B-cubed F1 (Bagga and Baldwin): "open" leaves articles of
 * unknown story out of account, "closed" counts each as a stranger. The score was fitted on this set too; fit-stories.ts has the folds.
 */
export function measureStories(folder: string): Figures {
  const articles = readGoldArticles(folder);
  const whole = storiesIn(articles);
  const figures: Record<string, number> = {
    "f1.open": bCubed(articles, whole, false),
    "f1.closed": bCubed(articles, whole, true),
    "of two stories": joined(articles, whole),
  };
  const byKind = new Map<string, number[]>();
  for (const collection of drawCollections(articles)) {
    const f1 = bCubed(collection.articles, storiesIn(collection.articles), false);
    byKind.set(collection.kind, [...(byKind.get(collection.kind) ?? []), f1]);
  }
  for (const [kind, values] of byKind) figures[kind] = values.reduce((sum, value) => sum + value, 0) / values.length;
  return figures;
}

/** The story of each article as settling finds it. */
export function storiesIn(articles: Collection["articles"]): Map<string, number> {
  const counts = countTerms(articles);
  const neighbours = allNeighbours(articles, counts);
  const pairs = [...neighbours].flatMap(([a, list]) => list.map(({ key: b, score }): ScoredPair => ({ a, b, score })));
  const stories = groupStories(
    articles.map(({ key }) => key),
    pairs,
    {},
    crowdOf(neighbours, articles, counts),
  );
  return new Map(stories.flatMap((keys, story) => keys.map((key) => [key, story] as const)));
}

/** Stories found that hold articles of two known ones. */
function joined(articles: readonly GoldArticle[], found: ReadonlyMap<string, number>): number {
  const held = new Map<number, Set<string>>();
  for (const { key, story } of articles) {
    const at = found.get(key) ?? -1;
    if (story) held.set(at, (held.get(at) ?? new Set()).add(story));
  }
  return [...held.values()].filter((stories) => stories.size > 1).length;
}

function bCubed(articles: readonly GoldArticle[], found: ReadonlyMap<string, number>, closed: boolean): number {
  const known = articles.filter(({ story }) => story !== null);
  let precision = 0;
  let recall = 0;
  for (const one of known) {
    const mates = (closed ? articles : known).filter(({ key }) => found.get(key) === found.get(one.key));
    const right = mates.filter(({ story }) => story === one.story).length;
    precision += right / mates.length / known.length;
    recall += right / known.filter(({ story }) => story === one.story).length / known.length;
  }
  return precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
}
