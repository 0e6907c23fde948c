import { type Bag, bagOf, CORRESPONDS, dice, keyOf } from "./likeness.ts";

/** A row and a passage that are equal or alike, weighed by the words they have in common. */
export type Likeness = {
  readonly row: number;
  readonly passage: number;
  readonly weight: number;
  readonly equal: boolean;
};

/** A line that stands in both lists more often than this is paired first with first: all pairs would be the product. */
const MOST_REPEATS = 50;
/** A word in more rows than this says little about which row a passage is. */
const MOST_ROWS_PER_WORD = 40;
/** Rows looked at for one passage, those that share most words first. */
const MOST_ALIKE = 4;

/** Which rows and passages are equal or alike. */
export function likenesses(rows: readonly string[], passages: readonly string[]): Likeness[] {
  const [bagsA, bagsB] = [rows.map(bagOf), passages.map(bagOf)];
  const found: Likeness[] = [];
  const equal = new Set<number>();
  const byKey = placesBy(rows.map(keyOf));
  for (const [key, there] of placesBy(passages.map(keyOf))) {
    const here = byKey.get(key) ?? [];
    const all = here.length * there.length <= MOST_REPEATS * MOST_REPEATS;
    for (const [nth, passage] of there.entries()) {
      for (const row of all ? here : here.slice(nth, nth + 1)) {
        equal.add(passage);
        // Signs without words still count a little, so that "* * *" finds its place.
        found.push({ row, passage, weight: (bagsB[passage]?.size ?? 0) + 0.5, equal: true });
      }
    }
  }
  return [...found, ...alike(bagsA, bagsB, equal)];
}

function alike(bagsA: readonly Bag[], bagsB: readonly Bag[], without: ReadonlySet<number>): Likeness[] {
  const rowsOf = new Map<string, number[]>();
  bagsA.forEach(({ counts }, row) => {
    for (const word of counts.keys()) {
      const rows = rowsOf.get(word);
      if (rows) rows.push(row);
      else rowsOf.set(word, [row]);
    }
  });
  return bagsB.flatMap((bag, passage) => {
    if (without.has(passage)) return [];
    const shared = new Map<number, number>();
    for (const word of bag.counts.keys()) {
      const rows = rowsOf.get(word) ?? [];
      if (rows.length <= MOST_ROWS_PER_WORD) for (const row of rows) shared.set(row, (shared.get(row) ?? 0) + 1);
    }
    const likely = [...shared].sort(([a, m], [b, n]) => n - m || a - b).slice(0, MOST_ALIKE);
    return likely.flatMap(([row]) => {
      const own = bagsA[row];
      const { common, share } = own ? dice([own], [bag]) : { common: 0, share: 0 };
      return share >= CORRESPONDS ? [{ row, passage, weight: common * share, equal: false }] : [];
    });
  });
}

/** The likenesses of the greatest weight together that keep the order of both lists (heaviest increasing subsequence, by a Fenwick tree). */
export function heaviestChain(all: readonly Likeness[]): Likeness[] {
  const sorted = all.toSorted((a, b) => a.row - b.row || b.passage - a.passage);
  const tree: number[] = [];
  const size = 1 + all.reduce((most, { passage }) => Math.max(most, passage), 0);
  const best: { readonly weight: number; readonly before: number }[] = [];
  const weightOf = (at: number) => best[at]?.weight ?? 0;
  sorted.forEach(({ passage, weight }, at) => {
    let before = -1;
    for (let i = passage; i > 0; i -= i & -i) {
      const other = tree[i];
      if (other !== undefined && (before < 0 || weightOf(other) > weightOf(before))) before = other;
    }
    best.push({ weight: weight + (before < 0 ? 0 : weightOf(before)), before });
    for (let i = passage + 1; i <= size; i += i & -i) {
      const other = tree[i];
      if (other === undefined || weightOf(at) > weightOf(other)) tree[i] = at;
    }
  });
  const chain: Likeness[] = [];
  let at = best.reduce((top, { weight }, here) => (top < 0 || weight > weightOf(top) ? here : top), -1);
  while (at >= 0) {
    const here = sorted[at];
    if (here) chain.push(here);
    at = best[at]?.before ?? -1;
  }
  return chain.reverse();
}

function placesBy(keys: readonly string[]): Map<string, number[]> {
  const places = new Map<string, number[]>();
  keys.forEach((key, at) => {
    const there = places.get(key);
    if (there) there.push(at);
    else places.set(key, [at]);
  });
  return places;
}
