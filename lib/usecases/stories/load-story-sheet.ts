import { database } from "../../db/client.ts";
import { findOutletNames } from "../../db/outlets.ts";
import { anyOf } from "../blind/hide-names.ts";
import { type Worksheet, worksheetOf } from "../columns/worksheet.ts";
import { loadStory } from "./load-story.ts";

/** A story as a worksheet: its table to fill in, and its sentences as quotes without names. `perCell` quotes a cell at most. Throws NOT_FOUND. */
export async function loadStorySheet(
  id: number,
  { columns, perCell }: { columns: readonly string[]; perCell: number },
): Promise<Worksheet> {
  const { story, columns: shown, rows } = await loadStory(id, { columns });
  const names = anyOf((await findOutletNames(database())).map(({ name }) => name));
  return worksheetOf({ about: { id, name: story.name }, columns: shown, rows }, { perCell, names });
}
