import { crowdOf } from "../../lib/stories/crowd.ts";
import { groupStories, type ScoredPair } from "../../lib/stories/group-stories.ts";
import type { StoryWeights } from "../../lib/stories/story-score.ts";
import { allNeighbours } from "./all-neighbours.ts";
import {
  type Collection,
  countTerms,
  drawCollections,
  type GoldArticle,
  readGoldArticles,
} from "./story-collections.ts";
import { fitStories, type StoryPair, storyPairs } from "./story-fit.ts";

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

/** Parts that the stories are dealt into; each is judged by weights fitted on the others. */
const FOLDS = 5;

/**
 * The same figures for weights that never saw the stories that they are judged on: the whole set is grouped by weights fitted without a fifth of
 * the stories, and B-cubed is taken over the articles of that fifth. Takes minutes.
 */
export function measureStoryFolds(folder: string): Figures {
  const articles = readGoldArticles(folder);
  const pairs = storyPairs([{ kind: "whole set", articles }, ...drawCollections(articles)]);
  const stories = [...new Set(articles.flatMap(({ story }) => story ?? []))].sort();
  const folds = Array.from({ length: FOLDS }, (_, fold) => {
    const judged = new Set(stories.filter((_story, i) => i % FOLDS === fold));
    const unseen = (list: readonly StoryPair[]) =>
      list.filter((pair) => !pair.stories.some((story) => story !== null && judged.has(story)));
    const found = storiesIn(articles, fitStories({ rows: unseen(pairs.rows), bare: unseen(pairs.bare) }));
    return { articles: articles.filter(({ story }) => story !== null && judged.has(story)).length, judged, found };
  });
  const mean = (closed: boolean) =>
    folds.reduce((sum, each) => sum + each.articles * bCubed(articles, each.found, closed, each.judged), 0) /
    folds.reduce((sum, each) => sum + each.articles, 0);
  return { "f1.open": mean(false), "f1.closed": mean(true) };
}

/** The story of each article as settling finds it. */
export function storiesIn(articles: Collection["articles"], by?: StoryWeights): Map<string, number> {
  const counts = countTerms(articles);
  const neighbours = allNeighbours(articles, counts, by);
  const pairs = [...neighbours].flatMap(([a, list]) => list.map(({ key: b, score }): ScoredPair => ({ a, b, score })));
  const stories = groupStories(
    articles.map(({ key }) => key),
    pairs,
    {},
    crowdOf(neighbours, articles, counts, by),
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

/** B-cubed F1 of the stories found, over the articles of the stories named, or of all that are known. */
export function bCubed(
  articles: readonly GoldArticle[],
  found: ReadonlyMap<string, number>,
  closed: boolean,
  judged?: ReadonlySet<string>,
): number {
  const known = articles.filter(({ story }) => story !== null);
  const own = known.filter(({ story }) => !judged || judged.has(story ?? ""));
  let precision = 0;
  let recall = 0;
  for (const one of own) {
    const mates = (closed ? articles : known).filter(({ key }) => found.get(key) === found.get(one.key));
    const right = mates.filter(({ story }) => story === one.story).length;
    precision += right / mates.length / own.length;
    recall += right / known.filter(({ story }) => story === one.story).length / own.length;
  }
  return precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
}
