import { pairKey } from "../../model/pair-key.ts";
import type { Strength } from "../../model/story.ts";
import type { LinkableClaim } from "../link/link-features.ts";
import { evidenceOf } from "../link/relate.ts";
import { lemmaCounts } from "../topic/matters.ts";
import { distinctNames, namesFrom } from "../topic/topic-names.ts";
import { type Gathered, gatherRows, perhapsBar, SURE_ROW } from "./gather-rows.ts";
import { type ScoredSentences, scorePairs } from "./pair-score.ts";
import { pointName } from "./point-name.ts";
import { distinctLinks, isChecked, linksOfRead, type StoryLink } from "./read-links.ts";
import { leftOut, rowsAsRead, type StoryAsRead } from "./read-rows.ts";
import { reasonFor } from "./row-reason.ts";
import { closestClaim, type RowSentence, readSentences, type StoredSentence } from "./row-sentence.ts";
import { weighIn } from "./story-words.ts";

/** A row of a story, by the numbers of its claims. */
export type RowOfClaims = {
  readonly name: string;
  readonly strength: Strength;
  /** words, person or model:NAME. */
  readonly by: string;
  readonly reason: string;
  readonly claims: readonly number[];
};

/** A story as it is laid side by side. */
export type StoryToAlign = {
  /** Claims of lead copies in the order of articles and text, and all body sentences of these articles. */
  readonly claims: readonly LinkableClaim[];
  readonly sentences: readonly StoredSentence[];
  readonly headlines: readonly string[];
  /** Pairs of claims that a person decided on; the score never overrules them. */
  readonly decisions: {
    readonly confirmed: readonly (readonly [number, number])[];
    readonly rejected: readonly (readonly [number, number])[];
  };
  /** What a model read of it, where its points are to be the rows. */
  readonly read?: StoryAsRead | null;
  /** Whether two claims, the smaller number first, are linked by words already: their link comes without its evidence, which stays as it is. */
  readonly isKept?: (a: number, b: number) => boolean;
};

/**
 * Lays the claims of a story side by side: the links among them, and the rows that they make. A sentence stands in a row by the claim that has
 * most in common with the others. Rows that stand open come first, those of most outlets at the top, then by their place in the texts; those that wait follow, surest first.
 */
export function alignStory(story: StoryToAlign): {
  rows: RowOfClaims[];
  links: StoryLink[];
  /** How many rows words alone would open. */
  byWords: number;
} {
  const sentences = readSentences(story.claims, story.sentences);
  const decided = decidedPairs(sentences, story.decisions);
  const byWords = scorePairs(sentences, story.headlines);
  const scored = withDecisions(byWords, decided);
  const together = [...decided.confirmed.keys()].map(placesOfKey);
  const apart = (a: number, b: number) => decided.rejected.has(pairKey(a, b));
  const groups = sentences.map(({ groupId }) => groupId);
  const bar = perhapsBar(groups);
  const gathered = gatherRows(
    byWords.filter(({ a, b }) => !apart(a, b)),
    { groups, together, apart },
  );
  const links = (pairs: readonly ScoredSentences[]) =>
    pairs
      .filter(({ score }) => score >= bar)
      .toSorted((x, y) => y.score - x.score || x.a - y.a || x.b - y.b)
      .flatMap((pair) => linkOf(pair, sentences, decided, story.isKept) ?? []);
  const named = { sentences, decided, claims: story.claims };
  const count = gathered.filter(({ sure }) => sure).length;
  if (!story.read) {
    const rows = namedRows(gathered, { ...named, scored, by: () => "words", links: [] });
    return { rows, links: links(scored), byWords: count };
  }
  const { by, articles } = story.read;
  const read = rowsAsRead(story.read, sentences, { together, apart });
  const isRead = (i: number) => articles.has(sentences[i]?.articleId ?? -1);
  const own = linksOfRead(read, sentences, (a, b) => decided.confirmed.get(pairKey(a, b)), by);
  const rest = leftOut(gathered, read, sentences, articles).filter(
    // What a person put together stands in a row of the model's or of its own already.
    (row) => !together.some(([a, b]) => row.sentences.includes(a) && row.sentences.includes(b)),
  );
  const open = new Set(read.map(({ sentences: all }) => all));
  return {
    byWords: count,
    rows: namedRows([...read, ...rest], {
      ...named,
      scored,
      by: (row) => (open.has(row.sentences) ? by : "words"),
      links: own,
    }),
    links: distinctLinks([...own, ...links(scored.filter(({ a, b }) => !isRead(a) || !isRead(b)))]),
  };
}

type Decided = {
  readonly confirmed: ReadonlyMap<string, readonly [number, number]>;
  readonly rejected: ReadonlySet<string>;
};

function placesOfKey(key: string): [number, number] {
  const [a = 0, b = 0] = key.split(" ").map(Number);
  return [a, b];
}

/** Decided pairs of claims as pairs of the sentences that hold them. */
function decidedPairs(sentences: readonly RowSentence[], { confirmed, rejected }: StoryToAlign["decisions"]): Decided {
  const holder = new Map(sentences.flatMap(({ claims }, i) => claims.map(({ id }) => [id, i] as const)));
  const placed = (pairs: readonly (readonly [number, number])[]) =>
    pairs.flatMap((pair) => {
      const [a, b] = pair.map((id) => holder.get(id));
      return a === undefined || b === undefined || a === b ? [] : [[pairKey(a, b), pair] as const];
    });
  return { confirmed: new Map(placed(confirmed)), rejected: new Set(placed(rejected).map(([key]) => key)) };
}

function withDecisions(pairs: readonly ScoredSentences[], { confirmed, rejected }: Decided): ScoredSentences[] {
  const free = pairs.filter(({ a, b }) => !confirmed.has(pairKey(a, b)) && !rejected.has(pairKey(a, b)));
  const taken = [...confirmed.keys()].map(placesOfKey).map(([a, b]) => ({ a, b, score: 1 }));
  return [...taken, ...free];
}

function linkOf(
  { a, b, score }: ScoredSentences,
  sentences: readonly RowSentence[],
  decided: Decided,
  isKept: StoryToAlign["isKept"],
): StoryLink | null {
  const [one, other] = [sentences[a], sentences[b]];
  if (!one || !other) return null;
  const chosen = decided.confirmed.get(pairKey(a, b));
  const x = one.claims.find(({ id }) => chosen?.includes(id)) ?? closestClaim(one, [other]);
  const y = other.claims.find(({ id }) => chosen?.includes(id)) ?? closestClaim(other, [one]);
  const [first, second] = x.id < y.id ? [x, y] : [y, x];
  return {
    a: first.id,
    b: second.id,
    score,
    evidence: isKept?.(first.id, second.id) ? [] : evidenceOf(first, second),
    strength: score >= SURE_ROW ? "sure" : "perhaps",
    by: chosen ? "person" : "words",
  };
}

/** What rows are named and ordered by. `by` tells who found a row, `links` which claims of its sentences show a difference. */
type RowNaming = {
  readonly sentences: readonly RowSentence[];
  readonly scored: readonly ScoredSentences[];
  readonly decided: Decided;
  readonly claims: readonly LinkableClaim[];
  readonly by: (row: Gathered) => string;
  readonly links: readonly StoryLink[];
};

function namedRows(
  gathered: readonly Gathered[],
  { sentences, scored, decided, claims, by, links }: RowNaming,
): RowOfClaims[] {
  const counts = lemmaCounts(claims);
  const weigh = weighIn(sentences.map(({ stems }) => stems));
  const byPair = new Map(scored.map((pair) => [pairKey(pair.a, pair.b), pair]));
  const telling = links.filter(({ evidence }) => isChecked(evidence[0]?.relation));
  const rows = gathered.map((row) => {
    const own = row.sentences.flatMap((at) => sentences[at] ?? []);
    const ids = new Set(own.flatMap((sentence) => sentence.claims.map(({ id }) => id)));
    const inside = telling.filter(({ a, b }) => ids.has(a) && ids.has(b)).flatMap(({ a, b }) => [a, b]);
    const chosen = own.map(
      (sentence) =>
        sentence.claims.find(({ id }) => inside.includes(id)) ??
        closestClaim(
          sentence,
          own.filter(({ groupId }) => groupId !== sentence.groupId),
        ),
    );
    const best = bestPair(row, byPair);
    const [a, b] = [sentences[best?.a ?? -1], sentences[best?.b ?? -1]];
    return {
      chosen,
      sure: row.sure,
      score: row.score,
      groups: new Set(own.map(({ groupId }) => groupId)).size,
      place: own.reduce((sum, { place }) => sum + place, 0) / Math.max(1, own.length),
      by: row.sentences.some((x) => row.sentences.some((y) => x < y && decided.confirmed.has(pairKey(x, y))))
        ? "person"
        : by(row),
      reason: a && b ? reasonFor(a, b, weigh) : "",
    };
  });
  const inOrder = (x: (typeof rows)[number], y: (typeof rows)[number]) =>
    x.sure && y.sure ? y.groups - x.groups || x.place - y.place : y.score - x.score;
  rows.sort((x, y) => Number(y.sure) - Number(x.sure) || inOrder(x, y));
  const found = rows.map(({ chosen }) => namesFrom(chosen, (lemma) => counts.get(lemma) ?? 0, claims.length));
  const names = distinctNames(found);
  return rows.map(({ chosen, sure, by: finder, reason }, i) => ({
    name: pointName([names[i] ?? "", ...(found[i]?.slice(1) ?? [])], chosen),
    strength: sure ? "sure" : "perhaps",
    by: finder,
    reason,
    claims: chosen.map(({ id }) => id),
  }));
}

/** The pair of a row's sentences that scored best. */
function bestPair({ sentences }: Gathered, scored: ReadonlyMap<string, ScoredSentences>): ScoredSentences | undefined {
  let best: ScoredSentences | undefined;
  for (const a of sentences)
    for (const b of sentences) {
      const pair = a < b ? scored.get(pairKey(a, b)) : undefined;
      if (pair && pair.score > (best?.score ?? 0)) best = pair;
    }
  return best;
}
