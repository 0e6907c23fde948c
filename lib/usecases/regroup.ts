import { findArticles } from "../db/articles.ts";
import { type Database, lockFor } from "../db/client.ts";
import { findDecisions } from "../db/decisions.ts";
import { findComponent, findPairs, saveGroups } from "../db/pairs.ts";
import { enqueue } from "../db/queue.ts";
import type { ArticleSummary } from "../model/stored.ts";
import { groupByAverageLink } from "../similarity/group.ts";
import { leadOf } from "../similarity/lead.ts";

/**
 * Group anew the articles that flagged pairs connect with these.
 * One regrouping at a time: two workers that regroup overlapping articles would otherwise each write half a group.
 */
export async function regroup(tx: Database, articleIds: readonly number[]): Promise<void> {
  await lockFor(tx, "regroup");
  const ids = new Set<number>();
  for (const id of articleIds) for (const member of await findComponent(tx, id)) ids.add(member);
  const members = await findArticles(tx, { ids: [...ids] });
  if (members.length === 0) return;
  const pairs = await findPairs(tx, { among: members.map((member) => member.id) });
  const groups = groupByAverageLink(
    members.map((member) => member.id),
    pairs,
  );
  const texts = members.map((member) => member.textSha256);
  const chosen = (await findDecisions(tx, "lead", texts)).map((decision) => decision.subject);
  const byId = new Map(members.map((member) => [member.id, member]));
  await saveGroups(
    tx,
    groups.map((group) => {
      const copies = group.flatMap((id) => byId.get(id) ?? []);
      return { members: group, lead: leadAmong(copies, chosen) };
    }),
  );
  const before = members.map((member) => `${member.id}:${member.groupId}`).join();
  const after = (await findArticles(tx, { ids: [...ids] })).map((member) => `${member.id}:${member.groupId}`).join();
  if (before !== after) for (const group of groups) await enqueue(tx, "link-claims", { groupId: Math.min(...group) });
}

/** The copy that a person chose, of several choices the latest (a choice binds to its text, so both may stand), else the one by rule. */
function leadAmong(copies: readonly ArticleSummary[], chosen: readonly string[]): number {
  const latest = chosen.findLast((text) => copies.some((copy) => copy.textSha256 === text));
  const choice = copies.find((copy) => copy.textSha256 === latest);
  return choice?.id ?? leadOf(copies).lead;
}
