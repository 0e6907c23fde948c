import { getArticle, setBodyWords, setVersion } from "../db/articles.ts";
import { database, inTransaction, lockFor } from "../db/client.ts";
import { findCandidates, findCommonLines, findNeighbours, saveFingerprints } from "../db/fingerprints.ts";
import { savePairs } from "../db/pairs.ts";
import { enqueue } from "../db/queue.ts";
import type { ComparedArticle, PairRelation, PairScore } from "../model/pair.ts";
import { bodySpans, type StoredArticle } from "../model/stored.ts";
import { VERSIONS } from "../model/versions.ts";
import { lineKeysOf } from "../similarity/boilerplate.ts";
import { explainPair } from "../similarity/explain.ts";
import { fingerprintsOf } from "../similarity/fingerprint.ts";
import { scorePair } from "../similarity/score.ts";
import { countWords } from "../text/tokens.ts";
import { learnFurniture } from "./learn-furniture.ts";
import { regroup } from "./regroup.ts";
import { withRolesNow } from "./revise-roles.ts";

/** Other articles looked at for the "next closest pair" of a why-card, beside the candidates. */
const NEIGHBOURS = 8;

type Scored = { readonly other: StoredArticle; readonly a: StoredArticle; readonly b: StoredArticle; readonly score: PairScore };

/**
 * Compare an article with those that share fingerprints with it, store the pairs worth a flag, and regroup.
 * Fingerprints are committed before the lookup, so that of two articles that come in at once one finds the other.
 */
export async function flagDuplicates(articleId: number): Promise<void> {
  const stored = await getArticle(database(), articleId);
  if (stored.removed) return;
  const [article = stored] = await withRolesNow([stored]);
  const hashes = fingerprintsOf(compared(article));
  const lines = lineKeysOf(article.text).map((line) => line.key);
  await saveFingerprints(database(), articleId, hashes, lines);
  await setBodyWords(
    database(),
    articleId,
    bodySpans(article.passages).reduce((sum, span) => sum + countWords(article.text, span), 0),
  );

  const candidates = await findCandidates(database(), articleId, hashes);
  const scored = await scoreAgainst(
    article,
    candidates.map((candidate) => candidate.id),
  );
  const flagged = scored.filter((pair) => pair.score.relation !== null);
  const nextClosest = flagged.length === 0 ? [] : await scoreAgainst(article, await findNeighbours(database(), articleId, NEIGHBOURS));

  await inTransaction(async (tx) => {
    // Before the pairs: two jobs about one pair would otherwise each hold a row that the other waits for.
    await lockFor(tx, "regroup");
    await savePairs(
      tx,
      articleId,
      flagged.map((pair) => explained(pair, [...scored, ...nextClosest])),
      VERSIONS.similarity,
    );
    await setVersion(tx, articleId, "similarityVersion", VERSIONS.similarity);
    await regroup(tx, [articleId]);
    // After the groups: copies of one story hold the same lines and are one story.
    await learnFurniture(tx, [article]);
    await enqueue(tx, "extract-claims", { articleId });
  });
}

function compared(article: StoredArticle): ComparedArticle {
  return { id: article.id, text: article.text, body: bodySpans(article.passages) };
}

/** Scores with the smaller id as a, as pairs are stored. */
async function scoreAgainst(article: StoredArticle, others: readonly number[]): Promise<Scored[]> {
  const scored: Scored[] = [];
  const ownLines = others.length === 0 ? [] : lineKeysOf(article.text);
  for (const id of others) {
    const other = await getArticle(database(), id);
    const [a, b] = other.id < article.id ? [other, article] : [article, other];
    const keys = [...ownLines, ...lineKeysOf(other.text)].map((line) => line.key);
    const commonLines = await findCommonLines(database(), keys);
    scored.push({ other, a, b, score: scorePair(compared(a), compared(b), { commonLines }) });
  }
  return scored;
}

function explained({ other, a, b, score }: Scored, all: readonly Scored[]) {
  const next = all.filter((pair) => pair.other.groupId !== other.groupId && pair.other.id !== other.id);
  const closest = next.toSorted((one, two) => two.score.longestRun - one.score.longestRun)[0]?.score ?? null;
  return { aId: a.id, bId: b.id, score, relation: score.relation as PairRelation, why: explainPair({ a, b, score, nextClosest: closest }) };
}
