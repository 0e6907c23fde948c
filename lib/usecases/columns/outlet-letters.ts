import { database } from "../../db/client.ts";
import { findOutlets } from "../../db/outlets.ts";

/**
 * The letter of each outlet that has an article shown, by outlet id: A for the first imported, then B, C … Z, AA, AB …
 * Articles of unknown outlet have no letter: they are a column of their own, named by their headline.
 */
export async function outletLetters(): Promise<Map<number, string>> {
  const outlets = await findOutlets(database());
  return new Map(outlets.map(({ id }, position) => [id, letterAt(position)]));
}

/** Letters counted like a spreadsheet's columns: 0 is A, 25 is Z, 26 is AA. */
function letterAt(position: number): string {
  const last = String.fromCharCode(65 + (position % 26));
  return position < 26 ? last : letterAt(Math.floor(position / 26) - 1) + last;
}
