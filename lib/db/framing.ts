import type { FramingProfile, NamingMentions } from "../model/framing.ts";
import type { Database } from "./client.ts";
import { toJson } from "./json-rows.ts";

/** What is stored of how an article tells it. */
export type StoredProfile = {
  /** Without its word counts: see `words`. */
  readonly profile: FramingProfile;
  /** Word counts as `packWords` of lib/framing packs them; empty where they were not asked for. */
  readonly words: string;
  readonly names: NamingMentions;
  readonly lexiconVersion: string;
};

const NO_NAMES: NamingMentions = { events: [], actors: [], places: [] };

/** Replace an article's framing profile. */
export function saveProfile(tx: Database, articleId: number, stored: StoredProfile, version: number): Promise<void> {
  return saveProfiles(tx, [{ articleId, stored }], version);
}

/** Replace the framing profiles of articles. */
export async function saveProfiles(
  tx: Database,
  profiles: readonly { readonly articleId: number; readonly stored: StoredProfile }[],
  version: number,
): Promise<void> {
  const rows = profiles.map(({ articleId, stored: { profile, words, names, lexiconVersion } }) => ({
    article_id: articleId,
    lexicon_version: lexiconVersion,
    profile: { ...profile, wordCounts: [] },
    words,
    names,
  }));
  await tx.$executeRaw`
    INSERT INTO framing_profile (article_id, lexicon_version, profile, words, names, version)
    SELECT new.*, ${version} FROM json_to_recordset(${toJson(rows)}::json) AS new(
      article_id int, lexicon_version text, profile jsonb, words text, names jsonb) ORDER BY new.article_id
    ON CONFLICT (article_id) DO UPDATE SET lexicon_version = EXCLUDED.lexicon_version, profile = EXCLUDED.profile,
      words = EXCLUDED.words, names = EXCLUDED.names, version = EXCLUDED.version`;
}

/** Stored profiles by article. Word counts and names are most of a row, and come only where asked for. */
export async function findProfiles(
  db: Database,
  articleIds: readonly number[],
  also: { words?: boolean; names?: boolean } = {},
): Promise<Map<number, StoredProfile>> {
  const rows = await db.framingProfile.findMany({
    where: { articleId: { in: [...articleIds] } },
    select: {
      articleId: true,
      profile: true,
      lexiconVersion: true,
      words: also.words ?? false,
      names: also.names ?? false,
    },
  });
  return new Map(
    rows.map((row) => [
      row.articleId,
      {
        profile: row.profile as unknown as FramingProfile,
        words: row.words ?? "",
        names: { ...NO_NAMES, ...((row.names ?? {}) as unknown as Partial<NamingMentions>) },
        lexiconVersion: row.lexiconVersion,
      },
    ]),
  );
}

/** Articles shown whose profile was made with other word lists or by another version, oldest first, `limit` at most after the last one seen. */
export async function findStaleProfiles(
  db: Database,
  lexiconVersion: string,
  version: number,
  { after = 0, limit }: { after?: number | undefined; limit: number },
): Promise<number[]> {
  const rows = await db.framingProfile.findMany({
    where: {
      article: { removedAt: null },
      articleId: { gt: after },
      OR: [{ lexiconVersion: { not: lexiconVersion } }, { version: { not: version } }],
    },
    select: { articleId: true },
    orderBy: { articleId: "asc" },
    take: limit,
  });
  return rows.map(({ articleId }) => articleId);
}

/** How many articles' profiles each set of word lists made, most first; removed articles left out. */
export async function countProfiles(db: Database): Promise<{ lexiconVersion: string; articles: number }[]> {
  const rows = await db.framingProfile.groupBy({
    by: ["lexiconVersion"],
    where: { article: { removedAt: null } },
    _count: true,
  });
  return rows
    .map((row) => ({ lexiconVersion: row.lexiconVersion, articles: row._count }))
    .toSorted((a, b) => b.articles - a.articles);
}

/** How many lead copies have a profile. */
export async function countLeadProfiles(db: Database): Promise<number> {
  return db.framingProfile.count({ where: { article: { removedAt: null, lead: true } } });
}

/** How often each listed word was counted in the newest lead copies, by list and term. */
export async function countTerms(
  db: Database,
  lists: readonly string[],
  mostArticles: number,
): Promise<{ list: string; term: string; uses: number }[]> {
  return db.$queryRaw`
    SELECT list, hit->>'term' AS term, count(*)::int AS uses
    FROM (SELECT f.profile FROM framing_profile f JOIN article a ON a.id = f.article_id AND a.lead AND a.removed_at IS NULL
          ORDER BY a.id DESC LIMIT ${mostArticles}) newest
    CROSS JOIN unnest(${[...lists]}::text[]) AS list
    CROSS JOIN LATERAL jsonb_array_elements(newest.profile->'hits'->list) AS hit GROUP BY 1, 2`;
}

/** Where claims of these articles are linked with one another, by the starts of their sentences. */
export async function findLinkedSentences(
  db: Database,
  articleIds: readonly number[],
): Promise<{ aArticle: number; aStart: number; bArticle: number; bStart: number }[]> {
  const ids = [...articleIds];
  return db.$queryRaw`
    SELECT ca.article_id AS "aArticle", ca.sentence_start AS "aStart", cb.article_id AS "bArticle", cb.sentence_start AS "bStart"
    FROM link l JOIN claim ca ON ca.id = l.a_id AND ca.article_id = ANY (${ids}::int[])
    JOIN claim cb ON cb.id = l.b_id AND cb.article_id = ANY (${ids}::int[]) AND cb.article_id <> ca.article_id`;
}
