import { mattersOf } from "../../claims/topic/matters.ts";
import {
  applyTopicChoices,
  differencesOf,
  OWN_WORDS_RANK,
  type ShapedTopic,
} from "../../claims/topic/topic-choices.ts";
import { topicRank } from "../../claims/topic/topic-rank.ts";
import { holdsTerms } from "../../claims/topic/topic-words.ts";
import {
  isWellFounded,
  matchTopics,
  sentenceShares,
  sentencesWithTerm,
  topicDescriber,
  topicFromWords,
  topicsOf,
} from "../../claims/topic/topics.ts";
import { findIdsByText } from "../../db/articles.ts";
import { findClaims } from "../../db/claims.ts";
import { type Database, inTransaction, lockFor } from "../../db/client.ts";
import { findNewestDecisions } from "../../db/decisions.ts";
import { findLinksAcross } from "../../db/links.ts";
import { findLoneGroups, findNearStories } from "../../db/near-stories.ts";
import { saveTopics, type TopicToSave } from "../../db/save-topics.ts";
import { findSentences, type StoredBodySentence } from "../../db/sentences.ts";
import { findStoriesOfGroups } from "../../db/stories.ts";
import { findStoryRowsAfter } from "../../db/story-rows.ts";
import { findEarlierTopics, findTopicArticles, type MatrixCell } from "../../db/topics.ts";
import type { CitedClaim, ClaimLink, Matter } from "../../model/claim.ts";
import { MOST_HOLDING } from "../../model/decision/stored.ts";
import { pairKey } from "../../model/pair-key.ts";
import { VERSIONS } from "../../model/versions.ts";
import { linkDecisions } from "../stories/link-decisions.ts";
import { findTopicChoices } from "./find-topic-choices.ts";

/** Most topics kept; what comes after tells of a single shared word. */
const MOST_TOPICS = 60;

/**
 * Articles that topics are made of. Up to so many all of them; of more those with the best links across stories, since nothing else gives a topic
 * and since to read all claims and sentences again for each article that comes in costs more the more there are.
 */
const MOST_ARTICLES = 600;
/** Links across stories looked at: those of 600 articles are seldom a third of it. */
const MOST_LINKS = 10_000;
/** Topics of earlier runs that a topic may be one of. */
const MOST_EARLIER = 600;
/** Pairs of near stories looked at: each story keeps five of a kind, and 600 articles stand in at most so many stories. */
const MOST_NEAR_PAIRS = 3_000;
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
  const articleIds = await articlesOfTopics(tx);
  const claims = await findClaims(tx, { articleIds });
  const across = await findLinksAcross(tx, articleIds, MOST_LINKS);
  const groupOf = new Map(claims.map(({ id, groupId }) => [id, groupId]));
  const links = await ofTwoStories(tx, groupOf, await toldOnceOrAcross(tx, groupOf, across));
  const matters = mattersOf(claims, links, (await linkDecisions(tx, claims)).rejected);
  const { choices, anchors } = await findTopicChoices(tx, claims);
  const rowsOfStories = choices.some((choice) => "words" in choice) ? await openRows(tx) : [];
  const inRows = await claimsBeside(tx, claims, rowsOfStories);
  const sentences = await findSentences(tx, articleIds);
  const shareOf = sentenceShares(sentences);
  const found = topicsOf(matters, claims, shareOf)
    .filter((topic) => isWellFounded(topic, links))
    .slice(0, MOST_TOPICS);
  const ids = matchTopics([...(await earlierTopics(tx, claims)), ...anchors], found);
  const shaped = applyTopicChoices(
    found.map((topic, i) => ({ ...topic, id: ids[i] ?? null })),
    choices,
    {
      describe: topicDescriber([...claims, ...inRows], shareOf),
      fromWords: (words) => topicFromWords(words, [...matters, ...rowsOfStories], [...claims, ...inRows]),
    },
  );
  const keys = new Map([...claims, ...inRows].map((claim) => [claim.id, claim.key]));
  const keyOf = (id: number) => keys.get(id) ?? "";
  const groups = new Map([...claims, ...inRows].map((claim) => [claim.id, claim.groupId]));
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

/** The articles that topics are made of, and those in which people chose something about a topic, wherever they stand by now. */
async function articlesOfTopics(tx: Database): Promise<number[]> {
  const found = await findTopicArticles(tx, MOST_ARTICLES);
  if (found.length < MOST_ARTICLES) return found;
  const chosen = (await findNewestDecisions(tx, "topic", MOST_HOLDING.topic)).flatMap(({ detail }) =>
    [...(detail.places ?? []), ...(detail.otherPlaces ?? []), ...(detail.rows ?? [])].map(({ text }) => text),
  );
  const texts = [...new Set(chosen)].slice(0, MOST_ARTICLES);
  return [...new Set([...found, ...(await findIdsByText(tx, texts))])].sort((a, b) => a - b);
}

/**
 * Links without the disputes inside an article whose story others tell too: what one source says there and another denies is read on the story's page, beside
 * what the others have of it. Of 21 topics of a collection of forty events eight were such a dispute, which no second story knows.
 */
async function toldOnceOrAcross<L extends ClaimLink>(
  tx: Database,
  groupOf: ReadonlyMap<number, number>,
  links: readonly L[],
): Promise<L[]> {
  const isDispute = ({ a, b }: L) => groupOf.get(a) === groupOf.get(b);
  const disputed = new Set(links.filter(isDispute).flatMap(({ a }) => groupOf.get(a) ?? []));
  const lone = new Set(disputed.size === 0 ? [] : await findLoneGroups(tx, [...disputed]));
  return links.filter((link) => !isDispute(link) || lone.has(groupOf.get(link.a) ?? -1));
}

/**
 * Links without those between two stories that may be one ("May be one story: join?"): what they share is that event, and their rows will show it once a person
 * has joined them. Of 20 topics of a collection eleven told one attack again, whose three stories were asked about.
 */
async function ofTwoStories<L extends ClaimLink>(
  tx: Database,
  groupOf: ReadonlyMap<number, number>,
  links: readonly L[],
): Promise<L[]> {
  const groups = new Set(links.flatMap(({ a, b }) => [a, b]).flatMap((claim) => groupOf.get(claim) ?? []));
  const storyOf = await findStoriesOfGroups(tx, [...groups]);
  const stories = [...new Set(storyOf.values())];
  if (stories.length < 2) return [...links];
  const asked = new Set(
    (await findNearStories(tx, stories, MOST_NEAR_PAIRS))
      .filter(({ kind }) => kind === "question")
      .map(({ story, other }) => pairKey(story, other)),
  );
  const story = (claim: number) => storyOf.get(groupOf.get(claim) ?? -1) ?? -1;
  return links.filter(({ a, b }) => !asked.has(pairKey(story(a), story(b))));
}

/** The claims of rows of stories that are not among those read already. */
async function claimsBeside(
  tx: Database,
  claims: readonly CitedClaim[],
  rows: readonly Matter[],
): Promise<CitedClaim[]> {
  const known = new Set(claims.map(({ id }) => id));
  const ids = [...new Set(rows.flatMap((row) => row.claims))].filter((id) => !known.has(id));
  return ids.length === 0 ? [] : findClaims(tx, { ids, leadsOnly: true });
}

/** The rows of stories that stand open. */
async function openRows(tx: Database): Promise<Matter[]> {
  const rows = await findStoryRowsAfter(tx, { story: 0, matter: 0 }, MOST_STORY_ROWS);
  return rows.filter(({ strength }) => strength === "sure").map(({ name, claims }) => ({ name, claims }));
}

/** The topics of the last run by the claims that the rule gathered in them. Claims have new numbers since, their keys are the same. */
async function earlierTopics(tx: Database, claims: readonly CitedClaim[]): Promise<{ id: number; claims: number[] }[]> {
  const byKey = new Map(claims.map((claim) => [claim.key, claim.id]));
  const before = await findEarlierTopics(tx, MOST_EARLIER);
  return before
    .filter((topic) => topic.origin === "rule")
    .map(({ id, claimKeys }) => ({ id, claims: claimKeys.flatMap((key) => byKey.get(key) ?? []) }));
}

/** The topic's row of the matrix. A rule's terms are lemmas, a reader's are words. */
function cellsOf({ origin, terms, mergedInto }: ShapedTopic, sentences: readonly StoredBodySentence[]): MatrixCell[] {
  if (mergedInto !== null) return [];
  const counts = new Map<number, number>();
  for (const { articleId, text, lemmas } of sentences) {
    const hit =
      origin === "person"
        ? sentencesWithTerm(text, [{ start: 0, end: text.length }], terms).length > 0
        : holdsTerms(lemmas, terms);
    if (hit) counts.set(articleId, (counts.get(articleId) ?? 0) + 1);
  }
  return [...counts].map(([articleId, sentences]) => ({ articleId, sentences }));
}
