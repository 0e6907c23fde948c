/** Weight of a word in one story. */
export type WordWeight = (word: string) => number;
/** A sentence as a vector over its words. */
export type Vector = { readonly weights: ReadonlyMap<string, number>; readonly norm: number; readonly sum: number };

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
  let [square, sum] = [0, 0];
  for (const weight of weights.values()) {
    square += weight * weight;
    sum += weight;
  }
  return { weights, norm: Math.sqrt(square), sum };
}

/** How alike two vectors are, 0 to 1. */
export function likeness(a: Vector, b: Vector): number {
  if (a.norm === 0 || b.norm === 0) return 0;
  const [few, many] = a.weights.size < b.weights.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [word, weight] of few.weights) {
    const other = many.weights.get(word);
    if (other !== undefined) sum += weight * other;
  }
  return sum / (a.norm * b.norm);
}

/** For each of the vectors those of other groups that are at least so much like it, with the cosine. */
export function cosines(vectors: readonly Vector[], groups: readonly number[], least: number): Map<number, number>[] {
  const holders = holdersOf(vectors);
  const alike = vectors.map(() => new Map<number, number>());
  for (const [b, { weights, norm }] of vectors.entries()) {
    const sums = new Map<number, number>();
    for (const [word, weight] of weights)
      for (const a of holders.get(word) ?? []) {
        if (a >= b) break;
        if (groups[a] !== groups[b]) sums.set(a, (sums.get(a) ?? 0) + weight * weight);
      }
    for (const [a, sum] of sums) {
      const value = sum / (norm * (vectors[a]?.norm ?? 1));
      if (value < least) continue;
      alike[a]?.set(b, value);
      alike[b]?.set(a, value);
    }
  }
  return alike;
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
