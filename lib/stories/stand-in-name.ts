import { datelineOf, withoutDateline } from "../text/dateline.ts";

/** What a story without a name of its own is called by: a headline, the first words of a text, or the name of its file. */
export type StandIn = { readonly name: string; readonly nameBy: "headline" | "opening" | "file" };

/** Longest beginning that stands for a name: what happened seldom stands in fewer, and a longer one is a paragraph. */
const LONGEST = 84;
/** Shorter beginnings ("Ad", "(AP)") name nothing. */
const SHORTEST = 12;

/** Words that lead on to others, so that no name is cut behind them: "trying to put to rest a …". */
const LEADING_ON = new Set(
  (
    "a an the his her its their our my your this these those some any no of to in on at by for from with without into about over under after before " +
    "during between against among through as than that which who whom whose where when while because if and or but nor not is are was were be been has " +
    "have had will would could should may might can must do does did said says say he she it they we i"
  ).split(" "),
);
/** What papers print before a first sentence that was changed. */
const LABEL = /^(?:updated?|breaking|exclusive|developing|corrected)\s*:\s+(?=\p{Lu})/iu;

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
  const opening = behindDateline((first.opening ?? "").trim().replaceAll(/\s+/g, " ").replace(LABEL, ""));
  if (opening.length < SHORTEST) return { name: first.sourceId, nameBy: "file" };
  if (opening.length <= LONGEST) return { name: opening.replace(/(?<=[\p{L}\p{N}”"])\.$/u, ""), nameBy: "opening" };
  const cut = opening.lastIndexOf(" ", LONGEST);
  // Texts in scripts without spaces are cut anywhere.
  const words = withoutLoose(opening.slice(0, cut >= SHORTEST ? cut : LONGEST));
  return { name: `${words} …`, nameBy: "opening" };
}

/** Without the words and marks at the end that lead on to what was cut. */
function withoutLoose(words: string): string {
  let kept = words.replace(MARKS_AT_END, "");
  for (let at = kept.lastIndexOf(" "); at >= SHORTEST; at = kept.lastIndexOf(" ")) {
    if (!LEADING_ON.has(kept.slice(at + 1).toLowerCase())) break;
    kept = kept.slice(0, at).replace(MARKS_AT_END, "");
  }
  return kept;
}

const MARKS_AT_END = /[\s,;:.–—-]+$/u;

/** What stands behind the town, day and agency that a text begins with: they name where it was written. */
function behindDateline(text: string): string {
  const { start } = withoutDateline(text, { start: 0, end: text.length });
  const agency = datelineOf(text);
  return start > 0 || !agency ? text.slice(start) : text.slice(agency.words.length).replace(/^[-–—:\s]+/u, "");
}
