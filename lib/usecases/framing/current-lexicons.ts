import { type Database, database } from "../../db/client.ts";
import { findDecisions, type StoredDecision } from "../../db/decisions.ts";
import { type LexiconEdit, withEdits } from "../../framing/measure/lexicon-edits.ts";
import { type Lexicons, SHIPPED_LEXICONS } from "../../framing/measure/lexicons.ts";
import type { LexiconName } from "../../model/framing.ts";

/** What a decision about a word list carries. */
export type LexiconDetail = {
  readonly list: LexiconName;
  readonly term: string;
  readonly forms?: readonly string[];
  readonly sense?: string;
  readonly reason?: string;
};

/** The word lists that count now: the shipped ones with what readers added and switched off. */
export async function currentLexicons(db: Database = database()): Promise<Lexicons> {
  return withEdits(SHIPPED_LEXICONS, (await findDecisions(db, "lexicon")).map(editOf));
}

function editOf(decision: StoredDecision): LexiconEdit {
  const { list, term, forms, sense = "" } = lexiconDetail(decision);
  if (decision.verdict === "switched-off") return { list, kind: "switched-off", term };
  return {
    list,
    kind: "added",
    entry: { term, sense, ...(forms && forms.length > 0 ? { forms: [term, ...forms] } : {}) },
  };
}

/** A decision's detail, as it was saved with it. */
export function lexiconDetail({ detail }: Pick<StoredDecision, "detail">): LexiconDetail {
  return detail as unknown as LexiconDetail;
}
