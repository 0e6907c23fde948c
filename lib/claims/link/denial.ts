import type { Evidence, StoredClaim } from "../../model/claim.ts";
import { denies, isAgainst } from "../../model/denial.ts";
import { tokensOf } from "../../text/tokens.ts";
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

/** What both must share beside the verb that one of them turns round, in lemmas and as a share of the shorter claim's: "did not leave" is said of many. */
const [BESIDE_VERB, SHARED] = [2, 0.4];
/** "Did not represent", "never knowingly broke": the word that is turned round. Who did not respond denies nothing. */
const TURNED_VERB =
  /\b(?:not|never|cannot|\w+n['’]t)\s+(?!yet\b|only\b|just\b|even\b|necessarily\b|been\b|be\b|respond|repl(?:y|ied)|comment|answer)(?:\w+ly\s+|ever\s+|in fact\s+)?(?<verb>\p{Ll}{4,})/giu;
/** Words behind the verb that is turned round, and on either side of the same verb in the other claim. */
const REACH = 7;
/** What is supposed or asked is not said. */
const SUPPOSED = /\b(?:if|whether|unless|until|would|could|should|may|might|when|why|how)\b[^.;]{0,40}$/i;

/** One side denies what the other asserts, or turns one statement round; null where neither can be shown. */
export function assertedDenied(a: ToldClaim, b: ToldClaim): Evidence | null {
  const [deniesA, deniesB] = [denies(a), denies(b)];
  const [negatedA, negatedB] = [isAgainst(a), isAgainst(b)];
  if (negatedA === negatedB) return null;
  const [denier, other] = negatedA ? [a, b] : [b, a];
  // Who denies something does not assert it elsewhere, and two reports of one denial are none of each other.
  if ((denier.speaker && other.speaker && sameName(denier.speaker, other.speaker)) || speaksOfDenying(other, denier))
    return null;
  // "If the allegations are true" asserts none of them.
  if (/\bif\b/i.test(other.quote ?? "")) return null;
  // One quotation cut shorter by one outlet says the same, though a word of denial stands in what the other left out.
  if (!deniesA && !deniesB && holdsWhole(a, b)) return null;
  // Without a denying cue the two must be one statement, turned round in one of them by a word that the other lacks.
  const opposed = (negatedA ? deniesA : deniesB)
    ? overlapOf(a.lemmas, b.lemmas) >= SAME_CLAIM
    : diceOf(a.lemmas, b.lemmas) >= SAME_STATEMENT && negationsIn(a) !== negationsIn(b);
  if (!opposed && !turnsVerbRound(a, b) && !turnsVerbRound(b, a)) return null;
  return {
    relation: "asserted-denied",
    a: [a.cue ?? a.span],
    b: [b.cue ?? b.span],
    note: denier.speaker
      ? `What one side reports is denied by ${insideSentence(denier.speaker)}.`
      : "One side denies what the other reports.",
  };
}

/**
 * Whether one claim says with "not" or "never" before it a verb that the other says without (de Marneffe, Rafferty and Manning 2008: negation of one
 * event), near a word that both have, and both speak of the same things: "letters that did not represent all bishops", "the letters represent the bishops".
 */
function turnsVerbRound(against: ToldClaim, other: ToldClaim): boolean {
  const { quote = "" } = against;
  if (!against.negated || negationsIn(other) > 0 || overlapOf(against.lemmas, other.lemmas) < SHARED) return false;
  const shared = new Set(against.lemmas.filter((lemma) => other.lemmas.includes(lemma)));
  const isShared = (word: string) => word.length > 2 && [...shared].some((lemma) => word.startsWith(lemma));
  const theirs = tokensOf(other.quote ?? "").map(({ norm }) => norm);
  return [...quote.matchAll(TURNED_VERB)].some(({ 0: turned, groups, index }) => {
    if (SUPPOSED.test(quote.slice(0, index))) return false;
    const stem = stemOf(groups?.verb ?? "");
    const behind = tokensOf(quote.slice(index + turned.length))
      .slice(0, REACH)
      .map(({ norm }) => norm)
      .filter(isShared);
    const said = theirs.findIndex((word) => stemOf(word) === stem);
    const around = theirs.slice(Math.max(0, said - REACH), said + REACH + 1);
    if (around.some((word) => /^(?:whether|unless|would|could|might|idea|notion|myth)$/.test(word))) return false;
    const beside = [...shared].filter((lemma) => stemOf(lemma) !== stem).length;
    return said >= 0 && beside >= BESIDE_VERB && behind.some((word) => around.includes(word));
  });
}

/** A speaker as it stands inside a sentence: "Some reports" begin one where they are printed. */
function insideSentence(speaker: string): string {
  return /^(?:A|An|The|Some|Many|Several|Two|Three|Other|His|Her|Its|Their)\s/.test(speaker)
    ? speaker.charAt(0).toLowerCase() + speaker.slice(1)
    : speaker;
}

/** A verb without its ending. */
function stemOf(verb: string): string {
  return verb.toLowerCase().replace(/(?:e|es|ed|s|ing)$/, "");
}

/** How many words turn a claim round; one where its words are not at hand and it was read as negated. */
function negationsIn({ quote, negated }: ToldClaim): number {
  return quote === undefined ? Number(negated) : (quote.match(NEGATIONS)?.length ?? 0);
}

/** Whether a claim tells in its own words that something was denied; "false information" in both is what they speak of. */
function speaksOfDenying({ lemmas }: StoredClaim, denier: StoredClaim): boolean {
  return lemmas.some((lemma) => DENYING.has(lemma) && !denier.lemmas.includes(lemma));
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
    note: `What the text reports just before is denied by ${insideSentence(denier.speaker ?? "one source")}.`,
  };
}
