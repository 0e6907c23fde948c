import { database } from "../db/client.ts";
import { findOutletNames } from "../db/outlets.ts";
import { hideNames } from "./hide-names.ts";
import { outletLetters } from "./outlet-letters.ts";

/** A view as a blind reader sees it: outlets as letters, the same on every page, until the reader reveals them. */
export async function hideOutlets<T>(view: T): Promise<T> {
  const [outlets, letters] = [await findOutletNames(database()), await outletLetters()];
  // An outlet whose articles were all removed has no letter, but History may still name it.
  return hideNames(view, new Map(outlets.map(({ id, name }) => [name, letters.get(id) ?? "?"])));
}
