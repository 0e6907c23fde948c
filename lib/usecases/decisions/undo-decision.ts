import { inTransactionAgain } from "../../db/client.ts";
import { endDecision, getDecision } from "../../db/decisions.ts";
import type { StoredDecision } from "../../model/decision/stored.ts";
import { follow } from "./decide.ts";
import { kindOf } from "./kinds.ts";

/**
 * Undo a decision: what it had replaced is there again. The log keeps both entries. Of several who undo it at once, one does.
 * Throws NOT_FOUND, and CONFLICT if it was undone or replaced already.
 */
export function undoDecision(id: number): Promise<StoredDecision> {
  return inTransactionAgain(async (tx) => {
    const asked = await getDecision(tx, id);
    // A pair that was decided with its group is undone with all that was decided then.
    const whole = asked.kind === "pair" ? asked.detail.whole : undefined;
    const { ended } = await endDecision(tx, whole ?? id);
    const effect = await kindOf(ended).restore(tx, ended);
    if (effect) await follow(tx, effect);
    return ended;
  });
}
