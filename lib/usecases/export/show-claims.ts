import { findArticles } from "../../db/articles.ts";
import { getClaim } from "../../db/claims.ts";
import { database } from "../../db/client.ts";
import { findLink } from "../../db/links.ts";
import { findTopicsOfClaims } from "../../db/topics.ts";
import type { ExportRow } from "../../export/article-rows.ts";
import { claimRow } from "../../export/finding-rows.ts";
import { AppError } from "../../model/errors.ts";
import { rowsOfLinks } from "./rows-best-first.ts";

/** A claim as the list of claims has it. Throws NOT_FOUND. */
export async function showClaim(id: number): Promise<ExportRow> {
  const db = database();
  const claim = await getClaim(db, id);
  const articles = await findArticles(db, { ids: [claim.articleId] });
  const topics = await findTopicsOfClaims(db, [id], { hidden: true, of: "last" });
  return claimRow(claim, new Map(articles.map((article) => [article.id, article.sourceId])), topics.get(id) ?? null);
}

/** The link between two claims, whichever is named first, as the list of links has it. Throws NOT_FOUND. */
export async function showLink(one: number, other: number): Promise<ExportRow> {
  const link = await findLink(database(), one, other);
  const [found] = link ? await rowsOfLinks([link]) : [];
  if (!found) throw new AppError("NOT_FOUND", `Claims ${one} and ${other} are not linked.`);
  return found.row;
}
