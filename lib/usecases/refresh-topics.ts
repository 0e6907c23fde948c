import { mattersOf } from "../claims/matters.ts";
import { matchTopics, sentencesWithTerm, topicFromWords, topicsOf } from "../claims/topics.ts";
import { findArticles } from "../db/articles.ts";
import { findClaims, findSentences } from "../db/claims.ts";
import { database, inTransaction, lockFor } from "../db/client.ts";
import { findDecisions } from "../db/decisions.ts";
import { findLinks } from "../db/links.ts";
import { findTopics, type MatrixCell, saveTopics } from "../db/topics.ts";
import type { Topic } from "../model/claim.ts";
import { VERSIONS } from "../model/versions.ts";

/** Most topics kept; what comes after tells of a single shared word. */
const MOST_TOPICS = 60;

/**
 * Gather the linked claims into matters and the matters into topics, and count the matrix. A topic keeps its id while most
 * of its claims stay; a person's name for it, and topics made of a person's own words, stay too.
 */
export async function refreshTopics(): Promise<void> {
  const db = database();
  const claims = await findClaims(db, { leadsOnly: true });
  const matters = mattersOf(claims, await findLinks(db));
  const before = await findTopics(db, { hidden: true });
  const found = topicsOf(matters, claims).slice(0, MOST_TOPICS);
  const ids = matchTopics(
    before.filter((topic) => topic.origin === "rule").map(({ id, matters }) => ({ id, claims: matters.flatMap((matter) => matter.claimIds) })),
    found,
  );
  const names = await chosenNames();
  const sentences = await findSentences(
    db,
    (await findArticles(db)).filter((article) => article.lead).map((article) => article.id),
  );
  const byRule = found.map((topic, i) => {
    const id = ids[i] ?? null;
    return { ...row(topic, sentences, false), id, origin: "rule" as const, rank: topic.rank, name: (id !== null && names.get(id)) || topic.name };
  });
  const byPerson = before
    .filter((topic) => topic.origin === "person")
    .map((topic) => {
      const made = topicFromWords(topic.terms.join(" "), matters, claims);
      return { ...row({ ...made, name: topic.name }, sentences, true), id: topic.id, origin: "person" as const, rank: Number.MAX_SAFE_INTEGER };
    });
  await inTransaction(async (tx) => {
    await lockFor(tx, "topics");
    await saveTopics(tx, [...byPerson, ...byRule], VERSIONS.links);
  });
}

/** The names that people gave to topics, by topic. */
async function chosenNames(): Promise<Map<number, string>> {
  const names = new Map<number, string>();
  for (const { detail } of await findDecisions(database(), "topic")) {
    const { topic, name } = detail as { topic?: number; name?: string };
    if (topic !== undefined && name) names.set(topic, name);
  }
  return names;
}

type SentenceRow = Awaited<ReturnType<typeof findSentences>>[number];

/** A topic with its matrix cells. A rule's terms are lemmas, a reader's are words. */
function row(topic: Topic, sentences: readonly SentenceRow[], words: boolean): Topic & { cells: MatrixCell[] } {
  const counts = new Map<number, number>();
  for (const { articleId, text, lemmas } of sentences) {
    const hit = words
      ? sentencesWithTerm(text, [{ start: 0, end: text.length }], topic.terms).length > 0
      : topic.terms.some((term) => lemmas.includes(term));
    if (hit) counts.set(articleId, (counts.get(articleId) ?? 0) + 1);
  }
  return { ...topic, cells: [...counts].map(([articleId, count]) => ({ articleId, sentences: count })) };
}
