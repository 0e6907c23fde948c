import { MERGING_RELATIONS, type PairRelation } from "../model/pair.ts";
import type { ArticleSummary } from "../model/stored.ts";
import { type ArticleAddress, MOST_ADDRESSES_SHOWN, MOST_VERSIONS } from "./addresses.ts";
import type { Database } from "./client.ts";
import type { PairOfDigest } from "./digests.ts";
import { Prisma } from "./generated/client.ts";

/** What grouping reads of an article. */
export type GroupMember = Pick<
  ArticleSummary,
  | "id"
  | "groupId"
  | "lead"
  | "textSha256"
  | "words"
  | "bodyWords"
  | "outlet"
  | "headline"
  | "author"
  | "url"
  | "publishedAt"
  | "capturedAt"
  | "remarks"
>;

/** A decision that two texts are one article, or are not. */
export type DecidedPair = { readonly subject: string; readonly verdict: string };

/** Articles that may be one with each other, and all that says which of them are. */
export type Connected = {
  readonly members: readonly GroupMember[];
  /** Their flagged pairs, also with articles beyond them, smaller ids first. */
  readonly pairs: readonly PairOfDigest[];
  readonly addresses: readonly Pick<ArticleAddress, "articleId" | "key" | "claimed">[];
  /** In the order in which they were decided. */
  readonly decided: readonly DecidedPair[];
  /** The texts that people chose to lead their groups, latest last. */
  readonly chosen: readonly string[];
};

/**
 * As `reached(id)` the ids that could be in one group with one of those asked for, themselves included: what merging relations, a person's
 * merges and addresses connect, directly or through others. An excerpt or a shared passage joins no groups and is not followed, or one wire
 * paragraph would connect thousands.
 */
function reachedFrom(asked: Prisma.Sql): Prisma.Sql {
  const merges = Prisma.sql`coalesce(p.relation_before_digest ->> 'relation', p.relation) = ANY (${[...MERGING_RELATIONS]})`;
  return Prisma.sql`
    reached(id) AS (
      SELECT member.id FROM article asked JOIN article member ON member.group_id = asked.group_id WHERE asked.id = ANY (${asked})
      UNION
      SELECT next.id FROM reached r JOIN article own ON own.id = r.id, LATERAL (
        SELECT p.b_id AS id FROM pair p WHERE p.a_id = r.id AND ${merges}
        UNION ALL
        SELECT p.a_id FROM pair p WHERE p.b_id = r.id AND ${merges}
        UNION ALL
        SELECT t.id FROM decision d JOIN article t ON t.text_sha256 = split_part(d.subject, ' ', 2)
        WHERE d.kind = 'pair' AND d.ended_at IS NULL AND d.verdict = 'merged' AND split_part(d.subject, ' ', 1) = own.text_sha256
        UNION ALL
        SELECT t.id FROM decision d JOIN article t ON t.text_sha256 = split_part(d.subject, ' ', 1)
        WHERE d.kind = 'pair' AND d.ended_at IS NULL AND d.verdict = 'merged' AND split_part(d.subject, ' ', 2) = own.text_sha256
        UNION ALL
        SELECT same.article_id FROM article_address at, LATERAL (
          SELECT article_id FROM article_address WHERE key = at.key ORDER BY article_id LIMIT ${MOST_VERSIONS}) AS same
        WHERE at.article_id = r.id
      ) AS next
    )`;
}

/** The ids of articles shown that could be in one group with one of these, themselves included. */
export async function findComponents(db: Database, articleIds: readonly number[]): Promise<number[]> {
  const rows = await db.$queryRaw<{ id: number }[]>`
    WITH RECURSIVE ${reachedFrom(Prisma.sql`${[...articleIds]}::int[]`)}
    SELECT r.id FROM reached r JOIN article a ON a.id = r.id AND a.removed_at IS NULL ORDER BY r.id`;
  return rows.map((row) => row.id);
}

/**
 * All that grouping looks at for these articles and for those that hold one of them or a large part of it, or the other way about: a story
 * that comes in may make a digest of an article that holds it and another. One statement, since each newcomer asks for all of it.
 */
export async function findConnected(tx: Database, articleIds: readonly number[]): Promise<Connected> {
  const ids = Prisma.sql`${[...articleIds]}::int[]`;
  const [row] = await tx.$queryRaw<Record<keyof Connected, string | null>[]>`
    WITH RECURSIVE asked AS MATERIALIZED (
      SELECT array_agg(id) AS ids FROM (
        SELECT unnest(${ids}) AS id
        UNION SELECT unnest(ARRAY[a_id, b_id]) FROM pair WHERE a_id = ANY (${ids}) AND relation = 'contains'
        UNION SELECT unnest(ARRAY[a_id, b_id]) FROM pair WHERE b_id = ANY (${ids}) AND relation = 'contains') AS each
    ), ${reachedFrom(Prisma.sql`(SELECT ids FROM asked)::int[]`)},
    member AS MATERIALIZED (
      SELECT a.id, a.group_id, a.lead, a.text_sha256, a.words, a.body_words, o.name AS outlet, a.headline, a.author, a.url, a.published_at,
        a.captured_at, a.remarks
      FROM reached r JOIN article a ON a.id = r.id AND a.removed_at IS NULL LEFT JOIN outlet o ON o.id = a.outlet_id
    ), own AS MATERIALIZED (SELECT array_agg(id) AS ids, array_agg(text_sha256) AS texts FROM member)
    SELECT
      (SELECT json_agg(json_build_object('id', id, 'groupId', group_id, 'lead', lead, 'textSha256', text_sha256, 'words', words,
        'bodyWords', body_words, 'outlet', outlet, 'headline', headline, 'author', author, 'url', url, 'publishedAt', published_at,
        'capturedAt', captured_at, 'remarks', remarks) ORDER BY id) FROM member)::text AS members,
      (SELECT json_agg(json_build_array(p.a_id, p.b_id, p.relation, p.score, p.containment_a, p.containment_b,
          p.relation_before_digest ->> 'relation', (p.relation_before_digest ->> 'score')::float8) ORDER BY p.a_id, p.b_id)
        FROM (
          SELECT * FROM pair WHERE a_id = ANY ((SELECT ids FROM own)::int[])
          UNION ALL SELECT * FROM pair WHERE b_id = ANY ((SELECT ids FROM own)::int[]) AND a_id NOT IN (SELECT id FROM member)) AS p
        JOIN article a ON a.id = p.a_id AND a.removed_at IS NULL JOIN article b ON b.id = p.b_id AND b.removed_at IS NULL)::text AS pairs,
      (SELECT json_agg(json_build_object('articleId', d.article_id, 'key', d.key, 'claimed', d.claimed)) FROM member, LATERAL (
        SELECT * FROM article_address WHERE article_id = member.id ORDER BY seen_at DESC, key LIMIT ${MOST_ADDRESSES_SHOWN}) AS d)::text AS addresses,
      (SELECT json_agg(json_build_object('subject', subject, 'verdict', verdict) ORDER BY id) FROM decision
        WHERE kind = 'pair' AND ended_at IS NULL AND split_part(subject, ' ', 1) = ANY ((SELECT texts FROM own)::text[])
          AND split_part(subject, ' ', 2) = ANY ((SELECT texts FROM own)::text[]))::text AS decided,
      (SELECT json_agg(subject ORDER BY id) FROM decision
        WHERE kind = 'lead' AND ended_at IS NULL AND subject = ANY ((SELECT texts FROM own)::text[]))::text AS chosen`;
  const list = <T>(text: string | null | undefined) => JSON.parse(text ?? "[]") as T[];
  return {
    members: list(row?.members),
    pairs: list<PairColumns>(row?.pairs).map(toPair),
    addresses: list(row?.addresses),
    decided: list(row?.decided),
    chosen: list(row?.chosen),
  };
}

type PairColumns = readonly [
  aId: number,
  bId: number,
  relation: PairRelation,
  score: number,
  containmentA: number,
  containmentB: number,
  relationBefore: PairRelation | null,
  scoreBefore: number | null,
];

function toPair([aId, bId, relation, score, containmentA, containmentB, before, scoreBefore]: PairColumns) {
  const now = { relation, score };
  const byItself = before === null ? now : { relation: before, score: scoreBefore ?? score };
  return { aId, bId, containmentA, containmentB, digest: before !== null, now, ...byItself };
}

/** What grouping reads of the flagged pairs among these articles. */
export async function findScores(
  db: Database,
  among: readonly number[],
): Promise<{ aId: number; bId: number; relation: PairRelation; score: number }[]> {
  const rows = await db.pair.findMany({
    where: { aId: { in: [...among] }, bId: { in: [...among] } },
    select: { aId: true, bId: true, relation: true, score: true },
  });
  return rows.map((row) => ({ ...row, relation: row.relation as PairRelation }));
}

/**
 * Put articles into groups: each group's id is its smallest article id, one copy leads. `before` is how these articles stand, read since the
 * groups were locked; what is right already is not written.
 */
export async function saveGroups(
  tx: Database,
  groups: readonly { readonly members: readonly number[]; readonly lead: number }[],
  before: readonly Pick<GroupMember, "id" | "groupId" | "lead">[],
): Promise<void> {
  const stood = new Map(before.map((member) => [member.id, member]));
  const wanted = groups.flatMap(({ members, lead }) => {
    const group = Math.min(...members);
    return members.flatMap((id) => {
      const was = stood.get(id);
      const row = { id, group, lead: id === lead };
      return was?.groupId === group && was.lead === row.lead ? [] : [row];
    });
  });
  if (wanted.length === 0) return;
  const [ids, group, lead] = [
    wanted.map((row) => row.id),
    wanted.map((row) => row.group),
    wanted.map((row) => row.lead),
  ];
  // Two steps: a group has one lead at any moment, so the old ones step down first.
  await tx.$executeRaw`
    UPDATE article a SET lead = false FROM unnest(${ids}::int[], ${group}::int[], ${lead}::bool[]) AS w(id, group_id, lead)
    WHERE a.id = w.id AND a.lead AND (NOT w.lead OR a.group_id <> w.group_id)`;
  await tx.$executeRaw`
    UPDATE article a SET group_id = w.group_id, lead = w.lead FROM unnest(${ids}::int[], ${group}::int[], ${lead}::bool[]) AS w(id, group_id, lead)
    WHERE a.id = w.id AND (a.lead <> w.lead OR a.group_id <> w.group_id)`;
}
