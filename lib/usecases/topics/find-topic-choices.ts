import type { Database } from "../../db/client.ts";
import { findNewestDecisions } from "../../db/decisions.ts";
import type { CitedClaim } from "../../model/claim.ts";
import { type ClaimPlace, claimFinder } from "../../model/claim-place.ts";
import { MOST_HOLDING } from "../../model/decision/stored.ts";
import type { TopicChoice } from "../../model/topic-choice.ts";

/**
 * People's choices about topics that hold now, in the order in which they were made, and for each topic that they name the claims it
 * held: a topic that was gone while its articles were removed gets its number back by them.
 */
export async function findTopicChoices(
  db: Database,
  claims: readonly CitedClaim[],
): Promise<{ choices: TopicChoice[]; anchors: { id: number; claims: number[] }[] }> {
  const find = claimFinder(claims);
  const idsAt = (places: readonly ClaimPlace[] = []) => [...new Set(places.flatMap((place) => find(place)?.id ?? []))];
  const anchors: { id: number; claims: number[] }[] = [];
  // All of them: a choice may be about any topic, and topics are made anew as a whole.
  const decisions = (await findNewestDecisions(db, "topic", MOST_HOLDING.topic)).toReversed();
  const choices = decisions.flatMap(({ verdict, detail }): TopicChoice[] => {
    const { topic, other, made, name = "", words = name, places, otherPlaces, rows } = detail;
    if (topic !== undefined && places) anchors.push({ id: topic, claims: idsAt(places) });
    if (other !== undefined && otherPlaces) anchors.push({ id: other, claims: idsAt(otherPlaces) });
    if (verdict === "row-renamed") return [{ verdict, name, claims: idsAt(rows) }];
    if (topic === undefined) return [];
    switch (verdict) {
      case "own-words":
        return [{ verdict, topic, words }];
      case "renamed":
        return [{ verdict, topic, name }];
      case "hidden":
      case "shown":
        return [{ verdict, topic }];
      case "merged":
        return other === undefined ? [] : [{ verdict, topic, other }];
      case "split":
        return made === undefined ? [] : [{ verdict, topic, made, name, claims: idsAt(rows) }];
      default:
        return [];
    }
  });
  return { choices, anchors };
}
