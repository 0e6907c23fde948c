import { type ClaimMark, claimMarks } from "../../claims/claim/claim-marks.ts";
import { speakerWords } from "../../claims/claim/speaker-words.ts";
import { originWords } from "../../model/article.ts";
import type { CitedClaim } from "../../model/claim.ts";
import type {
  FrozenCell,
  FrozenChoice,
  FrozenMark,
  FrozenPage,
  FrozenQuote,
  FrozenSource,
} from "../../model/report/frozen-page.ts";
import type { Span } from "../../model/span.ts";
import type { ArticleSummary } from "../../model/stored.ts";
import { VERSIONS } from "../../model/versions.ts";
import type { Cell } from "../columns/claim-cells.ts";
import { type Column, excerptSilence, isUnread } from "../columns/outlet-columns.ts";

/** A page made to be frozen or taken along; texts and decisions are added by `freezePage`, the same way for every kind. */
export type PageToFreeze = Omit<FrozenPage, "decisions" | "choice" | "versions" | "sources"> & {
  readonly choice: FrozenChoice;
  /** The articles of the page in the order that quotations name them by. */
  readonly articles: readonly PlacedArticle[];
  /** Keys of the claims shown, for what readers decided about them. */
  readonly claimKeys: readonly string[];
};

/** An article with the letter of its column. */
export type PlacedArticle = { readonly article: ArticleSummary; readonly letter: string; readonly copy: boolean };

export const FROZEN_VERSIONS: Readonly<Record<string, number>> = { ...VERSIONS };

/** An article as a report keeps it. */
export function frozenSource({ article, letter, copy }: PlacedArticle, text: string | null): FrozenSource {
  const { id, sourceId, outlet, headline, author, url, publishedAt, origins, words, textSha256 } = article;
  const origin = origins.publishedAt;
  return {
    article: id,
    sourceId,
    letter,
    outlet,
    headline,
    author,
    url,
    publishedAt,
    dateFrom: publishedAt && origin ? originWords(origin) : "",
    words,
    textSha256,
    copy,
    text,
  };
}

/** Places in the list of articles, by article. */
export function placesOfArticles(articles: readonly PlacedArticle[]): ReadonlyMap<number, number> {
  return new Map(articles.map(({ article }, at) => [article.id, at]));
}

/** A claim's sentence as a quotation; figures and dates among `otherwise` are those that another outlet gives otherwise. */
export function quoteOfClaim(
  claim: CitedClaim,
  { paragraph, source, otherwise = [] }: { paragraph: number | null; source: number; otherwise?: readonly Span[] },
): FrozenQuote {
  const { start, end } = claim.sentence;
  return {
    text: claim.sentenceText,
    marks: claimMarks(claim).map((mark) => frozenMark(mark, start, otherwise)),
    said: speakerWords(claim),
    source,
    start,
    end,
    place: paragraphWords(paragraph),
    remark: claim.corrected ? "speaker set by a reader" : "",
  };
}

function frozenMark({ start, end, kind }: ClaimMark, from: number, otherwise: readonly Span[]): FrozenMark {
  const isOther = kind === "figure" && otherwise.some((span) => span.start < end && start < span.end);
  return { start: start - from, end: end - from, kind: isOther ? "otherwise" : kind };
}

/** Words of an article without a speaker. */
export function plainQuote(
  text: string,
  {
    source,
    start,
    place = "",
    marks = [],
  }: { source: number; start: number; place?: string; marks?: readonly FrozenMark[] },
): FrozenQuote {
  return { text, marks: [...marks], said: [], source, start, end: start + text.length, place, remark: "" };
}

/** "paragraph 2"; nothing where it is not known. */
export function paragraphWords(paragraph: number | null): string {
  return paragraph === null ? "" : `paragraph ${paragraph}`;
}

/** A cell that says in words of Parallax what stands there. */
export function wordsCell(column: string, words: string, quotes: readonly FrozenQuote[] = []): FrozenCell {
  return { column, words, quotes: [...quotes] };
}

/** Why a cell is silent for another reason than that nothing was found: a copy counted once, a language not read, an excerpt; else null. */
export function toldSilence(cell: Pick<Cell, "column" | "sameAs">, columns: readonly Column[]): string | null {
  const column = columns.find(({ key }) => key === cell.column);
  const printed = columns.find(({ key }) => key === cell.sameAs);
  if (printed) return `same article as ${printed.letter} ${printed.name}, counted once`;
  if (column && isUnread(column)) return "not read: sentences are matched in English only";
  return column ? excerptSilence(column) : null;
}
