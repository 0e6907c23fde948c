import { findArticles } from "../../db/articles.ts";
import { type Database, database } from "../../db/client.ts";
import { findComponents, findScores } from "../../db/grouping.ts";
import { findPairsBetween } from "../../db/open-pairs.ts";
import { findPairs } from "../../db/pairs.ts";
import { groupByAverageLink } from "../../similarity/group.ts";
import { SAME_ARTICLE } from "../../similarity/relation.ts";
import { groupingPairs } from "./regroup.ts";
import { type PairWithVerdict, withVerdicts } from "./with-verdicts.ts";

/** Undecided pairs looked at; a bar that would touch more is not a matter of a preview. */
const MOST_PAIRS = 300;

/** What another bar would change: flagged pairs that it would put into one group, and that it would part. */
export type ThresholdPreview = {
  readonly at: number;
  readonly now: number;
  readonly join: readonly PairWithVerdict[];
  readonly part: readonly PairWithVerdict[];
  /** More pairs lie between the bars than were looked at. */
  readonly cut: boolean;
};

/**
 * What would be one article if pairs counted as one from probability `at` on. Groups are made as they are in earnest, by average link and with
 * every decision; nothing is stored. Only flagged pairs are known: a lower bar would also flag pairs that are not stored.
 */
export async function previewThreshold(at: number): Promise<ThresholdPreview> {
  const db = database();
  const touched = await findPairsBetween(db, Math.min(at, SAME_ARTICLE), Math.max(at, SAME_ARTICLE), MOST_PAIRS);
  const ids = await findComponents(
    db,
    touched.flatMap(({ aId, bId }) => [aId, bId]),
  );
  const members = await findArticles(db, { ids });
  const groupOf = await groupsAt(db, at, members);
  const pairs = await findPairs(db, { these: (await findScores(db, ids)).map(({ aId, bId }) => ({ aId, bId })) });
  const flagged = await withVerdicts(pairs, members, db);
  const before = ({ a, b }: PairWithVerdict) => a.groupId === b.groupId;
  const after = ({ a, b }: PairWithVerdict) => groupOf.get(a.id) === groupOf.get(b.id);
  return {
    at,
    now: SAME_ARTICLE,
    cut: touched.length === MOST_PAIRS,
    join: flagged.filter((pair) => !before(pair) && after(pair)),
    part: flagged.filter((pair) => before(pair) && !after(pair)),
  };
}

async function groupsAt(
  db: Database,
  at: number,
  members: Parameters<typeof groupingPairs>[1],
): Promise<Map<number, number>> {
  // Which relation two articles have hangs on the bar too: what reaches it is a version, whatever it is called below.
  const pairs = (await groupingPairs(db, members)).map((pair) =>
    pair.relation === "rewrite"
      ? pair
      : { ...pair, relation: pair.score >= at ? ("updated-version" as const) : ("shared-passage" as const) },
  );
  const groups = groupByAverageLink(
    members.map(({ id }) => id),
    pairs,
    at,
  );
  return new Map(groups.flatMap((group, nth) => group.map((id) => [id, nth] as const)));
}
