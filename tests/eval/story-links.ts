import type { LinkableClaim } from "../../lib/claims/link/link-features.ts";
import { linkNewClaims } from "../../lib/claims/link/match-claims.ts";
import { alignStory } from "../../lib/claims/row/story-rows.ts";
import { lemmaCounts, mattersOf } from "../../lib/claims/topic/matters.ts";
import { topicsOf } from "../../lib/claims/topic/topics.ts";
import { draftOf } from "../../lib/ingest/draft.ts";
import type { ClaimLink, Topic } from "../../lib/model/claim.ts";
import { grouped } from "../../lib/model/grouped.ts";
import { allNeighbours } from "../../lib/stories/all-neighbours.ts";
import { type RowClaim, type RowEvent, readEvent } from "./row-events.ts";
import { storiesIn } from "./stories.ts";
import { countTerms, type GoldText, readGoldTexts } from "./story-collections.ts";

/** As link-candidates.ts has them: articles of other stories that one is compared with, by all words and by rare lemmas of claims. */
const NEAREST = 8;
const SHARING = 8;
const HOLDERS = 1000;

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
  const { claims, sentences, titles } = readAsOne(known);
  const storyOf = storiesIn(known);
  const story = (articleId: number) => storyOf.get(known[articleId - 1]?.key ?? "") ?? -articleId;
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
  const across = linksAcross(claims, nearArticles(known, claims, story), story);
  const eventOf = (articleId: number) => known[articleId - 1]?.story ?? "";
  return {
    claims: new Map(claims.map((claim) => [claim.id, { ...claim, event: eventOf(claim.articleId) }])),
    inside,
    across,
    topics: topicsOf(mattersOf(claims, across), claims),
  };
}

/** The bodies as an import finds them, so that what stands around an article on its page links nothing here that it would not link there. */
function readAsOne(known: readonly GoldText[]): Pick<RowEvent, "claims" | "sentences" | "titles"> {
  const articles = known.map(({ key, title, printed }) => {
    const { text, passages } = draftOf({ sourceId: key, bytes: new TextEncoder().encode(printed) });
    const body = passages.filter(({ role }) => role === "body");
    return { outlet: key, title: title ?? "", sentences: body.map(({ start, end }) => text.slice(start, end)) };
  });
  return readEvent({ event: "", articles }, []);
}

function linksAcross(
  claims: readonly RowClaim[],
  near: ReadonlyMap<number, ReadonlySet<number>>,
  story: (articleId: number) => number,
): ClaimLink[] {
  const counts = lemmaCounts(claims);
  const byArticle = grouped(claims, ({ articleId }) => articleId);
  const found = new Map<string, ClaimLink>();
  for (const [articleId, own] of byArticle) {
    const candidates = [...(near.get(articleId) ?? [])].sort((a, b) => a - b).flatMap((id) => byArticle.get(id) ?? []);
    const links = linkNewClaims(own, candidates, {
      documentFrequency: (lemma) => counts.get(lemma) ?? 0,
      corpusSize: claims.length,
      acrossStories: (a, b) => a.articleId === b.articleId || story(a.articleId) !== story(b.articleId),
    });
    for (const link of links) found.set(`${link.a} ${link.b}`, link);
  }
  const articleOf = new Map(claims.map(({ id, articleId }) => [id, articleId]));
  return [...found.values()].filter(({ a, b }) => articleOf.get(a) !== articleOf.get(b));
}

/** For each article those of other stories that it is compared with. */
function nearArticles(
  known: readonly GoldText[],
  claims: readonly LinkableClaim[],
  story: (articleId: number) => number,
): Map<number, Set<number>> {
  const idOf = new Map(known.map(({ key }, i) => [key, i + 1]));
  const neighbours = allNeighbours(known, countTerms(known));
  const counts = lemmaCounts(claims);
  const lemmasOf = new Map(
    [...grouped(claims, ({ articleId }) => articleId)].map(([id, own]) => [
      id,
      new Set(own.flatMap(({ lemmas }) => lemmas)),
    ]),
  );
  return new Map(
    known.map(({ key }, i) => {
      const id = i + 1;
      const elsewhere = (other: number) => story(other) !== story(id);
      const nearest = (neighbours.get(key) ?? []).map((each) => idOf.get(each.key) ?? 0).filter(elsewhere);
      let holders = 0;
      const rare = [...(lemmasOf.get(id) ?? [])]
        .sort((a, b) => (counts.get(a) ?? 0) - (counts.get(b) ?? 0) || (a < b ? -1 : 1))
        .filter((lemma) => {
          holders += counts.get(lemma) ?? 1;
          return holders <= HOLDERS;
        });
      const sharing = [...lemmasOf]
        .filter(([other]) => elsewhere(other))
        .map(([other, lemmas]) => ({ other, shared: rare.filter((lemma) => lemmas.has(lemma)).length }))
        .filter(({ shared }) => shared >= 2)
        .sort((a, b) => b.shared - a.shared || a.other - b.other);
      const both = [...nearest.slice(0, NEAREST), ...sharing.slice(0, SHARING).map(({ other }) => other)];
      return [id, new Set(both)];
    }),
  );
}
