import { findArticles, getArticle } from "../../db/articles.ts";
import { findClaims, getClaim } from "../../db/claims.ts";
import { database } from "../../db/client.ts";
import { findDecisionsOfClaim, pairSubject } from "../../db/decisions.ts";
import { findLinks, type StoredLink } from "../../db/links.ts";
import { findSentences } from "../../db/sentences.ts";
import { findMattersOfClaim } from "../../db/topics.ts";
import type { CitedClaim } from "../../model/claim.ts";
import type { ArticleSummary } from "../../model/stored.ts";
import { paragraphNumbers } from "../passages/paragraph-numbers.ts";

/** A claim that this one is linked with, or was before a reader parted them. */
export type LinkedClaim = {
  readonly other: CitedClaim;
  readonly link: StoredLink | null;
  readonly article: ArticleSummary;
  readonly topic: number | null;
  readonly decision: { readonly id: number; readonly verdict: string; readonly madeAt: Date } | null;
  readonly note: string | null;
};
export type ClaimPage = {
  readonly claim: CitedClaim;
  readonly article: ArticleSummary;
  readonly paragraph: number | null;
  /** The whole passage the claim stands in, with the sentence before it and the one after. */
  readonly context: {
    readonly text: string;
    readonly start: number;
    readonly before: string | null;
    readonly after: string | null;
  } | null;
  readonly topics: readonly { readonly id: number; readonly name: string; readonly row: string }[];
  readonly links: readonly LinkedClaim[];
};

/** A claim with its chain of sources, its context and the claims it is linked with. Throws NOT_FOUND. */
export async function loadClaim(id: number): Promise<ClaimPage> {
  const db = database();
  const claim = await getClaim(db, id);
  const article = await getArticle(db, claim.articleId);
  const paragraphs = await paragraphNumbers([claim.articleId]);
  const passage = article.passages.find(({ start, end }) => start <= claim.span.start && claim.span.end <= end) ?? null;
  const sentences = await findSentences(db, [claim.articleId]);
  const held = await findMattersOfClaim(db, id);
  const topics = held.map(({ topic, matter }) => ({ ...topic, row: matter }));
  return {
    claim,
    article,
    topics,
    paragraph: paragraphs(claim.articleId, claim.span.start),
    context: passage && {
      text: passage.text,
      start: passage.start,
      before: sentences.findLast((sentence) => sentence.end <= passage.start)?.text ?? null,
      after: sentences.find((sentence) => sentence.start >= passage.end)?.text ?? null,
    },
    links: await linksOf(claim, topics[0]?.id ?? null),
  };
}

async function linksOf(claim: CitedClaim, topic: number | null): Promise<LinkedClaim[]> {
  const db = database();
  const links = await findLinks(db, [claim.id]);
  const decided = await findDecisionsOfClaim(db, "link", claim.key);
  const notes = new Map(
    (await findDecisionsOfClaim(db, "note", claim.key)).map(({ subject, detail }) => [subject, detail.text ?? ""]),
  );
  const parted = decided.flatMap(({ detail }) => detail.claims ?? []);
  const ids = [...new Set([...links.flatMap(({ a, b }) => [a, b]), ...parted])].filter((other) => other !== claim.id);
  const others = await findClaims(db, { ids });
  const shown = await findArticles(db, { ids: [...new Set(others.map((other) => other.articleId))] });
  const articles = new Map(shown.map((article) => [article.id, article]));
  const found = others.flatMap((other): LinkedClaim[] => {
    const article = articles.get(other.articleId);
    const subject = pairSubject(claim.key, other.key);
    const decision = decided.find((each) => each.subject === subject);
    const link = links.find(({ a, b }) => a === other.id || b === other.id) ?? null;
    if (!article || (!link && !decision)) return [];
    const { id, verdict, madeAt } = decision ?? { id: 0, verdict: "", madeAt: new Date(0) };
    return [
      {
        other,
        link,
        article,
        topic,
        decision: decision ? { id, verdict, madeAt } : null,
        note: notes.get(subject) ?? null,
      },
    ];
  });
  return found.toSorted((a, b) => (b.link?.score ?? 0) - (a.link?.score ?? 0));
}
