import { quotationsOf } from "../../text/quotations.ts";
import { tokensOf } from "../../text/tokens.ts";
import type { LinkableClaim } from "./link-features.ts";
import { coreWeigher } from "./word-weights.ts";

/** So many words that two stories print alike outside quotation marks are a line of the page ("sign up for our newsletter"), or one agency's background. */
const STOCK_RUN = 7;

/** A claim as it is doubted. */
type Doubted = {
  /** All words in order, null where one is quoted. */
  readonly unquoted: readonly (string | null)[];
  /** Words of names, lower case. */
  readonly names: ReadonlySet<string>;
  readonly lemmas: ReadonlySet<string>;
};

/**
 * What a reader asks of two claims of two stories before seeing them as one point. `telling` is the weight of the words that both have and that
 * are no part of a name: two events of one person share the name, the office and the place, and no point. `stock` is whether they share a
 * long run of words outside quotation marks. `related` is whether their articles have a name in common: tear gas in one country and in another is none.
 */
export function doubter(claims: readonly LinkableClaim[]): {
  telling(a: LinkableClaim, b: LinkableClaim): number;
  stock(a: LinkableClaim, b: LinkableClaim): boolean;
  related(a: LinkableClaim, b: LinkableClaim): boolean;
} {
  const weigh = coreWeigher(new Set());
  const read = new Map<number, Doubted>();
  const related = new Map<string, boolean>();
  const byArticle = new Map<number, Set<string>>();
  for (const { articleId, entities, speaker, via } of claims) {
    const own = byArticle.get(articleId) ?? new Set();
    byArticle.set(articleId, own);
    for (const name of [...entities, speaker ?? "", via ?? ""]) for (const part of partsOf(name)) own.add(part);
  }
  const readOf = (claim: LinkableClaim) => {
    const known = read.get(claim.id);
    if (known) return known;
    const made = readClaim(claim);
    read.set(claim.id, made);
    return made;
  };
  return {
    telling(a, b) {
      const [one, other] = [readOf(a), readOf(b)];
      let sum = 0;
      for (const lemma of one.lemmas) if (other.lemmas.has(lemma) && !isName(lemma, one, other)) sum += weigh(lemma);
      return sum;
    },
    stock: (a, b) => hasRun(readOf(a).unquoted, readOf(b).unquoted),
    related(a, b) {
      const key = `${a.articleId} ${b.articleId}`;
      const known = related.get(key);
      if (known !== undefined) return known;
      const [few, many] = [byArticle.get(a.articleId), byArticle.get(b.articleId)];
      const found = !few || !many || few.size === 0 || many.size === 0 || [...few].some((name) => many.has(name));
      related.set(key, found);
      return found;
    },
  };
}

function isName(lemma: string, { names: own }: Doubted, { names: others }: Doubted): boolean {
  const parts = lemma.toLowerCase().split(/[\s-]+/);
  return parts.every((part) => own.has(part) || others.has(part));
}

function readClaim({ quote = "", lemmas, entities, speaker, via }: LinkableClaim): Doubted {
  const tokens = tokensOf(quote);
  const quotations = quotationsOf(quote, { start: 0, end: quote.length });
  const isQuoted = ({ start, end }: { start: number; end: number }) =>
    quotations.some((quotation) => quotation.start <= start && end <= quotation.end);
  const capitals = tokens.slice(1).filter(({ start }) => /\p{Lu}/u.test(quote.charAt(start)));
  return {
    unquoted: tokens.map((token) => (isQuoted(token) ? null : token.norm)),
    names: new Set([...[...entities, speaker ?? "", via ?? ""].flatMap(partsOf), ...capitals.map(({ norm }) => norm)]),
    lemmas: new Set(lemmas),
  };
}

/** Whether STOCK_RUN words stand in a row in both, or one is short and stands in the other as a whole. */
function hasRun(a: readonly (string | null)[], b: readonly (string | null)[]): boolean {
  const needed = Math.max(3, Math.min(STOCK_RUN, a.length, b.length));
  let row = new Uint16Array(b.length + 1);
  for (const word of a) {
    const next = new Uint16Array(b.length + 1);
    for (let j = 0; j < b.length; j++) {
      if (word === null || word !== b[j]) continue;
      const run = (row[j] ?? 0) + 1;
      if (run >= needed) return true;
      next[j + 1] = run;
    }
    row = next;
  }
  return false;
}

function partsOf(name: string): string[] {
  return name
    .toLowerCase()
    .split(/[\s-]+/)
    .filter((part) => part.length > 1);
}
