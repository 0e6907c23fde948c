import { readdirSync, readFileSync } from "node:fs";
import { claimsOf } from "../../lib/claims/claim.ts";
import { contentLemmas } from "../../lib/claims/claim-lemmas.ts";
import type { LinkableClaim } from "../../lib/claims/link-features.ts";
import { draftOf } from "../../lib/ingest/draft.ts";
import type { Span } from "../../lib/model/span.ts";
import { tagWords } from "../../lib/text/nlp.ts";
import { sentencesOf } from "../../lib/text/sentences.ts";

const FOLDER = new URL("../../seeds/", import.meta.url);
/** 002 is a copy of 001 and counts once. */
const COPY = "002";

export type SeedClaim = LinkableClaim & { readonly quote: string; readonly sentenceText: string; readonly place: string };

/** The claims of the sample texts with their surroundings. `place` is the text's number and where the sentence begins in it: "003:1207". */
export function seedClaims(): SeedClaim[] {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith(".txt") && !file.startsWith(COPY));
  let id = 0;
  return files.toSorted().flatMap((file, article) => {
    const { text, passages } = draftOf({ sourceId: file, bytes: readFileSync(new URL(file, FOLDER)) });
    const body = passages.filter((passage) => passage.role === "body").map(({ start, end }) => ({ start, end }));
    const sentences = body.flatMap((span) => sentencesOf(text, span));
    const lemmas = sentences.map((sentence) => contentLemmas(tagWords(text, sentence)));
    const words = ({ start, end }: Span) => text.slice(start, end);
    return claimsOf(text, body, { language: "en" }).claims.map((claim): SeedClaim => {
      const position = sentences.findIndex((sentence) => sentence.start === claim.sentence.start);
      const around = { place: position / Math.max(1, sentences.length - 1), before: lemmas[position - 1] ?? [], after: lemmas[position + 1] ?? [] };
      const place = `${file.slice(0, 3)}:${claim.sentence.start}`;
      id += 1;
      return {
        ...claim,
        id,
        articleId: article + 1,
        groupId: article + 1,
        quote: words(claim.span),
        sentenceText: words(claim.sentence),
        around,
        place,
      };
    });
  });
}
