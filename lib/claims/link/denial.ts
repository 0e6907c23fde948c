import type { Evidence, StoredClaim } from "../../model/claim.ts";
import { denies, isAgainst } from "../../model/denial.ts";
import {
  diceOf,
  holdsWhole,
  overlapOf,
  SAME_CLAIM,
  SAME_STATEMENT,
  sameName,
  type ToldClaim,
} from "./words-in-common.ts";

/** Words by which a claim tells of a denial. */
const DENYING = new Set("deny denial reject rejection dismiss refute dispute false untrue baseless".split(" "));

/** Words that turn a statement round; "cannot help but" turns none. */
const NEGATIONS = /\b(?:not|never|no|none|nobody|nothing|neither|without|\w+n['’]t|cannot)\b(?! help)/gi;

/** One side denies what the other asserts, or turns one statement round; null where neither can be shown. */
export function assertedDenied(a: ToldClaim, b: ToldClaim): Evidence | null {
  const [deniesA, deniesB] = [denies(a), denies(b)];
  const [negatedA, negatedB] = [isAgainst(a), isAgainst(b)];
  if (negatedA === negatedB) return null;
  const [denier, other] = negatedA ? [a, b] : [b, a];
  // Who denies something does not assert it elsewhere, and two reports of one denial are none of each other.
  if ((denier.speaker && other.speaker && sameName(denier.speaker, other.speaker)) || speaksOfDenying(other))
    return null;
  // One quotation cut shorter by one outlet says the same, though a word of denial stands in what the other left out.
  if (!deniesA && !deniesB && holdsWhole(a, b)) return null;
  // Without a denying cue the two must be one statement, turned round in one of them by a word that the other lacks.
  const opposed = (negatedA ? deniesA : deniesB)
    ? overlapOf(a.lemmas, b.lemmas) >= SAME_CLAIM
    : diceOf(a.lemmas, b.lemmas) >= SAME_STATEMENT && negationsIn(a) !== negationsIn(b);
  if (!opposed) return null;
  const who = denier.speaker ? `${denier.speaker} denies` : "One side denies";
  return {
    relation: "asserted-denied",
    a: [a.cue ?? a.span],
    b: [b.cue ?? b.span],
    note: `${who} what the other reports.`,
  };
}

/** How many words turn a claim round; one where its words are not at hand and it was read as negated. */
function negationsIn({ quote, negated }: ToldClaim): number {
  return quote === undefined ? Number(negated) : (quote.match(NEGATIONS)?.length ?? 0);
}

/** Whether a claim tells in its own words that something was denied. */
function speaksOfDenying({ lemmas }: StoredClaim): boolean {
  return lemmas.some((lemma) => DENYING.has(lemma));
}

/** Inside one article a denial follows what it denies, often as "such plans": its cue says it, not the words in common. */
export function deniedInPlace(a: ToldClaim, b: ToldClaim): Evidence | null {
  // Who accuses or blames is read as speaking against something too, and denies nothing of what stands before.
  const denier = denies(a) ? a : b;
  if (!denies(denier) || !denier.cue) return null;
  return {
    relation: "asserted-denied",
    a: [a.cue ?? a.span],
    b: [b.cue ?? b.span],
    note: `${denier.speaker ?? "One source"} denies what the text reports just before.`,
  };
}
