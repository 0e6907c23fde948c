import type { Sourced } from "../../model/article.ts";
import { asMeant } from "./entities.ts";
import type { PageValue } from "./page-data.ts";

/** A value of the page's data as metadata: its entities as they are meant, its place as the note. */
export function sourcedValue({ value, place }: PageValue): Sourced<string> {
  return { value: asMeant(value).replace(/\s+/g, " ").trim(), origin: "page-data", note: place };
}
