import { speakerKey } from "../../framing/compare/sides.ts";
import { type FramingChoice, type FramingPage, loadFraming } from "../framing/load-framing.ts";

type Row = Record<string, unknown>;
/** Tables of the framing page. */
export const FRAMING_TABLES = [
  "framing-counts",
  "framing-names",
  "framing-actors",
  "framing-voices",
  "framing-order",
  "framing-headlines",
  "framing-words",
  "framing-silences",
] as const;
type Table = (typeof FRAMING_TABLES)[number] | "concordance";

/** A table of the framing page, one observation a row, with letter and outlet on each. Throws NOT_FOUND. */
export async function tabulateFraming(table: Table, chosen: FramingChoice): Promise<Row[]> {
  return TABLES[table](await loadFraming(chosen));
}

const TABLES: Record<Table, (page: FramingPage) => Row[]> = {
  "framing-counts": (page) =>
    page.rows.flatMap(({ measure, cells }) =>
      cells.map(({ count, rate }, i) => ({
        measure,
        ...columnAt(page, i),
        count,
        words: page.columns[i]?.profile.words,
        perThousand: rate?.perThousand ?? null,
        low: rate?.low ?? null,
        high: rate?.high ?? null,
      })),
    ),
  "framing-names": (page) =>
    page.names.events.flatMap(({ concept, actor, target, places, rows }) =>
      rows.flatMap(({ name, columns }) =>
        columns.map((mentions, i) => ({
          event: concept,
          actor,
          target,
          place: places.join("; "),
          name,
          ...columnAt(page, i),
          count: mentions.length,
          byPosition: mentions.filter(({ by }) => by === "position").length,
          ofNoOneEvent: mentions.filter(({ loose }) => loose).length,
        })),
      ),
    ),
  "framing-actors": (page) =>
    page.names.actors.flatMap(({ actor, forms, verbs }) =>
      [...forms.map((row) => ({ ...row, kind: "form" })), ...verbs.map((row) => ({ ...row, kind: "verb" }))].flatMap(
        ({ kind, form, columns }) =>
          columns.map((places, i) => ({ actor, kind, words: form, ...columnAt(page, i), count: places.length })),
      ),
    ),
  "framing-voices": (page) =>
    page.columns.flatMap(({ profile: { speakers } }, i) => {
      const quotedInAll = speakers.reduce((sum, speaker) => sum + speaker.quotedWords, 0);
      return speakers.map(({ name, quotedWords, quotations, cues }) => ({
        ...columnAt(page, i),
        speaker: name,
        side: name === null ? null : (page.sides.get(speakerKey(name)) ?? null),
        quotedWords,
        quotedInAll,
        quotations: quotations.length,
        reportingWords: cues.length,
      }));
    }),
  "framing-order": (page) =>
    page.space.topics.flatMap(({ topic, name, columns }) =>
      columns.map(({ sentences, of, rank, at }, i) => ({
        [page.space.about]: topic,
        name,
        ...columnAt(page, i),
        sentences,
        of,
        rank,
        first: at[0] === undefined ? null : at[0] + 1,
      })),
    ),
  "framing-headlines": (page) =>
    page.columns.flatMap(({ headlines }, i) =>
      headlines.flatMap(({ article, headline, words }) =>
        words.map(({ printed, uses, first }) => ({
          ...columnAt(page, i),
          article,
          headline,
          word: printed,
          usesInBody: uses,
          firstSentence: first === null ? null : first + 1,
        })),
      ),
    ),
  "framing-words": (page) =>
    page.columns.flatMap(({ distinctive }, i) =>
      distinctive.map(({ printed, here, elsewhere, z }) => ({
        ...columnAt(page, i),
        word: printed,
        here,
        elsewhere,
        z,
      })),
    ),
  "framing-silences": (page) =>
    page.space.silences.flatMap(({ kind, columns, what, heldBy, sentence }) =>
      columns.map((column) => ({
        ...columnAt(page, column),
        kind,
        what,
        found: sentence,
        heldBy: heldBy.map((i) => page.columns[i]?.column.name).join("; "),
      })),
    ),
  concordance: ({ opened, columns }) =>
    (opened?.lines ?? []).map(({ article, span, paragraph, left, keyword, right, letter }) => ({
      letter,
      outlet: columns.find(({ column }) => column.letter === letter)?.column.name,
      article,
      start: span.start,
      end: span.end,
      paragraph,
      left,
      keyword,
      right,
    })),
};

function columnAt(page: FramingPage, at: number): Row {
  const column = page.columns[at]?.column;
  return { letter: column?.letter, outlet: column?.name };
}
