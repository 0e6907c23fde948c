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

/** No article has this term, so all groups are counted under it: to count the table itself costs more the larger it is. */
const EVERY_GROUP = "";

/** Save what is read of these groups, and note the change of the term counts against what was there `before`. A group's story stays. */
export async function saveStoryTexts(
  tx: Database,
  texts: readonly Omit<StoredStoryText, "storyId">[],
  before: readonly StoredStoryText[],
  version: number,
): Promise<void> {
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

/** Take groups out: they have no article any more. */
export async function deleteStoryTexts(tx: Database, gone: readonly StoredStoryText[]): Promise<void> {
  if (gone.length === 0) return;
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
  const gone = await tx.$queryRaw<{ term: string }[]>`
    WITH taken AS (DELETE FROM story_count_change RETURNING terms, change),
      summed AS (SELECT term, sum(change)::int AS change FROM taken, unnest(terms) AS term GROUP BY term),
      folded AS (
        INSERT INTO story_term_count (term, groups) SELECT term, change FROM summed WHERE change <> 0 ORDER BY term
        ON CONFLICT (term) DO UPDATE SET groups = story_term_count.groups + EXCLUDED.groups RETURNING term, groups)
    SELECT term FROM folded WHERE groups = 0`;
  // By their names: to look for them would read the counts of the whole collection for each newcomer.
  const terms = gone.map(({ term }) => term);
  if (terms.length > 0)
    await tx.$executeRaw`DELETE FROM story_term_count WHERE term = ANY (${terms}::text[]) AND groups = 0`;
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

/** A term with the number of groups that have it. */
export type CountedTerm = { readonly term: string; readonly groups: number };

/** Terms after this one that two groups have at least, by folded counts, at most `limit`: a page of all. */
export async function findSharedTermsAfter(db: Database, after: string, limit: number): Promise<CountedTerm[]> {
  return jsonRows(
    db,
    Prisma.sql`
      SELECT term, groups FROM story_term_count WHERE term > ${after} AND term <> ${EVERY_GROUP} AND groups > 1
      ORDER BY term LIMIT ${limit}`,
  );
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
