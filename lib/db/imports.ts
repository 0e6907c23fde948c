import { AppError } from "../model/errors.ts";
import type { Database } from "./client.ts";
import type { Prisma } from "./generated/client.ts";

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

export type StoredImport = {
  readonly id: number;
  readonly startedAt: Date;
  readonly origin: string;
  readonly files: readonly ImportFileResult[];
};

const withFiles = { files: { orderBy: { position: "asc" } } } satisfies Prisma.ImportInclude;

/** Begin an import; its files are added as they are read. */
export async function saveImport(db: Database, origin: string): Promise<number> {
  return (await db.import.create({ data: { origin }, select: { id: true } })).id;
}

/** Note what became of files of an import, in place of the note that they wait. */
export async function saveImportFiles(
  db: Database,
  importId: number,
  files: readonly ImportFileResult[],
): Promise<void> {
  await db.importFile.deleteMany({
    where: {
      importId,
      position: { in: files.map(({ position }) => position) },
      status: { in: ["waiting", "reading"] },
    },
  });
  await db.importFile.createMany({ data: files.map((file) => ({ importId, ...file })) });
}

/** An import with its files in order. Throws NOT_FOUND. */
export async function getImport(db: Database, id: number): Promise<StoredImport> {
  const row = await db.import.findUnique({ where: { id }, include: withFiles });
  if (!row) throw new AppError("NOT_FOUND", `There is no import ${id}.`);
  return toImport(row);
}

function toImport(row: Prisma.ImportGetPayload<{ include: typeof withFiles }>): StoredImport {
  return {
    id: row.id,
    startedAt: row.startedAt,
    origin: row.origin,
    files: row.files.map(({ position, sourceId, status, error, bytes, articleId }) => ({
      position,
      sourceId,
      error,
      bytes,
      articleId,
      status: status as ImportStatus,
    })),
  };
}

/** Imports with their files, latest first. `before` is the id of the last one seen. */
export async function findImports(db: Database, page: { before?: number; limit: number }): Promise<StoredImport[]> {
  const rows = await db.import.findMany({
    where: page.before ? { id: { lt: page.before } } : {},
    include: withFiles,
    orderBy: { id: "desc" },
    take: page.limit,
  });
  return rows.map(toImport);
}
