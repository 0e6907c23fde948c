import { createHash } from "node:crypto";
import { database } from "../../db/client.ts";
import { findOutletNames } from "../../db/outlets.ts";
import type { CitedClaim } from "../../model/claim.ts";
import { anyOf } from "../blind/hide-names.ts";
import type { Column } from "../columns/outlet-columns.ts";
import { loadTopic } from "./load-topic.ts";
import { claimsIn, type ParallelRow, type ShownClaim } from "./load-topic-rows.ts";

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
    /** Number of the matter's row, from 1. */
    readonly row: number;
    readonly claim: CitedClaim;
    readonly paragraph: number | null;
  };
};

export type Worksheet = {
  readonly topic: { readonly id: number; readonly name: string };
  readonly columns: readonly Column[];
  readonly rows: readonly { readonly number: number; readonly name: string }[];
  /** In an order that says nothing: the same on every print of the same texts. */
  readonly quotes: readonly SheetQuote[];
  /** Quotes and rows that the sheet has no room for. */
  readonly leftOut: { readonly quotes: number; readonly rows: number };
};

/** A topic as a worksheet: its matrix to fill in, and its claims as quotes without names. `perCell` quotes a cell at most. Throws NOT_FOUND. */
export async function loadWorksheet(
  id: number,
  { columns, perCell }: { columns: readonly string[]; perCell: number },
): Promise<Worksheet> {
  const page = await loadTopic(id, { columns });
  const names = anyOf((await findOutletNames(database())).map(({ name }) => name));
  const rows = page.rows.slice(0, MOST_ROWS);
  const found = rows.flatMap((row, i) =>
    quotesOf(row, page.columns, perCell).map((quote) => ({ ...quote, row: i + 1 })),
  );
  const mixed = distinct(found).toSorted((a, b) => mark(a.shown).localeCompare(mark(b.shown)));
  return {
    topic: { id: page.topic.id, name: page.topic.name },
    columns: page.columns,
    rows: rows.map(({ name }, i) => ({ number: i + 1, name })),
    quotes: mixed.slice(0, MOST_QUOTES).map(({ shown: { claim, paragraph }, column, row }, i) => ({
      number: i + 1,
      text: names ? claim.sentenceText.replace(names, MASK) : claim.sentenceText,
      key: { column, row, claim, paragraph },
    })),
    leftOut: { quotes: Math.max(0, mixed.length - MOST_QUOTES), rows: page.rows.length - rows.length },
  };
}

type Found = { readonly shown: ShownClaim; readonly column: Column };

function quotesOf(row: ParallelRow, columns: readonly Column[], perCell: number): Found[] {
  return row.cells.flatMap((cell) => {
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
