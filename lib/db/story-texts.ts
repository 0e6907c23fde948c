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

/**
 * Save what is read of these groups, and count their terms: the change against what was there `before`. A group's story stays. Returns the counts of
 * the terms that changed, as they are now; the others, or all where another process counts just now, have to be asked for.
 */
export async function saveStoryTexts(
  tx: Database,
  texts: readonly Omit<StoredStoryText, "storyId">[],
  before: readonly StoredStoryText[],
  version: number,
): Promise<ReadonlyMap<string, number>> {
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
  const changes = rows.flatMap(({ group_id, terms }) => {
    const had = termsCounted(old.get(group_id));
    const has = new Set([...terms, EVERY_GROUP]);
    return [
      { terms: [...has].filter((term) => !had.has(term)), change: 1 },
      { terms: [...had].filter((term) => !has.has(term)), change: -1 },
    ];
  });
  // Where another text leads, or its body was read anew, it is compared with its nearest again: retold_version 0.
  const saved = Prisma.sql`saved AS (
    INSERT INTO story_text (group_id, article_id, text_sha256, language, terms, frequencies, headline, opening, opening_frequencies,
      first_day, last_day, retold_version, version)
    SELECT new.*, 0, ${version} FROM json_to_recordset(${toJson(rows)}::json) AS new(
      group_id int, article_id int, text_sha256 text, language text, terms text[], frequencies smallint[], headline text[],
      opening text[], opening_frequencies smallint[], first_day int, last_day int)
    ON CONFLICT (group_id) DO UPDATE SET article_id = EXCLUDED.article_id, text_sha256 = EXCLUDED.text_sha256, language = EXCLUDED.language,
      terms = EXCLUDED.terms, frequencies = EXCLUDED.frequencies, headline = EXCLUDED.headline, opening = EXCLUDED.opening,
      opening_frequencies = EXCLUDED.opening_frequencies, first_day = EXCLUDED.first_day, last_day = EXCLUDED.last_day,
      retold_version = 0, version = EXCLUDED.version),`;
  return countTerms(tx, changes, saved);
}

/** The terms under which a group is counted. */
function termsCounted(text: StoredStoryText | undefined): Set<string> {
  return new Set(text ? [...text.text.terms.map(([term]) => term), EVERY_GROUP] : []);
}

/** Take groups out: they have no article any more. */
export async function deleteStoryTexts(tx: Database, gone: readonly StoredStoryText[]): Promise<void> {
  if (gone.length === 0) return;
  await countTerms(
    tx,
    gone.map((text) => ({ terms: [...termsCounted(text)], change: -1 })),
  );
  await tx.storyText.deleteMany({ where: { groupId: { in: gone.map(({ groupId }) => groupId) } } });
}

/** Fold the noted changes into the counts, unless another process does so just now. */
export async function foldTermCounts(tx: Database): Promise<void> {
  await countTerms(tx, []);
}

type CountChange = { readonly terms: readonly string[]; readonly change: number };

/**
 * Changes the counts, and folds in what was noted before; where another process does so just now, the changes are noted: two that count the same
 * words would wait for each other. `also` is done in the same statement. Returns the counts that changed, as they are now.
 */
async function countTerms(
  tx: Database,
  changes: readonly CountChange[],
  also: Prisma.Sql = Prisma.empty,
): Promise<ReadonlyMap<string, number>> {
  const some = changes.filter(({ terms }) => terms.length > 0);
  const [found] = await tx.$queryRaw<{ counts: string | null }[]>`
    WITH ${also} mine AS MATERIALIZED (SELECT * FROM json_to_recordset(${toJson(some)}::json) AS new(terms text[], change int)),
      turn AS MATERIALIZED (SELECT pg_try_advisory_xact_lock(hashtextextended('story-counts', 0)) AS ours),
      noted AS (INSERT INTO story_count_change (terms, change) SELECT terms, change FROM mine, turn WHERE NOT ours),
      taken AS (DELETE FROM story_count_change USING turn WHERE ours RETURNING terms, change),
      summed AS (
        SELECT term, sum(change)::int AS change
        FROM (SELECT terms, change FROM taken UNION ALL SELECT terms, change FROM mine, turn WHERE ours) AS each, unnest(terms) AS term
        GROUP BY term),
      folded AS (
        INSERT INTO story_term_count (term, groups) SELECT term, change FROM summed WHERE change <> 0 ORDER BY term
        ON CONFLICT (term) DO UPDATE SET groups = story_term_count.groups + EXCLUDED.groups RETURNING term, groups)
    SELECT json_object_agg(term, groups)::text AS counts FROM folded`;
  const counts = countsIn(found?.counts ?? null);
  // By their names: to look for them would read the counts of the whole collection for each newcomer.
  const gone = [...counts].flatMap(([term, groups]) => (groups === 0 ? [term] : []));
  if (gone.length > 0)
    await tx.$executeRaw`DELETE FROM story_term_count WHERE term = ANY (${gone}::text[]) AND groups = 0`;
  return counts;
}

function countsIn(json: string | null): Map<string, number> {
  return new Map(Object.entries(JSON.parse(json ?? "{}") as Record<string, number>));
}

/**
 * In how many groups these terms stand now, changes that are not folded in yet included, and how many groups there are. `known` are counts as they
 * are now: where they hold all that is asked for, nothing is read.
 */
export async function findTermCounts(
  db: Database,
  terms: readonly string[],
  known?: ReadonlyMap<string, number>,
): Promise<TermCounts> {
  const wanted = [...new Set([...terms, EVERY_GROUP])];
  const counts = wanted.every((term) => known?.has(term))
    ? new Map(wanted.map((term) => [term, known?.get(term) ?? 0]))
    : await readCounts(db, wanted);
  return { articles: counts.get(EVERY_GROUP) ?? 0, of: (term) => counts.get(term) ?? 0 };
}

async function readCounts(db: Database, wanted: readonly string[]): Promise<Map<string, number>> {
  const [found] = await db.$queryRaw<{ counts: string | null }[]>`
    WITH wanted AS (SELECT value AS term FROM json_array_elements_text(${JSON.stringify(wanted)}::json))
    SELECT json_object_agg(term, groups)::text AS counts FROM (
      SELECT term, sum(groups)::int AS groups FROM (
        SELECT term, groups FROM wanted JOIN story_term_count USING (term)
        UNION ALL SELECT term, change FROM story_count_change, unnest(terms) AS term WHERE term IN (SELECT term FROM wanted)
      ) AS each GROUP BY term) AS counted`;
  return countsIn(found?.counts ?? null);
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
