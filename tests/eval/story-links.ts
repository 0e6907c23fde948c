import { alignStory } from "../../lib/claims/row/story-rows.ts";
import { mattersOf } from "../../lib/claims/topic/matters.ts";
import { topicsOf } from "../../lib/claims/topic/topics.ts";
import type { ClaimLink, Topic } from "../../lib/model/claim.ts";
import { grouped } from "../../lib/model/grouped.ts";
import { linkCollection } from "./collection-links.ts";
import type { RowClaim } from "./row-events.ts";
import { readGoldTexts } from "./story-collections.ts";

/** What a collection of known events has linked: inside the stories found, and across them, with the event of each claim. */
export type StoryLinks = {
  readonly claims: ReadonlyMap<number, RowClaim & { readonly event: string }>;
  readonly inside: readonly ClaimLink[];
  readonly across: readonly ClaimLink[];
  readonly topics: readonly Topic[];
};

/**
 * The articles of the set of stories whose event is known, as one collection: how many links stand in it, how many of 100 join two events,
 * how many links across stories there are, and how many topics they give.
 */
export function measureStoryLinks(folder: string): Record<string, number> {
  const { claims, inside, across, topics } = linksOfStories(folder);
  const all = [...inside, ...across];
  const between = all.filter(({ a, b }) => claims.get(a)?.event !== claims.get(b)?.event).length;
  return {
    links: all.length,
    insideOneEvent: 1 - between / Math.max(1, all.length),
    across: across.length,
    topics: topics.length,
  };
}

/** Reads, groups and links those articles as an import does, each as a group by itself. */
export function linksOfStories(folder: string): StoryLinks {
  const known = readGoldTexts(folder).filter(({ story }) => story !== null);
  const { claims, sentences, titles, story, across } = linkCollection(known);
  const stories = grouped(claims, ({ articleId }) => story(articleId));
  const inside = [...stories.values()].flatMap((own) => {
    const articles = new Set(own.map(({ articleId }) => articleId));
    if (articles.size < 2) return [];
    return alignStory({
      claims: own,
      sentences: sentences.filter(({ articleId }) => articles.has(articleId)),
      headlines: [...articles].flatMap((id) => titles[id - 1] ?? []),
      decisions: { confirmed: [], rejected: [] },
    }).links;
  });
  const eventOf = (articleId: number) => known[articleId - 1]?.story ?? "";
  return {
    claims: new Map(claims.map((claim) => [claim.id, { ...claim, event: eventOf(claim.articleId) }])),
    inside,
    across,
    topics: topicsOf(mattersOf(claims, across), claims),
  };
}
