import type { LinkableClaim } from "../../lib/claims/link/link-features.ts";
import type { Span } from "../../lib/model/span.ts";
import { placedClaims } from "./placed-claims.ts";
import { readStatementRows } from "./statement-pairs.ts";

/** `event` is the position in the set, `place` the outlet and where the claim begins and ends among its sentences: "fox:120-188". */
export type EventClaim = LinkableClaim & { readonly quote: string; readonly event: number; readonly place: string };

/** The claims of all events of the statement pairs, each outlet's sentences read as one article, quotations and all. Null where the set is absent. */
export function eventClaims(): EventClaim[] | null {
  const rows = readStatementRows();
  if (!rows) return null;
  let [id, articleId] = [0, 0];
  return rows.flatMap(({ sentences }, event) => {
    return [...new Set(sentences.map(({ outlet }) => outlet))].flatMap((outlet) => {
      articleId += 1;
      const own = sentences.filter((sentence) => sentence.outlet === outlet).map(({ text }) => text);
      return articleClaims(own).map((claim): EventClaim => {
        id += 1;
        return {
          ...claim,
          id,
          articleId,
          groupId: articleId,
          event,
          place: `${outlet}:${claim.span.start}-${claim.span.end}`,
        };
      });
    });
  });
}

function articleClaims(paragraphs: readonly string[]): ReturnType<typeof placedClaims> {
  let at = 0;
  const body = paragraphs.map((paragraph): Span => {
    const span = { start: at, end: at + paragraph.length };
    at = span.end + 2;
    return span;
  });
  return placedClaims(paragraphs.join("\n\n"), body);
}
