/**
 * The vectors with the corpus mean taken away and scaled to length 1.
 *
 * Sentences of news share a direction ("officials said …") that makes any two look alike; without it
 * two sentences about one matter stand out (Mu and Viswanath 2018, "All-but-the-top").
 * A vector equal to the mean stays all zero.
 */
export function centred(vectors: ReadonlyMap<number, Float32Array>, mean: Float32Array): Map<number, Float32Array> {
  return new Map([...vectors].map(([id, vector]) => [id, unit(vector.map((value, i) => value - (mean[i] ?? 0)))]));
}

/** The average of vectors of one length; empty where there are none. */
export function meanOf(vectors: Iterable<Float32Array>): Float32Array {
  let sum: Float64Array | undefined;
  let count = 0;
  for (const vector of vectors) {
    sum ??= new Float64Array(vector.length);
    for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] ?? 0) + (vector[i] ?? 0);
    count++;
  }
  return Float32Array.from(sum ?? [], (value) => value / count);
}

/** The mean of a corpus as it is kept: which model's vectors, and of how many it was made. */
export type CorpusMean = { readonly provider: string; readonly count: number; readonly mean: readonly number[] };

/** Fewer vectors than this are one story, and their mean is what that story is about. */
const FEWEST_FOR_MEAN = 200;

/**
 * Whether the kept mean has to be made anew: another model or vector length, or a corpus twice as large. In between it stays as it is,
 * so that the links of one month and of the next are measured alike.
 */
export function isMeanDue(
  kept: CorpusMean | null,
  now: { provider: string; dimensions: number; count: number },
): boolean {
  if (now.count < FEWEST_FOR_MEAN) return false;
  return kept?.provider !== now.provider || kept.mean.length !== now.dimensions || now.count >= 2 * kept.count;
}

function unit(vector: Float32Array): Float32Array {
  const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
  return length === 0 ? vector : vector.map((value) => value / length);
}
