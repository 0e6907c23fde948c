import type { LinkableClaim } from "../../claims/link/link-features.ts";
import { linkNewClaims, NEAR_BY_WORDS } from "../../claims/link/match-claims.ts";
import { setVersion } from "../../db/article-steps.ts";
import { findArticles } from "../../db/articles.ts";
import { findClaims } from "../../db/claims.ts";
import { type Database, database, inTransaction, lockFor } from "../../db/client.ts";
import { saveLinks } from "../../db/links.ts";
import { findNearLoneGroups } from "../../db/near-stories.ts";
import { enqueueAll, isQueued, linkingJobs } from "../../db/queue.ts";
import { findSurroundings } from "../../db/sentences.ts";
import { findStoriesOfGroups } from "../../db/stories.ts";
import { findEmbeddings } from "../../db/vectors.ts";
import type { CitedClaim, ClaimLink } from "../../model/claim.ts";
import { pairKey } from "../../model/pair-key.ts";
import type { ArticleSummary } from "../../model/stored.ts";
import { VERSIONS } from "../../model/versions.ts";
import { togetherOrEach } from "../passages/together-or-each.ts";
import { linkDecisions } from "../stories/link-decisions.ts";
import { storyJobs } from "../stories/refresh-story.ts";
import { currentEmbedder } from "./current-embedder.ts";
import { collectionNow, type Lead, nearLeads, wholeCollection } from "./link-candidates.ts";

/** When topics are made: after the links of all groups and the rows of stories, once before sentence vectors come and once when the last links with them are made. */
const BEFORE_VECTORS = 8;
const AFTER_ALL = 20;

/**
 * Link the claims of a group's lead copy with those of groups of other stories; inside a story claims are linked where its rows are made,
 * which is asked for here. A group counts once: its other copies say the same words.
 * A small collection is linked as a whole, one job at a time. In a large one all is computed before the lock is taken; a claim that
 * came in meanwhile keeps its links with this group, which its own job makes.
 */
export function linkClaims(groupId: number): Promise<void> {
  return linkTogether([groupId]);
}

/**
 * The same for groups that came in together: what they are compared with is read once. Where that fails, or has failed before (`attempt` above 1),
 * each becomes a job of its own.
 */
export async function linkBatch(groupIds: readonly number[], attempt: number): Promise<void> {
  await togetherOrEach(groupIds, attempt, {
    what: "groups are linked",
    work: () => linkTogether(groupIds),
    each: (groupId) => ({ name: "link-claims", payload: { groupId } }),
  });
}

async function linkTogether(groupIds: readonly number[]): Promise<void> {
  const db = database();
  const leads = leadsAmong(await findArticles(db, { groupIds }));
  if (leads.length === 0) return;
  const now = await collectionNow(db);
  const early = now.small ? null : await computeLinks(db, leads, now);
  await inTransaction(async (tx) => {
    const supposed = await linkGroups(tx, groupIds, early);
    const stories = await findStoriesOfGroups(tx, groupIds);
    const again = linkingJobs(await movedAmong(tx, groupIds, supposed, stories));
    const afterVectors = currentEmbedder() !== null && !(await isQueued(tx, "embed-claims"));
    const priority = afterVectors ? AFTER_ALL : BEFORE_VECTORS;
    await enqueueAll(tx, [...storyJobs(stories.values()), ...again, { name: "refresh-topics", payload: {}, priority }]);
  });
}

/**
 * Those to link again: they were placed while they were linked, or are about to be: another worker may read and link what came in before their
 * stories are found, and then what one story tells was linked across stories.
 */
async function movedAmong(
  tx: Database,
  groupIds: readonly number[],
  supposed: ReadonlyMap<number, number>,
  stories: ReadonlyMap<number, number>,
): Promise<number[]> {
  const moved = groupIds.filter((groupId) => stories.get(groupId) !== supposed.get(groupId));
  const homeless = groupIds.filter((groupId) => !stories.has(groupId));
  const waiting = homeless.length > 0 && (await isQueued(tx, "place-in-story")) ? homeless : [];
  return [...moved, ...waiting];
}

/**
 * The same inside a transaction, so that a person sees at once what a decision does; topics are left to the caller. `early` are links that
 * were computed before the lock was taken. Everything is read through the transaction: a second connection, asked for while the first holds
 * the lock, would never come where all connections wait for that lock. Returns the stories in which the groups were taken to stand.
 */
export async function linkGroups(
  tx: Database,
  groupIds: readonly number[],
  early: Computed | null = null,
): Promise<ReadonlyMap<number, number>> {
  await lockFor(tx, "links");
  const members = await findArticles(tx, { groupIds });
  const leads = leadsAmong(members);
  if (leads.length === 0) return new Map();
  const { own, links, newest, storyOf } =
    early && sameLeads(early.leads, leads) ? early : await computeLinks(tx, leads, await collectionNow(tx));
  const others = members.filter((member) => !member.lead).map((member) => member.id);
  const dropped = others.length === 0 ? [] : await findClaims(tx, { articleIds: others });
  const replaced = [...own, ...dropped].map((claim) => claim.id);
  await saveLinks(tx, replaced, links, { newest, version: VERSIONS.links });
  await setVersion(
    tx,
    members.map(({ id }) => id),
    "linksVersion",
    VERSIONS.links,
  );
  return storyOf;
}

function leadsAmong(members: readonly ArticleSummary[]): Lead[] {
  return members.filter(({ lead }) => lead).map(({ id, groupId, textSha256 }) => ({ id, groupId, textSha256 }));
}

function sameLeads(one: readonly Lead[], other: readonly Lead[]): boolean {
  return (
    one.length === other.length &&
    one.every(({ id, groupId }, i) => other[i]?.id === id && other[i].groupId === groupId)
  );
}

/** The links of the claims of lead copies, and which of the claims were there when they were computed. */
type Computed = {
  readonly leads: readonly Lead[];
  readonly own: readonly CitedClaim[];
  readonly links: readonly ClaimLink[];
  readonly newest: number;
  /** The stories of the groups compared, where they have one yet. */
  readonly storyOf: ReadonlyMap<number, number>;
};

async function computeLinks(
  db: Database,
  leads: readonly Lead[],
  { small, newest }: Awaited<ReturnType<typeof collectionNow>>,
): Promise<Computed> {
  const { toLink, ...corpus } = small ? await wholeCollection(db) : await nearLeads(db, leads, newest);
  const own = toLink.flatMap((each) => each.own);
  const all = [...new Map(toLink.flatMap((each) => [...each.own, ...each.candidates]).map((c) => [c.id, c])).values()];
  const around = await findSurroundings(db, [...new Set(all.map((claim) => claim.articleId))]);
  const linkable = new Map(
    all.map((claim): [number, LinkableClaim] => {
      const place = around.get(`${claim.articleId}:${claim.sentence.start}`);
      return [claim.id, place ? { ...claim, around: place } : claim];
    }),
  );
  // The same object wherever a claim is compared, so that its words are read once.
  const placed = (claim: CitedClaim) => linkable.get(claim.id) ?? claim;
  const embeddings = await embeddingsOf(db, all);
  const decisions = await linkDecisions(db, all);
  const groups = [...leads, ...all].map(({ groupId }) => groupId);
  const storyOf = await findStoriesOfGroups(db, [...new Set(groups)]);
  const near = small ? new Set<string>() : await nearPairs(db, [...new Set(groups)]);
  const acrossStories = (a: LinkableClaim, b: LinkableClaim) =>
    a.articleId === b.articleId || (storyOf.get(a.groupId) ?? -a.groupId) !== (storyOf.get(b.groupId) ?? -b.groupId);
  const links = toLink.flatMap((each) =>
    linkNewClaims(each.own.map(placed), each.candidates.map(placed), {
      embeddings,
      decisions,
      acrossStories,
      near: (a, b) => near.has(pairKey(a.groupId, b.groupId)),
      ...corpus,
    }),
  );
  return { leads, own, newest, links, storyOf };
}

/** The pairs of these groups that are compared as in a small collection. */
async function nearPairs(db: Database, groupIds: readonly number[]): Promise<ReadonlySet<string>> {
  const pairs = await findNearLoneGroups(db, groupIds, NEAR_BY_WORDS);
  return new Set(pairs.map(({ a, b }) => pairKey(a, b)));
}

async function embeddingsOf(
  db: Database,
  claims: readonly CitedClaim[],
): Promise<Map<number, Float32Array> | undefined> {
  const embedder = currentEmbedder();
  if (!embedder) return undefined;
  const vectors = await findEmbeddings(
    db,
    claims.map((claim) => claim.id),
    embedder.name,
  );
  return vectors.size > 0 ? vectors : undefined;
}
