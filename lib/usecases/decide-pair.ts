import { findArticles } from "../db/articles.ts";
import { database, inTransaction } from "../db/client.ts";
import { pairSubject, saveDecision } from "../db/decisions.ts";
import { findPairs } from "../db/pairs.ts";
import { AppError } from "../model/errors.ts";
import type { PairVerdict } from "../model/pair.ts";
import { regroup } from "./regroup.ts";

/** Record what a person decided of two articles and regroup what hangs on it. Returns the decision's id, for undo. */
export async function decidePair({ a, b, verdict }: { a: number; b: number; verdict: PairVerdict }): Promise<number> {
  const articles = await findArticles(database(), { ids: [a, b] });
  const [one, other] = articles;
  if (!one || !other) throw new AppError("NOT_FOUND", `There are no two articles ${a} and ${b} to decide about.`);
  const flagged = (await findPairs(database(), { among: [one.id, other.id] })).length > 0;
  if (!flagged) throw new AppError("CONFLICT", "These two texts share too little to be flagged, so there is nothing to decide. Nothing was changed.");
  return inTransaction(async (tx) => {
    const id = await saveDecision(tx, {
      kind: "pair",
      subject: pairSubject(one.textSha256, other.textSha256),
      verdict,
      detail: { articles: [one.id, other.id] },
    });
    await regroup(tx, [one.id, other.id]);
    return id;
  });
}
