import { STORY_AS_IT_OPENS, storyAddress } from "./address.ts";

/** The worksheet of a story with these columns; what is as usual is left out. */
export function storySheetAddress(
  story: number,
  columns: readonly string[],
  { perCell = 1, key = false }: { perCell?: number; key?: boolean } = {},
): string {
  const [, chosen] = storyAddress(story, { ...STORY_AS_IT_OPENS, columns }).split("?");
  const parts = [...(chosen ? [chosen] : []), ...(perCell > 1 ? [`quotes=${perCell}`] : []), ...(key ? ["key=1"] : [])];
  return `/stories/${story}/worksheet${parts.length > 0 ? `?${parts.join("&")}` : ""}`;
}

/** The report of a story's differences. */
export function differencesAddress(story: number): string {
  return `/stories/${story}/differences`;
}
