import { createHash } from "node:crypto";
import type { CitedClaim } from "../../model/claim.ts";
import { type Cell, claimsIn, type ShownClaim } from "./claim-cells.ts";
import type { Column } from "./outlet-columns.ts";

/** Most quotes of a worksheet: three pages, about what a lesson can sort. */
const MOST_QUOTES = 24;
/** Most rows of the matrix: one page. */
const MOST_ROWS = 9;
/** What stands in a quote for the name of an outlet that is here. */
const MASK = "[…]";

/** A quote of the sheet, with what only the key says. */
export type SheetQuote = {
  readonly number: number;
  /** The sentence, the names of outlets taken out. */
  readonly text: string;
  readonly key: {
    readonly column: Column;
    /** Number of the row, from 1. */
    readonly row: number;
    readonly claim: CitedClaim;
    readonly paragraph: number | null;
  };
};

export type Worksheet = {
  /** The topic or story that it is about. */
  readonly about: { readonly id: number; readonly name: string };
  readonly columns: readonly Column[];
  readonly rows: readonly { readonly number: number; readonly name: string }[];
  /** In an order that says nothing: the same on every print of the same texts. */
  readonly quotes: readonly SheetQuote[];
  /** Quotes and rows that the sheet has no room for. */
  readonly leftOut: { readonly quotes: number; readonly rows: number };
};

/** What a sheet is made from: a topic or a story, its columns and its rows. */
export type SheetSource = {
  readonly about: { readonly id: number; readonly name: string };
  readonly columns: readonly Column[];
  readonly rows: readonly { readonly name: string; readonly cells: readonly Cell[] }[];
};

/** Rows as a worksheet, `perCell` quotes a cell at most; names that `names` finds in a quote are taken out. */
export function worksheetOf(
  { about, columns, rows: all }: SheetSource,
  { perCell, names }: { perCell: number; names: RegExp | null },
): Worksheet {
  // A row that is empty for all would only ask a class to look for what is not there.
  const filled = all.filter(({ cells }) => quotesOf(cells, columns, perCell).length > 0);
  const rows = filled.slice(0, MOST_ROWS);
  const found = rows.flatMap((row, i) =>
    quotesOf(row.cells, columns, perCell).map((quote) => ({ ...quote, row: i + 1 })),
  );
  const mixed = distinct(found).toSorted((a, b) => mark(a.shown).localeCompare(mark(b.shown)));
  return {
    about,
    columns,
    rows: rows.map(({ name }, i) => ({ number: i + 1, name })),
    quotes: mixed.slice(0, MOST_QUOTES).map(({ shown: { claim, paragraph }, column, row }, i) => ({
      number: i + 1,
      text: names ? claim.sentenceText.replace(names, MASK) : claim.sentenceText,
      key: { column, row, claim, paragraph },
    })),
    leftOut: { quotes: Math.max(0, mixed.length - MOST_QUOTES), rows: filled.length - rows.length },
  };
}

type Found = { readonly shown: ShownClaim; readonly column: Column };

function quotesOf(cells: readonly Cell[], columns: readonly Column[], perCell: number): Found[] {
  return cells.flatMap((cell) => {
    const column = columns.find(({ key }) => key === cell.column);
    return column
      ? claimsIn(cell)
          .slice(0, perCell)
          .map((shown) => ({ shown, column }))
      : [];
  });
}

/** A sentence that holds two claims is one quote: twice on a sheet it would give itself away. */
function distinct<T extends Found>(quotes: readonly T[]): T[] {
  const place = ({ shown: { claim } }: Found) => `${claim.articleId} ${claim.sentence.start}`;
  return quotes.filter((quote, i) => quotes.findIndex((other) => place(other) === place(quote)) === i);
}

function mark({ claim }: ShownClaim): string {
  return createHash("sha256").update(`worksheet ${claim.key}`).digest("hex");
}
