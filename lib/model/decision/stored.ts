import type { DecisionKind, DetailOf, ReadDetail } from "./details.ts";

type Row<K extends DecisionKind> = {
  readonly id: number;
  readonly kind: K;
  /** What it is about: a text, two texts or claims in order joined by a space, an article and a field … */
  readonly subject: string;
  readonly verdict: string;
  readonly detail: ReadDetail<K>;
  readonly madeBy: string;
  readonly madeAt: Date;
  /** When and how it ended, by undo or by a later decision; null while it holds. */
  readonly endedAt: Date | null;
  readonly endedBy: string | null;
};

/** A decision in the log, of one of the given kinds: its kind tells what its detail holds. */
export type StoredDecision<K extends DecisionKind = DecisionKind> = { [Each in K]: Row<Each> }[K];

/** The articles that a decision is about, in the order in which its sentence names them. */
export function articlesOf({ detail }: Pick<StoredDecision, "detail">): readonly number[] {
  // Kinds that are about no article may hold anything under that name in a row of old: no schema has looked at it.
  const articles: readonly unknown[] = "articles" in detail && Array.isArray(detail.articles) ? detail.articles : [];
  return articles.filter((id) => typeof id === "number");
}

/** The articles that a removal took away: the one whose number it is about, or all that it names where it is about several. */
export function removedBy(removal: Pick<StoredDecision<"removal">, "subject" | "detail">): readonly number[] {
  const id = Number(removal.subject);
  return Number.isSafeInteger(id) ? [id] : articlesOf(removal);
}

/** A decision to be made. */
export type NewDecision<K extends DecisionKind = DecisionKind> = {
  [Each in K]: {
    readonly kind: Each;
    readonly subject: string;
    readonly verdict: string;
    readonly detail: DetailOf<Each>;
  };
}[K];

/**
 * How many decisions of a kind may hold at once, for the kinds that are read as a whole: the word lists in force, the topics and the stories
 * rest on all of them. The door refuses what goes beyond, so that no read leaves any out.
 */
export const MOST_HOLDING = { lexicon: 2000, topic: 5000, story: 5000 } as const satisfies {
  [K in DecisionKind]?: number;
};
