import { AppError } from "../model/errors.ts";
import type { LearnedLine, LineRole } from "../model/line.ts";
import type { Database } from "./client.ts";
import { type FurnitureLine, Prisma } from "./generated/client.ts";

/** Most articles looked at for one line: enough to see five stories even where one story has many copies. */
const MOST_HOLDERS = 200;

function toLine(row: FurnitureLine): LearnedLine {
  return { ...row, role: row.role as LineRole, origin: row.origin as LearnedLine["origin"] };
}

/** Which of these lines are known to be no part of an article, by hash. */
export async function findLearnedLines(db: Database, hashes: readonly bigint[]): Promise<Map<bigint, LearnedLine>> {
  if (hashes.length === 0) return new Map();
  const rows = await db.$queryRaw<FurnitureLine[]>`
    SELECT hash, text, role, origin, reason, created_at AS "createdAt" FROM furniture_line WHERE hash = ANY (${[...hashes]}::bigint[])`;
  return new Map(rows.map((row) => [row.hash, toLine(row)]));
}

type CountedLine = LearnedLine & { readonly articles: number };

/** Learned lines, latest first, each with the number of articles that hold it; after one of them where asked. */
export async function listLearnedLines(
  db: Database,
  { limit, after }: { limit: number; after?: bigint },
): Promise<CountedLine[]> {
  const beyond =
    after === undefined
      ? Prisma.empty
      : Prisma.sql`JOIN furniture_line last ON last.hash = ${after}
          AND (f.created_at < last.created_at OR (f.created_at = last.created_at AND f.hash > last.hash))`;
  return counted(db, Prisma.sql`${beyond} ORDER BY f.created_at DESC, f.hash LIMIT ${limit}`);
}

/** One learned line with the number of articles that hold it. Throws NOT_FOUND. */
export async function getLearnedLine(db: Database, hash: bigint): Promise<CountedLine> {
  const [line] = await counted(db, Prisma.sql`WHERE f.hash = ${hash}`);
  if (!line) throw new AppError("NOT_FOUND", `There is no line ${hash}.`);
  return line;
}

async function counted(db: Database, which: Prisma.Sql): Promise<CountedLine[]> {
  const rows = await db.$queryRaw<(FurnitureLine & { articles: number })[]>`
    SELECT f.hash, f.text, f.role, f.origin, f.reason, f.created_at AS "createdAt",
      (SELECT count(*)::int FROM line l JOIN article a ON a.id = l.article_id AND a.removed_at IS NULL WHERE l.hash = f.hash) AS articles
    FROM furniture_line f ${which}`;
  return rows.map((row) => ({ ...toLine(row), articles: row.articles }));
}

/** Store lines that were not known yet. Returns the hashes of those that are new, so that two jobs that learn one line act on it once. */
export async function saveLearnedLines(
  tx: Database,
  lines: readonly Omit<LearnedLine, "createdAt">[],
): Promise<bigint[]> {
  if (lines.length === 0) return [];
  const made = await tx.furnitureLine.createManyAndReturn({
    data: lines.map(({ hash, text, role, origin, reason }) => ({ hash, text, role, origin, reason })),
    skipDuplicates: true,
    select: { hash: true },
  });
  return made.map(({ hash }) => hash);
}

/** Put a line's entry to what is given, exactly; null takes it away. */
export async function setLearnedLine(tx: Database, hash: bigint, line: LearnedLine | null): Promise<void> {
  await tx.furnitureLine.deleteMany({ where: { hash } });
  if (line) await tx.furnitureLine.create({ data: { ...line } });
}

/**
 * Groups in which each line stands, for lines in at least `fewest` of them; removed articles and articles whose group is not known yet
 * (their flagging still waits) do not count.
 */
export async function findGroupsOfLines(
  db: Database,
  hashes: readonly bigint[],
  fewest: number,
): Promise<Map<bigint, number[]>> {
  if (hashes.length === 0) return new Map();
  // Most lines stand in one article: the articles are looked up only for those that stand in enough, and by their number.
  const rows = await db.$queryRaw<{ hash: bigint; groups: number[] }[]>`
    SELECT held.hash, seen.groups FROM (
      SELECT probe.hash, read.ids FROM unnest(${[...hashes]}::bigint[]) AS probe(hash),
      LATERAL (SELECT array_agg(article_id) AS ids FROM (SELECT l.article_id FROM line l WHERE l.hash = probe.hash LIMIT ${MOST_HOLDERS}) AS row) AS read
      WHERE cardinality(read.ids) >= ${fewest}
    ) AS held,
    LATERAL (SELECT array_agg(DISTINCT a.group_id) AS groups FROM article a
      WHERE a.id = ANY (held.ids) AND a.removed_at IS NULL AND a.similarity_version > 0) AS seen
    WHERE cardinality(seen.groups) >= ${fewest}`;
  return new Map(rows.map(({ hash, groups }) => [hash, groups]));
}

/** Pairs of these groups between which a pair of articles is flagged, whatever the relation but a shared passage. */
export async function findRelatedGroups(db: Database, groups: readonly number[]): Promise<[number, number][]> {
  const rows = await db.$queryRaw<{ a: number; b: number }[]>`
    SELECT DISTINCT x.group_id AS a, y.group_id AS b FROM article x JOIN pair p ON p.a_id = x.id JOIN article y ON y.id = p.b_id
    WHERE x.group_id = ANY (${[...groups]}) AND y.group_id = ANY (${[...groups]}) AND x.group_id <> y.group_id AND p.relation <> 'shared-passage'`;
  return rows.map(({ a, b }) => [a, b]);
}

/** Articles that hold any of these lines, with the number of their words, removed ones left out, oldest first. */
export async function findHoldersOfLines(
  db: Database,
  hashes: readonly bigint[],
): Promise<{ readonly id: number; readonly words: number }[]> {
  if (hashes.length === 0) return [];
  return db.$queryRaw`
    SELECT DISTINCT a.id, a.words FROM line l JOIN article a ON a.id = l.article_id AND a.removed_at IS NULL WHERE l.hash = ANY (${[...hashes]}::bigint[]) ORDER BY a.id`;
}
