import type { Span } from "../model/span.ts";
import { agencyNamed } from "./agencies.ts";
import { printedDates } from "./printed-dates.ts";
import { withoutTail } from "./without-tail.ts";

/** "ORRVILLE, March 3 (Reuters) - ", "TARN — ", "(AP) — ": where the text was written, before what it says. */
const DATELINE =
  /^(?:\p{Lu}{2}[\p{Lu}.'’ /-]{1,40}(?:,\s\p{L}[\p{L}.]*(?:\s\p{L}[\p{L}.]*){0,2}){0,2}(?:,?\s\d{1,2}(?:,\s\d{4})?)?(?:\s?[(/][^()/]{2,40}[)/])?|\([^()]{2,40}\))\s?(?:[-–—]{1,2}|(?<=\/))\s+(?=[“"\p{Lu}\p{N}])/u;
const LONGEST_DATELINE = 120;

/** `sentence` behind the town, day and agency that it begins with. */
export function withoutDateline(text: string, { start, end }: Span): Span {
  const dateline = DATELINE.exec(text.slice(start, Math.min(end, start + LONGEST_DATELINE)))?.[0].length ?? 0;
  return { start: start + dateline, end };
}

/** What a dateline says: the agency in brackets or strokes, and the date where its year is printed. */
export type Dateline = { readonly agency: string | null; readonly date: string | null; readonly words: string };

const PLACE = "\\p{Lu}[\\p{L}.'’-]*(?:[ /](?:\\p{Lu}[\\p{L}.'’-]*|de|del|la|am|an|der|upon|on|sur|sous|do|da|di)){0,4}";
/** "ORRVILLE, March 3 (Reuters) - ", "NAIROLA (AP) — ", "MOSKAU, 4. März. /TASS/. ", "(Reuters) - " */
const WITH_AGENCY = new RegExp(
  `^(?:${PLACE}(?:, ${PLACE}){0,2}(?:[,.]?\\s[^()/–—\\n]{0,30}?\\d[^()/–—\\n]{0,18}?)?\\s?)?[(/]([^()/\\n]{2,40})[)/][.,:]?\\s?(?:[-–—:]|(?<=/\\.?)\\s)`,
  "u",
);

/** The dateline that a paragraph begins with, or null. */
export function datelineOf(paragraph: string): Dateline | null {
  const match = WITH_AGENCY.exec(paragraph.slice(0, 160).replace(/\s+/g, " "));
  if (!match) return datedOf(paragraph);
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

/** "DULUTH, Minn., Jan. 29, 2024 — ": a release tells its day before the dash, and no agency. */
const WITH_DATE = new RegExp(
  `^\\p{Lu}{2}[\\p{Lu}.'’ -]{1,30}(?:, ${PLACE}){0,2},? \\p{L}{3,9}\\.? \\d{1,2}, \\d{4}\\s?(?=[-–—]{1,2}\\s)`,
  "u",
);

function datedOf(paragraph: string): Dateline | null {
  const words = WITH_DATE.exec(paragraph.slice(0, 120).replace(/\s+/g, " "))?.[0];
  const date = words && printedDates(words)[0]?.iso;
  return date ? { agency: null, date, words: words.trim() } : null;
}
