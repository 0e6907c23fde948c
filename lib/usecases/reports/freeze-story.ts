import { counted } from "../../model/counted.ts";
import type { FrozenRow, FrozenSection } from "../../model/report/frozen-page.ts";
import { DIFFERENCE_NAMES, otherwiseGiven, valueText } from "../../stories/row-differences.ts";
import { type Cell, claimsIn } from "../columns/claim-cells.ts";
import { loadStory, type StoryPage } from "../stories/load-story.ts";
import type { ShownRow, StoryPoint } from "../stories/story-rows.ts";
import {
  type PageToFreeze,
  paragraphWords,
  placesOfArticles,
  plainQuote,
  quoteOfClaim,
  toldSilence,
  wordsCell,
} from "./frozen-parts.ts";

/** Sentences that one outlet alone has which are kept of each outlet: more than an author reads through. */
const MOST_ALONE = 40;

type StoryChoice = Extract<PageToFreeze["choice"], { kind: "story" }>;

/** A story's points in the columns chosen, and what each of those outlets alone has. Throws NOT_FOUND. */
export async function pageOfStory(choice: StoryChoice): Promise<PageToFreeze> {
  const page = await loadStory(choice.story, { columns: choice.columns, base: choice.base });
  const { story, counts, columns, elsewhere, unread } = page;
  const articles = placedArticles(page);
  const places = placesOfArticles(articles);
  const points = page.rows.map((row) => pointRow(row, page, places));
  const alone = aloneSection(page, places);
  return {
    choice: { ...choice, columns: columns.map(({ key }) => key) },
    name: story.name,
    address: `/stories/${story.id}`,
    counted: [
      `${counted(counts.articles, "article")}, ${counted(counts.texts, "independent text")}, of ${counted(counts.outlets, "outlet")}.`,
      ...(counts.articles > counts.texts ? ["Copies count once."] : []),
    ],
    columns: columns.map((column) => ({
      key: column.key,
      letter: column.letter,
      name: column.name,
      sources: (column.cited.length > 0 ? column.cited : column.leads).map(({ id }) => places.get(id) ?? 0),
    })),
    sections: [
      {
        id: "points",
        title: "Points",
        lead: "One row a point, one column an outlet. The outlets’ own sentences.",
        rows: points,
      },
      ...(alone.rows.length > 0 ? [alone] : []),
    ],
    articles,
    claimKeys: page.rows.flatMap((row) => row.claims.map(({ key }) => key)),
    settings: [
      { name: "points found by", value: foundBy(page) },
      { name: "outlets in columns", value: `${columns.length} of ${page.outlets.length}` },
    ],
    leftOut: [
      ...(elsewhere.length > 0
        ? [`${counted(elsewhere.length, "point")} of outlets that stand in no column here.`]
        : []),
      ...(unread > 0 ? [`${counted(unread, "article")} of the story, which is too large to be read whole.`] : []),
    ],
  };
}

function foundBy({ reading: { by, shows } }: StoryPage): string {
  return by === null || shows === "words" ? "words, by rule" : by.replace(/^model:/, "the model ");
}

function placedArticles(page: StoryPage): PageToFreeze["articles"] {
  const letters = new Map(page.outlets.flatMap(({ articleIds, letter }) => articleIds.map((id) => [id, letter])));
  return page.articles.map((article) => ({ article, letter: letters.get(article.id) ?? "?", copy: !article.lead }));
}

function pointRow(row: ShownRow, page: StoryPage, places: ReadonlyMap<number, number>): FrozenRow {
  const otherwise = otherwiseGiven(row.differences);
  return {
    id: `point-${row.number}`,
    name: row.name,
    remarks: remarksOf(row, page),
    cells: row.cells.map((cell) => ({
      column: cell.column,
      quotes: claimsIn(cell).map(({ claim, paragraph }) =>
        quoteOfClaim(claim, {
          paragraph,
          source: places.get(claim.articleId) ?? 0,
          otherwise: otherwise.get(claim.id) ?? [],
        }),
      ),
      words: cell.parts.length > 0 ? "" : silenceWords(cell, row, page),
    })),
  };
}

function remarksOf(row: ShownRow, page: StoryPage): FrozenRow["remarks"] {
  const letters = (claims: readonly number[]) => lettersOf(claims, row, page);
  const differing = row.differences.map(({ kind, values }) => ({
    name: DIFFERENCE_NAMES[kind],
    words:
      kind === "denied"
        ? letters(values.at(-1)?.claims ?? [])
        : values.map((value) => `${valueText(value)} ${letters(value.claims)}`).join(" · "),
  }));
  const speakers = row.speakers.map(({ who, claims }) => `${who} ${letters(claims)}`).join(" · ");
  const people = letters(row.byPerson);
  return [
    ...differing,
    ...(speakers ? [{ name: "said by different people", words: speakers }] : []),
    ...(row.by.startsWith("model:") ? [{ name: "by the model", words: "" }] : []),
    ...(people || row.by === "person" ? [{ name: "put together by a reader", words: people }] : []),
  ];
}

function lettersOf(claims: readonly number[], row: StoryPoint, page: StoryPage): string {
  const articles = row.claims.filter(({ id }) => claims.includes(id)).map(({ articleId }) => articleId);
  const columns = page.outlets.filter(({ articleIds }) => articleIds.some((id) => articles.includes(id)));
  return columns
    .map(({ letter }) => letter)
    .toSorted()
    .join(", ");
}

function silenceWords(cell: Cell, row: ShownRow, page: StoryPage): string {
  const told = toldSilence(cell, page.outlets);
  if (told) return told;
  const read = row.by.startsWith("model:") ? page.modelRead.get(cell.column) : undefined;
  if (read) return `no sentence found (read by the model: all ${counted(read, "sentence")})`;
  return `no sentence found (searched: ${cell.searched.join(", ") || "sentences that match this point"})`;
}

/** One row for all outlets: what each has alone has nothing to stand beside, and a row each would be a staircase. */
function aloneSection(page: StoryPage, places: ReadonlyMap<number, number>): FrozenSection {
  const alone = page.onlyIn.filter(({ shown, sentences }) => shown && sentences.length > 0);
  const row = {
    id: "only-1",
    name: "What each says alone",
    remarks: alone
      .filter(({ sentences }) => sentences.length > MOST_ALONE)
      .map(({ column, sentences }) => ({
        name: `kept of ${column.letter}`,
        words: `${MOST_ALONE} of ${counted(sentences.length, "sentence")}`,
      })),
    cells: alone.map(({ column, sentences }) =>
      wordsCell(
        column.key,
        "",
        sentences
          .slice(0, MOST_ALONE)
          .map(({ articleId, start, text, paragraph }) =>
            plainQuote(text, { source: places.get(articleId) ?? 0, start, place: paragraphWords(paragraph) }),
          ),
      ),
    ),
  };
  return {
    id: "only",
    title: "Only in one outlet",
    lead: "Sentences for which no sentence of another outlet was found.",
    rows: alone.length > 0 ? [row] : [],
  };
}
