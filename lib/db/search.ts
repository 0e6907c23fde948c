import type { Role } from "../model/article.ts";
import type { Database } from "./client.ts";
import { Prisma } from "./generated/client.ts";

export type PassageHit = {
  readonly passageId: number;
  readonly articleId: number;
  readonly start: number;
  readonly end: number;
  readonly role: Role;
  /** The passage, or the part of it around the words found, with FOUND_START and FOUND_END around each of them. */
  readonly marked: string;
  readonly text: string;
  readonly rank: number;
};

/** Private characters that stand around found words; they are taken out of the text before. */
export const [FOUND_START, FOUND_END] = ["\uE000", "\uE001"];

/** Passages longer than this, in characters, show only the part around the words found. */
const SHOWN_WHOLE = 600;
const MARKS = `StartSel=${FOUND_START}, StopSel=${FOUND_END}`;

/**
 * Passages with one of the roles that match a web-style query (words, "phrases", -without, or), body first, then best first; of one outlet,
 * of articles published between two dates, and with a sentence that a person is quoted or reported in, where these are given.
 * Search stems English words; in other languages only the same form of a word is found.
 */
export async function findPassages(
  db: Database,
  query: string,
  options: {
    roles: readonly Role[];
    limit: number;
    offset: number;
    outletId?: number;
    from?: string;
    to?: string;
    person?: string;
  },
): Promise<{ hits: PassageHit[]; total: number }> {
  const { outletId = null, from = null, to = null, person } = options;
  const spoken =
    person === undefined
      ? Prisma.empty
      : Prisma.sql`AND EXISTS (SELECT 1 FROM claim c WHERE c.article_id = p.article_id
    AND c.start_offset < p.end_offset AND c.end_offset > p.start_offset
    AND to_tsvector('simple', coalesce(c.speaker, '')) @@ websearch_to_tsquery('simple', ${person}))`;
  // "2026-11" ends after its last day, as in the list of articles.
  const before = to === null ? null : `${to}:`;
  const rows = await db.$queryRaw<(PassageHit & { total: number })[]>`
    WITH q AS (SELECT websearch_to_tsquery('english', ${query}) AS q),
    hit AS (
      SELECT p.id, p.article_id, p.start_offset, p.end_offset, p.role, p.position, ts_rank_cd(p.search, q, 1)::float8 AS rank,
        translate(left(p.text, 4000), ${FOUND_START + FOUND_END}, '') AS text, count(*) OVER ()::int AS total
      FROM q, passage p JOIN article a ON a.id = p.article_id AND a.removed_at IS NULL
      WHERE p.search @@ q AND p.role = ANY (${[...options.roles]}::text[])
        AND (${outletId}::int IS NULL OR a.outlet_id = ${outletId}::int)
        AND (${from}::text IS NULL OR a.published_at COLLATE "C" >= ${from}::text)
        AND (${before}::text IS NULL OR a.published_at COLLATE "C" < ${before}::text) ${spoken}
      ORDER BY (p.role = 'body') DESC, rank DESC, p.article_id, p.position LIMIT ${options.limit} OFFSET ${options.offset})
    SELECT hit.id AS "passageId", article_id AS "articleId", start_offset AS start, end_offset AS "end", role, text, rank, total,
      ts_headline('english', text, q, CASE WHEN length(text) <= ${SHOWN_WHOLE} THEN ${`${MARKS}, HighlightAll=true`}
        ELSE ${`${MARKS}, MaxWords=70, MinWords=45`} END) AS marked
    FROM hit, q ORDER BY (role = 'body') DESC, rank DESC, article_id, position`;
  return { hits: rows.map(({ total: _, ...hit }) => hit), total: rows[0]?.total ?? 0 };
}
