import type { StoredClaim } from "./claim.ts";

/** What of a claim tells whether it denies; the words of its sentence where they are at hand. */
type DenyingClaim = Pick<StoredClaim, "verbClass" | "cue" | "sentence" | "negated"> & {
  readonly sentenceText?: string;
};

/** Verbs of the class "deny" that deny; the others of it accuse, blame or attack, and what they are against is no claim of the other side. */
const DENYING_CUE = /\b(?:den(?:y|ies|ied|ying)|refut|rebut|disput|contradict|disavow|dismiss|reject|no truth)/i;
/** Who "does not deny" a thing, or cannot, denies nothing. */
const NOT_DENYING =
  /\b(?:not|never|neither|cannot|nor|\w+n['’]t)\s+(?:\w+ly\s+)?(?:deny|denied|den(?:ies|ying)|refut\w*|rebut\w*|disput\w*|contradict\w*|dismiss\w*|reject\w*)$/i;
/** Whether a claim is given as somebody's denial, by the words of its cue where they are at hand. */
export function denies({ verbClass, cue, sentence, sentenceText }: DenyingClaim): boolean {
  if (verbClass !== "deny") return false;
  if (!cue || sentenceText === undefined) return true;
  const [from, to] = [cue.start - sentence.start, cue.end - sentence.start];
  return DENYING_CUE.test(sentenceText.slice(from, to)) && !NOT_DENYING.test(sentenceText.slice(0, to));
}

/** Whether a claim stands against what it speaks of: it is given as a denial, or turned round by its own words, and not both. */
export function isAgainst(claim: DenyingClaim): boolean {
  return denies(claim) !== claim.negated;
}
