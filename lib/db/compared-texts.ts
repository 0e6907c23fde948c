import type { Passage } from "../model/article.ts";
import type { ComparedText } from "../model/pair.ts";
import type { Database } from "./client.ts";
import { Prisma } from "./generated/client.ts";
import { jsonRows } from "./json-rows.ts";

type Row = Omit<ComparedText, "passages"> & {
  readonly passages: readonly (readonly [start: number, end: number, role: Passage["role"]])[];
};

/** What comparing reads of articles that are not removed, in no order: all else of them would be moved for nothing. */
export async function findComparedTexts(db: Database, ids: readonly number[]): Promise<ComparedText[]> {
  if (ids.length === 0) return [];
  const rows = await jsonRows<Row>(
    db,
    Prisma.sql`
      SELECT a.id, a.group_id AS "groupId", a.text, coalesce((
        SELECT json_agg(json_build_array(p.start_offset, p.end_offset, p.role) ORDER BY p.position) FROM passage p WHERE p.article_id = a.id), '[]') AS passages
      FROM article a WHERE a.id = ANY (${[...ids]}::int[]) AND a.removed_at IS NULL`,
  );
  return rows.map((row) => ({ ...row, passages: row.passages.map(([start, end, role]) => ({ start, end, role })) }));
}
