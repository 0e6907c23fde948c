import { sharedTerms } from "../../claims/topic/topic-names.ts";
import type { StoredLink } from "../../db/links.ts";
import type { CitedClaim } from "../../model/claim.ts";
import type { ArticleSummary } from "../../model/stored.ts";
import { type Column, columnKey } from "./outlet-columns.ts";

/** How many of a row's words a sentence needs before we say that it may be about the row's point. */
const WORDS_OF_A_ROW = 2;
/** Most words searched in a silent column. */
const MOST_SEARCHED = 6;

/** A claim in a cell, with its place for the reader. */
export type ShownClaim = { readonly claim: CitedClaim; readonly paragraph: number | null };
/** What stands in a cell: a claim, or a dispute inside one article, what one source says beside what another denies. */
export type CellPart =
  | { readonly kind: "claim"; readonly shown: ShownClaim }
  | { readonly kind: "dispute"; readonly asserted: ShownClaim; readonly denied: ShownClaim };

/** One row in one column: its claims, or what was searched and what was found near it. */
export type Cell = {
  readonly column: string;
  readonly parts: readonly CellPart[];
  readonly searched: readonly string[];
  /** Sentences of a silent column that use at least two of the searched words, though no claim was linked. */
  readonly near: readonly { readonly articleId: number; readonly start: number; readonly text: string }[];
  /** The column whose claims these are too, because this outlet prints the same article; null where it has a text of its own. */
  readonly sameAs: string | null;
};

/** A body sentence as a silent cell is searched. */
export type SearchedSentence = {
  readonly articleId: number;
  readonly start: number;
  readonly text: string;
  readonly lemmas: readonly string[];
};

/** What cells are made from: links between the claims, the articles of the columns, their sentences, and the place of a claim. */
export type CellReading = {
  readonly links: readonly StoredLink[];
  readonly articles: readonly ArticleSummary[];
  readonly sentences: readonly SearchedSentence[];
  readonly show: (claim: CitedClaim) => ShownClaim;
};

/** The claims of a cell in order, a dispute's two sides one after the other. */
export function claimsIn(cell: Cell): ShownClaim[] {
  return cell.parts.flatMap((part) => (part.kind === "claim" ? [part.shown] : [part.asserted, part.denied]));
}

/** A cell for each column: its claims of this row, else what was searched there. */
export function cellsOf(
  own: readonly CitedClaim[],
  searched: readonly string[],
  columns: readonly Column[],
  { links, articles, sentences, show }: CellReading,
): Cell[] {
  const byId = new Map(articles.map((article) => [article.id, article]));
  const keyOf = ({ articleId }: CitedClaim) => {
    const article = byId.get(articleId);
    return article && columnKey(article);
  };
  return columns.map((column): Cell => {
    const parts = partsOf(
      own.filter((claim) => keyOf(claim) === column.key),
      links,
      show,
    );
    const groups = new Set(column.articleIds.map((id) => byId.get(id)?.groupId));
    const printed = parts.length > 0 ? undefined : own.find(({ groupId }) => groups.has(groupId));
    return {
      column: column.key,
      parts,
      searched,
      near: parts.length > 0 ? [] : nearSentences(column, searched, sentences),
      sameAs: (printed && keyOf(printed)) ?? null,
    };
  });
}

/** The claims of a cell; two of one article, of which one denies the other, as one dispute where the first of them stands. */
function partsOf(
  claims: readonly CitedClaim[],
  links: readonly StoredLink[],
  show: (claim: CitedClaim) => ShownClaim,
): CellPart[] {
  const parts: CellPart[] = [];
  const done = new Set<number>();
  for (const claim of claims) {
    if (done.has(claim.id)) continue;
    done.add(claim.id);
    const other = claims.find(
      (each) =>
        !done.has(each.id) &&
        each.articleId === claim.articleId &&
        links.some(
          (link) =>
            joins(link, claim.id, each.id) && link.evidence.some(({ relation }) => relation === "asserted-denied"),
        ),
    );
    if (!other) {
      parts.push({ kind: "claim", shown: show(claim) });
      continue;
    }
    done.add(other.id);
    const [asserted, denied] =
      claim.verbClass === "deny" || (claim.negated && other.verbClass !== "deny") ? [other, claim] : [claim, other];
    parts.push({ kind: "dispute", asserted: show(asserted), denied: show(denied) });
  }
  return parts;
}

const joins = (link: StoredLink, one: number, other: number) =>
  (link.a === one && link.b === other) || (link.a === other && link.b === one);

function nearSentences(
  column: Column,
  searched: readonly string[],
  sentences: readonly SearchedSentence[],
): Cell["near"] {
  const ids = new Set(column.leads.map((lead) => lead.id));
  return sentences
    .filter((sentence) => ids.has(sentence.articleId))
    .map((sentence) => ({ sentence, hits: searched.filter((word) => sentence.lemmas.includes(word)).length }))
    .filter(({ hits }) => hits >= Math.min(WORDS_OF_A_ROW, searched.length) && hits > 0)
    .toSorted((a, b) => b.hits - a.hits)
    .slice(0, 3)
    .map(({ sentence: { articleId, start, text } }) => ({ articleId, start, text }));
}

/** The words that a row's claims share: what "searched" means in its silent cells. */
export function searchedWords(claims: readonly CitedClaim[]): string[] {
  const terms = sharedTerms(claims, () => 1, 1, MOST_SEARCHED);
  const words = terms.filter((term) => !term.name);
  return (words.length >= WORDS_OF_A_ROW ? words : terms).map((term) => term.lemma);
}
