import { database } from "../../db/client.ts";
import { findDecisions } from "../../db/decisions.ts";
import type { StoredTopic } from "../../db/topics.ts";
import type { TellingPart } from "../../model/telling.ts";
import type { TopicDetail } from "../topics/find-topic-choices.ts";
import { tellDecision } from "./tell-decision.ts";

/** A choice about a topic that holds now, in words, with what undoes it. */
export type MadeChoice = { readonly decision: number; readonly sentence: readonly TellingPart[] };

/** What people chose about this topic and still holds, latest first. */
export async function loadTopicChoices({ id }: Pick<StoredTopic, "id">): Promise<MadeChoice[]> {
  const decisions = await findDecisions(database(), "topic");
  return decisions
    .filter(({ detail }) => {
      const { topic, other, made } = detail as TopicDetail;
      return topic === id || other === id || made === id;
    })
    .toReversed()
    .map((decision) => ({ decision: decision.id, sentence: tellDecision(decision, []) }));
}
