import { findArticles } from "../../db/articles.ts";
import { database } from "../../db/client.ts";
import type { NamedRelation } from "../../model/claim.ts";
import { counted } from "../../model/counted.ts";
import type { FrozenRow } from "../../model/report/frozen-page.ts";
import { type Cell, claimsIn } from "../columns/claim-cells.ts";
import type { Column } from "../columns/outlet-columns.ts";
import { loadTopic, type TopicPage } from "../topics/load-topic.ts";
import type { Chip } from "../topics/load-topic-rows.ts";
import { type PageToFreeze, placesOfArticles, quoteOfClaim, toldSilence, wordsCell } from "./frozen-parts.ts";

/** Articles kept of each column: those that are quoted, then others that were searched. */
const MOST_SEARCHED = 25;

const CHIP_WORDS: Readonly<Record<NamedRelation, string>> = {
  "figures-differ": "figures differ",
  "asserted-denied": "asserted by one, denied by another",
  "different-speakers": "said by different people",
  "certain-hedged": "certain for one, hedged for another",
  "dates-differ": "dates differ",
  "same-statement": "same statement",
};

type TopicFrozen = Extract<PageToFreeze["choice"], { kind: "topic" }>;

/** A topic's points in the columns chosen. Throws NOT_FOUND. */
export async function pageOfTopic(choice: TopicFrozen): Promise<PageToFreeze> {
  const page = await loadTopic(choice.topic, { columns: choice.columns, base: choice.base });
  const { topic, columns, shelf, rows, unlinked } = page;
  const held = await articlesOfColumns(page);
  const articles = held.flatMap(({ column, own }) =>
    own.map((article) => ({ article, letter: column.letter, copy: !article.lead })),
  );
  const places = placesOfArticles(articles);
  const cellsOf = (cells: readonly Cell[]) => frozenCells(cells, columns, places);
  const points = rows.map((row, i) => ({
    id: `point-${i + 1}`,
    name: row.name,
    remarks: [...row.chips.map(remarkOf), ...row.notes.map(({ text }) => ({ name: "note", words: text }))],
    cells: cellsOf(row.cells),
  }));
  const loose = unlinked
    ? [{ id: "words-1", name: topic.terms.join(", "), remarks: [], cells: cellsOf(unlinked.cells) }]
    : [];
  const left = columns.reduce((sum, { leads }) => sum + leads.length, 0) - articles.length;
  return {
    choice: { ...choice, columns: columns.map(({ key }) => key) },
    name: topic.name,
    address: `/topics/${topic.id}`,
    counted: [
      `${counted(rows.length, "point")} on which outlets can be compared, of ${counted(columns.length, "outlet")}.`,
    ],
    columns: held.map(({ column, own }) => ({
      key: column.key,
      letter: column.letter,
      name: column.name,
      sources: own.map(({ id }) => places.get(id) ?? 0),
    })),
    sections: [
      {
        id: "points",
        title: "Points",
        lead: "One row a point, one column an outlet. The outlets’ own sentences.",
        rows: points,
      },
      {
        id: "words",
        title: "The same words, not linked",
        lead: "Sentences with all words of this topic that answer no other outlet’s sentence.",
        rows: loose,
      },
    ].filter((section) => section.rows.length > 0),
    articles,
    claimKeys: rows.flatMap(({ cells }) => cells.flatMap((cell) => claimsIn(cell).map(({ claim }) => claim.key))),
    settings: [
      { name: "words of the topic", value: topic.terms.join(", ") },
      { name: "outlets in columns", value: `${columns.length} of ${columns.length + shelf.length}` },
    ],
    leftOut: [
      ...(shelf.length > 0
        ? [`${counted(shelf.length, "outlet")} that ${shelf.length === 1 ? "stands" : "stand"} in no column here.`]
        : []),
      ...(left > 0
        ? [
            `${counted(left, "article")} that ${left === 1 ? "was" : "were"} searched and ${left === 1 ? "is" : "are"} not quoted.`,
          ]
        : []),
    ],
  };
}

/** The articles of each column, those quoted first; a claim may stand in a copy that does not lead. */
async function articlesOfColumns({ columns, rows, unlinked }: TopicPage) {
  const cells = [...rows.flatMap((row) => row.cells), ...(unlinked?.cells ?? [])];
  const cited = [...new Set(cells.flatMap((cell) => claimsIn(cell).map(({ claim }) => claim.articleId)))];
  const found = cited.length > 0 ? await findArticles(database(), { ids: cited }) : [];
  return columns.map((column) => {
    const quoted = found.filter(({ id }) => column.articleIds.includes(id));
    const searched = column.leads.filter(({ id }) => !cited.includes(id));
    return { column, own: [...quoted, ...searched.slice(0, Math.max(0, MOST_SEARCHED - quoted.length))] };
  });
}

function frozenCells(
  cells: readonly Cell[],
  columns: readonly Column[],
  places: ReadonlyMap<number, number>,
): FrozenRow["cells"] {
  return cells.map((cell) =>
    wordsCell(
      cell.column,
      cell.parts.length > 0 ? "" : silence(cell, columns),
      claimsIn(cell).map(({ claim, paragraph }) =>
        quoteOfClaim(claim, { paragraph, source: places.get(claim.articleId) ?? 0 }),
      ),
    ),
  );
}

function silence(cell: Cell, columns: readonly Column[]): string {
  return (
    toldSilence(cell, columns) ??
    `no matching sentence found (searched: ${cell.searched.join(", ") || "the words of the topic"})`
  );
}

function remarkOf({ relation, note, pairs }: Chip): FrozenRow["remarks"][number] {
  return {
    name: CHIP_WORDS[relation],
    words: [note, pairs > 1 ? `${pairs} pairs of sentences` : ""].filter(Boolean).join(", "),
  };
}
