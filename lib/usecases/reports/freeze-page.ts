import { findArticlesAnyState, findTexts } from "../../db/articles.ts";
import { database } from "../../db/client.ts";
import {
  findDecisions,
  findDecisionsAmong,
  findLinkDecisions,
  findRoleDecisions,
  findSpeakerDecisions,
  findStoryDecisions,
} from "../../db/decisions.ts";
import { counted } from "../../model/counted.ts";
import { articlesOf, type StoredDecision } from "../../model/decision/stored.ts";
import type { FrozenChoice, FrozenPage } from "../../model/report/frozen-page.ts";
import { METADATA_FIELDS } from "../../model/stored.ts";
import { GONE } from "../../model/telling.ts";
import { kindOf } from "../decisions/kinds.ts";
import { pageOfComparison } from "./freeze-comparison.ts";
import { pageOfFraming } from "./freeze-framing.ts";
import { pageOfGroup } from "./freeze-group.ts";
import { pageOfStory } from "./freeze-story.ts";
import { pageOfTopic } from "./freeze-topic.ts";
import { FROZEN_VERSIONS, frozenSource, type PageToFreeze } from "./frozen-parts.ts";

/** Characters of whole texts that a page keeps at most, and of how many articles: the page itself must fit as well. */
const MOST_TEXT = 1_500_000;
const MOST_TEXTS = 60;
/** Decisions that a page lists: the others stand in History. */
const MOST_DECISIONS = 60;

/**
 * A page as it stands now, with everything it rests on: its rows, hashes of its texts, decisions, settings and versions of the rules. With
 * `texts` the articles' whole texts as well, where they are not too many; without, quotations only. Throws NOT_FOUND, INVALID_INPUT.
 */
export async function freezePage(choice: FrozenChoice, { texts }: { texts: boolean }): Promise<FrozenPage> {
  const { articles, claimKeys, ...page } = await pageToFreeze(choice);
  const ids = articles.map(({ article }) => article.id);
  const found = texts && ids.length <= MOST_TEXTS ? await findTexts(database(), ids) : [];
  const fits = found.reduce((sum, { text }) => sum + text.length, 0) <= MOST_TEXT;
  const byId = new Map(fits ? found.map(({ id, text }) => [id, text] as const) : []);
  const decisions = await decisionsAbout(articles, claimKeys);
  return {
    ...page,
    sources: articles.map((placed) => frozenSource(placed, byId.get(placed.article.id) ?? null)),
    decisions: decisions.slice(0, MOST_DECISIONS),
    versions: { ...FROZEN_VERSIONS },
    leftOut: [
      ...page.leftOut,
      ...(byId.size === 0
        ? [texts ? "The whole texts, which are too long together." : "The whole texts: quotations only."]
        : []),
      ...(decisions.length > MOST_DECISIONS
        ? [`${counted(decisions.length - MOST_DECISIONS, "earlier decision")}.`]
        : []),
    ],
  };
}

function pageToFreeze(choice: FrozenChoice): Promise<PageToFreeze> {
  switch (choice.kind) {
    case "story":
      return pageOfStory(choice);
    case "group":
      return pageOfGroup(choice);
    case "comparison":
      return pageOfComparison(choice);
    case "framing":
      return pageOfFraming(choice);
    case "topic":
      return pageOfTopic(choice);
  }
}

/** What readers decided that these texts and claims rest on, latest first, each in words. */
async function decisionsAbout(
  articles: PageToFreeze["articles"],
  claimKeys: readonly string[],
): Promise<FrozenPage["decisions"]> {
  const db = database();
  const texts = articles.map(({ article }) => article.textSha256);
  const fields = articles.flatMap(({ article }) => METADATA_FIELDS.map((field) => `${article.id} ${field}`));
  const found: StoredDecision[] = [
    ...(await findDecisionsAmong(db, "pair", texts)),
    ...(await findRoleDecisions(db, texts)),
    ...(await findSpeakerDecisions(db, texts)),
    ...(await findStoryDecisions(db, texts)),
    ...(await findLinkDecisions(db, { texts, keys: claimKeys })),
    ...(await findDecisions(db, "metadata", fields)),
  ];
  const named = await findArticlesAnyState(db, [...new Set(found.flatMap(articlesOf))]);
  const nameOf = (id: number) => {
    const article = named.find((each) => each.id === id);
    return article ? (article.headline ?? `article ${id}`) : GONE;
  };
  return found
    .toSorted((a, b) => b.id - a.id)
    .map((decision) => ({
      decision: decision.id,
      told: kindOf(decision).tell(decision, articlesOf(decision).map(nameOf)),
      madeAt: decision.madeAt.toISOString(),
    }));
}
