import { tokensOf } from "../text/tokens.ts";
import { diffKeys } from "./diff.ts";

/** Rows and passages that correspond, as half-open ranges; one of the two may be empty. */
type Step = { readonly rows: readonly [number, number]; readonly passages: readonly [number, number] };

/**
 * From this share of common words on (Dice), two passages are one passage edited. Lower pairs teasers of
 * different articles; higher shows a rewritten paragraph as one gone and one new.
 */
const CORRESPONDS = 0.5;

/** A passage may correspond to so many of the other copy, where one of them breaks its paragraphs elsewhere. */
const MOST_PARTS = 3;

/** Largest table (rows x passages) that is aligned by shared words; a larger stretch is left unaligned, and said to be. */
const MOST_CELLS = 40_000;

/** The words of a passage as they are compared, in one string. A passage without words keeps its signs. */
export function keyOf(text: string): string {
  const words = tokensOf(text);
  return words.length === 0 ? text.trim() : words.map(({ norm }) => norm).join(" ");
}

/** Aligns two lists of passages in order. Every index of both stands in exactly one step. */
export function alignPassages(rows: readonly string[], passages: readonly string[]): { steps: Step[]; cut: boolean } {
  const { runs, cut: timedOut } = diffKeys(rows.map(keyOf), passages.map(keyOf));
  const steps: Step[] = [];
  let cut = timedOut;
  let i = 0;
  let j = 0;
  let rowsFrom = 0;
  let passagesFrom = 0;
  const closeGap = () => {
    const gap = alignGap(rows.slice(rowsFrom, i), passages.slice(passagesFrom, j), rowsFrom, passagesFrom);
    steps.push(...gap.steps);
    cut ||= gap.cut;
  };
  for (const { kind, length } of runs) {
    if (kind !== "same") {
      if (kind === "removed") i += length;
      else j += length;
      continue;
    }
    closeGap();
    for (let k = 0; k < length; k++, i++, j++) steps.push({ rows: [i, i + 1], passages: [j, j + 1] });
    rowsFrom = i;
    passagesFrom = j;
  }
  closeGap();
  return { steps, cut };
}

/** The best order-keeping alignment of a stretch without equal passages: one to one, one to several, several to one. */
function alignGap(rows: readonly string[], passages: readonly string[], rowsFrom: number, passagesFrom: number): { steps: Step[]; cut: boolean } {
  const n = rows.length;
  const m = passages.length;
  const cut = n * m > MOST_CELLS;
  const bagsA = rows.map(bagOf);
  const bagsB = passages.map(bagOf);
  const width = m + 1;
  const best = new Float64Array((n + 1) * width);
  const takeA = new Uint8Array((n + 1) * width);
  const takeB = new Uint8Array((n + 1) * width);
  for (let i = n; i >= 0 && !cut; i--) {
    for (let j = m; j >= 0; j--) {
      const here = i * width + j;
      const choose = (a: number, b: number, gain: number) => {
        const total = gain + (best[(i + a) * width + j + b] ?? 0);
        if (total > (best[here] ?? 0) || (takeA[here] === 0 && takeB[here] === 0)) {
          best[here] = total;
          takeA[here] = a;
          takeB[here] = b;
        }
      };
      if (i < n) choose(1, 0, 0);
      if (j < m) choose(0, 1, 0);
      for (let a = 1; a <= Math.min(MOST_PARTS, n - i); a++) {
        for (let b = 1; b <= (a === 1 ? Math.min(MOST_PARTS, m - j) : Math.min(1, m - j)); b++) {
          const likeness = dice(bagsA.slice(i, i + a), bagsB.slice(j, j + b));
          // Weighted by words, so that joining in a third part pays only where it brings words of its own.
          if (likeness.share >= CORRESPONDS) choose(a, b, likeness.common * likeness.share);
        }
      }
    }
  }
  const steps: Step[] = [];
  for (let i = 0, j = 0; i < n || j < m; ) {
    const here = i * width + j;
    const a = cut ? Number(i < n) : (takeA[here] ?? 0);
    const b = cut ? Number(i >= n) : (takeB[here] ?? 0);
    steps.push({ rows: [rowsFrom + i, rowsFrom + i + a], passages: [passagesFrom + j, passagesFrom + j + b] });
    i += a;
    j += b;
  }
  return { steps, cut };
}

type Bag = { readonly counts: ReadonlyMap<string, number>; readonly size: number };

function bagOf(text: string): Bag {
  const counts = new Map<string, number>();
  const words = tokensOf(text);
  for (const { norm } of words) counts.set(norm, (counts.get(norm) ?? 0) + 1);
  return { counts, size: words.length };
}

/** Common words of two lists of passages, and their share of both (L. R. Dice, 1945). */
function dice(a: readonly Bag[], b: readonly Bag[]): { common: number; share: number } {
  const sizeA = a.reduce((sum, { size }) => sum + size, 0);
  const sizeB = b.reduce((sum, { size }) => sum + size, 0);
  // The share can be no more than this: saves counting where the lengths alone rule it out.
  if (sizeA === 0 || sizeB === 0 || (2 * Math.min(sizeA, sizeB)) / (sizeA + sizeB) < CORRESPONDS) return { common: 0, share: 0 };
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
