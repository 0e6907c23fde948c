/** Weight of a word in one story. */
export type WordWeight = (word: string) => number;
/** A sentence as a vector over its words, each by its number and once: numbers are gone over faster than words, for thousands of pairs. */
export type Vector = {
  readonly words: Int32Array;
  readonly values: Float64Array;
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
  return (word) => weightOf(counts.get(word) ?? 0, sentences.length);
}

function weightOf(holders: number, sentences: number): number {
  const size = sentences + 1;
  return Math.max(0, Math.log(size / (holders + 0.5)) / Math.log(size / 1.5));
}

/** Gives each word a number, from 0 in the order in which they come. */
export function wordNumbers<Word>(): { readonly of: (word: Word) => number; readonly size: () => number } {
  const numbers = new Map<Word, number>();
  return {
    size: () => numbers.size,
    of: (word) => {
      const known = numbers.get(word);
      if (known !== undefined) return known;
      numbers.set(word, numbers.size);
      return numbers.size - 1;
    },
  };
}

/** These numbers without those that came before, in order; all of them are below `size`. */
export function distinctIn(lists: readonly (readonly number[])[], size: number): Int32Array[] {
  const seen = new Int32Array(size).fill(-1);
  return lists.map((list, i) => {
    const own = list.filter((word) => {
      if (seen[word] === i) return false;
      seen[word] = i;
      return true;
    });
    return Int32Array.from(own);
  });
}

/** The weights of `weighIn` by the numbers of the words, given the distinct words of each sentence. */
export function weightsIn(sentences: readonly Int32Array[], size: number): Float64Array {
  const counts = new Int32Array(size);
  for (const words of sentences) for (const word of words) counts[word] = (counts[word] as number) + 1;
  return Float64Array.from(counts, (count) => weightOf(count, sentences.length));
}

/** These distinct words as a vector under these weights. */
export function vectorOf(words: Int32Array, weights: Float64Array): Vector {
  return vectorFrom(
    words,
    Float64Array.from(words, (word) => weights[word] as number),
  );
}

/** These distinct words, each with its value, as a vector. */
export function vectorFrom(words: Int32Array, values: Float64Array): Vector {
  let [square, sum] = [0, 0];
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    square += value * value;
    sum += value;
  }
  return { words, values, norm: Math.sqrt(square), sum };
}

/** A vector laid open by the numbers of its words, so that many others can be held against it. */
export type OpenVector = {
  /** Lays this one open instead. */
  readonly open: (vector: Vector) => void;
  /** Where a word stands in the vector, from 1; 0 where it does not. */
  readonly places: Int32Array;
  /** How alike the open vector and another are, 0 to 1. */
  readonly likeness: (other: Vector) => number;
};

/** Lays vectors open whose words have numbers below `size`. */
export function openVector(size: number): OpenVector {
  const places = new Int32Array(size);
  const products = new Float64Array(size);
  let own = vectorFrom(new Int32Array(), new Float64Array());
  return {
    places,
    open(vector) {
      for (const word of own.words) places[word] = 0;
      own = vector;
      for (let i = 0; i < vector.words.length; i++) places[vector.words[i] as number] = i + 1;
    },
    likeness(other) {
      if (own.norm === 0 || other.norm === 0) return 0;
      const isShorter = own.words.length < other.words.length;
      let sum = 0;
      for (let i = 0; i < other.words.length; i++) {
        const place = places[other.words[i] as number] as number;
        if (place === 0) continue;
        const product = (own.values[place - 1] as number) * (other.values[i] as number);
        if (isShorter) products[place - 1] = product;
        else sum += product;
      }
      // Summed in the order of the shorter one, whichever of the two is open: the same two are alike to the last digit.
      if (isShorter)
        for (let i = 0; i < own.words.length; i++) {
          sum += products[i] as number;
          products[i] = 0;
        }
      return sum / (own.norm * other.norm);
    },
  };
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
  size: number,
  { least, most }: Kept,
): Map<number, number>[] {
  const holders = holdersOf(vectors, size);
  const alike = vectors.map(() => new Map<number, number>());
  const sums = new Float64Array(vectors.length);
  let ofGroup: Alike[] = [];
  for (const b of vectors.keys()) {
    for (const pair of likeBefore(b, vectors, groups, holders, sums)) if (pair.value >= least) ofGroup.push(pair);
    if (groups[b + 1] === groups[b]) continue;
    for (const { a, b: own, value } of bestOfEither(ofGroup, groups, most)) {
      alike[a]?.set(own, value);
      alike[own]?.set(a, value);
    }
    ofGroup = [];
  }
  return alike;
}

/** The vectors of other groups before this one that share a word with it, with the cosine; `sums` holds zeros, and does so again. */
function likeBefore(
  b: number,
  vectors: readonly Vector[],
  groups: readonly number[],
  holders: readonly (readonly number[] | undefined)[],
  sums: Float64Array,
): Alike[] {
  const { words, values, norm } = vectors[b] as Vector;
  const met: number[] = [];
  for (let i = 0; i < words.length; i++) {
    const square = (values[i] as number) * (values[i] as number);
    for (const a of holders[words[i] as number] ?? []) {
      if (a >= b) break;
      if (groups[a] === groups[b]) continue;
      const sum = sums[a] as number;
      if (sum === 0) met.push(a);
      sums[a] = sum + square;
    }
  }
  return met.map((a) => {
    const value = (sums[a] as number) / (norm * (vectors[a]?.norm ?? 1));
    sums[a] = 0;
    return { a, b, value };
  });
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
function holdersOf(vectors: readonly Vector[], size: number): (readonly number[] | undefined)[] {
  const holders = new Array<number[] | undefined>(size);
  for (const [i, { words, values }] of vectors.entries())
    for (let at = 0; at < words.length; at++) {
      if ((values[at] as number) < FINDS_FROM) continue;
      const word = words[at] as number;
      const own = holders[word];
      if (own) own.push(i);
      else holders[word] = [i];
    }
  return holders;
}
