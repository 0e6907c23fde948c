import { type Database, database } from "../../db/client.ts";
import { findDecisions, pairSubject } from "../../db/decisions.ts";
import type { StoredDecision } from "../../model/decision/stored.ts";
import { MERGING_RELATIONS, type MergedAs, type PairVerdict } from "../../model/pair.ts";
import type { ArticleSummary, StoredPair } from "../../model/stored.ts";
import { SAME_ARTICLE } from "../../similarity/relation.ts";

/** What a person decided of a pair. */
export type Verdict = {
  /** The decision to undo: of a pair decided with its group, the decision about the group. */
  readonly id: number;
  readonly verdict: PairVerdict;
  readonly as: MergedAs | null;
  /** Decided with the group: copies taken out, or all confirmed. */
  readonly withGroup: boolean;
  readonly madeBy: string;
  readonly madeAt: Date;
};

/** A flagged pair with its two articles, what a person decided, and whether the measurement says otherwise. */
export type PairWithVerdict = {
  readonly pair: StoredPair;
  readonly a: ArticleSummary;
  readonly b: ArticleSummary;
  readonly verdict: Verdict | null;
  /** The decision stands against the score; the page says so and changes nothing. */
  readonly disagrees: boolean;
};

/** The pairs with their decisions, in the order given; a pair of which an article is missing is left out. */
export async function withVerdicts(
  pairs: readonly StoredPair[],
  articles: readonly ArticleSummary[],
  db: Database = database(),
): Promise<PairWithVerdict[]> {
  const byId = new Map(articles.map((article) => [article.id, article]));
  const known = pairs.flatMap((pair) => {
    const [a, b] = [byId.get(pair.aId), byId.get(pair.bId)];
    return a && b ? [{ pair, a, b, subject: pairSubject(a.textSha256, b.textSha256) }] : [];
  });
  const decisions = await findDecisions(
    db,
    "pair",
    known.map(({ subject }) => subject),
  );
  const bySubject = new Map(decisions.map((decision) => [decision.subject, decision]));
  return known.map(({ pair, a, b, subject }) => {
    const decision = bySubject.get(subject);
    const verdict = decision ? verdictOf(decision) : null;
    return { pair, a, b, verdict, disagrees: verdict !== null && disagrees(pair, verdict.verdict) };
  });
}

/** A decision about a pair, as pages show it. */
export function verdictOf({ id, verdict, detail, madeBy, madeAt }: StoredDecision<"pair">): Verdict {
  const { whole, as } = detail;
  return {
    id: whole ?? id,
    verdict: verdict as PairVerdict,
    as: as ?? null,
    withGroup: whole !== undefined,
    madeBy,
    madeAt,
  };
}

/** By the rule alone the two would be one article, or not. */
export function disagrees(pair: Pick<StoredPair, "score" | "relation">, verdict: PairVerdict): boolean {
  const oneByRule =
    pair.score >= SAME_ARTICLE && (MERGING_RELATIONS.includes(pair.relation) || pair.relation === "rewrite");
  return oneByRule !== (verdict === "merged");
}
