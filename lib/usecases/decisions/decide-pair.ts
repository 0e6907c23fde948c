import { findArticles } from "../../db/articles.ts";
import { database, inTransaction } from "../../db/client.ts";
import { pairSubject, saveDecision } from "../../db/decisions.ts";
import { AppError } from "../../model/errors.ts";
import type { MergedAs, PairVerdict } from "../../model/pair.ts";
import { keepDecisions } from "./regroup-or-refuse.ts";

type PairDecision = {
  readonly a: number;
  readonly b: number;
  readonly verdict: PairVerdict;
  readonly as?: MergedAs | undefined;
};

/**
 * Record what a person decided of two articles and regroup what hangs on it; the two need not be flagged. Returns the decision's id, for undo.
 * Throws NOT_FOUND, and CONFLICT where other decisions do not allow it.
 */
export async function decidePair({ a, b, verdict, as }: PairDecision): Promise<number> {
  const articles = await findArticles(database(), { ids: [a, b] });
  const [one, other] = articles;
  if (!one || !other) throw new AppError("NOT_FOUND", `There are no two articles ${a} and ${b} to decide about.`);
  const subject = pairSubject(one.textSha256, other.textSha256);
  return inTransaction(async (tx) => {
    const detail = { articles: [one.id, other.id], ...(verdict === "merged" && as ? { as } : {}) };
    const id = await saveDecision(tx, { kind: "pair", subject, verdict, detail });
    await keepDecisions(tx, subject);
    return id;
  });
}
