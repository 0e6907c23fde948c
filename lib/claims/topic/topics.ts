import type { ClaimLink, Matter, StoredClaim, Topic } from "../../model/claim.ts";
import { grouped } from "../../model/grouped.ts";
import type { Span } from "../../model/span.ts";
import { tagWords } from "../../text/nlp.ts";
import { tokensOf } from "../../text/tokens.ts";
import { contentLemmas } from "../claim/lemmas.ts";
import { lemmaCounts } from "./matters.ts";
import { distinctNames, namesFrom, sharedTerms, type Worded } from "./topic-names.ts";
import { isTelling, isTitleWord, type ShareOf, searchedTerms, suffice } from "./topic-words.ts";

/** A topic with its place in the list: higher tells of more difference between groups. */
export type RankedTopic = Topic & { readonly rank: number };

const MOST_TERMS = 6;
/** Terms of a matter that may gather it with others; the weaker ones are chance. */
const GATHERING_TERMS = 4;
/** A word in more than this share of all claims gathers everything: "military" in a collection about a war. */
export const TOO_COMMON = 0.2;
/** Share of the claims in common from which a topic of a new run is the topic of the last one. */
const SAME_TOPIC = 0.5;

/**
 * Matters gathered by a strong word that their claims share ("arms", "sanction"), each topic named by its strongest noun phrase.
 * `shareOf` says how many sentences words stand in (`sentenceShares`). Ordered by how many groups write about it, then by how many matters; what one group alone says and denies comes last.
 */
export function topicsOf(
  matters: readonly Matter[],
  claims: readonly Worded[],
  shareOf: ShareOf = () => 0,
): RankedTopic[] {
  const words = wordsOf(claims);
  const describe = describer(words, shareOf);
  const gathered: { matters: Matter[]; terms: Set<string> }[] = [];
  for (const matter of matters) {
    const strong = words.termsOf([matter], GATHERING_TERMS).map((term) => term.lemma);
    const gathering = strong.filter((lemma) => words.count(lemma) <= Math.max(3, TOO_COMMON * claims.length));
    const home = gathered.find((topic) => gathering.some((term) => topic.terms.has(term)));
    if (home) {
      home.matters.push(matter);
      // Only words that stand in two of its matters go on gathering, or a chain of chance words would join everything.
      home.terms = new Set([...home.terms].filter((term) => gathering.includes(term)));
    } else gathered.push({ matters: [matter], terms: new Set(gathering) });
  }
  const described = sameTermsOnce(
    gathered.map((topic) => describe(topic.matters)),
    describe,
  );
  const names = distinctNames(described.map((topic) => topic.names));
  return described
    .map(({ topic }, i) => ({ ...topic, name: names[i] || topic.name }))
    .toSorted((x, y) => y.rank - x.rank || x.name.localeCompare(y.name, "en"));
}

/**
 * Topics that are counted by the same words are one, or a list has "Personal email account" twice with the same numbers. One without words
 * that can tell its sentences is none: what its matters share ("report", "right") stands in any event; nor is one of which only names are shared or can tell its sentences,
 * as two lists of candidates do. What one group says and denies needs none.
 */
function sameTermsOnce(topics: readonly Described[], describe: (matters: readonly Matter[]) => Described): Described[] {
  const telling = topics.filter(
    ({ topic, isMoreThanNames }) => topic.rank === 0 || (isMoreThanNames && suffice(topic.terms)),
  );
  return [...grouped(telling, ({ topic }) => topic.terms.toSorted().join(" ") || topic.name).values()].flatMap(
    (same) => (same.length === 1 ? same : describe(same.flatMap(({ topic }) => topic.matters))),
  );
}

/** A topic may rest on a single pair of sentences from this score on; below it such a pair has an everyday word in common ("ballot", "supporters"). */
const SURE_PAIR = 0.5;

/**
 * Whether a topic rests on more than one doubtful link: two links of its claims, also with sentences that stand in no row, or one that is sure. What one
 * group says and denies is linked by its place.
 */
export function isWellFounded({ matters, rank }: RankedTopic, links: readonly ClaimLink[]): boolean {
  if (rank === 0) return true;
  const claims = new Set(matters.flatMap((matter) => matter.claims));
  const own = links.filter(({ a, b }) => claims.has(a) || claims.has(b));
  return own.length > 1 || own.some(({ score }) => score >= SURE_PAIR);
}

/** Names and ranks any set of matters, gathered by the rule or by a person, as a topic of these claims. */
export function topicDescriber(
  claims: readonly Worded[],
  shareOf: ShareOf = () => 0,
): (matters: readonly Matter[]) => RankedTopic {
  const describe = describer(wordsOf(claims), shareOf);
  return (matters) => describe(matters).topic;
}

type Described = {
  readonly topic: RankedTopic;
  /** What it could be called, best first. */
  readonly names: readonly string[];
  /** Whether its claims share what tells a thing, beside names of people, places and offices. */
  readonly isMoreThanNames: boolean;
};

/** The words of all claims, counted once, and of those in some matters. */
function wordsOf(claims: readonly Worded[]) {
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  const frequency = lemmaCounts(claims);
  const count = (lemma: string) => frequency.get(lemma) ?? 0;
  const membersOf = (matters: readonly Matter[]) =>
    matters.flatMap((matter) => matter.claims.flatMap((id) => byId.get(id) ?? []));
  return {
    count,
    membersOf,
    termsOf: (matters: readonly Matter[], most: number) => sharedTerms(membersOf(matters), count, claims.length, most),
    namesOf: (matters: readonly Matter[]) => namesFrom(membersOf(matters), count, claims.length),
  };
}

function describer(
  { membersOf, termsOf, namesOf }: ReturnType<typeof wordsOf>,
  shareOf: ShareOf,
): (matters: readonly Matter[]) => Described {
  return (matters) => {
    const members = membersOf(matters);
    const names = namesOf(matters);
    const shared = termsOf(matters, Number.POSITIVE_INFINITY);
    const perMatter = matters.map((matter) => new Set(termsOf([matter], MOST_TERMS).map((term) => term.lemma)));
    const named = new Set(contentLemmas(tagWords(names[0] ?? "")));
    const telling = shared.filter(
      ({ lemma }) => named.has(lemma) || perMatter.filter((own) => own.has(lemma)).length > 1,
    );
    const terms = searchedTerms((telling.length > 0 ? telling : shared).slice(0, MOST_TERMS), shareOf);
    const groups = new Set(members.map((claim) => claim.groupId)).size;
    const rank = groups < 2 ? 0 : groups + matters.length / (matters.length + 1);
    return {
      topic: { name: distinctNames([names])[0] || (matters[0]?.name ?? ""), terms, matters: [...matters], rank },
      names,
      isMoreThanNames:
        suffice(shared.filter((term) => !term.name && !isTitleWord(term.lemma)).map(({ lemma }) => lemma)) &&
        terms.some((term) => isTelling(term) || !shared.some(({ lemma, name }) => name && lemma === term)),
    };
  };
}

/** The shares of these sentences, from an index of their lemmas. */
export function sentenceShares(sentences: readonly { readonly lemmas: readonly string[] }[]): ShareOf {
  const holders = new Map<string, number[]>();
  for (const [i, { lemmas }] of sentences.entries())
    for (const lemma of new Set(lemmas)) {
      const known = holders.get(lemma);
      if (known) known.push(i);
      else holders.set(lemma, [i]);
    }
  const standsIn = (lemma: string) => holders.get(lemma) ?? [];
  const count = ([only, ...more]: readonly string[]) => {
    if (only === undefined) return 0;
    return more.length === 0 ? standsIn(only).length : new Set([only, ...more].flatMap(standsIn)).size;
  };
  return (lemmas) => count(lemmas) / Math.max(1, sentences.length);
}

/** A topic of a reader's words, such as "sanctions relief": its name, the terms searched, and the matters that have them all. */
export function topicFromWords(words: string, matters: readonly Matter[], claims: readonly StoredClaim[]): Topic {
  const terms = [...new Set(tokensOf(words).map(({ norm }) => norm))].filter((norm) => norm.length > 2);
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  const speaksOf = (id: number) => {
    const lemmas = byId.get(id)?.lemmas ?? [];
    return terms.every((term) => lemmas.some((lemma) => isForm(term, lemma)));
  };
  const name = words.trim().replace(/\s+/g, " ");
  return {
    name: name.charAt(0).toUpperCase() + name.slice(1),
    terms,
    matters: terms.length === 0 ? [] : matters.filter((matter) => matter.claims.some(speaksOf)),
  };
}

/** The sentences in which one of the terms stands, with the words that are it; what a silent cell was searched for. */
export function sentencesWithTerm(
  text: string,
  sentences: readonly Span[],
  terms: readonly string[],
): { sentence: Span; words: Span[] }[] {
  return sentences.flatMap((sentence) => {
    const words = tokensOf(text, sentence)
      .filter(({ norm }) => terms.some((term) => isForm(norm, term)))
      .map(({ start, end }) => ({ start, end }));
    return words.length > 0 ? [{ sentence: { start: sentence.start, end: sentence.end }, words }] : [];
  });
}

/**
 * For each topic of the new run the id of the earlier topic that it continues, or null: the pair with most claims in common first,
 * each id once, and only where at least SAME_TOPIC of the smaller one's claims are common.
 */
export function matchTopics(
  previous: readonly { readonly id: number; readonly claims: readonly number[] }[],
  next: readonly Topic[],
): (number | null)[] {
  const ids: (number | null)[] = next.map(() => null);
  const pairs = next.flatMap((topic, position) => {
    const claims = new Set(topic.matters.flatMap((matter) => matter.claims));
    return previous.map((before) => {
      const common = new Set(before.claims.filter((id) => claims.has(id))).size;
      return {
        id: before.id,
        position,
        common,
        share: common / Math.max(1, Math.min(claims.size, new Set(before.claims).size)),
      };
    });
  });
  const taken = new Set<number>();
  for (const { id, position, common, share } of pairs.toSorted((x, y) => y.common - x.common || x.id - y.id)) {
    if (common === 0 || share < SAME_TOPIC || taken.has(id) || ids[position] !== null) continue;
    ids[position] = id;
    taken.add(id);
  }
  return ids;
}

/** Whether a word is a form of a term: equal, or equal but for an ending ("sanctions", "sanction"). */
function isForm(word: string, term: string): boolean {
  if (word === term) return true;
  const [short, long] = word.length < term.length ? [word, term] : [term, word];
  return short.length >= 4 && long.length - short.length <= 3 && long.startsWith(short.replace(/[ey]$/, ""));
}
