import type { LinkRelation } from "../../model/claim.ts";

/**
 * How much a row in which outlets differ in this way lifts its topic. Figures and denials are what a reader comes for; that one hedges is a
 * shade; "told differently" is said of nearly every row. Only the order matters.
 */
const WEIGHTS: Readonly<Record<LinkRelation, number>> = {
  "figures-differ": 4,
  "asserted-denied": 4,
  "different-speakers": 2,
  "certain-hedged": 1.5,
  "dates-differ": 1,
  "told-differently": 0.5,
  "same-statement": 0.25,
};

/**
 * A topic's place in the list: by how much really differs in its rows, then by how many groups write about it. Topics of one group alone
 * come after all others, whatever is disputed inside them.
 */
export function topicRank(differences: Partial<Record<LinkRelation, number>>, groups: number): number {
  const differing = Object.entries(WEIGHTS).reduce(
    (sum, [relation, weight]) => sum + weight * (differences[relation as LinkRelation] ?? 0),
    0,
  );
  return groups < 2 ? differing / (differing + 1) : 1 + differing + groups / 10;
}
