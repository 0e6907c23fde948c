import { heaviestChain, type Likeness, likenesses } from "./chain.ts";
import { type Bag, bagOf, CORRESPONDS, commonWords, dice } from "./likeness.ts";

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

/** How many rows and how many passages a step takes; one of the two may be 0. */
type Take = readonly [rows: number, passages: number];

/** One to one, one to several, several to one. */
const JOINS: readonly Take[] = [
  ...Array.from({ length: MOST_PARTS }, (_, more): Take => [1, more + 1]),
  ...Array.from({ length: MOST_PARTS - 1 }, (_, more): Take => [more + 2, 1]),
];

/** The best order-keeping alignment of a stretch without equal passages, with indices counted from `rowsFrom` and `passagesFrom`. */
function alignGap(
  rows: readonly string[],
  passages: readonly string[],
  rowsFrom: number,
  passagesFrom: number,
): { steps: Step[]; cut: boolean } {
  const cut = rows.length * passages.length > MOST_CELLS;
  const takeAt = cut ? rowsFirst(rows.length) : bestTakes(rows.map(bagOf), passages.map(bagOf));
  const steps: Step[] = [];
  for (let i = 0, j = 0; i < rows.length || j < passages.length; ) {
    const [a, b] = takeAt(i, j);
    steps.push({ rows: [rowsFrom + i, rowsFrom + i + a], passages: [passagesFrom + j, passagesFrom + j + b] });
    i += a;
    j += b;
  }
  return { steps, cut };
}

/** Nothing corresponds: all rows, then all passages. */
function rowsFirst(rows: number): (i: number, j: number) => Take {
  return (i) => (i < rows ? [1, 0] : [0, 1]);
}

/** The step to take at row i and passage j so that the words in common, up to the end of both, weigh most. */
function bestTakes(bagsA: readonly Bag[], bagsB: readonly Bag[]): (i: number, j: number) => Take {
  const n = bagsA.length;
  const m = bagsB.length;
  const width = m + 1;
  const best = new Float64Array((n + 1) * width);
  const takeA = new Uint8Array((n + 1) * width);
  const takeB = new Uint8Array((n + 1) * width);
  const gainOf = gainReader(bagsA, bagsB);
  const choose = (i: number, j: number, [a, b]: Take, gain: number) => {
    const here = i * width + j;
    const total = gain + (best[(i + a) * width + j + b] ?? 0);
    if (total > (best[here] ?? 0) || (takeA[here] === 0 && takeB[here] === 0)) {
      best[here] = total;
      takeA[here] = a;
      takeB[here] = b;
    }
  };
  const chooseAt = (i: number, j: number) => {
    if (i < n) choose(i, j, [1, 0], 0);
    if (j < m) choose(i, j, [0, 1], 0);
    for (const join of JOINS) {
      const gain = i + join[0] <= n && j + join[1] <= m ? gainOf(i, j, join) : null;
      if (gain !== null) choose(i, j, join, gain);
    }
  };
  for (let i = n; i >= 0; i--) for (let j = m; j >= 0; j--) chooseAt(i, j);
  return (i, j) => [takeA[i * width + j] ?? 0, takeB[i * width + j] ?? 0];
}

/** What it is worth to put the rows from i on beside the passages from j on; null where they do not correspond. */
function gainReader(bagsA: readonly Bag[], bagsB: readonly Bag[]): (i: number, j: number, join: Take) => number | null {
  const m = bagsB.length;
  // What single passages have in common bounds what several have together: spares counting where that is too little.
  const common = commonWords(bagsA, bagsB);
  const mayCorrespond = (i: number, j: number, [a, b]: Take): boolean => {
    let words = 0;
    let size = 0;
    for (let x = i; x < i + a; x++) for (let y = j; y < j + b; y++) words += common[x * m + y] ?? 0;
    for (let x = i; x < i + a; x++) size += bagsA[x]?.size ?? 0;
    for (let y = j; y < j + b; y++) size += bagsB[y]?.size ?? 0;
    return 2 * words >= CORRESPONDS * size;
  };
  return (i, j, join) => {
    if (!mayCorrespond(i, j, join)) return null;
    const likeness = dice(bagsA.slice(i, i + join[0]), bagsB.slice(j, j + join[1]));
    // Weighted by words, so that joining in a third part pays only where it brings words of its own.
    return likeness.share >= CORRESPONDS ? likeness.common * likeness.share : null;
  };
}
