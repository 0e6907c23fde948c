import type { LaidArticle, LaidStory } from "../model/story.ts";

/** What is to be done with a story's rows: nothing, only what these articles add, or all of it anew. */
export type Growth = "none" | "whole" | { readonly newcomers: readonly number[] };

/** Up to so many articles a story is made whole each time: it costs little, and every word's weight is right. */
export const SMALL_STORY = 12;
/** From this share of newcomers on the story is made whole. */
const GROWN = 0.2;

/**
 * What a story needs, that was laid out so far and has these articles now (the nearest ones where it has very many, so that one that is not
 * among them may still stand in it: `inStory` tells). Articles whose claims were read anew count as newcomers, since their claims in rows are gone.
 */
export function growthOf(
  laid: LaidStory,
  now: {
    readonly articles: readonly LaidArticle[];
    readonly version: number;
    readonly inStory: (id: number) => boolean;
  },
): Growth {
  if (now.articles.length <= SMALL_STORY || laid.whole === 0 || laid.version !== now.version) return "whole";
  if (laid.articles.some(({ id }) => !now.inStory(id))) return "whole";
  const known = new Map(laid.articles.map(({ id, newestClaim }) => [id, newestClaim]));
  const newcomers = now.articles.filter(({ id, newestClaim }) => known.get(id) !== newestClaim).map(({ id }) => id);
  if (newcomers.length === 0) return "none";
  const all = new Set([...known.keys(), ...newcomers]).size;
  // Articles read anew grow nothing, and yet the more there are of them the less is left of what was made together.
  return all - laid.whole >= GROWN * laid.whole || newcomers.length >= GROWN * laid.whole ? "whole" : { newcomers };
}

/** A row as growing sees it. */
type GrowingRow = { readonly strength: string; readonly claims: readonly number[] };

/** Of the standing rows that stand open the one that holds at least half of these claims, by its position; -1 where none does. */
export function rowToJoin(claims: readonly number[], standing: readonly GrowingRow[]): number {
  const wanted = new Set(claims);
  const shared = standing.map((row) =>
    row.strength === "sure" ? row.claims.filter((claim) => wanted.has(claim)).length : 0,
  );
  const most = Math.max(0, ...shared);
  return most > 0 && 2 * most >= wanted.size ? shared.indexOf(most) : -1;
}
