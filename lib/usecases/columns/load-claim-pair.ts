import { compareTexts, sharedWords, type TextComparison } from "../../collation/compare-texts.ts";
import { findClaims } from "../../db/claims.ts";
import { database } from "../../db/client.ts";
import { findDecisions, pairSubject } from "../../db/decisions.ts";
import { findLink, type StoredLink } from "../../db/links.ts";
import type { CitedClaim } from "../../model/claim.ts";
import { AppError } from "../../model/errors.ts";
import type { ArticleSummary } from "../../model/stored.ts";
import { monthsBetween } from "../../text/months-between.ts";
import { type Column, columnKey } from "./outlet-columns.ts";

/** Two claims that the reader put beside each other. */
export type ClaimPair = {
  readonly a: CitedClaim;
  readonly b: CitedClaim;
  readonly columnA: Column;
  readonly columnB: Column;
  readonly comparison: TextComparison;
  /** The words both use and those that one alone uses, whether or not a diff can be shown. */
  readonly words: Extract<TextComparison, { kind: "words" }>;
  readonly link: StoredLink | null;
  readonly decision: { readonly id: number; readonly verdict: string; readonly madeAt: Date } | null;
  readonly note: { readonly id: number; readonly text: string; readonly madeAt: Date } | null;
  readonly monthsApart: number | null;
};

/** Two claims side by side: what they share, how they are linked, and what people said of them. Throws NOT_FOUND where one is gone. */
export async function loadClaimPair(
  [a, b]: readonly [number, number],
  columns: readonly Column[],
  articles: readonly ArticleSummary[],
): Promise<ClaimPair | null> {
  const db = database();
  const claims = await findClaims(db, { ids: [a, b] });
  const [one, other] = [claims.find((claim) => claim.id === a), claims.find((claim) => claim.id === b)];
  if (!one || !other)
    throw new AppError("NOT_FOUND", "One of the two claims is no longer there. Choose two from the columns again.");
  const byId = new Map(articles.map((article) => [article.id, article]));
  const columnOf = ({ articleId }: CitedClaim) => {
    const article = byId.get(articleId);
    return article && columns.find((column) => column.key === columnKey(article));
  };
  const [columnA, columnB] = [columnOf(one), columnOf(other)];
  if (!columnA || !columnB) return null;
  const subject = pairSubject(one.key, other.key);
  const [decision] = await findDecisions(db, "link", [subject]);
  const [note] = await findDecisions(db, "note", [subject]);
  const dates = [byId.get(one.articleId)?.publishedAt, byId.get(other.articleId)?.publishedAt];
  return {
    a: one,
    b: other,
    columnA,
    columnB,
    comparison: compareTexts(one.sentenceText, other.sentenceText),
    words: sharedWords(one.sentenceText, other.sentenceText),
    link: await findLink(db, a, b),
    decision: decision ? { id: decision.id, verdict: decision.verdict, madeAt: decision.madeAt } : null,
    note: note ? { id: note.id, text: note.detail.text ?? "", madeAt: note.madeAt } : null,
    monthsApart: dates[0] && dates[1] ? Math.abs(monthsBetween(dates[0], dates[1])) : null,
  };
}
