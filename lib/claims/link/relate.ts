import type { Evidence, Quantity, StoredClaim } from "../../model/claim.ts";
import type { Span } from "../../model/span.ts";
import { tokensOf } from "../../text/tokens.ts";

/** Share of lemmas in common (of the smaller claim) from which two claims are the same statement. Lower calls a rewording the same. */
export const SAME_STATEMENT = 0.75;
/** A denial, a reservation, another figure or date means something only where this share of the lemmas is common. */
const SAME_CONTENT = 0.3;
/** "One side is put with reservations" tells of the other only where the two say nearly the same. */
const SAME_CLAIM = 0.5;

type Worded = StoredClaim & { readonly quote?: string };

/**
 * How two linked claims differ, most specific first, each with the words it rests on; never empty.
 * A chip is left out where its words cannot be shown. The notes say what stands there, never who is right.
 */
export function evidenceOf(a: Worded, b: Worded): Evidence[] {
  const overlap = overlapOf(a.lemmas, b.lemmas);
  const found = [
    ...(overlap >= SAME_CONTENT
      ? [figuresDiffer(a, b), assertedDenied(a, b)]
      : a.articleId === b.articleId
        ? [deniedInPlace(a, b)]
        : []),
    differentSpeakers(a, b),
    ...(overlap >= SAME_CLAIM ? [certainHedged(a, b)] : []),
    ...(overlap >= SAME_CONTENT ? [datesDiffer(a, b)] : []),
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

function assertedDenied(a: StoredClaim, b: StoredClaim): Evidence | null {
  const deniedA = (a.verbClass === "deny") !== a.negated;
  const deniedB = (b.verbClass === "deny") !== b.negated;
  if (deniedA === deniedB) return null;
  const denier = deniedA ? a : b;
  // A negation has no span of its own: without a denying cue the whole claim must share nearly everything to mean the opposite.
  if (denier.verbClass !== "deny" && overlapOf(a.lemmas, b.lemmas) < SAME_STATEMENT) return null;
  const who = denier.speaker ? `${denier.speaker} denies` : "One side denies";
  return {
    relation: "asserted-denied",
    a: [a.cue ?? a.span],
    b: [b.cue ?? b.span],
    note: `${who} what the other reports.`,
  };
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

function datesDiffer(a: StoredClaim, b: StoredClaim): Evidence | null {
  const [x] = a.dates.filter((date) => date.value !== null);
  const [y] = b.dates.filter((date) => date.value !== null);
  if (x?.value && y?.value && !x.value.startsWith(y.value) && !y.value.startsWith(x.value)) {
    return {
      relation: "dates-differ",
      a: [spanOf(x)],
      b: [spanOf(y)],
      note: `Dated ${x.value} and ${y.value}: this may have changed over time.`,
    };
  }
  return null;
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

function overlapOf(a: readonly string[], b: readonly string[]): number {
  const [one, other] = [new Set(a), new Set(b)];
  const smaller = Math.min(one.size, other.size);
  return smaller === 0 ? 0 : [...one].filter((lemma) => other.has(lemma)).length / smaller;
}

const spanOf = ({ start, end }: Span): Span => ({ start, end });
