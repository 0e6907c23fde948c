import { database } from "../../lib/db/client.ts";
import { findStoriesOfGroups } from "../../lib/db/stories.ts";
import { extractClaims } from "../../lib/usecases/claims/extract-claims.ts";
import { linkClaims } from "../../lib/usecases/claims/link-claims.ts";
import { flagDuplicates } from "../../lib/usecases/duplicates/flag-duplicates.ts";
import { importArticles } from "../../lib/usecases/imports/import-articles.ts";
import { loadStory } from "../../lib/usecases/stories/load-story.ts";
import { placeInStory } from "../../lib/usecases/stories/place-in-story.ts";
import { refreshStory } from "../../lib/usecases/stories/refresh-story.ts";
import type { ToldArticle } from "./told-events.ts";

/** Milliseconds of each step that one more article takes. */
type Steps = Readonly<Record<"store" | "flag" | "place" | "read" | "link" | "rows" | "show", number>>;
export type Placed = { readonly steps: Steps; readonly texts: number };

/** An article as it comes in. */
export function* itemsOf(list: readonly ToldArticle[]) {
  const encoder = new TextEncoder();
  for (const { number, outlet, publishedAt, text } of list)
    yield {
      sourceId: `told-${number}.txt`,
      bytes: encoder.encode(text),
      metadata: {
        outlet: { value: outlet, origin: "file" as const },
        publishedAt: { value: publishedAt, origin: "file" as const },
      },
    };
}

/** One more article, through all steps one after the other as a worker does them, until its story's page is loaded. `texts` is how many texts tell it then. */
export async function oneMore(one: ToldArticle): Promise<Placed> {
  const timed = async <T>(work: () => Promise<T>): Promise<[number, T]> => {
    const started = performance.now();
    const result = await work();
    return [performance.now() - started, result];
  };
  const [store, id] = await timed(async () => {
    for await (const { article } of importArticles(itemsOf([one]), "bench")) if (article !== null) return article;
    throw new Error(`Article ${one.number} was not stored.`);
  });
  const [flag] = await timed(() => flagDuplicates([id]));
  const group = (await database().article.findUniqueOrThrow({ where: { id }, select: { groupId: true } })).groupId;
  const [place] = await timed(() => placeInStory([group]));
  const [read] = await timed(() => extractClaims(id));
  const [link] = await timed(() => linkClaims(group));
  const story = (await findStoriesOfGroups(database(), [group])).get(group) ?? 0;
  const [rows] = await timed(() => refreshStory(story));
  const [show, page] = await timed(() => loadStory(story));
  return { steps: { store, flag, place, read, link, rows, show }, texts: page.counts.texts };
}

/** Milliseconds below which so large a share of the values lie. */
export function quantile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;
}

/** Prints median and 95th of a hundred for each step, and for placed, laid in rows and shown together; returns that 95th. */
export function printSteps(placed: readonly Placed[]): number {
  const line = (name: string, values: readonly number[]) =>
    console.log(`  ${name}: p50 ${quantile(values, 0.5).toFixed(0)} ms, p95 ${quantile(values, 0.95).toFixed(0)} ms`);
  for (const step of ["store", "flag", "place", "read", "link", "rows", "show"] as const)
    line(
      step,
      placed.map(({ steps }) => steps[step]),
    );
  const together = placed.map(({ steps: { place, link, rows, show } }) => place + link + rows + show);
  line("one more article placed, aligned and shown", together);
  line(
    "all of it, from storing on",
    placed.map(({ steps }) => Object.values(steps).reduce((sum, value) => sum + value, 0)),
  );
  const met = placed.filter(({ texts }) => texts > 1).length;
  console.log(`  ${met} of ${placed.length} came into a story with others`);
  return quantile(together, 0.95);
}
