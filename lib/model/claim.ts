import type { Span } from "./span.ts";

/** What a reporting word does to what it reports. */
export const VERB_CLASSES = ["neutral", "assert", "doubt", "factive", "deny", "predict", "urge"] as const;
export type VerbClass = (typeof VERB_CLASSES)[number];

/** Who said it, the words that say so, and what was said. Each may be in several pieces. */
export type Attribution = {
  readonly source: readonly Span[];
  readonly cue: readonly Span[];
  readonly content: readonly Span[];
  readonly verbClass: VerbClass;
  /** Whether the content holds words in quotation marks. */
  readonly quoted: boolean;
};

/** A number in a claim, normalised: "at least 1,000 troops" is {min: 1000, noun: "troop"}. */
export type Quantity = Span & {
  readonly min: number | null;
  readonly max: number | null;
  /** "USD", "%", "km", … or null for a bare count. */
  readonly unit: string | null;
  /** Lemma of the counted noun, or null. */
  readonly noun: string | null;
  /** "nearly", "about", "dozens of": the figure is meant loosely. */
  readonly approximate?: boolean;
};

/** A date in a claim. `value` is ISO of the precision known, or null where it could not be resolved; the words stay at the span. */
export type DateMention = Span & { readonly value: string | null };

/** What an outlet says, or lets someone say, freed from its reporting frame. */
export type Claim = {
  /** The content, as one half-open span of the canonical text. */
  readonly span: Span;
  /** The sentence it stands in. */
  readonly sentence: Span;
  /** Who says it; null: the outlet in its own words. */
  readonly speaker: string | null;
  readonly speakerSpan: Span | null;
  /** On whose word it reaches the outlet: another outlet, an agency. */
  readonly via: string | null;
  readonly cue: Span | null;
  readonly verbClass: VerbClass | null;
  /** Hedge words inside the content or around it. */
  readonly hedges: readonly Span[];
  /** Those of `hedges` that are the outlet's: outside what somebody else is reported to say. All of them where the outlet itself speaks. */
  readonly authorHedges?: readonly Span[];
  readonly negated: boolean;
  /** Words that say what has to be done: "must", "has to". */
  readonly obligations?: readonly Span[];
  /** 0 to 1: how much the article makes of it, by its place in the body, the words it shares with the headline, and its length. */
  readonly salience?: number;
  readonly quantities: readonly Quantity[];
  readonly dates: readonly DateMention[];
  /** Canonical names of people, places and bodies named in it. */
  readonly entities: readonly string[];
  /** Content lemmas, lower case, without function words; concepts folded ("halt", "arms"). */
  readonly lemmas: readonly string[];
};

/** How two linked claims differ, most specific first. */
export const LINK_RELATIONS = [
  "figures-differ",
  "asserted-denied",
  "different-speakers",
  "certain-hedged",
  "dates-differ",
  "same-statement",
  "told-differently",
] as const;
export type LinkRelation = (typeof LINK_RELATIONS)[number];

/** A way to differ that a page names. */
export type NamedRelation = Exclude<LinkRelation, "told-differently">;

/** Whether a page names this way to differ: nearly every two sentences use other words, so a chip that says so tells a reader nothing. */
export function isNamed(relation: LinkRelation): relation is NamedRelation {
  return relation !== "told-differently";
}

/** The ways to differ that pages name, most specific first. */
export const NAMED_RELATIONS: readonly NamedRelation[] = LINK_RELATIONS.filter(isNamed);

/** A chip: the relation, and on each side the words it rests on. */
export type Evidence = {
  readonly relation: LinkRelation;
  readonly a: readonly Span[];
  readonly b: readonly Span[];
  readonly note: string;
};

/** A claim with the identity it has in the database. */
export type StoredClaim = Claim & { readonly id: number; readonly articleId: number; readonly groupId: number };

/** A claim with what a page needs to show it. */
export type CitedClaim = StoredClaim & {
  readonly key: string;
  readonly quote: string;
  readonly sentenceText: string;
  readonly outletId: number | null;
  readonly textSha256: string;
  /** What the rule read, where a person corrected the speaker or the source in between. */
  readonly corrected: {
    readonly decision: number;
    readonly speaker: string | null;
    readonly via: string | null;
  } | null;
};

/** What stands around a claim's sentence in its article: how far down it stands (0 to 1), and the lemmas of the sentence before and after. */
export type Surroundings = {
  readonly place: number;
  readonly before: readonly string[];
  readonly after: readonly string[];
};

/** Two claims about one matter. */
export type ClaimLink = {
  readonly a: number;
  readonly b: number;
  /** 0 to 1: how surely the two speak of one matter. */
  readonly score: number;
  /** Chips, most specific first; the first names the link's relation. */
  readonly evidence: readonly Evidence[];
};

/** Claims joined by accepted links: one row of the parallel columns. */
export type Matter = { readonly name: string; readonly claims: readonly number[] };

/** Matters that share terms. */
export type Topic = { readonly name: string; readonly terms: readonly string[]; readonly matters: readonly Matter[] };
