import { database } from "../../db/client.ts";
import { findOutletNames } from "../../db/outlets.ts";
import { outletLetters } from "../columns/outlet-letters.ts";
import { hideNames } from "./hide-names.ts";

/** A view as a blind reader sees it: outlets as letters, the same on every page, until the reader reveals them. */
export async function hideOutlets<T>(view: T): Promise<T> {
  return (await outletHider())(view);
}

/** Hides the outlets in one view after another, with the letters of now. */
export async function outletHider(): Promise<<T>(view: T) => T> {
  const outlets = await findOutletNames(database());
  const letters = await outletLetters(outlets.map(({ id }) => id));
  // An outlet whose articles were all removed has no letter, but History may still name it.
  const byName = new Map(outlets.map(({ id, name }) => [name, letters.get(id) ?? "?"]));
  return (view) => hideNames(view, byName);
}
