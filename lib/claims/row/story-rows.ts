import type { ClaimLink } from "../../model/claim.ts";
import type { Strength } from "../../model/story.ts";
import type { LinkableClaim } from "../link/link-features.ts";
import { linkNewClaims } from "../link/match-claims.ts";
import { lemmaCounts, mattersOf } from "../topic/matters.ts";

/** A link inside a story. */
export type StoryLink = ClaimLink & { readonly strength: Strength; readonly by: string };
/** A row of a story, by the numbers of its claims. */
export type RowOfClaims = {
  readonly name: string;
  readonly strength: Strength;
  readonly by: string;
  readonly reason: string;
  readonly claims: readonly number[];
};
type Decisions = {
  readonly confirmed: readonly (readonly [number, number])[];
  readonly rejected: readonly (readonly [number, number])[];
};

/** From this average score of its links on a row stands open. */
const SURE = 0.6;

/** The links among the claims of one story, and the rows that they make, those with most outlets and sure ones first. */
export function storyRows(
  claims: readonly LinkableClaim[],
  decisions: Decisions,
): { rows: RowOfClaims[]; links: StoryLink[] } {
  const counts = lemmaCounts(claims);
  const found = linkNewClaims(claims, [], {
    decisions,
    documentFrequency: (lemma) => counts.get(lemma) ?? 0,
    corpusSize: claims.length,
  });
  const confirmed = new Set(decisions.confirmed.map(([a, b]) => `${a} ${b}`));
  const links = found.map(
    (link): StoryLink => ({
      ...link,
      strength: link.score >= SURE ? "sure" : "perhaps",
      by: confirmed.has(`${link.a} ${link.b}`) ? "person" : "words",
    }),
  );
  const rows = mattersOf(claims, links, decisions.rejected).map(({ name, claims: ids }): RowOfClaims => {
    const own = links.filter(({ a, b }) => ids.includes(a) && ids.includes(b));
    const sure = own.filter(({ strength }) => strength === "sure").length * 2 >= own.length;
    return {
      name,
      strength: sure ? "sure" : "perhaps",
      by: own.some(({ by }) => by === "person") ? "person" : "words",
      reason: own[0]?.evidence.at(-1)?.note ?? "",
      claims: ids,
    };
  });
  return { rows: rows.toSorted((x, y) => Number(x.strength === "perhaps") - Number(y.strength === "perhaps")), links };
}
