import type { StoredClaim } from "../../model/claim.ts";
import { remembered } from "../../model/remembered.ts";
import { tagWords } from "../../text/nlp.ts";
import { NAME_WORDS } from "../attribution/entities.ts";
import { contentLemmas } from "../claim/lemmas.ts";
import { corpusWeigher } from "../link/word-weights.ts";
import { type NounPhrase, nounPhrasesIn } from "./noun-phrases.ts";

/** A claim with its words, which names are taken from. */
export type Worded = StoredClaim & { readonly quote?: string };

/** A word of a name: the lemma, and how the claims print it. */
export type Term = { readonly lemma: string; readonly weight: number; readonly name: boolean };

/** Words that say little of what a matter is about, whatever their rarity. */
const EMPTY = new Set(
  "attempt global administration early late major full real large great good new now end use include make take give get go come future order plan support goal power possible way time year week day people thing part case point need want try keep become seem today month long well back set put show call know think see tell recent recently currently actually therefore however anymore gonna com monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december".split(
    " ",
  ),
);

/**
 * The lemmas that claims of different groups share (in a dispute: that both sides have), strongest first: rarer in the corpus and in
 * more of the claims. Names of people and countries come only where nothing else is shared: they stand in every matter.
 */
export function sharedTerms(
  claims: readonly Worded[],
  frequency: (lemma: string) => number,
  corpus: number,
  most: number,
): Term[] {
  const named = new Set(
    claims.flatMap((claim) => claim.entities).flatMap((name) => name.toLowerCase().split(/[\s-]+/)),
  );
  const isName = (lemma: string) => named.has(lemma.toLowerCase()) || NAME_WORDS.has(lemma.toLowerCase());
  const holders = new Map<string, Set<number>>();
  const counts = new Map<string, number>();
  const sides = new Set(claims.map((claim) => claim.groupId)).size;
  for (const claim of claims) {
    for (const lemma of new Set(claim.lemmas)) {
      holders.set(lemma, (holders.get(lemma) ?? new Set()).add(sides > 1 ? claim.groupId : claim.id));
      counts.set(lemma, (counts.get(lemma) ?? 0) + 1);
    }
  }
  const weight = (lemma: string) =>
    (counts.get(lemma) ?? 0) * Math.log(1 + corpus / Math.max(1, frequency(lemma))) * (isName(lemma) ? 0.2 : 1);
  const usable = [...holders].filter(([lemma]) => lemma.length > 2 && !EMPTY.has(lemma) && !/\d|ly$/.test(lemma));
  const shared = usable.filter(([lemma, by]) => by.size > 1 && !NO_NAME.test(lemma));
  // A denial of "such plans" shares no word with what it denies: then the words of the longer claim stand for both.
  const chosen = shared.length > 0 ? shared : usable;
  return chosen
    .map(([lemma]) => ({ lemma, weight: weight(lemma), name: isName(lemma) }))
    .toSorted((a, b) => b.weight - a.weight || a.lemma.localeCompare(b.lemma, "en"))
    .slice(0, most);
}

/**
 * Names for what these claims speak of, best first, each a noun phrase as one of them prints it ("Military aid to Ukraine"): words that
 * more of the claims hold and that are rarer count more, most of all the head; then what claims of two groups print alike, and two to
 * four words. The order of the claims makes no difference. Without a noun it is the strongest word; empty only where no claim has a word.
 */
export function namesFrom(claims: readonly Worded[], frequency: (lemma: string) => number, corpus: number): string[] {
  const ordered = claims.toSorted((a, b) => a.span.start - b.span.start || compare(a.quote ?? "", b.quote ?? ""));
  const words = weighWords(ordered, frequency, corpus);
  const found = new Map<string, Candidate>();
  for (const claim of ordered) {
    for (const phrase of phrasesIn(claim.quote ?? "")) {
      const score = scoreOf(phrase, words);
      if (score === 0 || phrase.isNoName) continue;
      const { key, text } = phrase;
      const known = found.get(key);
      // "Arms Deliveries" stands in a headline: the form with fewer capitals is the plain one.
      const plainer = known === undefined || capitals(text) < capitals(known.text) ? text : known.text;
      found.set(key, { text: plainer, score, groups: (known?.groups ?? new Set()).add(claim.groupId) });
    }
  }
  const names = [...found.values()]
    .map(({ text, score, groups }) => ({ text, score: score * (groups.size > 1 ? PRINTED_TWICE : 1) }))
    // Ties stay as found: by place in the text.
    .toSorted((a, b) => b.score - a.score)
    .slice(0, MOST_NAMES)
    .map(({ text }) => text);
  return names.length > 0 ? names : sharedTerms(ordered, frequency, corpus, 1).map(({ lemma }) => lemma);
}

/**
 * The best name of each list, with a capital. Where several lists have the same best name, each of them says a second phrase behind it:
 * its best that no other of them has and that repeats no word ("Port strike, customs officers").
 */
export function distinctNames(lists: readonly (readonly string[])[]): string[] {
  const alike = new Map<string, string[][]>();
  for (const [best = "", ...rest] of lists) {
    const known = alike.get(best);
    if (known) known.push(rest);
    else alike.set(best, [rest]);
  }
  const holders = new Map([...alike].map(([best, rests]) => [best, countsOf(rests.flat())]));
  return lists.map(([best = "", ...rest]) => {
    const several = (alike.get(best)?.length ?? 0) > 1;
    const second = several
      ? rest.find((name) => holders.get(best)?.get(name) === 1 && !repeats(best, name))
      : undefined;
    const name = second === undefined ? best : `${best}, ${second}`;
    return name.charAt(0).toUpperCase() + name.slice(1);
  });
}

/** Claims whose phrases are remembered, some 4 kB each: those of a few large stories. */
const MOST_REMEMBERED = 3_000;

/** A claim names each of the rows it stands in, and again with each newcomer to its story, and to tag its words takes longest. */
const phrasesIn = remembered(MOST_REMEMBERED, (quote): readonly ReadPhrase[] =>
  nounPhrasesIn(tagWords(quote)).flatMap((phrase) => readPhrase(quote, phrase) ?? []),
);

function repeats(name: string, other: string): boolean {
  const words = new Set(name.toLowerCase().split(" "));
  return other.split(" ").some((word) => words.has(word.toLowerCase()));
}

function countsOf(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

type Candidate = { readonly text: string; readonly score: number; readonly groups: Set<number> };
type Words = { readonly value: (lemma: string) => number; readonly shared: (lemma: string) => boolean };

/** Names kept of each: a second one is asked for only where two are alike. */
const MOST_NAMES = 12;
/** A phrase that claims of two groups print is what the matter is called. */
const PRINTED_TWICE = 1.4;
/** By the number of words: one says little, more than four are read slowly. */
const LENGTHS = [0, 0.6, 0.95, 1, 1, 0.8, 0.5, 0.3];
/** For each word in front of a head that only one side has: "crippling sanctions" are one outlet's. */
const ONE_SIDED = { ADJ: 0.65, other: 0.85 };

/** "I'm", "R-Iowa" and an abbreviation such as "In." are read as nouns and name nothing. */
const NO_NAME = /^(?:\p{L}{1,2}\.|\p{L}+['’](?:m|re|ve|ll|d|t)|[RDI]-\p{Lu}[\p{L}.]*)$/u;

/** "in preparation" */
const ADVERBIAL = 0.6;
/** A name says who, not what. */
const NAME_AS_HEAD = 0.4;

/** What a lemma says of these claims: in how many of them it stands, times its rarity in English and in the corpus. */
function weighWords(claims: readonly Worded[], frequency: (lemma: string) => number, corpus: number): Words {
  const holders = new Map<string, { claims: number; groups: Set<number> }>();
  for (const claim of claims) {
    for (const lemma of new Set(claim.lemmas)) {
      const known = holders.get(lemma) ?? { claims: 0, groups: new Set() };
      holders.set(lemma, { claims: known.claims + 1, groups: known.groups.add(claim.groupId) });
    }
  }
  const several = new Set(claims.map((claim) => claim.groupId)).size > 1;
  const shared = (lemma: string) => {
    const by = holders.get(lemma);
    return by !== undefined && (several ? by.groups.size > 1 : by.claims > 1);
  };
  const weigh = corpusWeigher({ documentFrequency: frequency, corpusSize: corpus }, NAME_WORDS);
  const share = (lemma: string) => (holders.get(lemma)?.claims ?? 0) / claims.length;
  return {
    shared,
    value: (lemma) => (EMPTY.has(lemma.toLowerCase()) ? 0 : share(lemma) * weigh(lemma) * (shared(lemma) ? 1 : 0.3)),
  };
}

/** A noun phrase with all that does not hang on the claims beside it; one that can be no name is none. */
type ReadPhrase = {
  readonly text: string;
  /** The same for two forms of one phrase. */
  readonly key: string;
  readonly isNoName: boolean;
  readonly head: string;
  readonly second: string;
  readonly joined: boolean;
  readonly lemmas: readonly string[];
  /** The lemmas in front of a head, with what one that only one side has takes away. */
  readonly before: readonly { readonly lemma: string; readonly oneSided: number }[];
  /** What its form takes away. */
  readonly factors: readonly number[];
};

function readPhrase(quote: string, { words, heads, joined, adverbial }: NounPhrase): ReadPhrase | null {
  const [head, second = ""] = heads.map((word) => contentLemmas([word])[0] ?? "");
  const first = words[0];
  if (
    !head ||
    !first ||
    heads.some((word) => EMPTY.has(word.norm) || EMPTY.has(word.lemma.toLowerCase())) ||
    EMPTY.has(first.lemma.toLowerCase())
  )
    return null;
  const lemmas = new Set(contentLemmas(words));
  const nouns = new Set(heads);
  const before = words.flatMap((word) => {
    const [lemma = ""] = contentLemmas([word]);
    if (!lemma || nouns.has(word) || !lemmas.has(lemma)) return [];
    return [{ lemma, oneSided: word.pos === "ADJ" ? ONE_SIDED.ADJ : ONE_SIDED.other }];
  });
  const isName = NAME_WORDS.has(head.toLowerCase()) || heads[0]?.pos === "PROPN";
  const length = words.filter(({ raw }) => /[\p{L}\p{N}]/u.test(raw)).length;
  const text = quote.slice(words[0]?.start, words.at(-1)?.end).replace(/\s+/g, " ");
  return {
    ...{ text, head, second, joined, before },
    key: words.map(({ lemma }) => lemma.toLowerCase()).join(" "),
    isNoName: NO_NAME.test(text),
    lemmas: [...lemmas],
    factors: [...(adverbial ? [ADVERBIAL] : []), ...(isName ? [NAME_AS_HEAD] : []), LENGTHS[length] ?? 0.1],
  };
}

/** 0: no name at all. */
function scoreOf({ head, second, joined, lemmas, before, factors }: ReadPhrase, { value, shared }: Words): number {
  if (joined && !(shared(head) && shared(second))) return 0;
  const values = lemmas.map(value);
  // "military aid" is one concept, of which "aid" is no part.
  const headValue = lemmas.includes(head) ? value(head) : Math.max(...values);
  let score = values.reduce((sum, each) => sum + each, 0) + headValue;
  for (const { lemma, oneSided } of before) if (!shared(lemma)) score *= oneSided;
  for (const factor of factors) score *= factor;
  return score;
}

const capitals = (text: string) => text.match(/\p{Lu}/gu)?.length ?? 0;
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
