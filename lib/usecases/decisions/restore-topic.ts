import type { Database } from "../../db/client.ts";
import { applyTopicChoicesNow } from "../topics/apply-topic-choices.ts";

/** Topics follow from the choices that hold: without the ended one they are what they were. */
export async function restoreTopic(tx: Database): Promise<void> {
  await applyTopicChoicesNow(tx);
}
