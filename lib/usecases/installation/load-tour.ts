import type { CitedClaim } from "../../model/claim.ts";
import { type Cell, claimsIn } from "../columns/claim-cells.ts";
import type { ColumnLabel } from "../columns/outlet-columns.ts";
import { loadStory } from "../stories/load-story.ts";
import { loadTopic } from "../topics/load-topic.ts";
import { type FirstPage, loadFirstPage } from "./load-first-page.ts";

/** A claim with the column it stands in. */
export type ColumnClaim = { readonly column: ColumnLabel; readonly claim: CitedClaim };

/** Two outlets' claims on one point, from the story or topic that stands first. */
export type TourClaims = {
  readonly kind: "stories" | "topics";
  readonly id: number;
  readonly name: string;
  readonly pair: readonly [ColumnClaim, ColumnClaim];
};

/** What the example round shows, all of it from the collection as it is. */
export type Tour = {
  readonly start: FirstPage;
  /** Null where no two outlets have been found to speak of one point. */
  readonly claims: TourClaims | null;
};

/** The example round: what leads the first page, and the first point there on which two outlets speak. */
export async function loadTour(): Promise<Tour> {
  const start = await loadFirstPage();
  return { start, claims: await firstClaims(start) };
}

async function firstClaims(start: FirstPage): Promise<TourClaims | null> {
  const first = start.kind === "stories" ? start.stories[0] : start.matrix[0];
  if (!first) return null;
  const isStory = "id" in first;
  const id = isStory ? first.id : first.topic;
  const { columns, rows } = isStory ? await loadStory(id, {}) : await loadTopic(id, {});
  const pair = firstPair(columns, rows);
  return pair && { kind: start.kind, id, name: first.name, pair };
}

/** The first claim of each of the first two columns that have one in a row. Rows come with those first in which most outlets stand. */
function firstPair(
  columns: readonly ColumnLabel[],
  rows: readonly { readonly cells: readonly Cell[] }[],
): TourClaims["pair"] | null {
  for (const { cells } of rows) {
    const found = cells.flatMap((cell): ColumnClaim[] => {
      const column = columns.find(({ key }) => key === cell.column);
      const shown = cell.sameAs === null ? claimsIn(cell)[0] : undefined;
      return column && shown ? [{ column, claim: shown.claim }] : [];
    });
    const [one, other] = found;
    if (one && other) return [one, other];
  }
  return null;
}
