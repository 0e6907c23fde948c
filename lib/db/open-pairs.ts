import { MERGING_RELATIONS, type PairRelation, type PairVerdict } from "../model/pair.ts";
import type { Database } from "./client.ts";

/** A flagged pair as far as ordering a queue needs it. `words` are the shorter body's. */
export type OpenPair = {
  readonly aId: number;
  readonly bId: number;
  readonly relation: PairRelation;
  readonly score: number;
  readonly words: number;
  readonly groupA: number;
  readonly groupB: number;
};

/** From and to which score a pair is a suggestion, whatever its relation. */
export type ScoreBand = { readonly from: number; readonly to: number };

const ONE_ARTICLE = "a.group_id = b.group_id";
const UNDECIDED = `NOT EXISTS (
  SELECT 1 FROM decision d WHERE d.kind = 'pair' AND d.ended_at IS NULL
    AND d.subject = least(a.text_sha256, b.text_sha256) || ' ' || greatest(a.text_sha256, b.text_sha256))`;
const ARTICLES =
  "JOIN article a ON a.id = p.a_id AND a.removed_at IS NULL JOIN article b ON b.id = p.b_id AND b.removed_at IS NULL";
const COLUMNS = `p.a_id AS "aId", p.b_id AS "bId", p.relation, p.score, least(a.body_words, b.body_words) AS words,
  a.group_id AS "groupA", b.group_id AS "groupB"`;
/** Two groups that may be one article: rewrites, what would merge but for its average, and scores within the band. */
const SUGGESTED = `a.group_id <> b.group_id AND (p.relation = 'rewrite' OR p.relation = ANY ($1::text[]) OR p.score BETWEEN $2 AND $3) AND ${UNDECIDED}`;
/** A copy that no person has put with, or apart from, the first of its group. */
const UNCONFIRMED = `a.id <> a.group_id AND a.removed_at IS NULL AND NOT EXISTS (
  SELECT 1 FROM article b, decision d WHERE b.id = a.group_id AND d.kind = 'pair' AND d.ended_at IS NULL
    AND d.subject = least(a.text_sha256, b.text_sha256) || ' ' || greatest(a.text_sha256, b.text_sha256))`;

/** Undecided pairs across groups that may be one article, the most doubtful first. */
export function findSuggestions(db: Database, { from, to }: ScoreBand, limit: number): Promise<OpenPair[]> {
  return db.$queryRawUnsafe(
    `SELECT ${COLUMNS} FROM pair p ${ARTICLES} WHERE ${SUGGESTED} ORDER BY abs(p.score - 0.5), p.a_id, p.b_id LIMIT $4`,
    ...[[...MERGING_RELATIONS], from, to, limit],
  );
}

/** How many suggestions wait, and how many groups hold copies that nobody has confirmed; each counted no further than `most`. */
export async function countOpen(
  db: Database,
  { from, to }: ScoreBand,
  most: number,
): Promise<{ suggestions: number; groups: number }> {
  const [row] = await db.$queryRawUnsafe<{ suggestions: number; groups: number }[]>(
    `SELECT (SELECT count(*)::int FROM (SELECT 1 FROM pair p ${ARTICLES} WHERE ${SUGGESTED} LIMIT $4) AS counted) AS suggestions,
       (SELECT count(*)::int FROM (SELECT DISTINCT a.group_id FROM article a WHERE ${UNCONFIRMED} LIMIT $4) AS counted) AS groups`,
    ...[[...MERGING_RELATIONS], from, to, most],
  );
  return row ?? { suggestions: 0, groups: 0 };
}

/** Groups with copies that nobody has confirmed, each with its most doubtful undecided pair and how many copies it has. */
export function findUnconfirmedGroups(db: Database, limit: number): Promise<(OpenPair & { copies: number })[]> {
  return db.$queryRawUnsafe(
    `WITH open AS (SELECT DISTINCT a.group_id FROM article a WHERE ${UNCONFIRMED} ORDER BY 1 LIMIT $1)
     SELECT DISTINCT ON (a.group_id) ${COLUMNS}, (SELECT count(*)::int FROM article c WHERE c.group_id = a.group_id AND c.removed_at IS NULL) AS copies
     FROM open JOIN article a ON a.group_id = open.group_id AND a.removed_at IS NULL JOIN pair p ON p.a_id = a.id
     JOIN article b ON b.id = p.b_id AND b.removed_at IS NULL AND b.group_id = a.group_id
     WHERE ${UNDECIDED} ORDER BY a.group_id, p.score, p.a_id, p.b_id`,
    limit,
  );
}

/** Undecided excerpts and shared passages outside the band, longest first, and how many there are. */
export async function findExcerpts(
  db: Database,
  { from, to }: ScoreBand,
  limit: number,
): Promise<{ pairs: OpenPair[]; inAll: number }> {
  const where = `p.relation = ANY ($1::text[]) AND NOT p.score BETWEEN $2 AND $3 AND ${UNDECIDED}`;
  const never = ["contains", "shared-passage"];
  const pairs = await db.$queryRawUnsafe<OpenPair[]>(
    `SELECT ${COLUMNS} FROM pair p ${ARTICLES} WHERE ${where} ORDER BY p.matched_words DESC, p.a_id, p.b_id LIMIT $4`,
    ...[never, from, to, limit],
  );
  const [count] = await db.$queryRawUnsafe<{ n: number }[]>(
    `SELECT count(*)::int AS n FROM pair p ${ARTICLES} WHERE ${where}`,
    never,
    from,
    to,
  );
  return { pairs, inAll: count?.n ?? 0 };
}

/** Flagged pairs that a person decided, the latest decision first. */
export function findDecided(db: Database, limit: number): Promise<(OpenPair & { verdict: PairVerdict })[]> {
  return db.$queryRawUnsafe(
    `SELECT ${COLUMNS}, d.verdict FROM pair p ${ARTICLES} JOIN decision d ON d.kind = 'pair' AND d.ended_at IS NULL
       AND d.subject = least(a.text_sha256, b.text_sha256) || ' ' || greatest(a.text_sha256, b.text_sha256)
     ORDER BY d.id DESC LIMIT $1`,
    limit,
  );
}

/** Undecided pairs whose score lies between the two, lowest first: what another bar would touch. */
export function findPairsBetween(db: Database, low: number, high: number, limit: number): Promise<OpenPair[]> {
  return db.$queryRawUnsafe(
    `SELECT ${COLUMNS} FROM pair p ${ARTICLES} WHERE p.score >= $1 AND p.score < $2 AND p.relation <> 'rewrite' AND ${UNDECIDED}
     ORDER BY p.score, p.a_id, p.b_id LIMIT $3`,
    ...[low, high, limit],
  );
}

/** How many articles each of these groups has. */
export async function countCopies(db: Database, groupIds: readonly number[]): Promise<Map<number, number>> {
  const rows = await db.article.groupBy({
    by: ["groupId"],
    where: { groupId: { in: [...groupIds] }, removedAt: null },
    _count: true,
  });
  return new Map(rows.map(({ groupId, _count }) => [groupId, _count]));
}

/** How many flagged pairs are, by rule or by a person, one article. Only copies are looked at: the later of two in one group is not its first. */
export async function countSamePairs(db: Database): Promise<number> {
  const [row] = await db.$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM article b JOIN pair p ON p.b_id = b.id
    JOIN article a ON a.id = p.a_id AND a.group_id = b.group_id AND a.removed_at IS NULL
    WHERE b.id <> b.group_id AND b.removed_at IS NULL`;
  return row?.n ?? 0;
}

/** The flagged pair to look at first: the surest that nobody decided, else the surest of one article; null where there is neither. */
export async function findFirstToLookAt(db: Database): Promise<{ aId: number; bId: number } | null> {
  return (await findSurest(db, UNDECIDED)) ?? (await findSurest(db, ONE_ARTICLE));
}

/** The group of the surest pair that is one article; null where no two are. */
export async function findSurestGroup(db: Database): Promise<number | null> {
  return (await findSurest(db, ONE_ARTICLE))?.groupId ?? null;
}

type FirstPair = { aId: number; bId: number; groupId: number };

async function findSurest(db: Database, where: string): Promise<FirstPair | null> {
  const [pair] = await db.$queryRawUnsafe<FirstPair[]>(
    `SELECT p.a_id AS "aId", p.b_id AS "bId", a.group_id AS "groupId"
       FROM pair p ${ARTICLES} WHERE ${where} ORDER BY p.score DESC, p.a_id, p.b_id LIMIT 1`,
  );
  return pair ?? null;
}
