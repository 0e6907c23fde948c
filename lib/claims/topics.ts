import type { Matter, StoredClaim, Topic } from "../model/claim.ts";
import type { Span } from "../model/span.ts";
import { tokensOf } from "../text/tokens.ts";

/** A topic with its place in the list: higher tells of more difference between groups. */
export type RankedTopic = Topic & { readonly rank: number };
type Text = { readonly quote?: string };

/** Matters that share this many naming lemmas are one topic. One would gather everything about a country. */
export const SHARED_TERMS = 2;
const MOST_TERMS = 6;
/** Share of the claims in common from which a topic of a new run is the topic of the last one. */
const SAME_TOPIC = 0.5;

/**
 * Matters gathered by shared terms, each topic named by its strongest phrase: two neighbouring words that most of its claims share.
 * Ordered by how much the groups differ there: number of groups, then of matters; topics of one group come last.
 */
export function topicsOf(matters: readonly Matter[], claims: readonly (StoredClaim & Text)[]): RankedTopic[] {
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  const frequency = new Map<string, number>();
  for (const claim of claims) for (const lemma of new Set(claim.lemmas)) frequency.set(lemma, (frequency.get(lemma) ?? 0) + 1);
  const gathered: { matters: Matter[]; terms: Set<string> }[] = [];
  for (const matter of matters) {
    const terms = new Set(termsOf(matter, byId, frequency, claims.length));
    const home = gathered.find((topic) => [...terms].filter((term) => topic.terms.has(term)).length >= SHARED_TERMS);
    if (home) home.matters.push(matter);
    else gathered.push({ matters: [matter], terms });
  }
  return gathered
    .map(({ matters: own, terms }) => {
      const members = own.flatMap((matter) => matter.claims.flatMap((id) => byId.get(id) ?? []));
      const groups = new Set(members.map((claim) => claim.groupId)).size;
      const rank = groups < 2 ? 0 : groups + own.length / (own.length + 1);
      return { name: phraseOf(members, terms) ?? own[0]?.name ?? "", terms: [...terms].slice(0, MOST_TERMS), matters: own, rank };
    })
    .toSorted((x, y) => y.rank - x.rank || x.name.localeCompare(y.name, "en"));
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
export function sentencesWithTerm(text: string, sentences: readonly Span[], terms: readonly string[]): { sentence: Span; words: Span[] }[] {
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
      return { id: before.id, position, common, share: common / Math.max(1, Math.min(claims.size, new Set(before.claims).size)) };
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

/** Lemmas that at least half of a matter's claims have, those rare in the corpus first. */
function termsOf(matter: Matter, byId: ReadonlyMap<number, StoredClaim>, frequency: ReadonlyMap<string, number>, corpus: number): string[] {
  const members = matter.claims.flatMap((id) => byId.get(id) ?? []);
  const counts = new Map<string, number>();
  for (const claim of members) for (const lemma of new Set(claim.lemmas)) counts.set(lemma, (counts.get(lemma) ?? 0) + 1);
  const weight = (lemma: string) => (counts.get(lemma) ?? 0) * Math.log(1 + corpus / (frequency.get(lemma) ?? 1));
  return [...counts.keys()]
    .filter((lemma) => (counts.get(lemma) ?? 0) * 2 >= members.length && lemma.length > 2 && !/^\d/.test(lemma))
    .toSorted((x, y) => weight(y) - weight(x) || x.localeCompare(y, "en"))
    .slice(0, MOST_TERMS);
}

/** The pair of neighbouring words, both terms, that stands in most claims; else the strongest term alone. */
function phraseOf(claims: readonly (StoredClaim & Text)[], terms: ReadonlySet<string>): string | null {
  const counts = new Map<string, number>();
  for (const { quote = "" } of claims) {
    const words = tokensOf(quote);
    const phrases = words.flatMap((word, i) => {
      const next = words[i + 1];
      const joined =
        next && quote.slice(word.end, next.start) === " " && [word, next].every(({ norm }) => [...terms].some((term) => isForm(norm, term)));
      return joined ? [quote.slice(word.start, next.end)] : [];
    });
    for (const phrase of new Set(phrases)) counts.set(phrase, (counts.get(phrase) ?? 0) + 1);
  }
  const [best] = [...counts].toSorted((x, y) => y[1] - x[1] || x[0].localeCompare(y[0], "en"));
  const name = best?.[0] ?? [...terms][0];
  return name ? name.charAt(0).toUpperCase() + name.slice(1) : null;
}

/** Whether a word is a form of a term: equal, or equal but for an ending ("sanctions", "sanction"). */
function isForm(word: string, term: string): boolean {
  if (word === term) return true;
  const [short, long] = word.length < term.length ? [word, term] : [term, word];
  return short.length >= 4 && long.length - short.length <= 3 && long.startsWith(short.replace(/[ey]$/, ""));
}
