import { AppError } from "../model/errors.ts";
import type { Database } from "./client.ts";
import { Prisma } from "./generated/client.ts";

/** What became of a file; "waiting" and "reading" until something has. */
export type ImportStatus = "waiting" | "reading" | "added" | "already-there" | "failed" | "cancelled";
export type ImportFileResult = {
  readonly position: number;
  readonly sourceId: string;
  readonly status: ImportStatus;
  readonly error: string | null;
  readonly bytes: number;
  readonly articleId: number | null;
};

/** An import without its files. */
export type StoredImport = { readonly id: number; readonly startedAt: Date; readonly origin: string };

/** How many files an import has, and how many of them failed, wait or were cancelled. */
export type FileCounts = {
  readonly all: number;
  readonly failed: number;
  readonly waiting: number;
  readonly cancelled: number;
};

/** Begin an import; its files are added as they are read. */
export async function saveImport(db: Database, origin: string): Promise<number> {
  const [row] = await db.$queryRaw<{ id: number }[]>`INSERT INTO import (origin) VALUES (${origin}) RETURNING id`;
  if (!row) throw new Error("The import was not stored.");
  return row.id;
}

/** Note what became of files of an import, in place of the note that they wait. */
export async function saveImportFiles(
  db: Database,
  importId: number,
  files: readonly ImportFileResult[],
): Promise<void> {
  if (files.length === 0) return;
  const noted = await db.$executeRaw`
    INSERT INTO import_file (import_id, position, source_id, status, error, bytes, article_id)
    SELECT ${importId}, * FROM unnest(${files.map(({ position }) => position)}::int[], ${files.map(({ sourceId }) => sourceId)}::text[],
      ${files.map(({ status }) => status)}::text[], ${files.map(({ error }) => error)}::text[], ${files.map(({ bytes }) => bytes)}::int[],
      ${files.map(({ articleId }) => articleId)}::int[])
    ON CONFLICT (import_id, position) DO UPDATE SET source_id = excluded.source_id, status = excluded.status, error = excluded.error,
      bytes = excluded.bytes, article_id = excluded.article_id WHERE import_file.status IN ('waiting', 'reading')`;
  if (noted !== files.length) throw new Error(`Of a file of import ${importId} it is noted already what became of it.`);
}

/** An import without its files. Throws NOT_FOUND. */
export async function getImport(db: Database, id: number): Promise<StoredImport> {
  const row = await db.import.findUnique({ where: { id } });
  if (!row) throw new AppError("NOT_FOUND", `There is no import ${id}.`);
  return row;
}

/** Imports without their files, latest first, `limit` at most. `before` is the id of the last one seen. */
export async function findImports(db: Database, page: { before?: number; limit: number }): Promise<StoredImport[]> {
  return db.import.findMany({
    where: page.before ? { id: { lt: page.before } } : {},
    orderBy: { id: "desc" },
    take: page.limit,
  });
}

/** The first texts of a held import as they would come in; null where it is not held. Throws NOT_FOUND. */
export async function findPreview(db: Database, id: number): Promise<object | null> {
  const row = await db.import.findUnique({ where: { id }, select: { preview: true } });
  if (!row) throw new AppError("NOT_FOUND", `There is no import ${id}.`);
  return row.preview as object | null;
}

/** Hold an import with what is shown of it; null lets it go. */
export async function savePreview(db: Database, id: number, preview: object | null): Promise<void> {
  await db.import.update({ where: { id }, data: { preview: preview ?? Prisma.DbNull } });
}

/** The files of each of these imports in order, of each `limit` at most after the first `skip`. */
export async function findImportFiles(
  db: Database,
  importIds: readonly number[],
  { skip = 0, limit }: { skip?: number; limit: number },
): Promise<Map<number, ImportFileResult[]>> {
  const rows = await db.$queryRaw<(ImportFileResult & { importId: number })[]>`
    SELECT asked.id AS "importId", f.position, f.source_id AS "sourceId", f.status, f.error, f.bytes, f.article_id AS "articleId"
    FROM unnest(${[...importIds]}::int[]) AS asked(id), LATERAL (
      SELECT * FROM import_file WHERE import_id = asked.id ORDER BY position LIMIT ${limit} OFFSET ${skip}) AS f
    ORDER BY asked.id, f.position`;
  const files = new Map(importIds.map((id) => [id, [] as ImportFileResult[]]));
  for (const { importId, ...file } of rows) files.get(importId)?.push(file);
  return files;
}

/** The next `limit` files of an import behind position `after`, in order: what a command reads of a million without counting from the first each time. */
export async function findFilesAfter(
  db: Database,
  importId: number,
  after: number,
  limit: number,
): Promise<ImportFileResult[]> {
  const rows = await db.importFile.findMany({
    where: { importId, position: { gt: after } },
    orderBy: { position: "asc" },
    take: limit,
  });
  return rows.map(({ position, sourceId, status, error, bytes, articleId }) => ({
    position,
    sourceId,
    status: status as ImportStatus,
    error,
    bytes,
    articleId,
  }));
}

/** One file of an import, or null. */
export async function findImportFile(
  db: Database,
  importId: number,
  position: number,
): Promise<ImportFileResult | null> {
  const row = await db.importFile.findUnique({ where: { importId_position: { importId, position } } });
  return row && { ...row, status: row.status as ImportStatus };
}

/** Imports with more files than this are followed by their files alone: every look would read an article for each. */
const MOST_FOLLOWED = 50_000;

/** How far an import is: when it began, its files by what became of them, how many of them are finished, and what is shown of it while it is held. */
export type ProgressOfImport = FileCounts & {
  readonly startedAt: Date;
  readonly finished: number;
  readonly preview: object | null;
};

/**
 * How far an import is; null where there is none. Finished is a file that failed, was cancelled, or is in with all steps of the analysis done.
 * Of more than fifty thousand files those count that were read.
 */
export async function findProgress(db: Database, importId: number): Promise<ProgressOfImport | null> {
  const [row] = await db.$queryRaw<ProgressOfImport[]>`
    WITH file AS (SELECT status, article_id FROM import_file WHERE import_id = ${importId}),
    few AS (SELECT count(*) <= ${MOST_FOLLOWED} AS followed FROM file)
    SELECT i.started_at AS "startedAt", i.preview, count(file.status)::int AS "all",
      count(*) FILTER (WHERE status = 'failed')::int AS failed, count(*) FILTER (WHERE status = 'waiting')::int AS waiting,
      count(*) FILTER (WHERE status = 'cancelled')::int AS cancelled,
      count(*) FILTER (WHERE status NOT IN ('waiting', 'reading') AND (article_id IS NULL OR NOT followed OR EXISTS (
        SELECT 1 FROM article a WHERE a.id = article_id
          AND (a.removed_at IS NOT NULL OR (a.similarity_version > 0 AND a.claims_version > 0)))))::int AS finished
    FROM import i CROSS JOIN few LEFT JOIN file ON true
    WHERE i.id = ${importId} GROUP BY i.id`;
  return row ?? null;
}

/** How many articles that an import added are in one group with another article that is not removed. */
export async function countCopiesOf(db: Database, importId: number): Promise<number> {
  const [row] = await db.$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM import_file f JOIN article a ON a.id = f.article_id
    WHERE f.import_id = ${importId} AND f.status = 'added' AND a.removed_at IS NULL AND EXISTS (
      SELECT 1 FROM article other WHERE other.group_id = a.group_id AND other.id <> a.id AND other.removed_at IS NULL)`;
  return row?.n ?? 0;
}

/** How many files each of these imports has, by what became of them. */
export async function countFiles(db: Database, importIds: readonly number[]): Promise<Map<number, FileCounts>> {
  const rows = await db.importFile.groupBy({
    by: ["importId", "status"],
    where: { importId: { in: [...importIds] } },
    _count: true,
  });
  return new Map(
    importIds.map((id) => {
      const own = rows.filter(({ importId }) => importId === id);
      const of = (status: ImportStatus) => own.find((row) => row.status === status)?._count ?? 0;
      const all = own.reduce((sum, { _count }) => sum + _count, 0);
      return [id, { all, failed: of("failed"), waiting: of("waiting"), cancelled: of("cancelled") }];
    }),
  );
}

/** Articles that stand in the views and came in with imports of this origin, `limit` at most, first come first. */
export async function findArticlesFrom(db: Database, origin: string, limit: number): Promise<number[]> {
  const rows = await db.article.findMany({
    where: { removedAt: null, importFiles: { some: { import: { origin } } } },
    select: { id: true },
    orderBy: { id: "asc" },
    take: limit,
  });
  return rows.map(({ id }) => id);
}
