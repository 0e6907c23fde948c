import { z } from "zod";
import { type LayoutLine, ROLES } from "../model/article.ts";
import type { Database } from "./client.ts";

const lines = z.array(z.object({ start: z.int(), end: z.int(), role: z.enum(ROLES), origin: z.string() }));

/** Store what the structure of pages says of their lines; at most as many as one import saves together. */
export async function savePageLayouts(
  tx: Database,
  pages: readonly { readonly articleId: number; readonly layout: readonly LayoutLine[] }[],
): Promise<void> {
  if (pages.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO page_layout (article_id, lines)
    SELECT id, lines::jsonb FROM unnest(${pages.map(({ articleId }) => articleId)}::int[],
      ${pages.map(({ layout }) => JSON.stringify(layout))}::text[]) AS new(id, lines)
    ON CONFLICT (article_id) DO NOTHING`;
}

/** The layouts of those articles that came as pages of the web, by article. */
export async function findPageLayouts(
  db: Database,
  articleIds: readonly number[],
): Promise<Map<number, readonly LayoutLine[]>> {
  if (articleIds.length === 0) return new Map();
  const rows = await db.pageLayout.findMany({ where: { articleId: { in: [...articleIds] } } });
  return new Map(rows.map(({ articleId, lines: stored }) => [articleId, lines.parse(stored)]));
}
