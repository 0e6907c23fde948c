import { z } from "zod";
import { type LayoutLine, ROLES } from "../model/article.ts";
import type { Database } from "./client.ts";

const lines = z.array(z.object({ start: z.int(), end: z.int(), role: z.enum(ROLES), origin: z.string() }));

/** The layouts of those articles that came as pages of the web, by article. */
export async function findPageLayouts(
  db: Database,
  articleIds: readonly number[],
): Promise<Map<number, readonly LayoutLine[]>> {
  if (articleIds.length === 0) return new Map();
  const rows = await db.pageLayout.findMany({ where: { articleId: { in: [...articleIds] } } });
  return new Map(rows.map(({ articleId, lines: stored }) => [articleId, lines.parse(stored)]));
}
