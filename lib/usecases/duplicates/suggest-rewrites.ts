import { findTexts } from "../../db/articles.ts";
import { database, inTransaction } from "../../db/client.ts";
import { findPairs, type NewPair, savePairs } from "../../db/pairs.ts";
import type { StoredArticle } from "../../model/stored.ts";
import { VERSIONS } from "../../model/versions.ts";
import { explainRetelling } from "../../similarity/explain.ts";
import { compareTellings, isRetold, readTold, type ToldArticle } from "../../similarity/retelling.ts";
import { scorePair } from "../../similarity/score.ts";
import { comparedPart } from "./compare-articles.ts";
import { lockGroups } from "./regroup.ts";

/** A longer text is not compared sentence by sentence: it is a book or a day of live entries, and no rewrite of a report. */
export const MOST_CHARACTERS = 60_000;
/** What a rewrite without common runs scores at most: a person is asked, and the rule does not count the two as one. */
const RETOLD_SCORE = 0.45;

/**
 * Flags those of the articles named beside each that tell the same as it in other words: the same names and figures in the same order.
 * Fingerprints do not find them, because no five words in a row need be the same. Pairs that are flagged as more than a shared passage stay
 * as they are. What several are compared with is read once, and two that name each other are compared once.
 */
export async function suggestRewrites(wanted: ReadonlyMap<number, readonly number[]>): Promise<void> {
  if (wanted.size === 0) return;
  const texts = await findTexts(
    database(),
    [...wanted].flatMap(([id, others]) => [id, ...others]),
  );
  const shown = texts.filter(({ removed, text }) => !removed && text.length <= MOST_CHARACTERS);
  const read = new Map(shown.map((article) => [article.id, { article, told: readTold(comparedPart(article)) }]));
  const asked = new Map([...wanted].flatMap(([id, others]) => others.map((other) => keyed(id, other))));
  const found = [...asked.values()].flatMap(([a, b]) => {
    const [one, other] = [read.get(a), read.get(b)];
    return a !== b && one && other ? retoldPair(one, other) : [];
  });
  if (found.length === 0) return;
  await inTransaction(async (tx) => {
    await lockGroups(tx);
    const flagged = await findPairs(tx, { these: found });
    const known = new Set(
      flagged.filter(({ relation }) => relation !== "shared-passage").map(({ aId, bId }) => `${aId} ${bId}`),
    );
    const fresh = found.filter(({ aId, bId }) => !known.has(`${aId} ${bId}`));
    await savePairs(tx, fresh, VERSIONS.similarity);
  });
}

/** Two articles, the smaller number first, under a key that does not know which of them asked. */
function keyed(one: number, other: number): [string, [number, number]] {
  const [a, b] = [Math.min(one, other), Math.max(one, other)];
  return [`${a} ${b}`, [a, b]];
}

type ReadArticle = { readonly article: StoredArticle; readonly told: ToldArticle };

function retoldPair({ article: a, told: byA }: ReadArticle, { article: b, told: byB }: ReadArticle): NewPair[] {
  const retelling = compareTellings(byA, byB);
  if (!isRetold(retelling)) return [];
  const measured = scorePair(comparedPart(a), comparedPart(b));
  const score = {
    ...measured,
    relation: "rewrite" as const,
    score: Math.min(RETOLD_SCORE, Math.max(measured.score, retelling.inOrder)),
    spans: retelling.spans,
  };
  const why = explainRetelling({ a, b, score, nextClosest: null }, retelling);
  return [{ aId: a.id, bId: b.id, score, relation: "rewrite", why }];
}
