import type { CitedClaim, ClaimLink, DateMention, Evidence, NamedRelation, Quantity } from "../model/claim.ts";
import { isAgainst } from "../model/denial.ts";
import type { Span } from "../model/span.ts";
import { lastName } from "./row-speakers.ts";

/** In what a row's outlets differ, strongest first: figures, what one denies, dates, and how surely they put it. */
export const DIFFERENCE_KINDS = ["figures", "denied", "dates", "certainty"] as const;
export type DifferenceKind = (typeof DIFFERENCE_KINDS)[number];

/** What a kind of difference is called. */
export const DIFFERENCE_NAMES: Readonly<Record<DifferenceKind, string>> = {
  figures: "figures differ",
  denied: "denied",
  dates: "dates differ",
  certainty: "certain / hedged",
};

/** One of the values that stand against each other, with the claims that give it. */
export type DifferenceValue = {
  /** As printed; a bare number in figures. */
  readonly words: string;
  /** Whether the words are the outlet's own and stand in quotation marks. */
  readonly quoted: boolean;
  /** Who says it, where that is the difference. */
  readonly who: string | null;
  readonly claims: readonly number[];
};

/** What differs in a row: the values, two claims that show it, and the words it rests on by claim. */
export type Difference = {
  readonly kind: DifferenceKind;
  readonly relation: NamedRelation;
  readonly values: readonly DifferenceValue[];
  readonly pair: readonly [number, number];
  readonly places: ReadonlyMap<number, readonly Span[]>;
};

/** Longest words that stand for a statement in a line of differences. */
const LONGEST_QUOTE = 46;

/** What differs between the claims of a row, a difference of each kind at most, strongest first; empty where nothing telling does. */
export function differencesIn(claims: readonly CitedClaim[], links: readonly ClaimLink[]): Difference[] {
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  const shown = (relation: NamedRelation) =>
    links.flatMap((link) => {
      const evidence = link.evidence.find((each) => each.relation === relation);
      const [a, b] = [byId.get(link.a), byId.get(link.b)];
      return evidence && a && b ? [{ evidence, a, b }] : [];
    });
  return [
    figures(claims, shown("figures-differ")),
    denied(shown("asserted-denied").filter(({ a, b }) => !isOneSpeaker(a, b))),
    dates(claims, shown("dates-differ")),
    certainty(shown("certain-hedged")),
  ].filter((difference) => difference !== null);
}

type Shown = { readonly evidence: Evidence; readonly a: CitedClaim; readonly b: CitedClaim };

function figures(claims: readonly CitedClaim[], shown: readonly Shown[]): Difference | null {
  const rivals = shown.flatMap(({ evidence, a, b }) => [
    ...at(a.quantities, evidence.a),
    ...at(b.quantities, evidence.b),
  ]);
  const [first] = rivals;
  if (!first) return asPrinted("figures", "figures-differ", shown);
  // One thing counted: a second kind of figure in the row would stand between the values as if it were one of them.
  const given = (quantity: Quantity) =>
    rivals.some((rival) => sameThing(rival, first) && sameThing(rival, quantity) && sameAmount(rival, quantity));
  return valuesOf(
    "figures",
    "figures-differ",
    shown,
    claims.flatMap((claim) =>
      claim.quantities
        .filter(given)
        .map((quantity) => ({ claim, span: quantity, key: amountKey(quantity), words: printed(claim, quantity) })),
    ),
  );
}

/** "48-page" and "47-page", or "published Sunday", stand where no amount or date of a claim was read, maybe before the claim itself: they are shown as printed. */
function asPrinted(kind: DifferenceKind, relation: NamedRelation, shown: readonly Shown[]): Difference | null {
  const given = shown.flatMap(({ evidence, a, b }) =>
    [...evidence.a.map((span) => ({ claim: a, span })), ...evidence.b.map((span) => ({ claim: b, span }))].map(
      ({ claim, span }): Given => {
        const words = wordsAt(claim, span);
        return { claim, span, key: words.toLowerCase(), words };
      },
    ),
  );
  return valuesOf(kind, relation, shown, given, kind === "dates");
}

function dates(claims: readonly CitedClaim[], shown: readonly Shown[]): Difference | null {
  const rivals = shown.flatMap(({ evidence, a, b }) => [...at(a.dates, evidence.a), ...at(b.dates, evidence.b)]);
  const given = ({ value }: DateMention) => value !== null && rivals.some((rival) => rival.value === value);
  const named = claims.flatMap((claim) =>
    claim.dates
      .filter(given)
      .map((date) => ({ claim, span: date, key: date.value ?? "", words: wordsAt(claim, date) })),
  );
  return valuesOf("dates", "dates-differ", shown, named, true) ?? asPrinted("dates", "dates-differ", shown);
}

type Given = { readonly claim: CitedClaim; readonly span: Span; readonly key: string; readonly words: string };

/** Values with the claims that give each, those of most claims first; null where fewer than two stand against each other. */
function valuesOf(
  kind: DifferenceKind,
  relation: NamedRelation,
  shown: readonly Shown[],
  given: readonly Given[],
  quoted = false,
): Difference | null {
  const values = new Map<string, { words: string; claims: Set<number> }>();
  const places = new Map<number, Span[]>();
  for (const { claim, span, key, words } of given) {
    const value = values.get(key) ?? { words, claims: new Set<number>() };
    value.claims.add(claim.id);
    values.set(key, value);
    places.set(claim.id, [...(places.get(claim.id) ?? []), { start: span.start, end: span.end }]);
  }
  const [pair] = shown;
  if (values.size < 2 || !pair) return null;
  return {
    kind,
    relation,
    places,
    pair: [pair.a.id, pair.b.id],
    values: [...values.values()]
      .toSorted((x, y) => y.claims.size - x.claims.size)
      .map(({ words, claims }) => ({ words, quoted, who: null, claims: [...claims] })),
  };
}

function denied([first]: readonly Shown[]): Difference | null {
  if (!first) return null;
  const { a, b, evidence } = first;
  const [denier, asserter] = isAgainst(b) || !isAgainst(a) ? [b, a] : [a, b];
  return {
    kind: "denied",
    relation: "asserted-denied",
    pair: [a.id, b.id],
    places: new Map([
      [a.id, evidence.a],
      [b.id, evidence.b],
    ]),
    values: [
      { words: shortened(asserter.quote), quoted: true, who: asserter.speaker, claims: [asserter.id] },
      {
        words: denier.cue && denier.verbClass === "deny" ? wordsAt(denier, denier.cue) : shortened(denier.quote),
        quoted: true,
        who: denier.speaker,
        claims: [denier.id],
      },
    ],
  };
}

function certainty([first]: readonly Shown[]): Difference | null {
  if (!first) return null;
  const { a, b } = first;
  const [hedged, outright] = a.hedges.length > 0 ? [a, b] : [b, a];
  const [hedge] = hedged.hedges;
  if (!hedge) return null;
  return {
    kind: "certainty",
    relation: "certain-hedged",
    pair: [a.id, b.id],
    places: new Map(),
    values: [
      { words: wordsAt(hedged, hedge), quoted: true, who: null, claims: [hedged.id] },
      { words: "said outright", quoted: false, who: null, claims: [outright.id] },
    ],
  };
}

/** Words that stand for a value, in quotation marks where they are an outlet's. */
export function valueText({ words, quoted }: DifferenceValue): string {
  return quoted ? `“${words}”` : words;
}

/** Figures and dates that another outlet gives otherwise, by claim. */
export function otherwiseGiven(differences: readonly Difference[]): Map<number, readonly Span[]> {
  const given = new Map<number, readonly Span[]>();
  for (const { kind, places } of differences)
    if (kind === "figures" || kind === "dates")
      for (const [claim, spans] of places) given.set(claim, [...(given.get(claim) ?? []), ...spans]);
  return given;
}

/** Nobody denies himself: "Donald Trump" and "President Trump" are one, told by the last name. */
function isOneSpeaker({ speaker: a }: CitedClaim, { speaker: b }: CitedClaim): boolean {
  return a !== null && b !== null && lastName(a) === lastName(b);
}

function at<T extends Span>(mentions: readonly T[], spans: readonly Span[]): T[] {
  return mentions.filter((mention) => spans.some((span) => span.start < mention.end && mention.start < span.end));
}

const sameThing = (x: Quantity, y: Quantity) => x.noun === y.noun && x.unit === y.unit;
const sameAmount = (x: Quantity, y: Quantity) => x.min === y.min && x.max === y.max;
const amountKey = ({ min, max }: Quantity) => `${min} ${max}`;

/** A bare count as a figure, so that "twelve" and "12" are one value; all else as printed. */
function printed(claim: CitedClaim, quantity: Quantity): string {
  const { min, max, unit, approximate } = quantity;
  if (unit === null && min !== null && min === max && !approximate) return min.toLocaleString("en-GB");
  return wordsAt(claim, quantity).toLowerCase();
}

function wordsAt({ sentence, sentenceText }: CitedClaim, { start, end }: Span): string {
  return sentenceText.slice(Math.max(0, start - sentence.start), Math.max(0, end - sentence.start));
}

function shortened(quote: string): string {
  const words = quote
    .trim()
    .replaceAll(/\s+/g, " ")
    .replace(/^[“”"]+|[.,“”"]+$/gu, "")
    .replaceAll(/[“"]/g, "‘")
    .replaceAll("”", "’");
  if (words.length <= LONGEST_QUOTE) return words;
  return `${words.slice(0, words.lastIndexOf(" ", LONGEST_QUOTE))} …`;
}
