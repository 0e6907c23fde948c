import type { Quantity } from "../../model/claim.ts";
import { remembered } from "../../model/remembered.ts";
import { quotationsOf } from "../../text/quotations.ts";
import { tokensOf } from "../../text/tokens.ts";
import type { LinkableClaim } from "../link/link-features.ts";

/** A body sentence as it is stored: where it begins in its article, its text and its content lemmas. */
export type StoredSentence = {
  readonly articleId: number;
  readonly start: number;
  readonly text: string;
  readonly lemmas: readonly string[];
};

/** A sentence that holds at least one claim, as it is compared with those of other articles of its story. */
export type RowSentence = {
  readonly articleId: number;
  readonly groupId: number;
  /** Which sentence of its article it is, from 0, and how far down it stands, 0 to 1. */
  readonly position: number;
  readonly place: number;
  /** Claims in it, in the order of the text; never empty. */
  readonly claims: readonly LinkableClaim[];
  /** Stems of its content words in order, and of all its words. */
  readonly lemmas: readonly string[];
  readonly stems: readonly string[];
  readonly allStems: readonly string[];
  /** All words as printed, lower case, and those of them between quotation marks. */
  readonly words: readonly string[];
  readonly quoted: readonly string[];
  /** Figures as digits: "two" and "2" are one figure. */
  readonly figures: ReadonlySet<string>;
  readonly quantities: readonly Quantity[];
  /** Days, months or years named, ISO. */
  readonly dates: ReadonlySet<string>;
  /** Parts of names, lower case. */
  readonly names: ReadonlySet<string>;
  /** Last names of those who speak in it, lower case. */
  readonly speakers: ReadonlySet<string>;
  readonly reports: boolean;
  readonly negated: boolean;
};

const FIGURE_WORDS = new Map(
  "two three four five six seven eight nine ten eleven twelve".split(" ").map((word, i) => [word, String(i + 2)]),
);

/** Reads the sentences that hold claims, article by article in the order of the text. `sentences` are all body sentences of the articles. */
export function readSentences(claims: readonly LinkableClaim[], sentences: readonly StoredSentence[]): RowSentence[] {
  const holders = new Map<string, LinkableClaim[]>();
  for (const claim of claims) {
    const key = `${claim.articleId}:${claim.sentence.start}`;
    const own = holders.get(key);
    if (own) own.push(claim);
    else holders.set(key, [claim]);
  }
  const lengths = new Map<number, number>();
  for (const { articleId } of sentences) lengths.set(articleId, (lengths.get(articleId) ?? 0) + 1);
  const positions = new Map<number, number>();
  return sentences.flatMap((sentence): RowSentence[] => {
    const position = positions.get(sentence.articleId) ?? 0;
    positions.set(sentence.articleId, position + 1);
    const own = holders.get(`${sentence.articleId}:${sentence.start}`);
    if (!own) return [];
    const place = position / Math.max(1, (lengths.get(sentence.articleId) ?? 1) - 1);
    return [readSentence(sentence, own, position, place)];
  });
}

/** The claim of a sentence that has most words in common with the others; of several the first. */
export function closestClaim({ claims }: RowSentence, others: readonly RowSentence[]): LinkableClaim {
  if (claims.length === 1) return claims[0] as LinkableClaim;
  const words = new Set(others.flatMap(({ lemmas }) => lemmas));
  const shared = claims.map(({ lemmas }) => new Set(lemmas.filter((lemma) => words.has(lemma))).size);
  return claims[shared.indexOf(Math.max(...shared))] as LinkableClaim;
}

/** Sentences whose words are remembered, some 3 kB each: those of a few large stories. */
const MOST_REMEMBERED = 3_000;

/** A story's sentences are read again with each newcomer. */
const wordsIn = remembered(MOST_REMEMBERED, (text): Pick<RowSentence, "allStems" | "words" | "quoted" | "figures"> => {
  const tokens = tokensOf(text);
  const quotations = quotationsOf(text, { start: 0, end: text.length });
  const inside = ({ start, end }: { start: number; end: number }) =>
    quotations.some((quotation) => quotation.start <= start && end <= quotation.end);
  return {
    allStems: tokens.map(({ norm }) => stemOf(norm)),
    words: tokens.map(({ norm }) => norm),
    quoted: tokens.filter(inside).map(({ norm }) => norm),
    figures: new Set(tokens.flatMap(({ norm }) => figureOf(norm) ?? [])),
  };
});

function readSentence(
  { articleId, text, lemmas }: StoredSentence,
  claims: readonly LinkableClaim[],
  position: number,
  place: number,
): RowSentence {
  return {
    articleId,
    groupId: claims[0]?.groupId ?? articleId,
    position,
    place,
    claims,
    lemmas,
    stems: lemmas.map(stemOf),
    ...wordsIn(text),
    quantities: claims.flatMap(({ quantities }) => quantities),
    dates: new Set(claims.flatMap(({ dates }) => dates.flatMap(({ value }) => value ?? []))),
    names: new Set(claims.flatMap(({ entities }) => entities).flatMap(partsOf)),
    speakers: new Set(claims.flatMap(({ speaker }) => (speaker ? [lastName(speaker)] : []))),
    reports: claims.some(({ cue }) => cue !== null),
    negated: claims.some(({ negated, verbClass }) => negated !== (verbClass === "deny")),
  };
}

function figureOf(norm: string): string | null {
  const digits = /\d/.test(norm) ? norm.replace(/[^\d.]/g, "").replace(/\.$/, "") : "";
  return digits || (FIGURE_WORDS.get(norm) ?? null);
}

function partsOf(name: string): string[] {
  return name
    .toLowerCase()
    .split(/[\s-]+/)
    .filter((part) => part.length > 1);
}

/** "President Anna Kovac" and "Kovac" are one speaker. */
function lastName(name: string): string {
  return (
    name
      .toLowerCase()
      .replace(/['’]s?$/, "")
      .split(/[\s-]+/)
      .at(-1) ?? ""
  );
}

const ENDINGS =
  /(?:ational|ization|isation|fulness|ousness|iveness|ations?|ements?|ments?|ities|ation|ingly|ness|able|ible|ance|ence|ally|edly|ions?|ives?|ists?|isms?|ers?|ors?|ing|ial|ity|ely|ful|ous|ize|ise|al|ic|ed|es|ly|er|or|en|s|e|y)$/;

/** A word without its ending, so that "resign", "resignation" and "resigned" are one; short words stay as they are. */
export function stemOf(lemma: string): string {
  const word = lemma.toLowerCase();
  if (word.length < 5 || /\d|\s/.test(word)) return word;
  const stem = word.replace(ENDINGS, "");
  return stem.length >= 4 ? stem.slice(0, 7) : word.slice(0, 4);
}
