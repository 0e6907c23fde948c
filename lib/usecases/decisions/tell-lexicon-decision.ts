import type { LexiconName } from "../../model/framing.ts";
import type { Teller } from "../../model/telling.ts";
import { lexiconDetail } from "../framing/current-lexicons.ts";

/** What a list is called in a sentence. */
export const LIST_NAMES: Record<LexiconName, string> = {
  hedges: "hedges",
  obligation: "words of obligation",
  loaded: "loaded words",
  firstPerson: "first-person words",
};

/** Says which word was added or switched off, and why. */
export const tellLexiconDecision: Teller = ({ verdict, detail }) => {
  const { list, term, reason } = lexiconDetail({ detail: detail as never });
  const done = verdict === "added" ? " was added to the list of " : " was switched off in the list of ";
  return [
    "The word ",
    { quote: term },
    `${done}${LIST_NAMES[list]}`,
    ...(reason ? ["; reason: ", { quote: reason }] : []),
    ".",
  ];
};
