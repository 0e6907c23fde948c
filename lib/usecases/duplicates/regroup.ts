import { findAddressesOf } from "../../db/addresses.ts";
import { findArticles } from "../../db/articles.ts";
import { type Database, lockFor } from "../../db/client.ts";
import { findDecisions, findDecisionsAmong } from "../../db/decisions.ts";
import { findComponents, findContainmentPartners, findScores, saveGroups } from "../../db/pairs.ts";
import { enqueueAll, linkingJobs } from "../../db/queue.ts";
import type { PairVerdict } from "../../model/pair.ts";
import type { ArticleSummary } from "../../model/stored.ts";
import { type GroupingPair, groupByAverageLink } from "../../similarity/group.ts";
import { leadOf } from "../../similarity/lead-copy.ts";
import { earlierVersions, withVersions } from "../../similarity/versions.ts";
import { markDigests } from "./mark-digests.ts";

/** A decision that the groups do not follow, because other decisions say otherwise. */
export type Broken = { readonly aId: number; readonly bId: number; readonly verdict: PairVerdict };

/**
 * Hold the groups until the transaction ends. Who changes an article and then regroups takes it first: the other way round, one that
 * regroups would wait for the article while this waits for the groups.
 */
export function lockGroups(tx: Database): Promise<void> {
  return lockFor(tx, "regroup");
}

/**
 * Group anew the articles that flagged pairs and people's merges connect with these. Returns the decisions that the groups could not follow.
 * One regrouping at a time: two workers that regroup overlapping articles would otherwise each write half a group.
 */
export async function regroup(tx: Database, articleIds: readonly number[]): Promise<Broken[]> {
  await lockGroups(tx);
  // A story that comes in makes a digest of an article that holds it and another, so those that hold it are looked at too.
  const ids = await findComponents(tx, [...articleIds, ...(await findContainmentPartners(tx, articleIds))]);
  await markDigests(tx, ids);
  const members = await findArticles(tx, { ids });
  if (members.length === 0) {
    // What was removed leaves its story.
    await enqueueAll(tx, [{ name: "place-in-story", payload: { groupIds: [...articleIds].sort((a, b) => a - b) } }]);
    return [];
  }
  const pairs = await groupingPairs(tx, members);
  const earlier = earlierVersions(members, pairs);
  const groups = groupByAverageLink(
    members.map((member) => member.id),
    pairs,
  );
  const texts = members.map((member) => member.textSha256);
  const chosen = (await findDecisions(tx, "lead", texts)).map((decision) => decision.subject);
  const byId = new Map(members.map((member) => [member.id, member]));
  const led = groups.map((group) => {
    const copies = group.flatMap((id) => byId.get(id) ?? []);
    return { members: group, lead: leadAmong(copies, chosen, earlier) };
  });
  await saveGroups(tx, led);
  const groupOf = new Map(groups.flatMap((group) => group.map((id) => [id, Math.min(...group)] as const)));
  const moved = members.filter((member) => groupOf.get(member.id) !== member.groupId);
  const touched = new Set(moved.flatMap((member) => [member.groupId, groupOf.get(member.id) ?? member.id]));
  const newlyLed = led.flatMap(({ members: [first = 0], lead }) =>
    byId.get(lead)?.lead ? [] : (groupOf.get(first) ?? first),
  );
  // A group that stays as it was, with the lead it had, is where it was in its story too: what is connected may be thousands.
  const asked = articleIds.flatMap((id) => [id, groupOf.get(id) ?? id]);
  const inStories = new Set([...asked, ...touched, ...newlyLed]);
  await enqueueAll(tx, [{ name: "place-in-story", payload: { groupIds: [...inStories].sort((a, b) => a - b) } }]);
  await enqueueAll(tx, linkingJobs([...groupOf.values()].filter((group) => touched.has(group))));
  return pairs.flatMap(({ aId, bId, decision }) => {
    const together = groupOf.get(aId) === groupOf.get(bId);
    return decision === null || together === (decision === "merged") ? [] : [{ aId, bId, verdict: decision }];
  });
}

/** Flagged pairs with what people decided; a decision counts too where its pair is not flagged, now or any more. */
export async function groupingPairs(tx: Database, members: readonly ArticleSummary[]): Promise<GroupingPair[]> {
  const ofText = new Map<string, number[]>();
  for (const { id, textSha256 } of members) ofText.set(textSha256, [...(ofText.get(textSha256) ?? []), id]);
  const decided = new Map<string, GroupingPair>();
  for (const { subject, verdict } of await findDecisionsAmong(tx, "pair", [...ofText.keys()])) {
    const [one = "", other = ""] = subject.split(" ");
    for (const x of ofText.get(one) ?? []) {
      for (const y of ofText.get(other) ?? []) {
        if (x === y) continue;
        const [aId, bId] = [Math.min(x, y), Math.max(x, y)];
        // Without a flag nothing was measured: no score, and a relation that never joins.
        decided.set(`${aId} ${bId}`, {
          aId,
          bId,
          relation: "shared-passage",
          score: 0,
          decision: verdict as PairVerdict,
        });
      }
    }
  }
  const ids = members.map(({ id }) => id);
  const flagged = await findScores(tx, ids);
  for (const pair of flagged) {
    const key = `${pair.aId} ${pair.bId}`;
    decided.set(key, { ...pair, decision: decided.get(key)?.decision ?? null });
  }
  return withVersions([...decided.values()], members, await findAddressesOf(tx, ids));
}

/** The copy that a person chose, of several choices the latest (a choice binds to its text, so both may stand), else the one by rule. */
function leadAmong(copies: readonly ArticleSummary[], chosen: readonly string[], earlier: ReadonlySet<number>): number {
  const latest = chosen.findLast((text) => copies.some((copy) => copy.textSha256 === text));
  const choice = copies.find((copy) => copy.textSha256 === latest);
  return choice?.id ?? leadOf(copies, earlier).lead;
}
