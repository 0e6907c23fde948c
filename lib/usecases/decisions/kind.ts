import type { Database } from "../../db/client.ts";
import type { Job } from "../../db/queue.ts";
import type { DecisionKind } from "../../model/decision/details.ts";
import type { StoredDecision } from "../../model/decision/stored.ts";
import type { TellingPart } from "../../model/telling.ts";

/**
 * What follows from a decision: done in its own transaction, or queued there, never both. With `upToClaims` it is done at once while the
 * collection has no more claims than that, because a reader would wait too long for it in a larger one, and queued otherwise.
 */
export type Effect =
  | { readonly now: (tx: Database) => Promise<unknown> }
  | { readonly queue: readonly Job[] }
  | {
      readonly now: (tx: Database) => Promise<unknown>;
      readonly queue: readonly Job[];
      readonly upToClaims: number;
    };

/** A kind of decision: how one is told, what undoing it does, and when asking for it again asks for nothing. */
export type KindOfDecision<K extends DecisionKind> = {
  readonly kind: K;
  /** Says a decision in a sentence. `articles` are the articles it is about, each with a name that leads to it. */
  readonly tell: (decision: StoredDecision<K>, articles: readonly TellingPart[]) => TellingPart[];
  /**
   * Puts back what the ended decision had replaced; null where nothing is stored besides the decision. Throws CONFLICT where the row does
   * not say what stood there before, so that no undo claims what it cannot do.
   */
  readonly restore: (tx: Database, ended: StoredDecision<K>) => Promise<Effect | null>;
  /** What makes two decisions of one subject and verdict different ones: the fields of the detail besides where and before. */
  readonly differsBy: readonly (keyof StoredDecision<K>["detail"] & string)[];
};
