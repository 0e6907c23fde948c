import { findArticles } from "../../db/articles.ts";
import { findClaims, getClaim } from "../../db/claims.ts";
import { type Database, database } from "../../db/client.ts";
import { findDecisions, pairSubject } from "../../db/decisions.ts";
import { findLinks } from "../../db/links.ts";
import { findTopicsOfClaims } from "../../db/topics.ts";
import type { ExportRow } from "../../export/article-rows.ts";
import { claimRow, linkRow, type SourceIds } from "../../export/finding-rows.ts";
import type { CitedClaim } from "../../model/claim.ts";
import { AppError } from "../../model/errors.ts";

/** The topic that the lists name: the one that the rule made, hidden or not. */
const AS_LISTED = { hidden: true, of: "last" } as const;

/** A claim as the list of claims has it. Throws NOT_FOUND. */
export async function showClaim(id: number): Promise<ExportRow> {
  const db = database();
  const claim = await getClaim(db, id);
  return claimRow(claim, await sourcesOf(db, [claim]), (await findTopicsOfClaims(db, [id], AS_LISTED)).get(id) ?? null);
}

/** The link between two claims, whichever is named first, as the list of links has it. Throws NOT_FOUND. */
export async function showLink(one: number, other: number): Promise<ExportRow> {
  const db = database();
  const [aId, bId] = [Math.min(one, other), Math.max(one, other)];
  const link = (await findLinks(db, { claimIds: [aId] })).find(({ a, b }) => a === aId && b === bId);
  const claims = link ? await findClaims(db, { ids: [aId, bId] }) : [];
  const [a, b] = [claims.find(({ id }) => id === aId), claims.find(({ id }) => id === bId)];
  if (!link || !a || !b) throw new AppError("NOT_FOUND", `Claims ${aId} and ${bId} are not linked.`);
  const subject = [pairSubject(a.key, b.key)];
  const [decision] = await findDecisions(db, "link", subject);
  const [note] = await findDecisions(db, "note", subject);
  const topics = await findTopicsOfClaims(db, [aId, bId], AS_LISTED);
  const said = {
    decision: decision?.verdict ?? null,
    note: note ? (note.detail as { text: string }).text : null,
    topic: topics.get(aId) ?? topics.get(bId) ?? null,
  };
  return linkRow({ ...link, a, b, ...said }, await sourcesOf(db, claims));
}

async function sourcesOf(db: Database, claims: readonly CitedClaim[]): Promise<SourceIds> {
  const articles = await findArticles(db, { ids: claims.map(({ articleId }) => articleId) });
  return new Map(articles.map(({ id, sourceId }) => [id, sourceId]));
}
