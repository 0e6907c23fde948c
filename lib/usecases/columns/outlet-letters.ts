import { database } from "../../db/client.ts";
import { findOutletPlaces } from "../../db/outlets.ts";

/**
 * The letter of each of these outlets that has an article shown, by outlet id: A for the first imported, then B, C … Z, AA, AB …
 * Articles of unknown outlet have no letter: they are a column of their own, named by their headline.
 */
export async function outletLetters(outletIds: readonly (number | null)[]): Promise<Map<number, string>> {
  const places = await findOutletPlaces(
    database(),
    outletIds.filter((id) => id !== null),
  );
  return new Map([...places].map(([id, place]) => [id, letterAt(place)]));
}

/** Letters counted like a spreadsheet's columns: 0 is A, 25 is Z, 26 is AA. */
export function letterAt(place: number): string {
  const last = String.fromCharCode(65 + (place % 26));
  return place < 26 ? last : letterAt(Math.floor(place / 26) - 1) + last;
}
