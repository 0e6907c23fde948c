import type { StoredLink } from "../../db/links.ts";
import type { CitedClaim } from "../../model/claim.ts";
import type { ArticleSummary } from "../../model/stored.ts";
import type { StoryRow } from "../../model/story.ts";
import { type ArrangedRow, inOrder } from "../../stories/arrange-rows.ts";
import { differencesIn } from "../../stories/row-differences.ts";
import { type RowSpeaker, speakersApart } from "../../stories/row-speakers.ts";
import { type Cell, type CellReading, cellsOf, type ShownClaim, searchedWords } from "../columns/claim-cells.ts";
import { type Column, columnKey } from "../columns/outlet-columns.ts";

/** A point of a story with its claims and what differs between them. */
export type StoryPoint = ArrangedRow & {
  readonly id: number;
  readonly name: string;
  /** words, person, or model:NAME. */
  readonly by: string;
  readonly reason: string;
  readonly claims: readonly CitedClaim[];
  /** Claims that a person put with another of the row. */
  readonly byPerson: readonly number[];
  /** Those who say it, where different people do: two or more, else none. */
  readonly speakers: readonly RowSpeaker[];
};
/** A row in the columns shown. `number` counts the rows of the page from 1. */
export type ShownRow = StoryPoint & { readonly number: number; readonly cells: readonly Cell[] };
/** A row that waits for a person: sentences with their columns, and why they may belong together. */
export type PerhapsRow = {
  readonly id: number;
  readonly name: string;
  readonly by: string;
  readonly reason: string;
  readonly claims: readonly (ShownClaim & { readonly column: Column })[];
};

/** Rows in the order of the page: how many outlets, how much they differ, place in the text. */
export function arrangedRows(
  rows: readonly StoryRow[],
  claims: readonly CitedClaim[],
  links: readonly StoredLink[],
  articles: readonly ArticleSummary[],
): StoryPoint[] {
  const keys = new Map(articles.map((article) => [article.id, columnKey(article)]));
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  const placed = rows.flatMap(({ matter, name, by, reason, claims: ids }): StoryPoint[] => {
    const own = ids.flatMap((id) => byId.get(id) ?? []);
    const columns = new Set(own.flatMap(({ articleId }) => keys.get(articleId) ?? []));
    const inside = links.filter(({ a, b }) => ids.includes(a) && ids.includes(b));
    if (columns.size === 0) return [];
    return [
      {
        id: matter,
        name,
        by,
        reason,
        columns,
        claims: own,
        byPerson: [...new Set(inside.filter((link) => link.by === "person").flatMap(({ a, b }) => [a, b]))],
        differences: differencesIn(own, inside),
        speakers: speakersApart(own, inside),
        place: Math.min(...own.map(({ sentence }) => sentence.start)),
      },
    ];
  });
  return inOrder(placed);
}

/** Rows with a cell for each column; those in which no column shown has a claim apart. */
export function cellsOfRows(
  rows: readonly StoryPoint[],
  columns: readonly Column[],
  reading: CellReading,
): { visible: ShownRow[]; elsewhere: StoryPoint[] } {
  const keys = columns.map(({ key }) => key);
  const isHere = (row: StoryPoint) => keys.some((key) => row.columns.has(key));
  return {
    visible: rows.filter(isHere).map((row, i) => ({
      ...row,
      number: i + 1,
      cells: cellsOf(row.claims, searchedWords(row.claims), columns, reading),
    })),
    elsewhere: rows.filter((row) => !isHere(row)),
  };
}

/** Rows that wait, with the column of each sentence; one whose sentences are gone is left out. */
export function perhapsRows(
  rows: readonly StoryRow[],
  claims: readonly CitedClaim[],
  columns: readonly Column[],
  show: (claim: CitedClaim) => ShownClaim,
): PerhapsRow[] {
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  return rows.flatMap(({ matter, name, by, reason, claims: ids }) => {
    const own = ids.flatMap((id) => {
      const claim = byId.get(id);
      const column = claim && columns.find(({ articleIds }) => articleIds.includes(claim.articleId));
      return claim && column ? [{ ...show(claim), column }] : [];
    });
    return own.length > 1 ? [{ id: matter, name, by, reason, claims: own }] : [];
  });
}
