import { findArticles } from "../../db/articles.ts";
import { database } from "../../db/client.ts";
import { findPairs } from "../../db/pairs.ts";
import type { ExportRow } from "../../export/article-rows.ts";
import { pairRow } from "../../export/finding-rows.ts";
import { AppError } from "../../model/errors.ts";

/** The flagged pair of two articles, whichever is named first, as the list of pairs has it. Throws NOT_FOUND. */
export async function showPair(one: number, other: number): Promise<ExportRow> {
  const ids = { aId: Math.min(one, other), bId: Math.max(one, other) };
  const [pair] = await findPairs(database(), { these: [ids] });
  if (!pair) throw new AppError("NOT_FOUND", `Articles ${ids.aId} and ${ids.bId} are not flagged as a pair.`);
  const articles = await findArticles(database(), { ids: [pair.aId, pair.bId] });
  return pairRow(pair, new Map(articles.map(({ id, sourceId }) => [id, sourceId])));
}

/** A group with its articles, oldest import first; removed ones are in none. Throws NOT_FOUND. */
export async function showGroup(group: number): Promise<ExportRow> {
  const articles = await findArticles(database(), { groupIds: [group] });
  if (articles.length === 0) throw new AppError("NOT_FOUND", `There is no group ${group}.`);
  return { group, articles: articles.map(({ id, sourceId, lead }) => ({ article: id, sourceId, lead })) };
}
