import type { Database } from "../../db/client.ts";
import { endDecision, findPartDecisions, forgetReplaced, type StoredDecision } from "../../db/decisions.ts";
import { keepDecisions } from "./regroup-or-refuse.ts";

/** Groups and leads follow from the decisions that hold now: made anew where the ended one had a say. */
export async function restoreGroups(tx: Database, { subject }: StoredDecision): Promise<void> {
  await keepDecisions(tx, subject);
}

/** All pairs that a decision about a group decided are what they were; one that a later decision replaced stays as that says. */
export async function restoreGroup(tx: Database, { id, subject, detail }: StoredDecision): Promise<void> {
  const { pairs = [] } = detail as { pairs?: readonly string[] };
  for (const part of await findPartDecisions(tx, id, pairs)) {
    if (part.endedAt) await forgetReplaced(tx, part.id);
    else await endDecision(tx, part.id);
  }
  await keepDecisions(tx, subject);
}
