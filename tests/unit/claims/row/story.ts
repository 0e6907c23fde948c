import { taggedLines } from "../../../../lib/claims/attribution/attribution.ts";
import { claimsOf } from "../../../../lib/claims/claim/claim.ts";
import { contentLemmas } from "../../../../lib/claims/claim/lemmas.ts";
import type { LinkableClaim } from "../../../../lib/claims/link/link-features.ts";
import type { StoredSentence } from "../../../../lib/claims/row/row-sentence.ts";
import type { StoryToAlign } from "../../../../lib/claims/row/story-rows.ts";
import { sentencesOf } from "../../../../lib/text/sentences.ts";

/** A story told by these articles, each a headline and its paragraphs, as production reads it. */
export function storyOf(articles: readonly (readonly [headline: string, ...paragraphs: string[]])[]): StoryToAlign {
  const claims: LinkableClaim[] = [];
  const sentences: StoredSentence[] = [];
  for (const [i, [, ...paragraphs]] of articles.entries()) {
    const articleId = i + 1;
    const text = paragraphs.join("\n\n");
    let at = 0;
    const body = paragraphs.map((paragraph) => {
      const span = { start: at, end: at + paragraph.length };
      at = span.end + 2;
      return span;
    });
    const tagged = taggedLines(text, body);
    for (const span of body.flatMap((each) => sentencesOf(text, each)))
      sentences.push({
        articleId,
        start: span.start,
        text: text.slice(span.start, span.end),
        lemmas: contentLemmas(tagged.within(span)),
      });
    for (const claim of claimsOf(text, body, { language: "en" }, tagged).claims)
      claims.push({
        ...claim,
        id: claims.length + 1,
        articleId,
        groupId: articleId,
        quote: text.slice(claim.span.start, claim.span.end),
      });
  }
  const headlines = articles.map(([headline]) => headline);
  return { claims, sentences, headlines, decisions: { confirmed: [], rejected: [] } };
}
