import type { Database } from "./client.ts";

/** Begin a file that comes in parts, with its first. It is of no import yet. Returns its number. */
export async function saveUploadFile(db: Database, first: Uint8Array): Promise<number> {
  const [row] = await db.$queryRaw<{ id: number }[]>`
    WITH begun AS (INSERT INTO upload_file (bytes) VALUES (${first.length}) RETURNING id)
    INSERT INTO upload_part (upload_id, part, content) SELECT id, 0, ${first} FROM begun RETURNING upload_id AS id`;
  if (!row) throw new Error("The file was not begun.");
  return row.id;
}

/** Store the next part of a file; parts are numbered from 0. */
export async function saveUploadPart(db: Database, uploadId: number, part: number, content: Uint8Array): Promise<void> {
  await db.$executeRaw`
    WITH grown AS (UPDATE upload_file SET bytes = bytes + ${content.length} WHERE id = ${uploadId} RETURNING id)
    INSERT INTO upload_part (upload_id, part, content) SELECT id, ${part}, ${content} FROM grown`;
}

/** Say which waiting files of an import these files are. */
export async function bindUploadFiles(
  tx: Database,
  importId: number,
  files: readonly { readonly upload: number; readonly position: number }[],
): Promise<void> {
  await tx.$executeRaw`
    UPDATE upload_file u SET import_id = ${importId}, position = asked.position
    FROM unnest(${files.map(({ upload }) => upload)}::int[], ${files.map(({ position }) => position)}::int[]) AS asked(id, position)
    WHERE u.id = asked.id AND u.import_id IS NULL`;
}

/** A part of a file, or null where it has no more. */
export async function findUploadPart(db: Database, uploadId: number, part: number): Promise<Uint8Array | null> {
  const row = await db.uploadPart.findUnique({ where: { uploadId_part: { uploadId, part } } });
  return row?.content ?? null;
}

/** Forget those of these files that belong to no import. */
export async function dropLooseUploads(db: Database, uploads: readonly number[]): Promise<void> {
  await db.uploadFile.deleteMany({ where: { id: { in: [...uploads] }, importId: null } });
}

/** Forget files whose request never became whole: a process that ends leaves them behind. After a day, by the database's clock. */
export async function dropOldUploads(db: Database): Promise<void> {
  await db.$executeRaw`DELETE FROM upload_file WHERE import_id IS NULL AND created_at < now() - interval '1 day'`;
}
