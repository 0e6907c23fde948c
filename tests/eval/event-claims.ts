import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { claimsOf } from "../../lib/claims/claim.ts";
import { contentLemmas } from "../../lib/claims/claim-lemmas.ts";
import type { LinkableClaim } from "../../lib/claims/link-features.ts";
import type { Span } from "../../lib/model/span.ts";
import { tagWords } from "../../lib/text/nlp.ts";
import { sentencesOf } from "../../lib/text/sentences.ts";

type Row = { readonly triplet: number; readonly sentences: readonly { outlet: string; text: string }[] };

/** `event` is the position in the set, `place` the outlet and where the claim begins and ends among its sentences: "fox:120-188". */
export type EventClaim = LinkableClaim & { readonly quote: string; readonly event: number; readonly place: string };

/** The claims of all events of the statement pairs, each outlet's sentences read as one article, quotations and all. Null where the set is absent. */
export function eventClaims(): EventClaim[] | null {
  const file = join(process.env.PARALLAX_EVAL ?? "../shared/eval", "statement-pairs/dev.jsonl.gz");
  if (!existsSync(file)) return null;
  const rows = gunzipSync(readFileSync(file)).toString("utf8").trim().split("\n");
  let [id, articleId] = [0, 0];
  return rows.flatMap((row, event) => {
    const { sentences } = JSON.parse(row) as Row;
    return [...new Set(sentences.map(({ outlet }) => outlet))].flatMap((outlet) => {
      articleId += 1;
      const own = sentences.filter((sentence) => sentence.outlet === outlet).map(({ text }) => text);
      return articleClaims(own).map((claim): EventClaim => {
        id += 1;
        return { ...claim, ...{ id, articleId, groupId: articleId, event }, place: `${outlet}:${claim.span.start}-${claim.span.end}` };
      });
    });
  });
}

function articleClaims(paragraphs: readonly string[]): Omit<EventClaim, "id" | "articleId" | "groupId" | "event" | "place">[] {
  const text = paragraphs.join("\n\n");
  let at = 0;
  const body = paragraphs.map((paragraph): Span => {
    const span = { start: at, end: at + paragraph.length };
    at = span.end + 2;
    return span;
  });
  const sentences = body.flatMap((span) => sentencesOf(text, span));
  const lemmas = sentences.map((sentence) => contentLemmas(tagWords(text, sentence)));
  return claimsOf(text, body, { language: "en" }).claims.map((claim) => {
    const position = sentences.findIndex((sentence) => sentence.start === claim.sentence.start);
    const place = position / Math.max(1, sentences.length - 1);
    return {
      ...claim,
      quote: text.slice(claim.span.start, claim.span.end),
      around: { place, before: lemmas[position - 1] ?? [], after: lemmas[position + 1] ?? [] },
    };
  });
}
