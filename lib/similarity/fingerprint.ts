import type { ComparedArticle } from "../model/pair.ts";
import { bodyWordsOf, type HashedWords } from "./body-words.ts";

/** Words in a shingle. Four would meet in stock phrases ("a spokesman said that"), seven would be broken by light editing. */
export const SHINGLE = 5;
/** One shingle in this many is kept, chosen by its hash alone. 1 in 12 loses .6 % of true pairs, 1 in 4 doubles the table. */
export const KEEP_ONE_IN = 8;
/** Up to this many body words all shingles are kept: one in eight of a brief would be too few to meet twice. */
const SHORT_WORDS = 200;

/**
 * The fingerprints of an article's body: sorted distinct signed 64-bit hashes of five-word shingles, about 1 in 8 chosen by
 * hash value ("0 mod p" of Manber 1994), so that a passage has the same ones wherever it stands. Short articles keep all;
 * fewer than five words give one hash of what there is; no words give none.
 */
export function fingerprintsOf(article: ComparedArticle): bigint[] {
  return fingerprintsOfWords(bodyWordsOf(article));
}

/** As `fingerprintsOf`, for words that are already at hand. */
export function fingerprintsOfWords(words: HashedWords): bigint[] {
  if (words.length === 0) return [];
  const width = Math.min(SHINGLE, words.length);
  const all = words.length <= SHORT_WORDS;
  const parts = new Int32Array(2 * (words.length - width + 1));
  let kept = 0;
  for (let i = 0; i + width <= words.length; i++) {
    let low = width;
    let high = width;
    for (let k = i; k < i + width; k++) {
      low = Math.imul(low ^ (words.low[k] ?? 0), 0x9e3779b1);
      low ^= low >>> 15;
      high = Math.imul(high ^ (words.high[k] ?? 0), 0x85ebca77);
      high ^= high >>> 13;
    }
    low = mix(low);
    if (!all && (low >>> 0) % KEEP_ONE_IN !== 0) continue;
    parts[kept++] = low;
    parts[kept++] = mix(high);
  }
  const hashes = new BigInt64Array(parts.buffer.slice(0, kept * 4));
  hashes.sort();
  const distinct: bigint[] = [];
  for (const hash of hashes) if (hash !== distinct.at(-1)) distinct.push(hash);
  return distinct;
}

/** Final mixing of MurmurHash3, so that the low bits by which shingles are chosen depend on all of them. */
function mix(value: number): number {
  let h = value;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
