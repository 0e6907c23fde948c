import type { ReadingView } from "../../../../lib/usecases/stories/load-reading-panel.ts";
import type { StoryColumn, StoryPage } from "../../../../lib/usecases/stories/load-story.ts";
import type { SideView } from "../../../_components/side-by-side/view.ts";
import type { StoryState } from "./address.ts";

/** What a story's page tells its parts. */
export type StoryParts = {
  readonly page: StoryPage;
  readonly view: Omit<SideView, "to"> & {
    readonly state: StoryState;
    readonly to: (change: Partial<StoryState>, anchor?: string) => string;
  };
};

/** The parts of a story's page that tell of models. */
export type ReadingParts = StoryParts & { readonly reading: ReadingView };

/** The column of each claim in the rows, by claim. */
export function columnsOfClaims(page: StoryPage): Map<number, StoryColumn> {
  const columns = new Map(page.outlets.flatMap((column) => column.articleIds.map((id) => [id, column] as const)));
  const claims = [...page.rows, ...page.elsewhere].flatMap((row) => row.claims);
  return new Map(
    claims.flatMap((claim) => {
      const column = columns.get(claim.articleId);
      return column ? [[claim.id, column] as const] : [];
    }),
  );
}

/** The outlets that give a value, each once, in the order of their columns. */
export function outletsOf(claims: readonly number[], columns: ReadonlyMap<number, StoryColumn>): StoryColumn[] {
  return [...new Set(claims.flatMap((id) => columns.get(id) ?? []))].toSorted((a, b) =>
    a.letter.localeCompare(b.letter),
  );
}
