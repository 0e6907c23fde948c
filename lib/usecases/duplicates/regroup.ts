import { findAddressesOf } from "../../db/addresses.ts";
import { type Database, lockFor } from "../../db/client.ts";
import { findDecisionsAmong } from "../../db/decisions.ts";
import { type Connected, findConnected, findScores, type GroupMember, saveGroups } from "../../db/grouping.ts";
import { enqueueAll, type Job, linkingJobs } from "../../db/queue.ts";
import { grouped } from "../../model/grouped.ts";
import type { PairVerdict } from "../../model/pair.ts";
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
  const { broken, jobs } = await regroupHeld(tx, articleIds);
  await enqueueAll(tx, jobs);
  return broken;
}

/** As `regroup`, where the groups are held already; returns the jobs that follow from it too. */
export async function regroupHeld(
  tx: Database,
  articleIds: readonly number[],
): Promise<{ readonly broken: Broken[]; readonly jobs: readonly Job[] }> {
  const connected = await findConnected(tx, articleIds);
  const { members, chosen, decided, addresses } = connected;
  // What was removed leaves its story.
  if (members.length === 0) return { broken: [], jobs: [placingJob(articleIds)] };
  const ids = members.map(({ id }) => id);
  const flagged = (await markDigests(tx, ids, connected.pairs)).map(({ aId, bId, now }) => ({ aId, bId, ...now }));
  const pairs = pairsAmong(members, { decided, flagged, addresses });
  const earlier = earlierVersions(members, pairs);
  const groups = groupByAverageLink(ids, pairs);
  const byId = new Map(members.map((member) => [member.id, member]));
  const led = groups.map((group) => {
    const copies = group.flatMap((id) => byId.get(id) ?? []);
    return { members: group, lead: leadAmong(copies, chosen, earlier) };
  });
  await saveGroups(tx, led, members);
  const groupOf = new Map(groups.flatMap((group) => group.map((id) => [id, Math.min(...group)] as const)));
  const moved = members.filter((member) => groupOf.get(member.id) !== member.groupId);
  const touched = new Set(moved.flatMap((member) => [member.groupId, groupOf.get(member.id) ?? member.id]));
  const newlyLed = led.flatMap(({ members: [first = 0], lead }) =>
    byId.get(lead)?.lead ? [] : (groupOf.get(first) ?? first),
  );
  // A group that stays as it was, with the lead it had, is where it was in its story too: what is connected may be thousands.
  const asked = articleIds.flatMap((id) => [id, groupOf.get(id) ?? id]);
  const inStories = new Set([...asked, ...touched, ...newlyLed]);
  return {
    jobs: [placingJob([...inStories]), ...linkingJobs([...groupOf.values()].filter((group) => touched.has(group)))],
    broken: pairs.flatMap(({ aId, bId, decision }) => {
      const together = groupOf.get(aId) === groupOf.get(bId);
      return decision === null || together === (decision === "merged") ? [] : [{ aId, bId, verdict: decision }];
    }),
  };
}

function placingJob(groupIds: readonly number[]): Job {
  return { name: "place-in-story", payload: { groupIds: groupIds.toSorted((a, b) => a - b) } };
}

/** Flagged pairs of these articles with what people decided; a decision counts too where its pair is not flagged, now or any more. */
export async function groupingPairs(tx: Database, members: readonly Member[]): Promise<GroupingPair[]> {
  const ids = members.map(({ id }) => id);
  const texts = members.map(({ textSha256 }) => textSha256);
  return pairsAmong(members, {
    decided: await findDecisionsAmong(tx, "pair", texts),
    flagged: await findScores(tx, ids),
    addresses: await findAddressesOf(tx, ids),
  });
}

type Member = Pick<GroupMember, "id" | "textSha256" | "capturedAt" | "remarks">;
type Known = Pick<Connected, "decided" | "addresses"> & {
  readonly flagged: readonly Omit<GroupingPair, "decision" | "versions">[];
};

/** Of what is flagged and decided what is between two of the members. */
function pairsAmong(members: readonly Member[], { decided, flagged, addresses }: Known): GroupingPair[] {
  const ofText = grouped(members, ({ textSha256 }) => textSha256);
  const pairs = new Map<string, GroupingPair>();
  for (const { subject, verdict } of decided) {
    const [one = "", other = ""] = subject.split(" ");
    for (const { id: x } of ofText.get(one) ?? []) {
      for (const { id: y } of ofText.get(other) ?? []) {
        if (x === y) continue;
        const [aId, bId] = [Math.min(x, y), Math.max(x, y)];
        // Without a flag nothing was measured: no score, and a relation that never joins.
        pairs.set(`${aId} ${bId}`, {
          aId,
          bId,
          relation: "shared-passage",
          score: 0,
          decision: verdict as PairVerdict,
        });
      }
    }
  }
  const here = new Set(members.map(({ id }) => id));
  for (const pair of flagged) {
    if (!here.has(pair.aId) || !here.has(pair.bId)) continue;
    const key = `${pair.aId} ${pair.bId}`;
    pairs.set(key, { ...pair, decision: pairs.get(key)?.decision ?? null });
  }
  return withVersions([...pairs.values()], members, addresses);
}

/** The copy that a person chose, of several choices the latest (a choice binds to its text, so both may stand), else the one by rule. */
function leadAmong(copies: readonly GroupMember[], chosen: readonly string[], earlier: ReadonlySet<number>): number {
  const latest = chosen.findLast((text) => copies.some((copy) => copy.textSha256 === text));
  const choice = copies.find((copy) => copy.textSha256 === latest);
  return choice?.id ?? leadOf(copies, earlier).lead;
}
