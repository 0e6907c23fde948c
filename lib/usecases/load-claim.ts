import { getArticle } from "../db/articles.ts";
import { findClaims, getClaim } from "../db/claims.ts";
import { database } from "../db/client.ts";
import { findLinks, type StoredLink } from "../db/links.ts";
import { findTopics } from "../db/topics.ts";
import type { ClaimRow } from "../model/claim.ts";
import type { ArticleSummary } from "../model/stored.ts";
import { paragraphNumbers } from "./paragraph-numbers.ts";

export type ClaimPage = {
  readonly claim: ClaimRow;
  readonly article: ArticleSummary;
  readonly paragraph: number | null;
  /** The whole passage the claim stands in. */
  readonly context: { readonly text: string; readonly start: number } | null;
  readonly links: readonly { readonly other: ClaimRow; readonly link: StoredLink; readonly article: ArticleSummary; readonly topic: number | null }[];
};

/** A claim with its chain of sources, its context and the claims it is linked with. */
export async function loadClaim(id: number): Promise<ClaimPage> {
  const db = database();
  const claim = await getClaim(db, id);
  const article = await getArticle(db, claim.articleId);
  const paragraphs = await paragraphNumbers([claim.articleId]);
  const context = article.passages.find((passage) => passage.start <= claim.span.start && claim.span.end <= passage.end) ?? null;
  const links = await findLinks(db, { claimIds: [id] });
  const topics = await findTopics(db, { hidden: true });
  const topic = topics.find((each) => each.matters.some((matter) => matter.claimIds.includes(id)))?.id ?? null;
  const others = await findClaims(db, { ids: links.map((link) => (link.a === id ? link.b : link.a)) });
  const linked = await Promise.all(
    links.map(async (link) => {
      const other = others.find((each) => each.id === link.a || each.id === link.b);
      return other ? [{ other, link, topic, article: await getArticle(db, other.articleId) }] : [];
    }),
  );
  return { claim, article, paragraph: paragraphs(claim.articleId, claim.span.start), context, links: linked.flat() };
}
