import type { RowSentence } from "./row-sentence.ts";

/** For each sentence those that it is like, by their positions, with the likeness. */
type Likeness = readonly ReadonlyMap<number, number>[];
/** The sentences that each is like, with the likeness, also as two lists. */
export type Partners = readonly {
  readonly all: ReadonlyMap<number, number>;
  readonly others: readonly number[];
  readonly values: readonly number[];
}[];

/** The same with the lists. */
export function partnersOf(alike: Likeness): Partners {
  return alike.map((all) => ({ all, others: [...all.keys()], values: [...all.values()] }));
}

/** For each sentence, by other article, the likenesses with its sentences, best first. */
export type Best = readonly ReadonlyMap<number, readonly number[]>[];

export function bestByArticle(alike: Likeness, ready: readonly RowSentence[]): Best {
  return alike.map((own) => {
    const best = new Map<number, number[]>();
    for (const [b, value] of own) {
      const article = ready[b]?.articleId ?? -1;
      const list = best.get(article);
      if (list) list.push(value);
      else best.set(article, [value]);
    }
    for (const list of best.values()) list.sort((x, y) => y - x);
    return best;
  });
}

/** The best third sentence, of another group: the weaker of what it has in common with the two. */
export function supportOf(alike: Partners, ready: readonly RowSentence[], a: number, b: number): number {
  const [ofA, ofB] = [alike[a], alike[b]];
  if (!ofA || !ofB) return 0;
  let support = 0;
  for (let i = 0; i < ofA.others.length; i++) {
    const [c, value] = [ofA.others[i] as number, ofA.values[i] as number];
    if (value > support && ready[c]?.groupId !== ready[b]?.groupId)
      support = Math.max(support, Math.min(value, ofB.all.get(c) ?? 0));
  }
  return support;
}
