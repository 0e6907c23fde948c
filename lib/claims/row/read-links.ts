import type { ClaimLink, LinkRelation } from "../../model/claim.ts";
import type { Strength } from "../../model/story.ts";
import type { LinkableClaim } from "../link/link-features.ts";
import { readEvidence } from "./read-evidence.ts";
import type { ReadRow } from "./read-rows.ts";
import { closestClaim, type RowSentence } from "./row-sentence.ts";

/** A link inside a story; `by` is words, person or model:NAME. */
export type StoryLink = ClaimLink & { readonly strength: Strength; readonly by: string };

/** The score of two sentences that a model put on one point: above what words find sure, below what a person says. */
const READ_SCORE = 0.9;

/** A link for each two sentences of different groups that a model put on one point. `chosen` gives the claims of a pair that a person confirmed. */
export function linksOfRead(
  rows: readonly ReadRow[],
  sentences: readonly RowSentence[],
  chosen: (a: number, b: number) => readonly [number, number] | undefined,
  by: string,
): StoryLink[] {
  return rows.flatMap(({ sentences: own, differ }) =>
    own
      .flatMap((a) =>
        own.filter((b) => a < b && sentences[a]?.groupId !== sentences[b]?.groupId).map((b) => [a, b] as const),
      )
      .flatMap(([a, b]): StoryLink[] => {
        const [one, other] = [sentences[a], sentences[b]];
        if (!one || !other) return [];
        const decided = chosen(a, b);
        const [x, y] = decided ? [claimIn(one, decided), claimIn(other, decided)] : tellingPair(one, other, differ);
        if (!x || !y) return [];
        const [first, second] = x.id < y.id ? [x, y] : [y, x];
        return [
          {
            a: first.id,
            b: second.id,
            score: decided ? 1 : READ_SCORE,
            evidence: readEvidence(first, second, differ),
            strength: "sure",
            by: decided ? "person" : by,
          },
        ];
      }),
  );
}

const claimIn = ({ claims }: RowSentence, ids: readonly number[]) =>
  claims.find(({ id }) => ids.includes(id)) ?? claims[0];

/** The claims of two sentences that show the difference that a model saw; else those that have most in common. */
function tellingPair(one: RowSentence, other: RowSentence, differ: ReadRow["differ"]): LinkableClaim[] {
  const usual = [closestClaim(one, [other]), closestClaim(other, [one])];
  const shows = (x?: LinkableClaim, y?: LinkableClaim) => x && y && isChecked(readEvidence(x, y, differ)[0]?.relation);
  if (shows(usual[0], usual[1])) return usual;
  for (const x of one.claims) for (const y of other.claims) if (shows(x, y)) return [x, y];
  return usual;
}

/** Whether a relation is one that a model says and a rule has seen. */
export function isChecked(relation: LinkRelation | undefined): boolean {
  return relation === "figures-differ" || relation === "asserted-denied" || relation === "dates-differ";
}

/** One link for two claims, one that shows a difference before one that does not: a sentence may stand in several points. */
export function distinctLinks(links: readonly StoryLink[]): StoryLink[] {
  const found = new Map<string, StoryLink>();
  for (const link of links) {
    const before = found.get(`${link.a} ${link.b}`);
    if (!before || (!isChecked(before.evidence[0]?.relation) && isChecked(link.evidence[0]?.relation)))
      found.set(`${link.a} ${link.b}`, link);
  }
  return [...found.values()];
}
