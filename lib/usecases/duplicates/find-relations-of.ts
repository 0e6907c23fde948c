import { findArticles } from "../../db/articles.ts";
import { database } from "../../db/client.ts";
import { findPairs } from "../../db/pairs.ts";
import type { PairRelation } from "../../model/pair.ts";

/** Articles that an article was flagged with, surest first. */
export async function findRelationsOf(articleId: number): Promise<
  {
    article: number;
    sourceId: string;
    headline: string | null;
    relation: PairRelation;
    score: number;
    matchedWords: number;
    longestRun: number;
  }[]
> {
  const pairs = await findPairs(database(), { articleId });
  const others = await findArticles(database(), {
    ids: pairs.map((pair) => (pair.aId === articleId ? pair.bId : pair.aId)),
  });
  const byId = new Map(others.map((other) => [other.id, other]));
  return pairs.flatMap(({ aId, bId, relation, score, matchedWords, longestRun }) => {
    const other = byId.get(aId === articleId ? bId : aId);
    return other
      ? [
          {
            article: other.id,
            sourceId: other.sourceId,
            headline: other.headline,
            relation,
            score,
            matchedWords,
            longestRun,
          },
        ]
      : [];
  });
}
