import { findClaims } from "../../db/claims.ts";
import { database } from "../../db/client.ts";
import { findStoryRows } from "../../db/story-rows.ts";
import type { CitedClaim } from "../../model/claim.ts";
import { searchedWords } from "../columns/claim-cells.ts";
import type { FramingColumn, ReadSentence } from "./framing-columns.ts";

/** Points of a story compared, those that stand first on its page. */
const MOST_POINTS = 60;

/** A point of a story in columns of its outlets: the sentences of each that stand in it, in order, and what a silent one was searched for. */
export type FramingPoint = {
  readonly id: number;
  readonly name: string;
  readonly searched: readonly string[];
  /** A list for each column. */
  readonly sentences: readonly (readonly ReadSentence[])[];
};

/**
 * What the outlets of one story tell, point by point: inside an event its own points say what comes first and what is left out; topics across
 * stories would count an everyday word of another event here.
 */
export async function pointsOf(story: number, columns: readonly FramingColumn[]): Promise<FramingPoint[]> {
  const rows = await findStoryRows(database(), story, MOST_POINTS);
  const sure = rows.filter(({ strength }) => strength === "sure");
  const ids = [...new Set(sure.flatMap(({ claims }) => claims))];
  const claims = new Map(
    (ids.length > 0 ? await findClaims(database(), { ids }) : []).map((claim) => [claim.id, claim]),
  );
  return sure.map(({ matter, name, claims: own }) => {
    const told = own.flatMap((id) => claims.get(id) ?? []);
    return {
      id: matter,
      name,
      searched: searchedWords(told),
      sentences: columns.map((column) => sentencesOfPoint(told, column)),
    };
  });
}

/** The sentences of the column in which one of the claims stands. */
export function sentencesOfPoint(claims: readonly CitedClaim[], { sentences }: FramingColumn): ReadSentence[] {
  const places = new Set(claims.map(({ articleId, sentence }) => `${articleId} ${sentence.start}`));
  return sentences.filter(({ articleId, start }) => places.has(`${articleId} ${start}`));
}
