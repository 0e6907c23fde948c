import { type FramingPage, loadFraming, type Opened } from "./load-framing.ts";

type Row = Record<string, unknown>;
type Table = "framing-counts" | "framing-names" | "framing-voices" | "framing-words" | "framing-silences" | "concordance";

/** A table of the framing page, one observation a row, with letter and outlet on each. Throws NOT_FOUND. */
export async function tabulateFraming(table: Table, chosen: { ids: readonly number[]; topic: number | null; opened: Opened | null }): Promise<Row[]> {
  return TABLES[table](await loadFraming(chosen));
}

const TABLES: Record<Table, (page: FramingPage) => Row[]> = {
  "framing-counts": (page) =>
    page.rows.flatMap(({ measure, cells }) =>
      cells.map(({ count, rate }, i) => ({
        ...{ measure, ...columnAt(page, i), count, words: page.columns[i]?.profile.words },
        ...{ perThousand: rate?.perThousand ?? null, low: rate?.low ?? null, high: rate?.high ?? null },
      })),
    ),
  "framing-names": (page) =>
    page.names.flatMap(({ concept, rows }) =>
      rows.flatMap(({ name, columns }) => columns.map((places, i) => ({ concept, name, ...columnAt(page, i), count: places.length }))),
    ),
  "framing-voices": (page) =>
    page.columns.flatMap(({ profile: { speakers } }, i) => {
      const quotedInAll = speakers.reduce((sum, speaker) => sum + speaker.quotedWords, 0);
      return speakers.map(({ name, quotedWords, quotations, cues }) => ({
        ...{ ...columnAt(page, i), speaker: name, quotedWords, quotedInAll, quotations: quotations.length },
        reportingWords: cues.length,
      }));
    }),
  "framing-words": (page) =>
    page.columns.flatMap(({ distinctive }, i) =>
      distinctive.map(({ printed, here, elsewhere, z }) => ({ ...columnAt(page, i), word: printed, here, elsewhere, z })),
    ),
  "framing-silences": (page) =>
    page.silences.map(({ column, what, heldBy, sentence }) => ({
      ...{ ...columnAt(page, column), topic: what, found: sentence },
      heldBy: heldBy.map((i) => page.columns[i]?.column.name).join("; "),
    })),
  concordance: ({ opened }) =>
    (opened?.lines ?? []).map(({ article, span, paragraph, left, keyword, right }) => ({
      ...{ letter: opened?.column.letter, outlet: opened?.column.name, article, start: span.start, end: span.end, paragraph },
      ...{ left, keyword, right },
    })),
};

function columnAt(page: FramingPage, at: number): Row {
  const column = page.columns[at]?.column;
  return { letter: column?.letter, outlet: column?.name };
}
