import type { DaySpan, StoryText, TermCounts, TermFrequency } from "../model/story.ts";
import type { Database } from "./client.ts";
import { Prisma } from "./generated/client.ts";
import { jsonRows, toJson } from "./json-rows.ts";

/** A group of copies as it is compared with others to find its story. */
export type StoredStoryText = {
  readonly groupId: number;
  readonly articleId: number;
  readonly textSha256: string;
  readonly text: StoryText;
  readonly days: DaySpan | null;
  readonly storyId: number | null;
};

/** Two groups and the score that they report one event. */
export type StoredNeighbour = { readonly groupId: number; readonly otherId: number; readonly score: number };

/** No article has this term, so all groups are counted under it: to count the table itself costs more the larger it is. */
const EVERY_GROUP = "";
/** A neighbour list holds no more; see lib/stories/find-neighbours.ts. */
const NEIGHBOURS = 24;

/** Save what is read of these groups, and note the change of the term counts. A group's story stays. */
export async function saveStoryTexts(
  tx: Database,
  texts: readonly Omit<StoredStoryText, "storyId">[],
  version: number,
): Promise<void> {
  const before = await findStoryTexts(
    tx,
    texts.map(({ groupId }) => groupId),
  );
  const old = new Map(before.map((text) => [text.groupId, text]));
  const rows = texts.map(({ groupId, articleId, textSha256, text, days }) => ({
    group_id: groupId,
    article_id: articleId,
    text_sha256: textSha256,
    language: text.language,
    terms: text.terms.map(([term]) => term),
    frequencies: text.terms.map(([, frequency]) => smallint(frequency)),
    headline: text.headline,
    opening: text.opening.map(([term]) => term),
    opening_frequencies: text.opening.map(([, frequency]) => smallint(frequency)),
    first_day: days?.from ?? null,
    last_day: days?.to ?? null,
  }));
  // Where another text leads, or its body was read anew, it is compared with its nearest again: retold_version 0.
  await tx.$executeRaw`
    INSERT INTO story_text (group_id, article_id, text_sha256, language, terms, frequencies, headline, opening, opening_frequencies,
      first_day, last_day, retold_version, version)
    SELECT new.*, 0, ${version} FROM json_to_recordset(${toJson(rows)}::json) AS new(
      group_id int, article_id int, text_sha256 text, language text, terms text[], frequencies smallint[], headline text[],
      opening text[], opening_frequencies smallint[], first_day int, last_day int)
    ON CONFLICT (group_id) DO UPDATE SET article_id = EXCLUDED.article_id, text_sha256 = EXCLUDED.text_sha256, language = EXCLUDED.language,
      terms = EXCLUDED.terms, frequencies = EXCLUDED.frequencies, headline = EXCLUDED.headline, opening = EXCLUDED.opening,
      opening_frequencies = EXCLUDED.opening_frequencies, first_day = EXCLUDED.first_day, last_day = EXCLUDED.last_day,
      retold_version = 0, version = EXCLUDED.version`;
  const changes = rows.flatMap(({ group_id, terms }) => {
    const had = termsCounted(old.get(group_id));
    const has = new Set([...terms, EVERY_GROUP]);
    return [
      { terms: [...has].filter((term) => !had.has(term)), change: 1 },
      { terms: [...had].filter((term) => !has.has(term)), change: -1 },
    ];
  });
  await noteCounts(tx, changes);
}

/** The terms under which a group is counted. */
function termsCounted(text: StoredStoryText | undefined): Set<string> {
  return new Set(text ? [...text.text.terms.map(([term]) => term), EVERY_GROUP] : []);
}

/** Let these groups stand in these stories. */
export async function setStories(
  tx: Database,
  groups: readonly { readonly groupId: number; readonly storyId: number }[],
): Promise<void> {
  if (groups.length === 0) return;
  await tx.$executeRaw`
    UPDATE story_text t SET story_id = new.story_id
    FROM unnest(${groups.map(({ groupId }) => groupId)}::int[], ${groups.map(({ storyId }) => storyId)}::int[]) AS new(group_id, story_id)
    WHERE t.group_id = new.group_id AND t.story_id IS DISTINCT FROM new.story_id`;
}

/** Take groups out: they have no article any more. */
export async function deleteStoryTexts(tx: Database, groupIds: readonly number[]): Promise<void> {
  const gone = await findStoryTexts(tx, groupIds);
  await noteCounts(
    tx,
    gone.map((text) => ({ terms: [...termsCounted(text)], change: -1 })),
  );
  await tx.storyText.deleteMany({ where: { groupId: { in: gone.map(({ groupId }) => groupId) } } });
}

async function noteCounts(
  tx: Database,
  changes: readonly { readonly terms: readonly string[]; readonly change: number }[],
): Promise<void> {
  const noted = changes.filter(({ terms }) => terms.length > 0);
  if (noted.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO story_count_change (terms, change)
    SELECT * FROM json_to_recordset(${toJson(noted)}::json) AS new(terms text[], change int)`;
}

/** Fold the noted changes into the counts, unless another process does so just now. */
export async function foldTermCounts(tx: Database): Promise<void> {
  const [lock] = await tx.$queryRaw<{ held: boolean }[]>`
    SELECT pg_try_advisory_xact_lock(hashtextextended('story-counts', 0)) AS held`;
  if (!lock?.held) return;
  await tx.$executeRaw`
    WITH taken AS (DELETE FROM story_count_change RETURNING terms, change),
      summed AS (SELECT term, sum(change)::int AS change FROM taken, unnest(terms) AS term GROUP BY term)
    INSERT INTO story_term_count (term, groups) SELECT term, change FROM summed WHERE change <> 0 ORDER BY term
    ON CONFLICT (term) DO UPDATE SET groups = story_term_count.groups + EXCLUDED.groups`;
  await tx.$executeRaw`DELETE FROM story_term_count WHERE groups = 0`;
}

/** In how many groups these terms stand now, changes that are not folded in yet included, and how many groups there are. */
export async function findTermCounts(db: Database, terms: readonly string[]): Promise<TermCounts> {
  const wanted = JSON.stringify([...new Set([...terms, EVERY_GROUP])]);
  const [found] = await db.$queryRaw<{ counts: string | null }[]>`
    WITH wanted AS (SELECT value AS term FROM json_array_elements_text(${wanted}::json))
    SELECT json_object_agg(term, groups)::text AS counts FROM (
      SELECT term, sum(groups)::int AS groups FROM (
        SELECT term, groups FROM wanted JOIN story_term_count USING (term)
        UNION ALL SELECT term, change FROM story_count_change, unnest(terms) AS term WHERE term IN (SELECT term FROM wanted)
      ) AS each GROUP BY term) AS counted`;
  const counts = new Map(Object.entries(JSON.parse(found?.counts ?? "{}") as Record<string, number>));
  return { articles: counts.get(EVERY_GROUP) ?? 0, of: (term) => counts.get(term) ?? 0 };
}

/** How many groups have been read for stories. */
export function countStoryTexts(db: Database): Promise<number> {
  return db.storyText.count();
}

/** What was read of these groups. */
export async function findStoryTexts(db: Database, groupIds: readonly number[]): Promise<StoredStoryText[]> {
  if (groupIds.length === 0) return [];
  return readTexts(db, Prisma.sql`WHERE group_id = ANY (${[...groupIds]}::int[]) ORDER BY group_id`);
}

/** What was read of the groups after this one, at most `limit`: a page of all. */
export async function findStoryTextsAfter(db: Database, after: number, limit: number): Promise<StoredStoryText[]> {
  return readTexts(db, Prisma.sql`WHERE group_id > ${after} ORDER BY group_id LIMIT ${limit}`);
}

type Row = Omit<StoredStoryText, "text" | "days"> & {
  readonly language: string;
  readonly terms: string[];
  readonly frequencies: number[];
  readonly headline: string[];
  readonly opening: string[];
  readonly openingFrequencies: number[];
  readonly firstDay: number | null;
  readonly lastDay: number | null;
};

async function readTexts(db: Database, which: Prisma.Sql): Promise<StoredStoryText[]> {
  const rows = await jsonRows<Row>(
    db,
    Prisma.sql`
      SELECT group_id AS "groupId", article_id AS "articleId", text_sha256 AS "textSha256", language, terms, frequencies, headline, opening,
        opening_frequencies AS "openingFrequencies", first_day AS "firstDay", last_day AS "lastDay", story_id AS "storyId"
      FROM story_text ${which}`,
  );
  return rows.map(toStoryText);
}

function toStoryText(row: Row): StoredStoryText {
  const { groupId, articleId, textSha256, language, headline, firstDay, lastDay, storyId } = row;
  const text: StoryText = {
    terms: paired(row.terms, row.frequencies),
    headline,
    opening: paired(row.opening, row.openingFrequencies),
    language,
  };
  const days = firstDay === null || lastDay === null ? null : { from: firstDay, to: lastDay };
  return { groupId, articleId, textSha256, text, days, storyId };
}

function paired(terms: readonly string[], frequencies: readonly number[]): TermFrequency[] {
  return terms.map((term, i) => [term, frequencies[i] ?? 1] as const);
}

function smallint(value: number): number {
  return Math.min(32_767, Math.round(value));
}

/** Put a group under these terms of the inverted index, and no others. */
export async function saveIndexTerms(
  tx: Database,
  groups: readonly { readonly groupId: number; readonly terms: readonly string[] }[],
): Promise<void> {
  const ids = groups.map(({ groupId }) => groupId);
  await tx.storyTerm.deleteMany({ where: { groupId: { in: ids } } });
  await tx.$executeRaw`
    INSERT INTO story_term (term, group_id)
    SELECT term, group_id FROM json_to_recordset(${toJson(groups.map(({ groupId, terms }) => ({ group_id: groupId, terms })))}::json)
      AS new(group_id int, terms text[]), unnest(terms) AS term
    ON CONFLICT DO NOTHING`;
}

/** For each of these groups the others that share at least two of its terms, most shared first, at most `limit` each. */
export async function findStoryCandidates(
  db: Database,
  groups: readonly { readonly groupId: number; readonly terms: readonly string[] }[],
  limit: number,
): Promise<Map<number, number[]>> {
  const wanted = toJson(groups.map(({ groupId, terms }) => ({ group_id: groupId, terms })));
  const rows = await db.$queryRaw<{ own: number; ids: number[] }[]>`
    SELECT own.group_id AS own, ARRAY(
      SELECT t.group_id FROM story_term t WHERE t.term = ANY (own.terms) AND t.group_id <> own.group_id
      GROUP BY t.group_id HAVING count(*) >= 2 ORDER BY count(*) DESC, t.group_id LIMIT ${limit}) AS ids
    FROM json_to_recordset(${wanted}::json) AS own(group_id int, terms text[])`;
  return new Map(rows.map(({ own, ids }) => [own, ids]));
}

/**
 * Replace the neighbours of some groups, both ways: a newcomer enters the lists of those it found too, and pushes out their weakest, so
 * that the lists depend on what is there and not on the order in which it came.
 */
export async function saveNeighbours(
  tx: Database,
  groupIds: readonly number[],
  pairs: readonly StoredNeighbour[],
): Promise<void> {
  await tx.storyNeighbour.deleteMany({
    where: { OR: [{ groupId: { in: [...groupIds] } }, { otherId: { in: [...groupIds] } }] },
  });
  const rows = new Map<string, StoredNeighbour>();
  for (const { groupId, otherId, score } of pairs) {
    rows.set(`${groupId} ${otherId}`, { groupId, otherId, score });
    rows.set(`${otherId} ${groupId}`, { groupId: otherId, otherId: groupId, score });
  }
  const stored = [...rows.values()].map(({ groupId, otherId, score }) => ({
    group_id: groupId,
    other_id: otherId,
    score,
  }));
  await tx.$executeRaw`
    INSERT INTO story_neighbour (group_id, other_id, score)
    SELECT * FROM json_to_recordset(${toJson(stored)}::json) AS new(group_id int, other_id int, score real) ON CONFLICT DO NOTHING`;
  const touched = [...new Set([...rows.values()].map(({ groupId }) => groupId))];
  await tx.$executeRaw`
    DELETE FROM story_neighbour n USING (
      SELECT group_id, other_id, row_number() OVER (PARTITION BY group_id ORDER BY score DESC, other_id) AS place
      FROM story_neighbour WHERE group_id = ANY (${touched})) AS ranked
    WHERE ranked.place > ${NEIGHBOURS} AND n.group_id = ranked.group_id AND n.other_id = ranked.other_id`;
}

/** The neighbours of these groups, best first. */
export async function findNeighboursOfGroups(db: Database, groupIds: readonly number[]): Promise<StoredNeighbour[]> {
  return jsonRows(
    db,
    Prisma.sql`
      SELECT group_id AS "groupId", other_id AS "otherId", score FROM story_neighbour
      WHERE group_id = ANY (${[...groupIds]}::int[]) ORDER BY score DESC, other_id, group_id`,
  );
}

/** A group as it stands in a story. `touches` are the groups of other events that a round-up names. */
export type StoryMember = Pick<StoredStoryText, "groupId" | "textSha256" | "days" | "storyId"> & {
  readonly touches: readonly number[];
};

/** Which story and what days each group of these stories has. */
export async function findStoryMembers(db: Database, storyIds: readonly number[]): Promise<StoryMember[]> {
  const rows = await db.storyText.findMany({
    where: { storyId: { in: [...storyIds] } },
    select: { groupId: true, textSha256: true, firstDay: true, lastDay: true, storyId: true, touches: true },
    orderBy: { groupId: "asc" },
  });
  return rows.map(({ firstDay, lastDay, ...row }) => ({
    ...row,
    days: firstDay === null || lastDay === null ? null : { from: firstDay, to: lastDay },
  }));
}

/**
 * Put groups into stories. A story that ends stays, empty and out of the lists; groups that part later have their old number again where
 * one of them began it, so that undo gives back what was there and old addresses work. Returns the numbers, in the order given.
 */
export async function saveStories(
  tx: Database,
  stories: readonly { readonly id: number | null; readonly groupIds: readonly number[] }[],
): Promise<number[]> {
  const unnumbered = stories.filter(({ id }) => id === null);
  const empty = await emptyStories(
    tx,
    unnumbered.flatMap(({ groupIds }) => groupIds),
  );
  // Each empty number once, for the story that holds the group which began it.
  const taken = new Set<number>();
  const old = stories.map(({ id, groupIds }) => {
    const number = id ?? empty.find((each) => !taken.has(each.id) && groupIds.includes(each.firstGroup))?.id ?? null;
    if (number !== null) taken.add(number);
    return number;
  });
  const begun = stories.flatMap(({ groupIds }, i) => (old[i] === null ? [Math.min(...groupIds)] : []));
  const fresh = await tx.$queryRaw<{ id: number; first: number }[]>`
    INSERT INTO story (first_group) SELECT * FROM unnest(${begun}::int[]) RETURNING id, first_group AS first`;
  const idOf = new Map(fresh.map(({ id, first }) => [first, id]));
  const ids = stories.map(({ groupIds }, i) => old[i] ?? idOf.get(Math.min(...groupIds)) ?? 0);
  const placed = stories.flatMap(({ groupIds }, i) => groupIds.map((groupId) => ({ groupId, storyId: ids[i] ?? 0 })));
  await setStories(tx, placed);
  return ids;
}

/** Stories that hold nothing now and were begun by one of these groups, by number. */
async function emptyStories(
  tx: Database,
  groupIds: readonly number[],
): Promise<{ readonly id: number; readonly firstGroup: number }[]> {
  if (groupIds.length === 0) return [];
  return tx.$queryRaw`
    SELECT s.id, s.first_group AS "firstGroup" FROM story s
    WHERE s.first_group = ANY (${[...groupIds]}::int[]) AND NOT EXISTS (SELECT 1 FROM story_text t WHERE t.story_id = s.id) ORDER BY s.id`;
}

/** Note which groups a round-up touches; none for a report on one event. */
export async function saveTouches(
  tx: Database,
  round: readonly { readonly groupId: number; readonly touches: readonly number[] }[],
): Promise<void> {
  const rows = round.map(({ groupId, touches }) => ({ group_id: groupId, touches }));
  await tx.$executeRaw`
    UPDATE story_text t SET touches = new.touches
    FROM json_to_recordset(${toJson(rows)}::json) AS new(group_id int, touches int[])
    WHERE t.group_id = new.group_id AND t.touches <> new.touches`;
}

/** Give stories the names found by rule; a name that was shown before, or that a person gave, stays. */
export async function saveStoryNames(
  tx: Database,
  names: readonly { readonly id: number; readonly name: string | null }[],
): Promise<void> {
  const none = names.filter(({ name }) => name === null).map(({ id }) => id);
  await tx.$executeRaw`
    UPDATE story SET name = NULL WHERE id = ANY (${none}::int[]) AND name_by = 'rule' AND name IS NOT NULL`;
  const given = names.filter(({ name }) => name !== null);
  await tx.$executeRaw`
    UPDATE story s SET name = new.name FROM json_to_recordset(${toJson(given)}::json) AS new(id int, name text)
    WHERE s.id = new.id AND s.name IS NULL`;
}

/** Those of these stories that have no name. */
export async function findNamelessStories(db: Database, storyIds: readonly number[]): Promise<Set<number>> {
  const rows = await db.story.findMany({ where: { id: { in: [...storyIds] }, name: null }, select: { id: true } });
  return new Set(rows.map(({ id }) => id));
}

/** The article that leads each of these groups, by group; a group whose articles are removed or in another group by now is left out. */
export async function findLeadIds(db: Database, groupIds: readonly number[]): Promise<Map<number, number>> {
  const rows = await db.article.findMany({
    where: { groupId: { in: [...groupIds] }, lead: true, removedAt: null },
    select: { id: true, groupId: true },
  });
  return new Map(rows.map(({ id, groupId }) => [groupId, id]));
}

/** A story as lists show it; `firstGroup` began it. */
export type StoryHead = {
  readonly id: number;
  readonly name: string | null;
  readonly nameBy: string;
  readonly firstGroup: number | null;
};

/** An article of a story; copies are named too. */
export type StoryArticle = {
  readonly storyId: number;
  readonly articleId: number;
  readonly groupId: number;
  readonly sourceId: string;
  readonly outletId: number | null;
  readonly outlet: string | null;
  readonly headline: string | null;
  readonly publishedAt: string | null;
  readonly lead: boolean;
  readonly words: number;
};

/** Stories after this number, at most `limit`: a page of all. */
export async function findStoriesAfter(db: Database, after: number, limit: number): Promise<StoryHead[]> {
  return db.story.findMany({
    where: { id: { gt: after }, texts: { some: {} } },
    select: { id: true, name: true, nameBy: true, firstGroup: true },
    orderBy: { id: "asc" },
    take: limit,
  });
}

/** These stories, by number. */
export async function findStories(db: Database, ids: readonly number[]): Promise<StoryHead[]> {
  return db.story.findMany({
    where: { id: { in: [...ids] }, texts: { some: {} } },
    select: { id: true, name: true, nameBy: true, firstGroup: true },
    orderBy: { id: "asc" },
  });
}

/** Whether a story has this number, also one that holds no article any more. */
export async function isStoryNumber(db: Database, id: number): Promise<boolean> {
  return (await db.story.count({ where: { id } })) > 0;
}

/** Every article of these stories, copies too, by story and article. */
export async function findStoryArticles(db: Database, storyIds: readonly number[]): Promise<StoryArticle[]> {
  return db.$queryRaw<StoryArticle[]>`
    SELECT t.story_id AS "storyId", a.id AS "articleId", a.group_id AS "groupId", a.source_id AS "sourceId", a.outlet_id AS "outletId",
      o.name AS outlet, a.headline, a.published_at AS "publishedAt", a.lead, a.body_words AS words
    FROM story_text t JOIN article a ON a.group_id = t.group_id AND a.removed_at IS NULL LEFT JOIN outlet o ON o.id = a.outlet_id
    WHERE t.story_id = ANY (${[...storyIds]}) ORDER BY t.story_id, a.id`;
}

/** The stories that round-ups in these stories touch: pairs of numbers. */
export async function findTouchedStories(
  db: Database,
  storyIds: readonly number[],
): Promise<{ storyId: number; touches: number }[]> {
  return db.$queryRaw<{ storyId: number; touches: number }[]>`
    SELECT DISTINCT t.story_id AS "storyId", other.story_id AS touches
    FROM story_text t, unnest(t.touches) AS touched JOIN story_text other ON other.group_id = touched
    WHERE t.story_id = ANY (${[...storyIds]}) AND other.story_id <> t.story_id ORDER BY 1, 2`;
}

/** The story in which each of these groups stands. */
export async function findStoriesOfGroups(db: Database, groupIds: readonly number[]): Promise<Map<number, number>> {
  const rows = await db.storyText.findMany({
    where: { groupId: { in: [...groupIds] }, storyId: { not: null } },
    select: { groupId: true, storyId: true },
  });
  return new Map(rows.flatMap(({ groupId, storyId }) => (storyId === null ? [] : [[groupId, storyId] as const])));
}

/** The hash of every text in these groups, copies too. */
export async function findTextsOfGroups(
  db: Database,
  groupIds: readonly number[],
): Promise<{ groupId: number; text: string }[]> {
  const rows = await db.article.findMany({
    where: { groupId: { in: [...groupIds] }, removedAt: null },
    select: { groupId: true, textSha256: true },
    orderBy: [{ lead: "desc" }, { id: "asc" }],
  });
  return rows.map(({ groupId, textSha256 }) => ({ groupId, text: textSha256 }));
}

/** The groups in which these texts stand, by their hashes. */
export async function findGroupsOfTexts(
  db: Database,
  texts: readonly string[],
): Promise<{ groupId: number; text: string }[]> {
  const rows = await db.article.findMany({
    where: { textSha256: { in: [...texts] }, removedAt: null },
    select: { groupId: true, textSha256: true },
    orderBy: { id: "asc" },
  });
  return rows.map(({ groupId, textSha256 }) => ({ groupId, text: textSha256 }));
}

/** Let a story go by this name, given by a person or by rule; null lets it go by its headline. */
export async function setStoryName(
  tx: Database,
  id: number,
  { name, by }: { readonly name: string | null; readonly by: "rule" | "person" },
): Promise<void> {
  await tx.story.updateMany({ where: { id }, data: { name, nameBy: by } });
}

/** The story in which the article of each of these claims stands. */
export async function findStoriesOfClaims(db: Database, claimIds: readonly number[]): Promise<Map<number, number>> {
  const rows = await db.$queryRaw<{ claim: number; story: number }[]>`
    SELECT c.id AS claim, t.story_id AS story FROM claim c JOIN article a ON a.id = c.article_id
    JOIN story_text t ON t.group_id = a.group_id AND t.story_id IS NOT NULL WHERE c.id = ANY (${[...claimIds]}::int[])`;
  return new Map(rows.map(({ claim, story }) => [claim, story]));
}

/** The stories in which the claims of each of these topics stand, by number. */
export async function findStoriesOfTopics(db: Database, topicIds: readonly number[]): Promise<Map<number, number[]>> {
  const rows = await db.$queryRaw<{ topic: number; stories: number[] }[]>`
    SELECT m.topic_id AS topic, array_agg(DISTINCT t.story_id ORDER BY t.story_id) AS stories
    FROM matter m JOIN matter_claim held ON held.matter_id = m.id JOIN claim c ON c.id = held.claim_id
    JOIN article a ON a.id = c.article_id JOIN story_text t ON t.group_id = a.group_id AND t.story_id IS NOT NULL
    WHERE m.topic_id = ANY (${[...topicIds]}::int[]) GROUP BY m.topic_id`;
  return new Map(rows.map(({ topic, stories }) => [topic, stories]));
}
