import type { Evidence } from "../../model/claim.ts";
import type { Span } from "../../model/span.ts";
import { tagWords } from "../../text/nlp.ts";
import { tokensOf } from "../../text/tokens.ts";
import { contentLemmas } from "../claim/lemmas.ts";
import type { ToldClaim } from "./words-in-common.ts";

/** Words behind a hedge in which stands what it keeps open. */
const REACH = 10;
/** Content words of these that the other side must say too, the first of them among these. */
const TOLD_TOO = 2;
/** "Allegedly" beside "is accused of": both leave it to who accuses. */
const ALLEGED = /^(?:alleg|suspect|purport|report)/i;
const ACCUSED = /\b(?:accus|alleg|charg|indict|suspect|report(?:s|ed|edly)\b)/i;

/**
 * Where one side keeps open what the other says outright: "appears to reflect the values" beside "reflects the values". What stands behind
 * the hedge must be what the other says, or a sentence that is sure of all but a second matter would pass for unsure: "they could have none".
 */
export function certainHedged(a: ToldClaim, b: ToldClaim): Evidence | null {
  if (a.hedges.length > 0 === b.hedges.length > 0) return null;
  const [hedged, outright] = a.hedges.length > 0 ? [a, b] : [b, a];
  const kept = hedged.hedges.filter((hedge) => isToldOutright(hedged, hedge, outright));
  if (kept.length === 0) return null;
  return {
    relation: "certain-hedged",
    a: a === hedged ? kept : [a.span],
    b: b === hedged ? kept : [b.span],
    note: "One side is put with reservations, the other without.",
  };
}

function isToldOutright(hedged: ToldClaim, hedge: Span, outright: ToldClaim): boolean {
  const quote = hedged.quote ?? "";
  const from = Math.max(0, hedge.end - hedged.span.start);
  if (hedge.start >= hedged.span.end || quote === "") return false;
  const words = wordsOf(hedged, hedge);
  if (ALLEGED.test(words) && ACCUSED.test(outright.sentenceText ?? outright.quote ?? "")) return false;
  const clause = /^[^,;:.!?—–]*/.exec(quote.slice(from))?.[0] ?? "";
  const near = tokensOf(clause).slice(0, REACH);
  const kept = contentLemmas(tagWords(clause.slice(0, near.at(-1)?.end ?? 0)));
  const [first, ...rest] = kept.map((lemma) => outright.lemmas.some((other) => isSameWord(lemma, other)));
  return first === true && 1 + rest.filter(Boolean).length >= TOLD_TOO;
}

function wordsOf({ quote = "", sentence, sentenceText, span }: ToldClaim, { start, end }: Span): string {
  return sentenceText
    ? sentenceText.slice(Math.max(0, start - sentence.start), Math.max(0, end - sentence.start))
    : quote.slice(Math.max(0, start - span.start), Math.max(0, end - span.start));
}

/** "reflect" and "reflects", "air" and "airing": one begins as the other does. */
function isSameWord(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  return (
    short === long ||
    (short.length >= 3 &&
      long.length <= short.length + 3 &&
      long.startsWith(short.slice(0, Math.max(3, short.length - 1))))
  );
}
