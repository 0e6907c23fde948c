import { disbelieveAddresses, findUnlikeAt } from "../../db/addresses.ts";
import { findTexts } from "../../db/articles.ts";
import { type Database, database, inTransactionAgain } from "../../db/client.ts";
import { findCandidates, findNeighbours, saveFingerprints } from "../../db/fingerprints.ts";
import { type NewPair, saveComparisons } from "../../db/pairs.ts";
import { enqueueAll, type Job } from "../../db/queue.ts";
import { MERGING_RELATIONS } from "../../model/pair.ts";
import { pairKey } from "../../model/pair-key.ts";
import { bodySpans, type StoredArticle } from "../../model/stored.ts";
import { VERSIONS } from "../../model/versions.ts";
import { lineKeysOf } from "../../similarity/boilerplate.ts";
import { explainPair } from "../../similarity/explain.ts";
import { fingerprintsOf } from "../../similarity/fingerprint.ts";
import { countWords } from "../../text/tokens.ts";
import { learnFurniture } from "../passages/learn-furniture.ts";
import { withRolesNow } from "../passages/revise-roles.ts";
import { type Compared, Comparison, comparedPart } from "./compare-articles.ts";
import { lockGroups, regroupHeld } from "./regroup.ts";

/** Pairs whose other texts are read at once for their why-cards: each may be a book. */
const TOLD_AT_ONCE = 20;
/** Articles whose claims are read in one job, and the characters of their texts together: longer jobs would leave another worker idle. */
const [READ_AT_ONCE, CHARACTERS_AT_ONCE] = [20, 200_000];
/** Other articles looked at for the "next closest pair" of a why-card, beside the candidates. */
const NEIGHBOURS = 8;

/**
 * Compare articles with those that share fingerprints with them, store the pairs worth a flag, and regroup; many at once cost less each.
 * Fingerprints are committed before the lookup, so that of two articles that come in at once one finds the other.
 */
export async function flagDuplicates(articleIds: readonly number[]): Promise<void> {
  const stored = (await findTexts(database(), articleIds)).filter((article) => !article.removed);
  const lines = new Map(stored.map(({ id, text }) => [id, lineKeysOf(text)]));
  const linesOf = ({ id }: { readonly id: number }) => lines.get(id) ?? [];
  const articles = await withRolesNow(stored, linesOf);
  if (articles.length === 0) return;
  const ids = articles.map(({ id }) => id);
  const fingerprints = articles.map((article) => ({
    id: article.id,
    hashes: fingerprintsOf(comparedPart(article)),
    lines: linesOf(article).map(({ key }) => key),
  }));
  const before = await saveFingerprints(database(), fingerprints);
  const comparison = new Comparison(articles, linesOf);
  const candidates = await findCandidates(database(), fingerprints);
  const asking = [...new Set(candidates.map(({ of }) => of))];
  const beside = asking.length > 0 ? await findNeighbours(database(), asking, NEIGHBOURS) : [];
  await comparison.readAhead([...candidates, ...beside]);
  const compared = await comparison.compare(candidates);
  const flagged = compared.filter(({ score }) => score.relation !== null);
  const explaining = new Set(flagged.map(({ of }) => of));
  const nextTo = await comparison.compare(beside.filter(({ of }) => explaining.has(of)));
  const pairs = await explained(comparison, flagged, [...compared, ...nextTo]);

  await inTransactionAgain(async (tx) => {
    // Before the pairs: two jobs about one pair would otherwise each hold a row that the other waits for.
    await lockGroups(tx);
    const found = { articles: articles.map(counted), before, pairs };
    const { held, sharesAddress } = await saveComparisons(tx, found, VERSIONS.similarity);
    if (sharesAddress) await disbelieveShared(tx, ids);
    // What an article is may rest on a pair that is not flagged any more: see digest.ts.
    const { jobs } = await regroupHeld(tx, [...ids, ...held]);
    // After the groups: copies of one story hold the same lines and are one story.
    const revising = await learnFurniture(tx, articles, linesOf);
    await enqueueAll(tx, [...jobs, ...revising, ...readingJobs(articles)]);
  });
}

/** What is said of an article whose page names the address of another text as its own. */
const NOT_ITS_ADDRESS =
  "Its page’s data give it an address that other pages give too, with other texts. It is not believed; the address is not known.";

/** An address that only a page's own data give it is not believed where another text, with nothing in common, has the same one. */
async function disbelieveShared(tx: Database, articleIds: readonly number[]): Promise<void> {
  const unlike = await findUnlikeAt(tx, articleIds);
  const wrong = unlike.flatMap(({ key, one, other }) => [
    { key, articleId: one },
    { key, articleId: other },
  ]);
  await disbelieveAddresses(tx, wrong, NOT_ITS_ADDRESS);
}

/** The jobs that read these articles: some at a time, a long text alone. */
function readingJobs(articles: readonly StoredArticle[]): Job[] {
  const batches: { ids: number[]; characters: number }[] = [];
  for (const { id, text } of articles) {
    const last = batches.at(-1);
    if (last && last.ids.length < READ_AT_ONCE && last.characters + text.length <= CHARACTERS_AT_ONCE) {
      last.ids.push(id);
      last.characters += text.length;
    } else batches.push({ ids: [id], characters: text.length });
  }
  return batches.map(({ ids: [articleId = 0, ...others] }) =>
    others.length === 0
      ? { name: "extract-claims", payload: { articleId } }
      : { name: "extract-batch", payload: { articleIds: [articleId, ...others] } },
  );
}

function counted({ id, text, passages }: StoredArticle): { id: number; bodyWords: number } {
  return { id, bodyWords: bodySpans(passages).reduce((sum, span) => sum + countWords(text, span), 0) };
}

/** Each flagged pair once, with its why-card, told from the article that came later. */
async function explained(
  comparison: Comparison,
  flagged: readonly Compared[],
  all: readonly Compared[],
): Promise<NewPair[]> {
  const pairs = new Map<string, Compared>();
  for (const pair of flagged) {
    const key = pairKey(pair.of, pair.other);
    if (!pairs.has(key) || pair.of > pair.other) pairs.set(key, pair);
  }
  const byAsking = new Map<number, Compared[]>();
  for (const pair of all) {
    const list = byAsking.get(pair.of);
    if (list) list.push(pair);
    else byAsking.set(pair.of, [pair]);
  }
  const saved: NewPair[] = [];
  const told = [...pairs.values()];
  for (let from = 0; from < told.length; from += TOLD_AT_ONCE) {
    const part = told.slice(from, from + TOLD_AT_ONCE);
    const texts = await comparison.textsOf(part.flatMap(({ of, other }) => [of, other]));
    for (const pair of part) {
      const [other, asking] = [texts.get(pair.other), texts.get(pair.of)];
      if (!other || !asking || pair.score.relation === null) continue;
      const [a, b] = asking.id < other.id ? [asking, other] : [other, asking];
      const nextClosest = nextClosestOf(pair, byAsking.get(pair.of) ?? []);
      const why = explainPair({ a, b, score: pair.score, nextClosest });
      saved.push({ aId: a.id, bId: b.id, score: pair.score, relation: pair.score.relation, why });
    }
  }
  return saved;
}

/** The closest pair with an article that is no copy: neither of the other's group nor found to be one article with the one asked for. */
function nextClosestOf(pair: Compared, all: readonly Compared[]): Compared["score"] | null {
  const isCopy = ({ relation }: Compared["score"]) => relation !== null && MERGING_RELATIONS.includes(relation);
  const next = all.filter(
    ({ other, otherGroup, score }) => other !== pair.other && otherGroup !== pair.otherGroup && !isCopy(score),
  );
  return next.toSorted((one, two) => two.score.longestRun - one.score.longestRun)[0]?.score ?? null;
}
