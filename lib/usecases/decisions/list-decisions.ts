import { database } from "../../db/client.ts";
import { findHistory } from "../../db/decisions.ts";

/** A page of the log of decisions as the API shows it, latest first. `before` is the last one seen. */
export async function listDecisions(page: { before?: number; limit: number }): Promise<{ decision: number }[]> {
  const decisions = await findHistory(database(), page);
  return decisions.map(({ id, kind, subject, verdict, detail, madeBy, madeAt, endedAt, endedBy }) => ({
    decision: id,
    kind,
    subject,
    verdict,
    detail,
    madeBy,
    madeAt: madeAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
    endedBy,
  }));
}
