import type { LexiconFile, LexiconName } from "../../model/framing.ts";
import firstPerson from "../lexicons/first-person.json" with { type: "json" };
import hedges from "../lexicons/hedges.json" with { type: "json" };
import loaded from "../lexicons/loaded.json" with { type: "json" };
import obligation from "../lexicons/obligation.json" with { type: "json" };

export type Lexicons = { readonly [name in LexiconName]: LexiconFile };

/** The word lists that come with Parallax. */
export const SHIPPED_LEXICONS: Lexicons = { hedges, obligation, firstPerson, loaded };

/** Which lists made a profile, to be stored with it: "hedges 1, obligation 1, firstPerson 1, loaded 1". */
export function lexiconVersion(lexicons: Lexicons): string {
  return Object.entries(lexicons)
    .map(([name, file]) => `${name} ${file.version}`)
    .join(", ");
}
