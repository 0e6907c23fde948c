import { heaviestChain, type Likeness, likenesses } from "./chain.ts";
import { bagOf, CORRESPONDS, commonWords, dice } from "./likeness.ts";

/** Rows and passages that correspond, as half-open ranges; one of the two may be empty. */
type Step = { readonly rows: readonly [number, number]; readonly passages: readonly [number, number] };

/** A passage may correspond to so many of the other copy, where one of them breaks its paragraphs elsewhere. */
const MOST_PARTS = 3;

/** Largest table (rows x passages) that is aligned by shared words; a larger stretch is left unaligned, and said to be. */
const MOST_CELLS = 40_000;

/**
 * Aligns two lists of passages in order. Every index of both stands in exactly one step. Equal passages are the fixed points, but only those
 * on the heaviest chain of likenesses: where one copy moves a paragraph before two edited ones, the moved one must not pin the text.
 */
export function alignPassages(rows: readonly string[], passages: readonly string[]): { steps: Step[]; cut: boolean } {
  const steps: Step[] = [];
  let cut = false;
  let rowsFrom = 0;
  let passagesFrom = 0;
  const closeGap = (i: number, j: number) => {
    const gap = alignGap(rows.slice(rowsFrom, i), passages.slice(passagesFrom, j), rowsFrom, passagesFrom);
    steps.push(...gap.steps);
    cut ||= gap.cut;
  };
  const fix = ({ row, passage }: Likeness) => {
    closeGap(row, passage);
    steps.push({ rows: [row, row + 1], passages: [passage, passage + 1] });
    rowsFrom = row + 1;
    passagesFrom = passage + 1;
  };
  let alike: Likeness[] = [];
  const fixAlike = (row: number, passage: number) => {
    // A likeness may be part of a joined paragraph, which the whole stretch shows better, where it is short enough to be looked at as a whole.
    if ((row - rowsFrom) * (passage - passagesFrom) > MOST_CELLS) alike.forEach(fix);
    alike = [];
  };
  for (const likeness of heaviestChain(likenesses(rows, passages))) {
    if (!likeness.equal) alike.push(likeness);
    else {
      fixAlike(likeness.row, likeness.passage);
      fix(likeness);
    }
  }
  fixAlike(rows.length, passages.length);
  closeGap(rows.length, passages.length);
  return { steps, cut };
}

/** The best order-keeping alignment of a stretch without equal passages: one to one, one to several, several to one. */
function alignGap(
  rows: readonly string[],
  passages: readonly string[],
  rowsFrom: number,
  passagesFrom: number,
): { steps: Step[]; cut: boolean } {
  const n = rows.length;
  const m = passages.length;
  const cut = n * m > MOST_CELLS;
  const bagsA = rows.map(bagOf);
  const bagsB = passages.map(bagOf);
  const width = m + 1;
  const best = new Float64Array((n + 1) * width);
  const takeA = new Uint8Array((n + 1) * width);
  const takeB = new Uint8Array((n + 1) * width);
  // What single passages have in common bounds what several have together: spares counting where that is too little.
  const common = cut ? new Uint16Array() : commonWords(bagsA, bagsB);
  const mayCorrespond = (i: number, a: number, j: number, b: number): boolean => {
    let [words, size] = [0, 0];
    for (let x = i; x < i + a; x++) for (let y = j; y < j + b; y++) words += common[x * m + y] ?? 0;
    for (let x = i; x < i + a; x++) size += bagsA[x]?.size ?? 0;
    for (let y = j; y < j + b; y++) size += bagsB[y]?.size ?? 0;
    return 2 * words >= CORRESPONDS * size;
  };
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
          if (!mayCorrespond(i, a, j, b)) continue;
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
