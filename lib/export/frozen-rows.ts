import type { FrozenCell, FrozenPage, NotedSection } from "../model/report/frozen-page.ts";
import type { ExportRow } from "./article-rows.ts";

/**
 * A page as a table: a row for each quotation, and one for each cell that holds words of Parallax alone, such as a count or that nothing was
 * found. All rows have the same columns. `sections` are those to be written, where an author chose some.
 */
export function* frozenRows(page: RowsOf, sections: readonly NotedSection[]): Generator<ExportRow> {
  for (const { title, rows } of sections)
    for (const [i, { name, remarks, cells, note }] of rows.entries()) {
      const row = {
        section: title,
        row: i + 1,
        name,
        remarks: remarks.map((remark) => [remark.name, remark.words].filter(Boolean).join(": ")).join("; "),
        note: note || null,
      };
      if (cells.length === 0) yield { ...row, ...EMPTY };
      for (const cell of cells) for (const own of cellRows(cell, page)) yield { ...row, ...own };
    }
}

type RowsOf = Pick<FrozenPage, "columns" | "sources">;

function cellRows({ column: key, quotes, words }: FrozenCell, { columns, sources }: RowsOf): ExportRow[] {
  const column = columns.find((each) => each.key === key);
  const cell = { ...EMPTY, letter: column?.letter ?? "", outlet: column?.name ?? "", words: words || null };
  if (quotes.length === 0) return [cell];
  return quotes.map(({ text, said, place, source, start, end }) => {
    const from = sources[source];
    const quote = {
      ...cell,
      said: said.map(({ words: part }) => part).join("") || null,
      quote: text,
      place: place || null,
      start,
      end,
    };
    if (!from) return quote;
    const { article, headline, author, url, publishedAt, textSha256 } = from;
    return { ...quote, article, headline, author, publishedAt, url, textSha256 };
  });
}

/** The columns of what stands in a cell, in their order. */
const EMPTY = {
  letter: "",
  outlet: "",
  words: null,
  said: null,
  quote: null,
  place: null,
  article: null,
  headline: null,
  author: null,
  publishedAt: null,
  url: null,
  start: null,
  end: null,
  textSha256: null,
} as const;
