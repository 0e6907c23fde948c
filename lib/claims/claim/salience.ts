import type { Span } from "../../model/span.ts";
import { tagWords } from "../../text/nlp.ts";
import { contentLemmas } from "./lemmas.ts";

/** What each part may add: news stands at the top, a headline names it, and a long sentence carries more than a short one. */
const PLACE = 0.5;
const ECHO = 0.35;
const LENGTH = 0.15;
/** How far into the body a claim's weight of place falls to half: about the sixth paragraph. */
const HALF_PLACE = 2_000;
/** Content lemmas of a full sentence. */
const FULL_LENGTH = 20;

/**
 * How much an article makes of a claim at `span` with these lemmas, 0 to 1: its place in the passages `body`, the share of the
 * headline's words in it, its length. A rule of thumb for the order on a page, no measure of importance.
 */
export function salienceIn(
  body: readonly Span[],
  headline: string | undefined,
): (span: Span, lemmas: readonly string[]) => number {
  const named = new Set(headline ? contentLemmas(tagWords(headline)).map((lemma) => lemma.toLowerCase()) : []);
  const starts: number[] = [];
  let sum = 0;
  for (const { start, end } of body) {
    starts.push(sum);
    sum += end - start;
  }
  return ({ start }, lemmas) => {
    const i = passageAt(body, start);
    const offset = (starts[i] ?? 0) + start - (body[i]?.start ?? start);
    const place = HALF_PLACE / (HALF_PLACE + offset);
    const echoed = new Set(lemmas.map((lemma) => lemma.toLowerCase()).filter((lemma) => named.has(lemma))).size;
    const echo = named.size === 0 ? 0 : Math.min(1, echoed / Math.min(named.size, 5));
    const length = Math.min(1, lemmas.length / FULL_LENGTH);
    return Math.round((PLACE * place + ECHO * echo + LENGTH * length) * 1000) / 1000;
  };
}

/** The index of the last passage that begins at or before `offset`. */
function passageAt(body: readonly Span[], offset: number): number {
  let low = 0;
  let high = body.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((body[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}
