import { inTransaction } from "../../db/client.ts";
import { type DecisionKind, endDecision, getDecision, type StoredDecision } from "../../db/decisions.ts";
import { restoreGroup, restoreGroups } from "./restore-groups.ts";
import { restoreLexicon } from "./restore-lexicon.ts";
import { restoreLine } from "./restore-line.ts";
import { restoreLink } from "./restore-link.ts";
import { restoreMetadata } from "./restore-metadata.ts";
import { restoreRemoval } from "./restore-removal.ts";
import { restoreRole } from "./restore-role.ts";
import { restoreSpeaker } from "./restore-speaker.ts";
import { restoreTopic } from "./restore-topic.ts";

type Tx = Parameters<Parameters<typeof inTransaction>[0]>[0];

/** What puts back what a decision of a kind had replaced; one small file a kind. It may give back what is to be done once that is stored. */
const RESTORE: Record<DecisionKind, (tx: Tx, ended: StoredDecision) => Promise<void | (() => Promise<void>)>> = {
  pair: restoreGroups,
  group: restoreGroup,
  lead: restoreGroups,
  removal: restoreRemoval,
  metadata: restoreMetadata,
  role: restoreRole,
  line: restoreLine,
  topic: restoreTopic,
  link: restoreLink,
  speaker: restoreSpeaker,
  lexicon: restoreLexicon,
  // A note changes nothing but what is shown of it.
  note: async () => {},
  // Names and sides are applied where they are shown.
  naming: async () => {},
  side: async () => {},
};

/** Undo a decision: what it had replaced is there again. The log keeps both entries. Throws CONFLICT if it was undone or replaced already. */
export async function undoDecision(id: number): Promise<StoredDecision> {
  const { ended, after } = await inTransaction(async (tx) => {
    const { detail } = await getDecision(tx, id);
    // A pair that was decided with its group is undone with all that was decided then.
    const { whole } = detail as { whole?: number };
    const { ended } = await endDecision(tx, whole ?? id);
    return { ended, after: await RESTORE[ended.kind](tx, ended) };
  });
  await after?.();
  return ended;
}
