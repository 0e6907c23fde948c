import { mattersOf } from "../../claims/topic/matters.ts";
import {
  applyTopicChoices,
  differencesOf,
  OWN_WORDS_RANK,
  type ShapedTopic,
} from "../../claims/topic/topic-choices.ts";
import { topicRank } from "../../claims/topic/topic-rank.ts";
import {
  matchTopics,
  sentenceShares,
  sentencesWithTerm,
  topicDescriber,
  topicFromWords,
  topicsOf,
} from "../../claims/topic/topics.ts";
import { findAllClaims, findAllSentences } from "../../db/claims.ts";
import { type Database, inTransaction, lockFor } from "../../db/client.ts";
import { findAllLinks } from "../../db/links.ts";
import { saveTopics, type TopicToSave } from "../../db/save-topics.ts";
import { findStoryRowsAfter } from "../../db/story-rows.ts";
import { findAllTopics, type MatrixCell } from "../../db/topics.ts";
import type { CitedClaim, Matter } from "../../model/claim.ts";
import { VERSIONS } from "../../model/versions.ts";
import { linkDecisions } from "../stories/link-decisions.ts";
import { findTopicChoices } from "./find-topic-choices.ts";

/** Most topics kept; what comes after tells of a single shared word. */
const MOST_TOPICS = 60;

/** Rows of stories that are looked through for a reader's words. */
const MOST_STORY_ROWS = 5_000;

/**
 * Gather the claims linked across stories into matters and the matters into topics, apply people's choices, and count the matrix. What one
 * event alone tells stands in the rows of its story; a topic of a reader's own words takes these rows too. A topic keeps its number while most of its claims stay. One at a time: of two that overlap, the later would store what it read before the earlier was done.
 */
export async function refreshTopics(): Promise<void> {
  await inTransaction(refreshTopicsIn);
}

/** The same inside a transaction, so that a person sees at once what a choice does. */
export async function refreshTopicsIn(tx: Database): Promise<void> {
  await lockFor(tx, "topics");
  const claims = await findAllClaims(tx);
  const links = await findAllLinks(tx);
  const matters = mattersOf(claims, links, (await linkDecisions(tx, claims)).rejected);
  const { choices, anchors } = await findTopicChoices(tx, claims);
  const rowsOfStories = choices.some((choice) => "words" in choice) ? await openRows(tx) : [];
  const sentences = await findAllSentences(tx);
  const shareOf = sentenceShares(sentences);
  const found = topicsOf(matters, claims, shareOf).slice(0, MOST_TOPICS);
  const ids = matchTopics([...(await earlierTopics(tx, claims)), ...anchors], found);
  const shaped = applyTopicChoices(
    found.map((topic, i) => ({ ...topic, id: ids[i] ?? null })),
    choices,
    {
      describe: topicDescriber(claims, shareOf),
      fromWords: (words) => topicFromWords(words, [...matters, ...rowsOfStories], claims),
    },
  );
  const keys = new Map(claims.map((claim) => [claim.id, claim.key]));
  const keyOf = (id: number) => keys.get(id) ?? "";
  const groups = new Map(claims.map((claim) => [claim.id, claim.groupId]));
  const rows = shaped.map((topic): TopicToSave => {
    const differences = differencesOf(topic.matters, links);
    const own = new Set(topic.matters.flatMap((matter) => matter.claims.map((id) => groups.get(id))));
    return {
      id: topic.id,
      name: topic.name,
      terms: topic.terms,
      origin: topic.origin,
      // What a reader asked for in so many words stands first, whatever differs in it.
      rank: topic.rank >= OWN_WORDS_RANK ? topic.rank : topicRank(differences, own.size),
      hidden: topic.hidden,
      mergedInto: topic.mergedInto,
      claimKeys: topic.gathered.map(keyOf).toSorted(),
      matters: topic.matters.map(({ name, claims: own }) => ({
        name,
        claims: own.map((id) => ({ id, key: keyOf(id) })),
      })),
      differences,
      cells: cellsOf(topic, sentences),
    };
  });
  await saveTopics(tx, rows, VERSIONS.links);
}

/** The rows of stories that stand open. */
async function openRows(tx: Database): Promise<Matter[]> {
  const rows = await findStoryRowsAfter(tx, { story: 0, matter: 0 }, MOST_STORY_ROWS);
  return rows.filter(({ strength }) => strength === "sure").map(({ name, claims }) => ({ name, claims }));
}

/** The topics of the last run by the claims that the rule gathered in them. Claims have new numbers since, their keys are the same. */
async function earlierTopics(tx: Database, claims: readonly CitedClaim[]): Promise<{ id: number; claims: number[] }[]> {
  const byKey = new Map(claims.map((claim) => [claim.key, claim.id]));
  const before = await findAllTopics(tx);
  return before
    .filter((topic) => topic.origin === "rule")
    .map(({ id, claimKeys }) => ({ id, claims: claimKeys.flatMap((key) => byKey.get(key) ?? []) }));
}

type SentenceRow = Awaited<ReturnType<typeof findAllSentences>>[number];

/** The topic's row of the matrix. A rule's terms are lemmas, a reader's are words. */
function cellsOf({ origin, terms, mergedInto }: ShapedTopic, sentences: readonly SentenceRow[]): MatrixCell[] {
  if (mergedInto !== null) return [];
  const counts = new Map<number, number>();
  for (const { articleId, text, lemmas } of sentences) {
    const hit =
      origin === "person"
        ? sentencesWithTerm(text, [{ start: 0, end: text.length }], terms).length > 0
        : terms.some((term) => lemmas.includes(term));
    if (hit) counts.set(articleId, (counts.get(articleId) ?? 0) + 1);
  }
  return [...counts].map(([articleId, sentences]) => ({ articleId, sentences }));
}
