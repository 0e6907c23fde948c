import { findClaims } from "../../db/claims.ts";
import { database } from "../../db/client.ts";
import type { StoredTopic } from "../../db/topics.ts";
import type { CitedClaim } from "../../model/claim.ts";
import type { ArticleSummary } from "../../model/stored.ts";
import { type Ledger, ledgerOf } from "../columns/figures-ledger.ts";
import type { Column } from "../columns/outlet-columns.ts";

/** Most claims read for a ledger. */
const MOST_CLAIMS = 2000;

/** All figures and dates of a topic by outlet: those in its rows, and those in claims of the same columns that use one of its words. */
export async function loadLedger(
  topic: StoredTopic,
  linked: readonly CitedClaim[],
  columns: readonly Column[],
  articles: readonly ArticleSummary[],
): Promise<Ledger> {
  const leads = columns.flatMap((column) => column.leads.map((lead) => lead.id));
  const more = await findClaims(database(), { articleIds: leads, sharingLemmas: topic.terms, limit: MOST_CLAIMS });
  const ids = new Set(linked.map((claim) => claim.id));
  return ledgerOf([...linked, ...more.filter((claim) => !ids.has(claim.id))], ids, columns, articles);
}
