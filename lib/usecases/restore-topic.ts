import type { Database } from "../db/client.ts";
import type { StoredDecision } from "../db/decisions.ts";
import { enqueue } from "../db/queue.ts";
import { deleteTopic, saveTopic } from "../db/topics.ts";
import { VERSIONS } from "../model/versions.ts";

type Detail = { readonly topic?: number; readonly before?: { readonly name: string; readonly hidden: boolean } | null };

/** Give a topic the name and visibility it had, or take away one that was made. */
export async function restoreTopic(tx: Database, decision: StoredDecision): Promise<void> {
  const { topic, before } = decision.detail as Detail;
  if (topic === undefined) return;
  if (before) await saveTopic(tx, { id: topic, name: before.name, hidden: before.hidden, version: VERSIONS.links });
  else await deleteTopic(tx, topic);
  await enqueue(tx, "refresh-topics", {});
}
