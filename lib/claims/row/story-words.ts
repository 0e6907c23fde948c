/** Weight of a word in one story. */
export type WordWeight = (word: string) => number;
/** A sentence as a vector over its words; they and their weights are lists too, since each vector is gone over for thousands of pairs. */
export type Vector = {
  readonly weights: ReadonlyMap<string, number>;
  readonly words: readonly string[];
  readonly values: readonly number[];
  readonly norm: number;
  readonly sum: number;
};

/** Below this weight a word stands in so many sentences of the story that it finds no pair. */
const FINDS_FROM = 0.18;

/**
 * Weighs words by the sentences of one story that hold them (inverse document frequency, Spärck Jones 1972), as a share of the weight of a word that
 * stands once: what every sentence says ("court", the names of those involved) tells no point from another, however rare it is elsewhere.
 * A share, so that a story of fifteen sentences and one of a thousand are judged alike.
 */
export function weighIn(sentences: readonly (readonly string[])[]): WordWeight {
  const counts = new Map<string, number>();
  for (const words of sentences) for (const word of new Set(words)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const size = sentences.length + 1;
  const most = Math.log(size / 1.5);
  return (word) => Math.max(0, Math.log(size / ((counts.get(word) ?? 0) + 0.5)) / most);
}

/** The words given as a vector under these weights; a word counts once. */
export function vectorOf(words: readonly string[], weigh: WordWeight): Vector {
  return vectorFrom(new Map(words.map((word) => [word, weigh(word)])));
}

/** These weights as a vector. */
export function vectorFrom(weights: ReadonlyMap<string, number>): Vector {
  const [words, values] = [[...weights.keys()], [...weights.values()]];
  let [square, sum] = [0, 0];
  for (const weight of values) {
    square += weight * weight;
    sum += weight;
  }
  return { weights, words, values, norm: Math.sqrt(square), sum };
}

/** How alike two vectors are, 0 to 1. */
export function likeness(a: Vector, b: Vector): number {
  if (a.norm === 0 || b.norm === 0) return 0;
  const [few, many] = a.weights.size < b.weights.size ? [a, b] : [b, a];
  let sum = 0;
  for (let i = 0; i < few.words.length; i++) {
    const other = many.weights.get(few.words[i] as string);
    if (other !== undefined) sum += (few.values[i] as number) * other;
  }
  return sum / (a.norm * b.norm);
}

/** What is kept of a comparison: pairs at least so alike, and of each vector so many best with each other group. */
export type Kept = { readonly least: number; readonly most: number };

/**
 * For each of the vectors those of other groups that are like it, with the cosine. Vectors of one group stand together. A pair is kept where it
 * is among the best of either of the two: with all pairs a story of sixty articles would fill the memory.
 */
export function cosines(
  vectors: readonly Vector[],
  groups: readonly number[],
  { least, most }: Kept,
): Map<number, number>[] {
  const holders = holdersOf(vectors);
  const alike = vectors.map(() => new Map<number, number>());
  let ofGroup: Alike[] = [];
  for (const b of vectors.keys()) {
    ofGroup.push(...likeBefore(b, vectors, groups, holders).filter(({ value }) => value >= least));
    if (groups[b + 1] === groups[b]) continue;
    for (const { a, b: own, value } of bestOfEither(ofGroup, groups, most)) {
      alike[a]?.set(own, value);
      alike[own]?.set(a, value);
    }
    ofGroup = [];
  }
  return alike;
}

/** The vectors of other groups before this one that share a word with it, with the cosine. */
function likeBefore(
  b: number,
  vectors: readonly Vector[],
  groups: readonly number[],
  holders: ReadonlyMap<string, readonly number[]>,
): Alike[] {
  const sums = new Map<number, number>();
  const { weights, norm } = vectors[b] ?? vectorFrom(new Map());
  for (const [word, weight] of weights)
    for (const a of holders.get(word) ?? []) {
      if (a >= b) break;
      if (groups[a] !== groups[b]) sums.set(a, (sums.get(a) ?? 0) + weight * weight);
    }
  return [...sums].map(([a, sum]) => ({ a, b, value: sum / (norm * (vectors[a]?.norm ?? 1)) }));
}

/** Of the pairs of one group with those before it the ones that are among the best of either vector. */
function bestOfEither(pairs: readonly Alike[], groups: readonly number[], most: number): readonly Alike[] {
  if (most === Number.POSITIVE_INFINITY) return pairs;
  const ofB = bestOf(pairs, ({ a, b }) => `${b}:${groups[a]}`, most);
  const ofA = bestOf(pairs, ({ a }) => String(a), most);
  return pairs.filter((pair) => ofA.has(pair) || ofB.has(pair));
}

type Alike = { readonly a: number; readonly b: number; readonly value: number };

/** Of each key's pairs the `most` that are most alike. */
function bestOf(pairs: readonly Alike[], keyOf: (pair: Alike) => string, most: number): Set<Alike> {
  const taken = new Map<string, number>();
  const sorted = pairs.toSorted((x, y) => y.value - x.value || x.a - y.a || x.b - y.b);
  return new Set(
    sorted.filter((pair) => {
      const key = keyOf(pair);
      const count = (taken.get(key) ?? 0) + 1;
      taken.set(key, count);
      return count <= most;
    }),
  );
}

/** Which vectors hold each word that finds a pair, in order. */
function holdersOf(vectors: readonly Vector[]): Map<string, number[]> {
  const holders = new Map<string, number[]>();
  for (const [i, { weights }] of vectors.entries())
    for (const [word, weight] of weights) {
      if (weight < FINDS_FROM) continue;
      const own = holders.get(word);
      if (own) own.push(i);
      else holders.set(word, [i]);
    }
  return holders;
}
