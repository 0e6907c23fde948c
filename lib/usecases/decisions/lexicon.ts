import { termKey } from "../../framing/measure/lexicon-edits.ts";
import { SHIPPED_LEXICONS } from "../../framing/measure/lexicons.ts";
import { AppError } from "../../model/errors.ts";
import type { LexiconEntry, LexiconName } from "../../model/framing.ts";
import { currentLexicons } from "../framing/current-lexicons.ts";
import { decide } from "./decide.ts";
import type { Effect, KindOfDecision } from "./kind.ts";

/** What a list is called in a sentence. */
export const LIST_NAMES: Record<LexiconName, string> = {
  hedges: "hedges",
  obligation: "words of obligation",
  loaded: "loaded words",
  firstPerson: "first-person words",
};

/** "hedges 1, firstPerson 2" as pages call the lists: "hedges (version 1), first-person words (version 2)". */
export function listVersionsText(versions: string): string {
  return versions
    .split(", ")
    .map((each) => {
      const [list = "", ...version] = each.split(" ");
      const name = Object.hasOwn(LIST_NAMES, list) ? LIST_NAMES[list as LexiconName] : list;
      return version.length > 0 ? `${name} (version ${version.join(" ")})` : name;
    })
    .join(", ");
}

/** Most words of one entry: a whole sentence is no word of a list. */
const MOST_WORDS = 6;

/** Profiles that other lists made are made again: too much to wait for, however small the collection. */
const COUNT_AGAIN: Effect = { queue: [{ name: "refresh-profiles", payload: {} }] };

/** A word added to a list, or a shipped one switched off. The lists follow from the decisions that hold. */
export const LEXICON: KindOfDecision<"lexicon"> = {
  kind: "lexicon",
  differsBy: [],
  restore: async () => COUNT_AGAIN,
  tell: ({ verdict, detail: { list = "loaded", term = "", reason } }) => {
    const done = verdict === "added" ? " was added to the list of " : " was switched off in the list of ";
    return [
      ...["The word ", { quote: term }, `${done}${LIST_NAMES[list]}`],
      ...(reason ? ["; reason: ", { quote: reason }] : []),
      ".",
    ];
  },
};

/** Add a word of the reader's own to a list; profiles are made again with it. Returns the decision's id. Throws INVALID_INPUT, CONFLICT. */
export function addWord(word: {
  list: LexiconName;
  term: string;
  forms: readonly string[];
  sense: string;
  reason?: string;
}): Promise<number> {
  const { list, sense, reason } = word;
  return decide(LEXICON, async (tx, lock) => {
    const term = cleanTerm(word.term);
    const forms = [...new Set(word.forms.map(cleanTerm))].filter((form) => termKey(form) !== termKey(term));
    const subject = `${list} own ${termKey(term)}`;
    await lock(subject);
    const entries = (await currentLexicons(tx))[list].entries;
    const taken = [term, ...forms].find((form) => entries.some((entry) => formKeys(entry).has(termKey(form))));
    if (taken) throw new AppError("CONFLICT", `“${taken}” is in this list already. Nothing was changed.`);
    const detail = { list, term, sense, ...(forms.length > 0 ? { forms } : {}), ...(reason ? { reason } : {}) };
    return { choices: [{ subject, verdict: "added", detail }], effect: () => COUNT_AGAIN };
  });
}

/** Stop counting a shipped word; undo counts it again. Returns the decision's id. Throws NOT_FOUND, CONFLICT. */
export function switchOffWord({
  list,
  term,
  reason,
}: {
  list: LexiconName;
  term: string;
  reason?: string;
}): Promise<number> {
  return decide(LEXICON, async (tx, lock) => {
    const entry = SHIPPED_LEXICONS[list].entries.find((each) => termKey(each.term) === termKey(term));
    if (!entry) {
      throw new AppError(
        "NOT_FOUND",
        `“${term}” is not a word of this list as it ships. A word of your own is taken out by undo.`,
      );
    }
    const subject = `${list} shipped ${termKey(entry.term)}`;
    await lock(subject);
    const on = (await currentLexicons(tx))[list].entries.includes(entry);
    if (!on) throw new AppError("CONFLICT", `“${entry.term}” is switched off already. Nothing was changed.`);
    const detail = { list, term: entry.term, ...(reason ? { reason } : {}) };
    return { choices: [{ subject, verdict: "switched-off", detail }], effect: () => COUNT_AGAIN };
  });
}

function cleanTerm(text: string): string {
  const term = text.replace(/\s+/g, " ").trim().toLowerCase();
  const words = termKey(term).split(" ").filter(Boolean).length;
  if (words === 0)
    throw new AppError("INVALID_INPUT", `“${text.trim()}” holds no word that could be found. Nothing was changed.`);
  if (words > MOST_WORDS)
    throw new AppError(
      "INVALID_INPUT",
      `“${term}” has ${words} words; an entry may have ${MOST_WORDS}. Nothing was changed.`,
    );
  return term;
}

function formKeys({ term, forms }: LexiconEntry): Set<string> {
  return new Set((forms ?? [term]).map(termKey));
}
