import type { ListedOutlet } from "./load-outlets.ts";

/** Orders of the list: what stands first has most of it; names go from A to Z. */
export const OUTLET_ORDERS = ["articles", "name", "words", "hedges", "obligation", "shared"] as const;
export type OutletOrder = (typeof OUTLET_ORDERS)[number];

/** What an order counts. An outlet with too few words for a rate stands behind every rate. */
const MOST_OF: Readonly<Record<Exclude<OutletOrder, "name">, (outlet: ListedOutlet) => number>> = {
  articles: ({ articles }) => articles,
  words: ({ counts }) => counts.bodyWords,
  hedges: ({ hedges }) => hedges?.perThousand ?? -1,
  obligation: ({ obligation }) => obligation?.perThousand ?? -1,
  shared: ({ counts }) => counts.links,
};

/** The outlets whose name holds each of these words in some form of capitals, in this order; equals keep the order they came in. */
export function narrowOutlets(outlets: readonly ListedOutlet[], words: string, order: OutletOrder): ListedOutlet[] {
  const asked = words.toLowerCase().split(/\s+/).filter(Boolean);
  const left = outlets.filter(({ name }) => asked.every((word) => name.toLowerCase().includes(word)));
  if (order === "name") return left.sort((a, b) => a.name.localeCompare(b.name, "en"));
  const most = MOST_OF[order];
  return left.sort((a, b) => most(b) - most(a));
}
