import { database } from "../../db/client.ts";
import { findDecisionsOfTopic } from "../../db/decisions.ts";
import type { StoredTopic } from "../../db/topics.ts";
import type { TellingPart } from "../../model/telling.ts";
import { TOPIC } from "./topic/topic.ts";

/** A choice about a topic that holds now, in words, with what undoes it. */
export type MadeChoice = { readonly decision: number; readonly sentence: readonly TellingPart[] };

/** What people chose about this topic and still holds, latest first. */
export async function loadTopicChoices({ id }: Pick<StoredTopic, "id">): Promise<MadeChoice[]> {
  const decisions = await findDecisionsOfTopic(database(), id);
  return decisions.toReversed().map((decision) => ({ decision: decision.id, sentence: TOPIC.tell(decision, []) }));
}
