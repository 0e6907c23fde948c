import { tokensOf } from "../text/tokens.ts";

/**
 * From this share of common words on (Dice), two passages are one passage edited. Lower pairs teasers of
 * different articles; higher shows a rewritten paragraph as one gone and one new.
 */
export const CORRESPONDS = 0.5;

/** How often each word stands in a passage. */
export type Bag = { readonly counts: ReadonlyMap<string, number>; readonly size: number };

/** The words of a passage as they are compared, in one string. A passage without words keeps its signs. */
export function keyOf(text: string): string {
  const words = tokensOf(text);
  return words.length === 0 ? text.trim() : words.map(({ norm }) => norm).join(" ");
}

/** The bag of words of a passage. */
export function bagOf(text: string): Bag {
  const counts = new Map<string, number>();
  const words = tokensOf(text);
  for (const { norm } of words) counts.set(norm, (counts.get(norm) ?? 0) + 1);
  return { counts, size: words.length };
}

/** Common words of two lists of passages, and their share of both (L. R. Dice, 1945). */
export function dice(a: readonly Bag[], b: readonly Bag[]): { common: number; share: number } {
  const sizeA = a.reduce((sum, { size }) => sum + size, 0);
  const sizeB = b.reduce((sum, { size }) => sum + size, 0);
  // The share can be no more than this: saves counting where the lengths alone rule it out.
  if (sizeA === 0 || sizeB === 0 || (2 * Math.min(sizeA, sizeB)) / (sizeA + sizeB) < CORRESPONDS)
    return { common: 0, share: 0 };
  const left = new Map<string, number>();
  for (const { counts } of a) for (const [word, count] of counts) left.set(word, (left.get(word) ?? 0) + count);
  let common = 0;
  for (const { counts } of b) {
    for (const [word, count] of counts) {
      const both = Math.min(count, left.get(word) ?? 0);
      common += both;
      if (both > 0) left.set(word, (left.get(word) ?? 0) - both);
    }
  }
  return { common, share: (2 * common) / (sizeA + sizeB) };
}

/** Words in common of every passage of one list with every one of the other, a row after the other; found by word, so that most pairs cost nothing. */
export function commonWords(a: readonly Bag[], b: readonly Bag[]): Uint16Array {
  const common = new Uint16Array(a.length * b.length);
  const holders = new Map<string, [number, number][]>();
  b.forEach(({ counts }, y) => {
    for (const [word, count] of counts) {
      const there = holders.get(word);
      if (there) there.push([y, count]);
      else holders.set(word, [[y, count]]);
    }
  });
  a.forEach(({ counts }, x) => {
    for (const [word, count] of counts) {
      for (const [y, other] of holders.get(word) ?? []) {
        const at = x * b.length + y;
        common[at] = Math.min(0xffff, (common[at] ?? 0) + Math.min(count, other));
      }
    }
  });
  return common;
}
