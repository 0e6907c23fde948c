import { findTexts } from "../../db/articles.ts";
import { database, inTransaction } from "../../db/client.ts";
import { findPairs, type NewPair, savePairs } from "../../db/pairs.ts";
import type { StoredArticle } from "../../model/stored.ts";
import { VERSIONS } from "../../model/versions.ts";
import { explainRetelling } from "../../similarity/explain.ts";
import { compareTellings, isRetold, readTold } from "../../similarity/retelling.ts";
import { scorePair } from "../../similarity/score.ts";
import { comparedPart } from "./compare-articles.ts";
import { lockGroups } from "./regroup.ts";

/** A longer text is not compared sentence by sentence: it is a book or a day of live entries, and no rewrite of a report. */
const MOST_CHARACTERS = 60_000;
/** What a rewrite without common runs scores at most: a person is asked, and the rule does not count the two as one. */
const RETOLD_SCORE = 0.45;

/**
 * Flags those of `others` that tell the same as an article in other words: the same names and figures in the same order. Fingerprints do not
 * find them, because no five words in a row need be the same. Pairs that are flagged as more than a shared passage stay as they are.
 */
export async function suggestRewrites(articleId: number, others: readonly number[]): Promise<void> {
  if (others.length === 0) return;
  const texts = (await findTexts(database(), [articleId, ...others])).filter(
    ({ removed, text }) => !removed && text.length <= MOST_CHARACTERS,
  );
  const article = texts.find(({ id }) => id === articleId);
  if (!article) return;
  const told = readTold(comparedPart(article));
  const found = texts.flatMap((other) => (other.id === articleId ? [] : retoldPair(article, other, told)));
  if (found.length === 0) return;
  await inTransaction(async (tx) => {
    await lockGroups(tx);
    const flagged = await findPairs(tx, { these: found });
    const known = new Set(
      flagged.filter(({ relation }) => relation !== "shared-passage").map(({ aId, bId }) => `${aId} ${bId}`),
    );
    const fresh = found.filter(({ aId, bId }) => !known.has(`${aId} ${bId}`));
    await savePairs(tx, [], fresh, VERSIONS.similarity);
  });
}

function retoldPair(article: StoredArticle, other: StoredArticle, told: ReturnType<typeof readTold>): NewPair[] {
  const [a, b] = article.id < other.id ? [article, other] : [other, article];
  const theirs = readTold(comparedPart(other));
  const retelling = a === article ? compareTellings(told, theirs) : compareTellings(theirs, told);
  if (!isRetold(retelling)) return [];
  const measured = scorePair(comparedPart(a), comparedPart(b));
  const score = {
    ...measured,
    relation: "rewrite" as const,
    score: Math.min(RETOLD_SCORE, Math.max(measured.score, retelling.inOrder)),
    spans: retelling.spans,
  };
  return [
    {
      aId: a.id,
      bId: b.id,
      score,
      relation: "rewrite",
      why: explainRetelling({ a, b, score, nextClosest: null }, retelling),
    },
  ];
}
