import { parseFragment } from "parse5";
import { rawText } from "./document.ts";

/** Entities that stand in nobody's sentence: what shows them was encoded twice. "&lt;" may be what a text about markup means. */
const TWICE =
  /&(?:amp|quot|apos|nbsp|shy|#0?39|#\d{2,6}|#x[\da-f]{2,5}|[lr][sd]quo|[bs]dquo|sbquo|[lr]aquo|[nm]dash|hellip|bull|middot|euro|pound|copy|reg|trade|deg|times|frac1[24]|szlig|[a-z](?:uml|acute|grave|circ|tilde|cedil|ring|slash|caron)|[ao]elig);/i;
/** How often something may have been encoded more than once. */
const MOST_TIMES = 3;

/** Entities in words that were decoded once already, decoded as they are meant: "AT&amp;T" on a screen is AT&T. */
export function asMeant(words: string): string {
  let meant = words;
  for (let i = 0; i < MOST_TIMES && TWICE.test(meant); i++) meant = decodedOnce(meant);
  return meant;
}

/** The words with every entity decoded once; signs of tags stay what they are. */
export function decodedOnce(words: string): string {
  if (!/&(?:#\w+|\w+);/.test(words)) return words;
  return parseFragment(words.replaceAll("<", "&lt;"))
    .childNodes.map((node) => rawText(node))
    .join("");
}
