import type { Role } from "../model/article.ts";
import type { Database } from "./client.ts";

export type PassageHit = {
  readonly passageId: number;
  readonly articleId: number;
  readonly start: number;
  readonly end: number;
  readonly role: Role;
  readonly text: string;
  readonly rank: number;
};

/** Passages that match a web-style query (words, "phrases", -without, or), best first, body first among equals. Other roles only where asked. */
export async function findPassages(
  db: Database,
  query: string,
  options: { allRoles: boolean; limit: number; offset: number },
): Promise<{ hits: PassageHit[]; total: number }> {
  const rows = await db.$queryRaw<(PassageHit & { total: number })[]>`
    SELECT p.id AS "passageId", p.article_id AS "articleId", p.start_offset AS start, p.end_offset AS "end", p.role, left(p.text, 4000) AS text,
      ts_rank_cd(p.search, q, 1)::float8 AS rank, count(*) OVER ()::int AS total
    FROM websearch_to_tsquery('english', ${query}) AS q, passage p JOIN article a ON a.id = p.article_id AND a.removed_at IS NULL
    WHERE p.search @@ q AND (${options.allRoles} OR p.role IN ('body', 'headline', 'deck'))
    ORDER BY (p.role = 'body') DESC, rank DESC, p.article_id, p.position LIMIT ${options.limit} OFFSET ${options.offset}`;
  return { hits: rows.map(({ total: _, ...hit }) => hit), total: rows[0]?.total ?? 0 };
}
