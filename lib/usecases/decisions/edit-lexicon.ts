import { inTransaction } from "../../db/client.ts";
import { saveDecision } from "../../db/decisions.ts";
import { enqueue } from "../../db/queue.ts";
import { termKey } from "../../framing/measure/lexicon-edits.ts";
import { SHIPPED_LEXICONS } from "../../framing/measure/lexicons.ts";
import { AppError } from "../../model/errors.ts";
import type { LexiconEntry, LexiconName } from "../../model/framing.ts";
import { currentLexicons } from "../framing/current-lexicons.ts";

/** Most words of one entry: a whole sentence is no word of a list. */
const MOST_WORDS = 6;

/** Add a word of the reader's own to a list; profiles are made again with it. Returns the decision's id. Throws INVALID_INPUT, CONFLICT. */
export async function addWord(word: {
  list: LexiconName;
  term: string;
  forms: readonly string[];
  sense: string;
  reason?: string;
}): Promise<number> {
  const { list, sense, reason } = word;
  const term = cleanTerm(word.term);
  const forms = [...new Set(word.forms.map(cleanTerm))].filter((form) => termKey(form) !== termKey(term));
  return inTransaction(async (tx) => {
    const entries = (await currentLexicons(tx))[list].entries;
    const taken = [term, ...forms].find((form) => entries.some((entry) => formKeys(entry).has(termKey(form))));
    if (taken) throw new AppError("CONFLICT", `“${taken}” is in this list already. Nothing was changed.`);
    const detail = { list, term, sense, ...(forms.length > 0 ? { forms } : {}), ...(reason ? { reason } : {}) };
    const decision = await saveDecision(tx, {
      kind: "lexicon",
      subject: `${list} own ${termKey(term)}`,
      verdict: "added",
      detail,
    });
    await enqueue(tx, "refresh-profiles", {});
    return decision;
  });
}

/** Stop counting a shipped word; undo counts it again. Returns the decision's id. Throws NOT_FOUND, CONFLICT. */
export async function switchOffWord({
  list,
  term,
  reason,
}: {
  list: LexiconName;
  term: string;
  reason?: string;
}): Promise<number> {
  const entry = SHIPPED_LEXICONS[list].entries.find((each) => termKey(each.term) === termKey(term));
  if (!entry)
    throw new AppError(
      "NOT_FOUND",
      `“${term}” is not a word of this list as it ships. A word of your own is taken out by undo.`,
    );
  return inTransaction(async (tx) => {
    const on = (await currentLexicons(tx))[list].entries.includes(entry);
    if (!on) throw new AppError("CONFLICT", `“${entry.term}” is switched off already. Nothing was changed.`);
    const detail = { list, term: entry.term, ...(reason ? { reason } : {}) };
    const decision = await saveDecision(tx, {
      kind: "lexicon",
      subject: `${list} shipped ${termKey(entry.term)}`,
      verdict: "switched-off",
      detail,
    });
    await enqueue(tx, "refresh-profiles", {});
    return decision;
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
