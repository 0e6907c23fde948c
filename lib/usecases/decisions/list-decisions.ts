import { database } from "../../db/client.ts";
import { findHistory, getDecision } from "../../db/decisions.ts";
import type { StoredDecision } from "../../model/decision/stored.ts";

/** A page of the log of decisions as the API shows it, latest first. `before` is the last one seen. */
export async function listDecisions(page: { before?: number; limit: number }): Promise<{ decision: number }[]> {
  return (await findHistory(database(), page)).map(toRow);
}

/** One decision, current or ended, as the API shows it. Throws NOT_FOUND. */
export async function showDecision(id: number): Promise<{ decision: number }> {
  return toRow(await getDecision(database(), id));
}

function toRow({ id, kind, subject, verdict, detail, madeBy, madeAt, endedAt, endedBy }: StoredDecision) {
  return {
    decision: id,
    kind,
    subject,
    verdict,
    detail,
    madeBy,
    madeAt: madeAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
    endedBy,
  };
}
