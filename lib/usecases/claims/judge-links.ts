import { checkJudgements } from "../../claims/link/judgements.ts";
import { findArticles } from "../../db/articles.ts";
import { findClaims } from "../../db/claims.ts";
import { type Database, database, inTransaction } from "../../db/client.ts";
import { pairSubject } from "../../db/decisions.ts";
import { findJudgements, findUnjudgedGroups, type StoredJudgement, saveJudgements } from "../../db/judgements.ts";
import { findLinks } from "../../db/links.ts";
import { enqueue, enqueueAll } from "../../db/queue.ts";
import type { CitedClaim } from "../../model/claim.ts";
import type { JudgedPair, RelationJudge } from "../../model/judge.ts";
import { pagesAfter } from "../../model/pages.ts";
import type { Span } from "../../model/span.ts";
import { currentJudge } from "./current-judge.ts";
import { askOrNote, lastAnswerBy, noteServiceAnswer } from "./plugged-state.ts";

/** Pairs of one question: a judge that reads each for a second still answers in time. */
const PAIRS_AT_ONCE = 20;
/** Groups queued by one statement. */
const AT_ONCE = 2000;
/** Nothing waits for a judge: rows, topics and vectors come first. */
const AFTER_ALL = 25;

/** Queue the judging of a group's links, where a judge is plugged in. */
export async function queueJudging(tx: Database, groupId: number): Promise<void> {
  if (currentJudge()) await enqueue(tx, "judge-links", { groupId }, { priority: AFTER_ALL });
}

/** Queue what nobody has judged, for when a worker starts: a judge may have been plugged in since, or been away for longer than the queue tries. */
export async function judgeMissing(): Promise<void> {
  if (!currentJudge()) return;
  const pages = pagesAfter(
    (after: number | undefined) => findUnjudgedGroups(database(), { after, limit: AT_ONCE }),
    (groupId) => groupId,
  );
  for await (const page of pages) {
    await enqueueAll(
      database(),
      page.map((groupId) => ({ name: "judge-links", payload: { groupId }, priority: AFTER_ALL })),
    );
  }
}

/**
 * Ask the plugged-in judge about the links of a group's lead copy that it has not judged in the version of its last answer, and keep what it
 * says beside them: it adds no link, removes none, and readers' decisions stand whatever it says. Does nothing where none is plugged in.
 * Where it fails the failure is kept for the pages to tell, and the queue tries again.
 */
export async function judgeLinks(groupId: number): Promise<void> {
  const judge = currentJudge();
  if (!judge) return;
  const pending = await pendingPairs(groupId);
  for (let from = 0; from < pending.length; from += PAIRS_AT_ONCE)
    await askAbout(judge, pending.slice(from, from + PAIRS_AT_ONCE));
}

/** Two linked claims in the order of their subject. */
type Pending = { readonly subject: string; readonly a: CitedClaim; readonly b: CitedClaim; readonly asked: JudgedPair };

async function pendingPairs(groupId: number): Promise<Pending[]> {
  const db = database();
  const lead = (await findArticles(db, { groupIds: [groupId] })).find((member) => member.lead);
  if (!lead) return [];
  const own = await findClaims(db, { articleIds: [lead.id] });
  const links = await findLinks(
    db,
    own.map((claim) => claim.id),
  );
  const claims = await findClaims(db, { ids: [...new Set(links.flatMap((link) => [link.a, link.b]))] });
  const articles = await findArticles(db, { ids: [...new Set(claims.map((claim) => claim.articleId))] });
  const dates = new Map(articles.map(({ id, publishedAt }) => [id, publishedAt]));
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  const told = ({ quote, sentenceText, speaker, articleId }: CitedClaim) => ({
    claim: quote,
    sentence: sentenceText,
    speaker,
    publishedAt: dates.get(articleId) ?? null,
  });
  const pairs = links.flatMap((link): Pending[] => {
    const [one, other] = [byId.get(link.a), byId.get(link.b)];
    if (!one || !other) return [];
    const [a, b] = one.key < other.key ? [one, other] : [other, one];
    return [{ subject: pairSubject(a.key, b.key), a, b, asked: { a: told(a), b: told(b) } }];
  });
  const judged = await findJudgements(
    db,
    pairs.map((pair) => pair.subject),
  );
  const by = await lastAnswerBy(db, "judge");
  return pairs.filter(({ subject }) => judged.get(subject)?.by !== by || by === null);
}

async function askAbout(judge: RelationJudge, pending: readonly Pending[]): Promise<void> {
  const pairs = pending.map((pair) => pair.asked);
  const { by, judgements } = await askOrNote(database(), "judge", () => judge.judge(pairs));
  const { accepted, refused } = checkJudgements(pairs, judgements);
  const kept = accepted.flatMap(({ pair, matter, relation, a, b }): StoredJudgement[] => {
    const of = pending[pair];
    return of ? [{ subject: of.subject, by, matter, relation, a: placed(a, of.a), b: placed(b, of.b) }] : [];
  });
  await inTransaction(async (tx) => {
    await saveJudgements(tx, kept);
    await noteServiceAnswer(tx, "judge", { by, at: pending[0]?.a.id ?? 0, refusals: refused });
  });
}

/** Spans of a sentence as spans of the text. */
function placed(spans: readonly Span[], { sentence }: CitedClaim): Span[] {
  return spans.map(({ start, end }) => ({ start: sentence.start + start, end: sentence.start + end }));
}
