import type { Database } from "../../db/client.ts";
import type { StoredDecision } from "../../db/decisions.ts";
import { setLearnedLine } from "../../db/lines.ts";
import { type LineDetail, reviseHolders } from "./decide-line.ts";

/** Put a line back to what it was before the decision that just ended; while a decision holds nothing else changes the line. */
export async function restoreLine(tx: Database, { subject, detail }: StoredDecision): Promise<void> {
  const hash = BigInt(subject);
  const { before } = detail as unknown as LineDetail;
  await setLearnedLine(tx, hash, before ? { ...before, hash, createdAt: new Date(before.createdAt) } : null);
  await reviseHolders(tx, hash);
}
