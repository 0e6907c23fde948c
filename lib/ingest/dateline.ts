import { printedDates } from "../text/printed-dates.ts";
import { withoutTail } from "../text/without-tail.ts";
import { agencyNamed } from "./agencies.ts";

/** What a dateline says: the agency in brackets or strokes, and the date where its year is printed. */
export type Dateline = { readonly agency: string | null; readonly date: string | null; readonly words: string };

const PLACE = "\\p{Lu}[\\p{L}.'’-]*(?:[ /](?:\\p{Lu}[\\p{L}.'’-]*|de|del|la|am|an|der|upon|on|sur|sous|do|da|di)){0,4}";
/** "ORRVILLE, March 3 (Reuters) - ", "NAIROLA (AP) — ", "MOSKAU, 4. März. /TASS/. ", "(Reuters) - " */
const DATELINE = new RegExp(
  `^(?:${PLACE}(?:, ${PLACE}){0,2}(?:[,.]?\\s[^()/–—\\n]{0,30}?\\d[^()/–—\\n]{0,18}?)?\\s?)?[(/]([^()/\\n]{2,40})[)/][.,:]?\\s?(?:[-–—:]|(?<=/\\.?)\\s)`,
  "u",
);

/** The dateline that a paragraph begins with, or null. */
export function datelineOf(paragraph: string): Dateline | null {
  const match = DATELINE.exec(paragraph.slice(0, 160).replace(/\s+/g, " "));
  if (!match) return null;
  const [words = "", inside = ""] = match;
  const agency =
    inside
      .split(/[/,]| and | – |-(?=\p{Lu})/u)
      .map(agencyNamed)
      .find((name) => name !== null) ?? null;
  const [date] = printedDates(words);
  if (!agency) return null;
  return { agency, date: date?.iso ?? null, words: withoutTail(words, "-–—:") };
}
