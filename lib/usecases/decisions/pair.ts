import { findArticles } from "../../db/articles.ts";
import { type Database, lockFor } from "../../db/client.ts";
import { findDecisions, pairSubject } from "../../db/decisions.ts";
import { findStoriesOfGroups } from "../../db/stories.ts";
import type { StoredDecision } from "../../model/decision/stored.ts";
import { AppError } from "../../model/errors.ts";
import type { MergedAs, PairVerdict } from "../../model/pair.ts";
import type { ArticleSummary } from "../../model/stored.ts";
import { GONE } from "../../model/telling.ts";
import { lockGroups } from "../duplicates/regroup.ts";
import { STORIES_LOCK } from "../stories/read-groups.ts";
import { decide } from "./decide.ts";
import type { KindOfDecision } from "./kind.ts";
import { keepDecisions } from "./regroup-or-refuse.ts";
import { groupAgain } from "./story/group-again.ts";
import { getDecidedStory, storiesHolding, textsOfStory } from "./story/story-texts.ts";

const WORDS: Record<string, string> = {
  merged: " were merged as one article.",
  "kept-apart": " were kept apart as two articles.",
  "same-story": " were marked as the same story in two articles.",
};

/** What a person decided of two articles. Groups, leads and, where they are one story, stories follow from the decisions that hold. */
export const PAIR: KindOfDecision<"pair"> = {
  kind: "pair",
  // A pair that was decided with its group may be decided again by itself: it then stays when the group's decision is undone.
  differsBy: ["as", "whole"],
  restore: async (_, ended) => ({
    now: async (tx) => followPair(tx, ended.subject, [ended, ...(await findDecisions(tx, "pair", [ended.subject]))]),
  }),
  tell: ({ verdict, detail }, [one = GONE, other = GONE]) => {
    const version = verdict === "merged" && detail.as === "version";
    const words = WORDS[verdict] ?? ` were decided on: ${verdict}.`;
    return [one, " and ", other, version ? " were merged as two versions of one article." : words];
  },
};

type PairDecision = {
  readonly a: number;
  readonly b: number;
  readonly verdict: PairVerdict;
  readonly as?: MergedAs | undefined;
};

/**
 * Record what a person decided of two articles and regroup what hangs on it; the two need not be flagged. Returns the decision's id, for undo.
 * Throws NOT_FOUND, and CONFLICT where this stands already, was decided meanwhile, or other decisions do not allow it.
 */
export function decidePair({ a, b, verdict, as }: PairDecision): Promise<number> {
  return decide(PAIR, async (tx, lock) => {
    const [one, other] = await findArticles(tx, { ids: [a, b] });
    if (!one || !other) throw new AppError("NOT_FOUND", `There are no two articles ${a} and ${b} to decide about.`);
    const subject = pairSubject(one.textSha256, other.textSha256);
    const stands = await lock(subject);
    const stories = verdict === "same-story" ? await textsOfBoth(tx, one, other) : {};
    const detail = { articles: [one.id, other.id], ...(verdict === "merged" && as ? { as } : {}), ...stories };
    return {
      choices: [{ subject, verdict, detail }],
      effect: () => ({ now: (now) => followPair(now, subject, [{ verdict, detail }, ...(stands ? [stands] : [])]) }),
    };
  });
}

/** Groups follow what holds now; so do stories where one of these decisions, made, ended or back again, says that two articles are one. */
async function followPair(
  tx: Database,
  subject: string,
  decisions: readonly Pick<StoredDecision<"pair">, "verdict" | "detail">[],
): Promise<void> {
  await keepDecisions(tx, subject);
  const texts = decisions
    .filter(({ verdict }) => verdict === "same-story")
    .flatMap(({ detail: { going = [], to = [] } }) => [...going, ...to]);
  if (texts.length > 0) await groupAgain(async () => [...new Set(await storiesHolding(tx, texts))]).now(tx);
}

/**
 * The texts of the stories of two articles, each with its own text. Whole stories are joined, because the two alone, bound to each other, would
 * leave the others of their stories. The locks are taken in the order in which every regrouping takes them.
 */
async function textsOfBoth(tx: Database, one: ArticleSummary, other: ArticleSummary) {
  await lockGroups(tx);
  await lockFor(tx, STORIES_LOCK);
  const storyOf = await findStoriesOfGroups(tx, [one.groupId, other.groupId]);
  const textsWith = async ({ groupId, textSha256 }: ArticleSummary) => {
    const story = storyOf.get(groupId);
    const texts = story === undefined ? [] : await textsOfStory(tx, await getDecidedStory(tx, story));
    return [...new Set([textSha256, ...texts])];
  };
  return { going: await textsWith(one), to: await textsWith(other) };
}
