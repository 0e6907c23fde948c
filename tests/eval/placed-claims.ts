import { claimsOf } from "../../lib/claims/claim/claim.ts";
import { contentLemmas } from "../../lib/claims/claim/lemmas.ts";
import type { LinkableClaim } from "../../lib/claims/link/link-features.ts";
import type { Span } from "../../lib/model/span.ts";
import { tagWords } from "../../lib/text/nlp.ts";
import { sentencesOf } from "../../lib/text/sentences.ts";

type PlacedClaim = Omit<LinkableClaim, "id" | "articleId" | "groupId"> & {
  readonly quote: string;
  readonly sentenceText: string;
};

/** The claims of an English article with their words and what stands around them, as production links them. */
export function placedClaims(text: string, body: readonly Span[]): PlacedClaim[] {
  const sentences = body.flatMap((span) => sentencesOf(text, span));
  const lemmas = sentences.map((sentence) => contentLemmas(tagWords(text, sentence)));
  const words = ({ start, end }: Span) => text.slice(start, end);
  return claimsOf(text, body, { language: "en" }).claims.map((claim) => {
    const position = sentences.findIndex((sentence) => sentence.start === claim.sentence.start);
    const around = {
      place: position / Math.max(1, sentences.length - 1),
      before: lemmas[position - 1] ?? [],
      after: lemmas[position + 1] ?? [],
    };
    return { ...claim, quote: words(claim.span), sentenceText: words(claim.sentence), around };
  });
}
