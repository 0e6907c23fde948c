import { AppError } from "../model/errors.ts";
import type { Database } from "./client.ts";

export type ImportStatus = "added" | "already-there" | "failed";
export type ImportFileResult = {
  readonly position: number;
  readonly sourceId: string;
  readonly status: ImportStatus;
  readonly error: string | null;
  readonly bytes: number;
  readonly articleId: number | null;
};

/** Begin an import; its files are added as they are read. */
export async function saveImport(db: Database, origin: string): Promise<number> {
  return (await db.import.create({ data: { origin }, select: { id: true } })).id;
}

/** Note what became of one file of an import. */
export async function saveImportFile(db: Database, importId: number, file: ImportFileResult): Promise<void> {
  await db.importFile.create({ data: { importId, ...file } });
}

/** An import with its files in order. Throws NOT_FOUND. */
export async function getImport(db: Database, id: number): Promise<{ id: number; startedAt: Date; origin: string; files: ImportFileResult[] }> {
  const row = await db.import.findUnique({ where: { id }, include: { files: { orderBy: { position: "asc" } } } });
  if (!row) throw new AppError("NOT_FOUND", `There is no import ${id}.`);
  return {
    ...{ id: row.id, startedAt: row.startedAt, origin: row.origin },
    files: row.files.map(({ position, sourceId, status, error, bytes, articleId }) => ({
      ...{ position, sourceId, error, bytes, articleId },
      status: status as ImportStatus,
    })),
  };
}
