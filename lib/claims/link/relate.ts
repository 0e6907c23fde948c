import type { Evidence } from "../../model/claim.ts";
import type { Span } from "../../model/span.ts";
import { tokensOf } from "../../text/tokens.ts";
import { certainHedged } from "./certain-hedged.ts";
import { measuresDiffer } from "./compound-measures.ts";
import { datesDiffer, weekdaysDiffer } from "./dates-differ.ts";
import { assertedDenied, deniedInPlace } from "./denial.ts";
import { figuresDiffer } from "./figures-differ.ts";
import { areTwoSpeakers, speakerNameWords } from "./speakers-apart.ts";
import { holdsWhole, overlapOf, SAME_CLAIM, SAME_STATEMENT, type ToldClaim } from "./words-in-common.ts";

/** A denial, a reservation, another figure or date means something only where this share of the lemmas is common. */
const SAME_CONTENT = 0.3;
/** Who says a point is told apart only where both say it: of rows of one point, claims of fewer common lemmas answer or report each other (2 of 14 such chips were right). */
const SAME_SAID = 0.6;
/**
 * How two linked claims differ, most specific first, each with the words it rests on; never empty.
 * A chip is left out where its words cannot be shown. The notes say what stands there, never who is right.
 */
export function evidenceOf(a: ToldClaim, b: ToldClaim): Evidence[] {
  const overlap = overlapOf(a.lemmas, b.lemmas);
  const found = [
    ...(overlap >= SAME_CONTENT
      ? [figuresDiffer(a, b, overlap) ?? measuresDiffer(a, b), assertedDenied(a, b)]
      : a.articleId === b.articleId
        ? [deniedInPlace(a, b)]
        : [measuresDiffer(a, b)]),
    ...(overlap >= SAME_SAID ? [differentSpeakers(a, b)] : []),
    ...(overlap >= SAME_CLAIM ? [certainHedged(a, b)] : []),
    (overlap >= SAME_CLAIM ? datesDiffer(a, b) : null) ?? weekdaysDiffer(a, b),
  ].filter((each) => each !== null);
  const alike =
    overlap >= SAME_STATEMENT &&
    (a.negated === b.negated || holdsWhole(a, b)) &&
    !found.some((each) => each.relation === "figures-differ" || each.relation === "asserted-denied");
  return [...found, alike ? sameStatement(a, b) : toldDifferently(a, b)];
}

function differentSpeakers(a: ToldClaim, b: ToldClaim): Evidence | null {
  if (!a.speaker || !b.speaker || !a.speakerSpan || !b.speakerSpan || !areTwoSpeakers(a.speaker, b.speaker))
    return null;
  if (!isPrinted(a, a.speakerSpan) || !isPrinted(b, b.speakerSpan)) return null;
  if (isNamedIn(a, b.speaker) || isNamedIn(b, a.speaker)) return null;
  return {
    relation: "different-speakers",
    a: [a.speakerSpan],
    b: [b.speakerSpan],
    note: `Said by ${a.speaker} and by ${b.speaker}.`,
  };
}

/** "He", "she", "his": of one reading of a pronoun in seven somebody else is meant, and of two outlets' one statement that is what would show. */
const PRONOUN = /^(?:he|she|they|it|his|her|their|its|him|them|who|whom|i|we)\b(?!\.)/i;

/** Whether the speaker stands with a name or a description in the claim's own sentence; who it is was not taken from another. */
function isPrinted({ sentence, sentenceText }: ToldClaim, { start, end }: Span): boolean {
  if (sentenceText === undefined) return true;
  return (
    sentence.start <= start &&
    end <= sentence.end &&
    !PRONOUN.test(sentenceText.slice(start - sentence.start, end - sentence.start).trim())
  );
}

/**
 * Whether a claim's sentence names this speaker too: it then tells what one said of the other, or for whom ("Dora Finch, a lawyer for Mr. Reed"),
 * and who says the point is not told apart by it.
 */
function isNamedIn({ sentenceText = "" }: ToldClaim, speaker: string): boolean {
  const printed = new Set(tokensOf(sentenceText).map(({ norm }) => norm.replace(/'s$/, "")));
  const words = speakerNameWords(speaker);
  return words.length > 0 && printed.has(words.at(-1) ?? "");
}

function sameStatement(a: ToldClaim, b: ToldClaim): Evidence {
  const common = new Set(a.lemmas.filter((lemma) => b.lemmas.includes(lemma)));
  return {
    relation: "same-statement",
    ...wordsOnBothSides(a, b, common),
    note: `${common.size} words in common: ${[...common].slice(0, 6).join(", ")}.`,
  };
}

function toldDifferently(a: ToldClaim, b: ToldClaim): Evidence {
  const common = new Set(a.lemmas.filter((lemma) => b.lemmas.includes(lemma)));
  const only = (claim: ToldClaim) =>
    [...new Set(claim.lemmas)]
      .filter((lemma) => !common.has(lemma))
      .slice(0, 4)
      .join(", ") || "nothing";
  const note = `In common: ${[...common].slice(0, 4).join(", ") || "no word"}. Only in the first: ${only(a)}. Only in the second: ${only(b)}.`;
  return { relation: "told-differently", ...wordsOnBothSides(a, b, common), note };
}

function wordsOnBothSides(a: ToldClaim, b: ToldClaim, lemmas: ReadonlySet<string>): { a: Span[]; b: Span[] } {
  return { a: wordsOf(a, lemmas), b: wordsOf(b, lemmas) };
}

/** Where the lemmas stand in the claim; the whole claim where its words are not at hand or stand in other forms. */
function wordsOf(claim: ToldClaim, lemmas: ReadonlySet<string>): Span[] {
  const found = tokensOf(claim.quote ?? "")
    .filter(({ norm }) =>
      [...lemmas].some(
        (lemma) =>
          norm === lemma ||
          (lemma.length >= 4 && norm.startsWith(lemma.slice(0, -1)) && norm.length <= lemma.length + 3),
      ),
    )
    .map(({ start, end }) => ({ start: start + claim.span.start, end: end + claim.span.start }));
  return found.length > 0 ? found : [claim.span];
}
