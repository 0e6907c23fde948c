import { datelineOf, withoutDateline } from "../text/dateline.ts";

/** What a story without a name of its own is called by: a headline, the first words of a text, or the name of its file. */
export type StandIn = { readonly name: string; readonly nameBy: "headline" | "opening" | "file" };

/** Longest beginning that stands for a name; a longer one is a sentence. */
const LONGEST = 60;
/** Shorter beginnings ("Ad", "(AP)") name nothing. */
const SHORTEST = 12;

/**
 * What stands for the name of a story of which no words of headlines are shared: the headline of its first article; without one the first words
 * of its text, since a file's name tells nobody what happened; where it has no text either, the file's name.
 */
export function standInName(first: {
  readonly headline: string | null;
  readonly opening: string | null;
  readonly sourceId: string;
}): StandIn {
  if (first.headline) return { name: first.headline, nameBy: "headline" };
  const opening = behindDateline((first.opening ?? "").trim().replaceAll(/\s+/g, " "));
  if (opening.length < SHORTEST) return { name: first.sourceId, nameBy: "file" };
  if (opening.length <= LONGEST) return { name: opening, nameBy: "opening" };
  const cut = opening.lastIndexOf(" ", LONGEST);
  // Texts in scripts without spaces are cut anywhere.
  const words = opening.slice(0, cut >= SHORTEST ? cut : LONGEST).replace(/[\s,;:.–—-]+$/u, "");
  return { name: `${words} …`, nameBy: "opening" };
}

/** What stands behind the town, day and agency that a text begins with: they name where it was written. */
function behindDateline(text: string): string {
  const { start } = withoutDateline(text, { start: 0, end: text.length });
  const agency = datelineOf(text);
  return start > 0 || !agency ? text.slice(start) : text.slice(agency.words.length).replace(/^[-–—:\s]+/u, "");
}
