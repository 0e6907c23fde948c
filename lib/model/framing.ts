import type { Attribution, VerbClass } from "./claim.ts";
import type { Span } from "./span.ts";

/** What framing reads of one article. `sentences` are those of the body; spans in them decide what "sentence 3" means. */
export type FramedArticle = {
  readonly id: number;
  readonly text: string;
  readonly body: readonly Span[];
  readonly headline: string | null;
  readonly sentences: readonly Span[];
  readonly attributions: readonly Attribution[];
  /** Resolved names of sources; an attribution without one is shown under its source's words. Null: a reader said that the outlet itself speaks. */
  readonly speakers: readonly { readonly attributionIndex: number; readonly name: string | null }[];
};

/** One line of a word list. */
export type LexiconEntry = {
  /** The word as listed; its count is shown under this. */
  readonly term: string;
  /** The forms to find, each one or more words in lower case; without it, the term alone. */
  readonly forms?: readonly string[];
  /** What the word does, in a sentence. Never a verdict. */
  readonly sense: string;
  /** Not counted straight after one of these words: "military might" is no hedge. */
  readonly notAfter?: readonly string[];
  /** Not counted straight before one of these words. */
  readonly notBefore?: readonly string[];
  /** Counted only where it starts with a small letter: "May" is a month, "US" a country. */
  readonly smallOnly?: boolean;
};

/** A word list as its file holds it. */
export type LexiconFile = {
  readonly version: string;
  readonly licence: string;
  readonly description: string;
  readonly entries: readonly LexiconEntry[];
};

/** Word lists by measure; a reader's own list may stand in for a shipped one. */
export const LEXICON_NAMES = ["hedges", "obligation", "firstPerson", "loaded"] as const;
export type LexiconName = (typeof LEXICON_NAMES)[number];

/** What is counted sentence by sentence, in the order in which a page shows it. */
export const FRAMING_MEASURES = [
  "hedges",
  "obligation",
  "loaded",
  "passives",
  "firstPerson",
  "questions",
  "figures",
] as const;
export type FramingMeasure = (typeof FRAMING_MEASURES)[number];

/** A counted place. `term` is the listed word, `sentence` counts from 0 in the article, `quoted` says that it stands in quotation marks. */
export type FramingHit = Span & {
  readonly article: number;
  readonly sentence: number;
  readonly term: string;
  readonly quoted: boolean;
};

/** A stretch in quotation marks, marks included, and the words between them. */
export type QuotedStretch = Span & { readonly article: number; readonly words: number };

/** A word that reports speech, with what it does. */
export type CueUse = Span & { readonly article: number; readonly verbClass: VerbClass };

/** What one speaker is given. `name` is null where the article names no speaker. */
export type SpeakerShare = {
  readonly name: string | null;
  readonly quotedWords: number;
  readonly quotations: readonly QuotedStretch[];
  readonly cues: readonly CueUse[];
};

/** How often a word is used. `printed` is the word as a page shows it. */
export type WordCount = { readonly norm: string; readonly printed: string; readonly count: number };

/** Counts over the body of one article, or of several added up. Every count is the length of a list of places. */
export type FramingProfile = {
  readonly articles: readonly number[];
  readonly words: number;
  readonly sentences: number;
  readonly hits: { readonly [measure in FramingMeasure]: readonly FramingHit[] };
  /** Most quoted words first; the unnamed last. */
  readonly speakers: readonly SpeakerShare[];
  /** In the order of the alphabet. */
  readonly wordCounts: readonly WordCount[];
};

/**
 * A noun phrase that names an event, with what the sentence says of it. `actor` and `target` are countries or names, `place` a place inside
 * the target. `definite`: it points back (“the assault”). `loose`: it may be of no one event (“any incursion”, “a planned operation”).
 */
export type EventMention = Span & {
  readonly article: number;
  readonly sentence: number;
  /** The noun, in the singular. */
  readonly head: string;
  readonly concept: string;
  readonly actor: string | null;
  readonly target: string | null;
  readonly place: string | null;
  readonly definite: boolean;
  readonly loose: boolean;
};

/** A place that names an actor, the form it takes there, and the verb it is the subject of, if one follows. */
export type ActorMention = Span & {
  readonly article: number;
  readonly sentence: number;
  readonly actor: string;
  readonly form: string;
  readonly verb: string | null;
};

/** What an article calls events and actors. `places` are places named with their country: “Russia’s Kursk region”. */
export type NamingMentions = {
  readonly events: readonly EventMention[];
  readonly actors: readonly ActorMention[];
  readonly places: readonly { readonly place: string; readonly country: string; readonly sentence: number }[];
};

/** A share of 1,000 words with the interval that holds it in 95 of 100 such samples. */
export type Rate = { readonly perThousand: number; readonly low: number; readonly high: number };
