import type { CitedClaim, Quantity } from "../../model/claim.ts";
import type { ArticleSummary } from "../../model/stored.ts";
import { type Column, columnKey } from "./outlet-columns.ts";

/** A figure or date as one outlet prints it, with the sentence it stands in. */
export type LedgerEntry = {
  readonly claim: number;
  readonly articleId: number;
  readonly start: number;
  readonly words: string;
  readonly sentence: string;
  readonly speaker: string | null;
  /** Whether its claim stands in a row. */
  readonly linked: boolean;
};
/** What is counted, or when it was: one line of the ledger, a cell for each column. */
export type LedgerLine = {
  readonly what: string;
  readonly cells: readonly (readonly LedgerEntry[])[];
  readonly columns: number;
};
export type Ledger = {
  readonly figures: readonly LedgerLine[];
  readonly dates: readonly LedgerLine[];
  readonly claims: number;
};

type Mention = { readonly what: string; readonly order: string; readonly entry: LedgerEntry; readonly column: number };

/** All figures and dates in these claims by outlet. Lines that several outlets fill come first; `linked` are claims that stand in a row. */
export function ledgerOf(
  claims: readonly CitedClaim[],
  linked: ReadonlySet<number>,
  columns: readonly Column[],
  articles: readonly ArticleSummary[],
): Ledger {
  const keys = new Map(articles.map((article) => [article.id, columnKey(article)]));
  const mentions = (of: (claim: CitedClaim) => { what: string; order: string; start: number; end: number }[]) =>
    claims.flatMap((claim): Mention[] => {
      const column = columns.findIndex(({ key }) => key === keys.get(claim.articleId));
      if (column < 0) return [];
      return of(claim).map(({ what, order, start, end }) => {
        const words = claim.quote.slice(start - claim.span.start, end - claim.span.start);
        const { id, articleId, sentence, sentenceText, speaker } = claim;
        return {
          what,
          order,
          column,
          entry: {
            claim: id,
            articleId,
            start: sentence.start,
            words,
            sentence: sentenceText,
            speaker,
            linked: linked.has(id),
          },
        };
      });
    });
  const figures = mentions((claim) =>
    claim.quantities.map((quantity) => ({ ...whatIsCounted(quantity), start: quantity.start, end: quantity.end })),
  );
  const dates = mentions((claim) =>
    claim.dates.flatMap(({ value, start, end }) => (value ? [{ what: value, order: value, start, end }] : [])),
  );
  return {
    figures: linesOf(figures, columns.length).toSorted(
      (a, b) => b.columns - a.columns || a.what.localeCompare(b.what, "en"),
    ),
    dates: linesOf(dates, columns.length).toSorted((a, b) => a.what.localeCompare(b.what, "en")),
    claims: claims.length,
  };
}

const UNITS: Readonly<Record<string, string>> = { "%": "per cent", USD: "US dollars", EUR: "euros", GBP: "pounds" };

function whatIsCounted({ noun, unit }: Quantity): { what: string; order: string } {
  const what = [noun, unit && (UNITS[unit] ?? unit)].filter(Boolean).join(", ") || "not said of what";
  return { what, order: what };
}

function linesOf(mentions: readonly Mention[], columns: number): LedgerLine[] {
  const lines = new Map<string, LedgerEntry[][]>();
  for (const { order, column, entry } of mentions) {
    const cells = lines.get(order) ?? Array.from({ length: columns }, (): LedgerEntry[] => []);
    const cell = cells[column];
    // One sentence that holds two claims prints its figure once.
    if (
      cell &&
      !cell.some(
        (other) => other.words === entry.words && other.articleId === entry.articleId && other.start === entry.start,
      )
    )
      cell.push(entry);
    lines.set(order, cells);
  }
  return [...lines].map(([what, cells]) => ({ what, cells, columns: cells.filter((cell) => cell.length > 0).length }));
}
