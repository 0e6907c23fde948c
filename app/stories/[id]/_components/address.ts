import { READING_PANELS, type ReadingPanel } from "../../../../lib/usecases/stories/load-reading-panel.ts";
import { STORY_VIEWS, type StoryView } from "../../../../lib/usecases/stories/load-story.ts";
import { wholeNumber } from "../../../_components/addresses.ts";
import { NOTHING_CHOSEN, type SideState, sideAddress, sideState } from "../../../_components/side-by-side/view.ts";

/** Everything a reader can set on a story's page. */
export type StoryState = SideState & {
  readonly view: StoryView;
  /** Words that only one of two outlets has are marked at once, until a reader turns the marks off. */
  readonly marks: boolean;
  /** An article that is to be moved out of the story. */
  readonly move: number | null;
  /** What stands open above the points: a reading before it begins, or the question by hand. */
  readonly ask: ReadingPanel | null;
};

/** A story as it opens. */
export const STORY_AS_IT_OPENS: StoryState = { view: "points", marks: true, move: null, ask: null, ...NOTHING_CHOSEN };

/** Read the state from an address; what makes no sense is passed over. */
export function storyState(query: Record<string, string | string[] | undefined>): StoryState {
  const text = (name: string) => [query[name] ?? ""].flat()[0] ?? "";
  return {
    view: STORY_VIEWS.find((view) => view === text("view")) ?? "points",
    marks: text("marks") !== "0",
    move: wholeNumber(text("move")) ?? null,
    ask: READING_PANELS.find((panel) => panel === text("ask")) ?? null,
    ...sideState(query),
  };
}

/** The address of a story in a state; defaults are left out. */
export function storyAddress(story: number, { view, marks, move, ask, ...state }: StoryState, anchor = ""): string {
  const [path = "", query] = sideAddress(`/stories/${story}`, view === "points" ? null : view, state).split("?");
  const parts = [
    ...(query ? [query] : []),
    ...(marks ? [] : ["marks=0"]),
    ...(ask && view === "points" ? [`ask=${ask}`] : []),
    ...(move && view === "articles" ? [`move=${move}`] : []),
  ];
  return `${path}${parts.length > 0 ? `?${parts.join("&")}` : ""}${anchor}`;
}
