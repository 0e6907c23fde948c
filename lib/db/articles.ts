import { AppError } from "../model/errors.ts";
import type { ArticleSummary, MetadataField, Origins, StoredArticle, StoredPassage } from "../model/stored.ts";
import type { Database } from "./client.ts";
import { Prisma } from "./generated/client.ts";
import { saveOutlets } from "./save-articles.ts";

/** Never with `text`: a list of a hundred long articles would move megabytes. */
const SUMMARY = Prisma.sql`
  a.id, a.source_id AS "sourceId", a.outlet_id AS "outletId", a.headline, a.author, a.agency, a.url, a.published_at AS "publishedAt",
  a.updated_at AS "updatedAt", a.captured_at AS "capturedAt", a.language, a.words, a.body_words AS "bodyWords", a.text_sha256 AS "textSha256",
  a.group_id AS "groupId", a.lead, a.remarks, a.origins, a.removed_at AS "removedAt", a.created_at AS "createdAt",
  o.name AS "outletName", d.sha256`;
const FROM_ARTICLES = Prisma.sql`FROM article a JOIN document d ON d.id = a.document_id LEFT JOIN outlet o ON o.id = a.outlet_id`;
/** As `SUMMARY` gives it. */
type RawSummary = Omit<ArticleSummary, "outlet" | "removed"> & {
  readonly outletName: string | null;
  readonly removedAt: Date | null;
};

function fromRaw({ outletName, removedAt, ...row }: RawSummary): ArticleSummary {
  return { ...row, outlet: outletName, removed: removedAt !== null };
}

/** What bounds a read of articles: their ids, their groups, or how many; `after` is the id of the last one seen. */
type ArticleFilter =
  | { readonly ids: readonly number[] }
  | { readonly groupIds: readonly number[] }
  | { readonly after?: number; readonly limit: number };
/** Which of them; outlet null means unknown. */
type Which = { readonly outletId?: number | null; readonly removed?: boolean; readonly lead?: boolean };

/** Articles without their text, oldest first; removed ones only when asked. */
export async function findArticles(db: Database, filter: ArticleFilter & Which): Promise<ArticleSummary[]> {
  const wanted = [
    ...("ids" in filter ? [Prisma.sql`a.id = ANY (${[...filter.ids]}::int[])`] : []),
    ...("groupIds" in filter ? [Prisma.sql`a.group_id = ANY (${[...filter.groupIds]}::int[])`] : []),
    ...("after" in filter ? [Prisma.sql`a.id > ${filter.after ?? 0}`] : []),
    ...(filter.outletId !== undefined ? [Prisma.sql`a.outlet_id IS NOT DISTINCT FROM ${filter.outletId}::int`] : []),
    ...(filter.lead !== undefined ? [Prisma.sql`a.lead = ${filter.lead}`] : []),
    filter.removed ? Prisma.sql`a.removed_at IS NOT NULL` : Prisma.sql`a.removed_at IS NULL`,
  ];
  const limit = "limit" in filter ? Prisma.sql`LIMIT ${filter.limit}` : Prisma.empty;
  return readSummaries(db, Prisma.sql`WHERE ${Prisma.join(wanted, " AND ")} ORDER BY a.id ${limit}`);
}

/** Articles with outlet and document in one statement: every step of an article's road asks for them, and the client makes three of it. */
async function readSummaries(db: Database, which: Prisma.Sql): Promise<ArticleSummary[]> {
  return (await db.$queryRaw<RawSummary[]>(Prisma.sql`SELECT ${SUMMARY} ${FROM_ARTICLES} ${which}`)).map(fromRaw);
}

/** The articles that came in last, copies too, the latest first. */
export async function findNewestArticles(db: Database, limit: number): Promise<ArticleSummary[]> {
  return readSummaries(db, Prisma.sql`WHERE a.removed_at IS NULL ORDER BY a.id DESC LIMIT ${limit}`);
}

/** Which lead copies: those of an outlet, or of all others; in one language, or among these where asked. */
type LeadFilter = ({ readonly outletId: number } | { readonly otherThan: number }) & {
  readonly language?: string;
  readonly among?: readonly number[];
};

function leadsWhere(filter: LeadFilter): Prisma.Sql {
  const wanted = [
    "outletId" in filter
      ? Prisma.sql`a.outlet_id = ${filter.outletId}`
      : Prisma.sql`a.outlet_id IS DISTINCT FROM ${filter.otherThan}::int`,
    ...(filter.language === undefined ? [] : [Prisma.sql`a.language = ${filter.language}`]),
    ...(filter.among === undefined ? [] : [Prisma.sql`a.id = ANY (${[...filter.among]}::int[])`]),
  ];
  return Prisma.sql`WHERE a.lead AND a.removed_at IS NULL AND ${Prisma.join(wanted, " AND ")}`;
}

/** The lead copies that came in last, `limit` at most, oldest first. */
export async function findNewestLeads(db: Database, filter: LeadFilter, limit: number): Promise<ArticleSummary[]> {
  const rows = await readSummaries(db, Prisma.sql`${leadsWhere(filter)} ORDER BY a.id DESC LIMIT ${limit}`);
  return rows.toReversed();
}

/** An outlet's lead copies by date, `limit` at most, those without a date last; and how many there are. */
export async function findLeadsByDate(
  db: Database,
  outletId: number,
  limit: number,
): Promise<{ articles: ArticleSummary[]; inAll: number }> {
  const where = leadsWhere({ outletId });
  return {
    articles: await readSummaries(db, Prisma.sql`${where} ORDER BY a.published_at ASC NULLS LAST, a.id LIMIT ${limit}`),
    inAll: await db.article.count({ where: { lead: true, removedAt: null, outletId } }),
  };
}

/** One article with text and passages, removed or not. Throws NOT_FOUND. */
export async function getArticle(db: Database, id: number): Promise<StoredArticle> {
  const [article] = await findTexts(db, [id]);
  if (!article) throw new AppError("NOT_FOUND", `There is no article ${id}.`);
  return article;
}

type PassageColumns = readonly [
  id: number,
  position: number,
  start: number,
  end: number,
  role: StoredPassage["role"],
  roleOrigin: string,
];

/** Articles with text and passages, removed or not, oldest first; an id that is not there is left out. */
export async function findTexts(db: Database, ids: readonly number[]): Promise<StoredArticle[]> {
  if (ids.length === 0) return [];
  // The words of passages are left out: they are the article's own, and would move every text twice.
  const rows = await db.$queryRaw<(RawSummary & { text: string; passages: string | null })[]>`
    SELECT ${SUMMARY}, a.text, (
      SELECT json_agg(json_build_array(p.id, p.position, p.start_offset, p.end_offset, p.role, p.role_origin) ORDER BY p.position)
      FROM passage p WHERE p.article_id = a.id)::text AS passages
    ${FROM_ARTICLES} WHERE a.id = ANY (${[...new Set(ids)]}::int[]) ORDER BY a.id`;
  return rows.map(({ text, passages, ...row }) => ({
    ...fromRaw(row),
    text,
    passages: (JSON.parse(passages ?? "[]") as PassageColumns[]).map(
      ([id, position, start, end, role, roleOrigin]): StoredPassage => ({
        id,
        position,
        start,
        end,
        role,
        roleOrigin,
        text: text.slice(start, end),
      }),
    ),
  }));
}

/** The bytes of an article as they came, with its file name. Throws NOT_FOUND. */
export async function getDocument(
  db: Database,
  articleId: number,
): Promise<{ bytes: Uint8Array; sourceId: string; encoding: string }> {
  const row = await db.article.findUnique({ where: { id: articleId }, select: { sourceId: true, document: true } });
  if (!row) throw new AppError("NOT_FOUND", `There is no article ${articleId}.`);
  return { bytes: row.document.bytes, sourceId: row.sourceId, encoding: row.document.encoding };
}

/** Set one field and its origin. Returns what stood there before. */
export async function saveMetadata(
  db: Database,
  id: number,
  field: MetadataField,
  value: { value: string | null; origin: Origins[MetadataField] | null },
): Promise<{ value: string | null; origin: Origins[MetadataField] | null }> {
  const [before] = await findArticlesAnyState(db, [id]);
  if (!before) throw new AppError("NOT_FOUND", `There is no article ${id}.`);
  const origins = { ...before.origins, [field]: value.origin ?? undefined };
  const change =
    field === "outlet"
      ? { outletId: value.value === null ? null : ((await saveOutlets(db, [value.value])).get(value.value) ?? null) }
      : { [field]: value.value };
  await db.article.update({
    where: { id },
    data: { ...change, origins: JSON.parse(JSON.stringify(origins)) as Prisma.InputJsonObject },
  });
  return { value: before[field], origin: before.origins[field] ?? null };
}

/** Articles shown, besides this one, that have the same outlet from the same kind of source, none that a reader set; in the order of import, `limit` at most. */
export async function findAlikeOutlets(
  db: Database,
  id: number,
  limit: number,
): Promise<{ article: number; origin: Origins["outlet"] | null }[]> {
  return db.$queryRaw`
    SELECT other.id AS article, other.origins->'outlet' AS origin FROM article own JOIN article other
      ON other.outlet_id = own.outlet_id AND other.id <> own.id AND other.removed_at IS NULL
      AND other.origins->'outlet'->>'origin' IS NOT DISTINCT FROM own.origins->'outlet'->>'origin'
    WHERE own.id = ${id} AND own.origins->'outlet'->>'origin' IS DISTINCT FROM 'person' ORDER BY other.id LIMIT ${limit}`;
}

/** Articles without their text, removed or not, in no order. */
export async function findArticlesAnyState(db: Database, ids: readonly number[]): Promise<ArticleSummary[]> {
  return readSummaries(db, Prisma.sql`WHERE a.id = ANY (${[...ids]}::int[])`);
}

/**
 * Take an article out of every view, or bring it back. Its rows stay. It comes back as a copy that does not lead, since another may lead its
 * group by now: regrouping says which one does.
 */
export async function setRemoved(db: Database, id: number, removedAt: Date | null): Promise<void> {
  await db.article.update({ where: { id }, data: { removedAt, ...(removedAt === null ? { lead: false } : {}) } });
}

/** How many articles there are, removed ones left out. */
export function countArticles(db: Database): Promise<number> {
  return db.article.count({ where: { removedAt: null } });
}

/** How many different articles there are: groups of copies, removed ones left out. */
export async function countGroups(db: Database): Promise<number> {
  const [row] = await db.$queryRaw<{ n: number }[]>`
    SELECT count(DISTINCT group_id)::int AS n FROM article WHERE removed_at IS NULL`;
  return row?.n ?? 0;
}

/** The articles that hold one of these texts, removed or not: decisions bind to texts, and several articles may hold the same. */
export async function findIdsByText(db: Database, textHashes: readonly string[]): Promise<number[]> {
  const rows = await db.article.findMany({
    where: { textSha256: { in: [...textHashes] } },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  return rows.map(({ id }) => id);
}
