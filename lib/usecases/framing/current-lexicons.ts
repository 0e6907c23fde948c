import { type Database, database } from "../../db/client.ts";
import { findNewestDecisions } from "../../db/decisions.ts";
import { type LexiconEdit, withEdits } from "../../framing/measure/lexicon-edits.ts";
import { type Lexicons, SHIPPED_LEXICONS } from "../../framing/measure/lexicons.ts";
import { MOST_HOLDING, type StoredDecision } from "../../model/decision/stored.ts";

/** The word lists that count now: the shipped ones with what readers added and switched off. */
export async function currentLexicons(db: Database = database()): Promise<Lexicons> {
  return withEdits(SHIPPED_LEXICONS, (await lexiconDecisions(db)).flatMap(editOf));
}

/** All decisions about words that hold, in the order in which they were made: a list is only whole with all of them. */
export async function lexiconDecisions(db: Database): Promise<StoredDecision<"lexicon">[]> {
  return (await findNewestDecisions(db, "lexicon", MOST_HOLDING.lexicon)).toReversed();
}

function editOf({ verdict, detail }: StoredDecision<"lexicon">): LexiconEdit[] {
  const { list, term, forms = [], sense = "" } = detail;
  if (list === undefined || term === undefined) return [];
  if (verdict === "switched-off") return [{ list, kind: "switched-off", term }];
  return [{ list, kind: "added", entry: { term, sense, ...(forms.length > 0 ? { forms: [term, ...forms] } : {}) } }];
}
