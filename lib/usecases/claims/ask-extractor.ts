import { claimsAt } from "../../claims/claim/claim.ts";
import { checkProposals } from "../../claims/claim/proposals.ts";
import { getArticle } from "../../db/articles.ts";
import { findClaims, replaceExtracted } from "../../db/claims.ts";
import { database, inTransaction } from "../../db/client.ts";
import { enqueue } from "../../db/queue.ts";
import { bodySpans } from "../../model/stored.ts";
import { VERSIONS } from "../../model/versions.ts";
import { readingText } from "../../text/reading.ts";
import { currentExtractor } from "./current-extractor.ts";
import { askOrNote, noteServiceAnswer } from "./plugged-state.ts";

/**
 * Ask the plugged-in extractor for claims that the rules did not read, and store those whose words really stand where it says. Does
 * nothing where none is plugged in. Where it fails the rules' claims stay, the failure is kept for the pages to tell, and the queue tries again.
 */
export async function askExtractor(articleId: number): Promise<void> {
  const extractor = currentExtractor();
  if (!extractor) return;
  const article = await getArticle(database(), articleId);
  if (article.removed || article.language !== "en") return;
  const { text, headline, publishedAt, language } = article;
  const body = bodySpans(article.passages);
  const answer = await askOrNote(database(), "extractor", () => extractor.extract({ text, language, body }));
  await inTransaction(async (tx) => {
    const byRules = (await findClaims(tx, { articleIds: [articleId] })).filter((claim) => claim.extractedBy === null);
    const { accepted, refused } = checkProposals(
      text,
      body,
      answer.claims,
      byRules.map((claim) => claim.span),
    );
    const context = { language, ...(headline ? { headline } : {}), ...(publishedAt ? { publishedAt } : {}) };
    const changed = await replaceExtracted(tx, article, claimsAt(readingText(text, body), body, context, accepted), {
      by: answer.by,
      version: VERSIONS.claims,
    });
    await noteServiceAnswer(tx, "extractor", { by: answer.by, at: articleId, refusals: refused });
    if (!changed) return;
    await enqueue(tx, "link-claims", { groupId: article.groupId });
    await enqueue(tx, "embed-claims", { articleId }, { priority: 10 });
  });
}
