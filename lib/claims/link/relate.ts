import type { Evidence, Quantity, StoredClaim } from "../../model/claim.ts";
import type { Span } from "../../model/span.ts";
import { tokensOf } from "../../text/tokens.ts";

/** Share of lemmas in common (of the smaller claim) from which two claims are the same statement. Lower calls a rewording the same. */
export const SAME_STATEMENT = 0.75;
/** A denial, a reservation, another figure or date means something only where this share of the lemmas is common. */
const SAME_CONTENT = 0.3;
/** Two figures for one noun are of one thing only where the claims have so much more in common: a flight has several durations. */
const SAME_COUNT = 0.4;
/** "One side is put with reservations" tells of the other only where the two say nearly the same. */
const SAME_CLAIM = 0.5;

/** Words by which a claim tells of a denial. */
const DENYING = new Set("deny denial reject rejection dismiss refute dispute false untrue baseless".split(" "));

/** Verbs of the class "deny" that deny; the others of it accuse, blame or attack, and what they are against is no claim of the other side. */
const DENYING_CUE = /\b(?:den(?:y|ies|ied|ying)|refut|rebut|disput|contradict|disavow|dismiss|reject|no truth)/i;
/** Words that turn a statement round; "cannot help but" turns none. */
const NEGATIONS = /\b(?:not|never|no|none|nobody|nothing|neither|without|\w+n['’]t|cannot)\b(?! help)/gi;

type Worded = StoredClaim & { readonly quote?: string; readonly sentenceText?: string };

/**
 * How two linked claims differ, most specific first, each with the words it rests on; never empty.
 * A chip is left out where its words cannot be shown. The notes say what stands there, never who is right.
 */
export function evidenceOf(a: Worded, b: Worded): Evidence[] {
  const overlap = overlapOf(a.lemmas, b.lemmas);
  const found = [
    ...(overlap >= SAME_CONTENT
      ? [overlap >= SAME_COUNT ? figuresDiffer(a, b) : null, assertedDenied(a, b)]
      : a.articleId === b.articleId
        ? [deniedInPlace(a, b)]
        : []),
    differentSpeakers(a, b),
    ...(overlap >= SAME_CLAIM ? [certainHedged(a, b)] : []),
    ...(overlap >= SAME_CLAIM ? [datesDiffer(a, b)] : []),
  ].filter((each) => each !== null);
  const alike =
    overlap >= SAME_STATEMENT &&
    a.negated === b.negated &&
    !found.some((each) => each.relation === "figures-differ" || each.relation === "asserted-denied");
  return [...found, alike ? sameStatement(a, b) : toldDifferently(a, b)];
}

/** Two numbers for the same counted noun (or two sums of money, two shares of one thing) that do not overlap. */
function figuresDiffer(a: StoredClaim, b: StoredClaim): Evidence | null {
  for (const x of a.quantities) {
    const rivals = b.quantities.filter((y) => countsTheSame(x, y));
    if (rivals.length === 0 || rivals.some((y) => overlaps(x, y))) continue;
    // "21 of the 200" gives the number too, though the other one stands beside the noun.
    if (b.quantities.some((y) => y.min === x.min && y.max === x.max)) continue;
    if (a.quantities.some((z) => rivals.some((y) => y.min === z.min && y.max === z.max))) continue;
    const [y] = rivals;
    if (y)
      return {
        relation: "figures-differ",
        a: [spanOf(x)],
        b: [spanOf(y)],
        note: `Two figures for “${x.noun}”: ${shown(x)} and ${shown(y)}.`,
      };
  }
  return null;
}

function assertedDenied(a: Worded, b: Worded): Evidence | null {
  const [deniesA, deniesB] = [denies(a), denies(b)];
  const [negatedA, negatedB] = [deniesA !== a.negated, deniesB !== b.negated];
  if (negatedA === negatedB) return null;
  const [denier, other] = negatedA ? [a, b] : [b, a];
  // Who denies something does not assert it elsewhere, and two reports of one denial are none of each other.
  if ((denier.speaker && other.speaker && sameName(denier.speaker, other.speaker)) || speaksOfDenying(other))
    return null;
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

/** Whether a claim is given as somebody's denial, by the words of its cue where they are at hand. */
function denies({ verbClass, cue, sentence, sentenceText }: Worded): boolean {
  if (verbClass !== "deny") return false;
  if (!cue || sentenceText === undefined) return true;
  return DENYING_CUE.test(sentenceText.slice(cue.start - sentence.start, cue.end - sentence.start));
}

/** How many words turn a claim round; one where its words are not at hand and it was read as negated. */
function negationsIn({ quote, negated }: Worded): number {
  return quote === undefined ? Number(negated) : (quote.match(NEGATIONS)?.length ?? 0);
}

/** Whether a claim tells in its own words that something was denied. */
function speaksOfDenying({ lemmas }: StoredClaim): boolean {
  return lemmas.some((lemma) => DENYING.has(lemma));
}

/** Inside one article a denial follows what it denies, often as "such plans": its cue says it, not the words in common. */
function deniedInPlace(a: StoredClaim, b: StoredClaim): Evidence | null {
  const denier = a.verbClass === "deny" ? a : b;
  if (denier.verbClass !== "deny" || !denier.cue) return null;
  return {
    relation: "asserted-denied",
    a: [a.cue ?? a.span],
    b: [b.cue ?? b.span],
    note: `${denier.speaker ?? "One source"} denies what the text reports just before.`,
  };
}

function differentSpeakers(a: StoredClaim, b: StoredClaim): Evidence | null {
  if (!a.speaker || !b.speaker || !a.speakerSpan || !b.speakerSpan || sameName(a.speaker, b.speaker)) return null;
  return {
    relation: "different-speakers",
    a: [a.speakerSpan],
    b: [b.speakerSpan],
    note: `Said by ${a.speaker} and by ${b.speaker}.`,
  };
}

function certainHedged(a: StoredClaim, b: StoredClaim): Evidence | null {
  if (a.hedges.length > 0 === b.hedges.length > 0) return null;
  return {
    relation: "certain-hedged",
    a: a.hedges.length > 0 ? a.hedges : [a.span],
    b: b.hedges.length > 0 ? b.hedges : [b.span],
    note: "One side is put with reservations, the other without.",
  };
}

/**
 * Two days or months for one happening. Where a claim names several, nobody can tell which is meant; and a weekday is counted from the day of
 * the report, so that two reports of one Monday would differ.
 */
function datesDiffer(a: Worded, b: Worded): Evidence | null {
  const [x, ...moreX] = a.dates.filter((date) => date.value !== null);
  const [y, ...moreY] = b.dates.filter((date) => date.value !== null);
  if (!x?.value || !y?.value || moreX.length > 0 || moreY.length > 0) return null;
  if (x.value.startsWith(y.value) || y.value.startsWith(x.value) || !isWritten(a, x) || !isWritten(b, y)) return null;
  return {
    relation: "dates-differ",
    a: [spanOf(x)],
    b: [spanOf(y)],
    note: `Dated ${x.value} and ${y.value}: this may have changed over time.`,
  };
}

/** Whether a date stands there with a figure, not only as a weekday or "yesterday". */
function isWritten(claim: Worded, { start, end }: Span): boolean {
  return claim.quote === undefined || /\d/.test(claim.quote.slice(start - claim.span.start, end - claim.span.start));
}

function sameStatement(a: Worded, b: Worded): Evidence {
  const common = new Set(a.lemmas.filter((lemma) => b.lemmas.includes(lemma)));
  return {
    relation: "same-statement",
    ...wordsOnBothSides(a, b, common),
    note: `${common.size} words in common: ${[...common].slice(0, 6).join(", ")}.`,
  };
}

function toldDifferently(a: Worded, b: Worded): Evidence {
  const common = new Set(a.lemmas.filter((lemma) => b.lemmas.includes(lemma)));
  const only = (claim: StoredClaim) =>
    [...new Set(claim.lemmas)]
      .filter((lemma) => !common.has(lemma))
      .slice(0, 4)
      .join(", ") || "nothing";
  const note = `In common: ${[...common].slice(0, 4).join(", ") || "no word"}. Only in the first: ${only(a)}. Only in the second: ${only(b)}.`;
  return { relation: "told-differently", ...wordsOnBothSides(a, b, common), note };
}

function wordsOnBothSides(a: Worded, b: Worded, lemmas: ReadonlySet<string>): { a: Span[]; b: Span[] } {
  return { a: wordsOf(a, lemmas), b: wordsOf(b, lemmas) };
}

/** Where the lemmas stand in the claim; the whole claim where its words are not at hand or stand in other forms. */
function wordsOf(claim: Worded, lemmas: ReadonlySet<string>): Span[] {
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

function countsTheSame(x: Quantity, y: Quantity): boolean {
  return x.noun !== null && x.noun === y.noun && x.unit === y.unit;
}

/** Whether two ranges have a number in common; an open end reaches to infinity. */
function overlaps(x: Quantity, y: Quantity): boolean {
  return (x.min ?? -Infinity) <= (y.max ?? Infinity) && (y.min ?? -Infinity) <= (x.max ?? Infinity);
}

function shown({ min, max, unit }: Quantity): string {
  const number = (value: number) => value.toLocaleString("en");
  const range =
    min === max && min !== null
      ? number(min)
      : [min === null ? "" : `at least ${number(min)}`, max === null ? "" : `at most ${number(max)}`]
          .filter(Boolean)
          .join(" and ");
  return unit ? `${range} ${unit}` : range;
}

/** "Putin" and "Vladimir Putin" are one speaker. */
function sameName(a: string, b: string): boolean {
  const [one, other] = [new Set(tokensOf(a).map((word) => word.norm)), new Set(tokensOf(b).map((word) => word.norm))];
  return [...one].some((word) => other.has(word) && word.length > 2);
}

/** The lemmas in common as a share of the smaller claim's. */
function overlapOf(a: readonly string[], b: readonly string[]): number {
  const { both, one, other } = inCommon(a, b);
  return both / Math.max(1, Math.min(one, other));
}

/** The lemmas in common as a share of both claims' (Dice 1945). */
function diceOf(a: readonly string[], b: readonly string[]): number {
  const { both, one, other } = inCommon(a, b);
  return (2 * both) / Math.max(1, one + other);
}

/** How many different lemmas two claims have, and how many of them in common. */
function inCommon(a: readonly string[], b: readonly string[]): { both: number; one: number; other: number } {
  const [own, theirs] = [new Set(a), new Set(b)];
  return { both: [...own].filter((lemma) => theirs.has(lemma)).length, one: own.size, other: theirs.size };
}

const spanOf = ({ start, end }: Span): Span => ({ start, end });
