import { type Database, lockFor } from "./client.ts";
import { Prisma } from "./generated/client.ts";
import { toWaitingFile, type WaitingFile, WITH_PARTS } from "./waiting-files.ts";

/**
 * Files that a reader of an upload may take: one that it has in hand already, because it was stopped, and those that nobody has. Lists of
 * sources only when no text of the upload is left, be it in the other reader's hand or still to be fetched.
 */
function takenBy(reader: number, importId: number, most: number): Prisma.Sql {
  return Prisma.sql`
    FROM waiting_file w JOIN import_file f USING (import_id, position) LEFT JOIN upload_file u USING (import_id, position)
    WHERE w.import_id = ${importId} AND NOT w.failed AND w.address IS NULL
      AND (w.reader = ${reader} OR (w.reader IS NULL AND greatest(octet_length(w.content), u.bytes) <= ${most}))
      AND NOT (w.is_list AND EXISTS (
        SELECT 1 FROM waiting_file t WHERE t.import_id = w.import_id AND NOT t.failed AND NOT t.is_list))`;
}

/** More bytes than any file of an upload has. */
const ANY_SIZE = 2 ** 31 - 1;

/** Small files that are taken together: as many, and of so many bytes at most. */
const TOGETHER = { files: 10, bytes: 1_000_000 };

/**
 * Take the next files to read, each of at most `most` bytes: from here on they are not cancelled any more, and no other reader takes them.
 * Several small ones are taken together; what is large, a list of sources, or was too much with others comes alone. What was noted of their
 * rows, `rows` a file, is forgotten: a reader that was stopped begins again. None where no such file is left.
 */
export async function takeWaitingFiles(
  tx: Database,
  importId: number,
  { reader = 0, most = ANY_SIZE, rows }: { reader?: number; most?: number; rows: number },
): Promise<WaitingFile[]> {
  // One takes after the other, or the second would find all files locked that the first looks at. Whoever cancels takes the row of the
  // import first: what is being cancelled is passed over.
  await lockFor(tx, `take files of import ${importId}`);
  const next = await tx.$queryRaw<{ position: number; bytes: number; alone: boolean }[]>`
    SELECT w.position, greatest(octet_length(w.content), u.bytes)::int AS bytes, w.is_list OR w.alone AS alone ${takenBy(reader, importId, most)}
    ORDER BY w.reader IS NULL, w.is_list, w.position LIMIT ${TOGETHER.files} FOR UPDATE OF w, f SKIP LOCKED`;
  let bytes = 0;
  const end = next.findIndex((file, i) => {
    bytes += file.bytes;
    return i > 0 && (file.alone || next[0]?.alone || bytes > TOGETHER.bytes);
  });
  const positions = next.slice(0, end < 0 ? next.length : end).map(({ position }) => position);
  if (positions.length === 0) return [];
  await tx.waitingFile.updateMany({ where: { importId, position: { in: positions } }, data: { reader } });
  await forgetRows(tx, importId, positions, rows);
  return findInOrder(tx, importId, positions);
}

async function findInOrder(tx: Database, importId: number, positions: number[]): Promise<WaitingFile[]> {
  const files = await tx.waitingFile.findMany({
    where: { importId, position: { in: positions } },
    orderBy: { position: "asc" },
    include: WITH_PARTS,
  });
  return files.map(toWaitingFile);
}

/**
 * The file at which a reader was stopped, or the next that nobody has where it had none; null where there is neither. Where it had several
 * in hand, nobody knows which it was: they are put back to be read alone, and "several" is returned.
 */
export async function findFileInHand(
  tx: Database,
  importId: number,
  reader: number,
): Promise<WaitingFile | "several" | null> {
  const inHand = { importId, failed: false, address: null, reader };
  if ((await tx.waitingFile.count({ where: inHand })) > 1) {
    await tx.waitingFile.updateMany({ where: inHand, data: { reader: null, alone: true } });
    return "several";
  }
  const file = await tx.waitingFile.findFirst({
    where: { ...inHand, reader: undefined, OR: [{ reader }, { reader: null }] },
    orderBy: [{ reader: { sort: "asc", nulls: "last" } }, { isList: "asc" }, { position: "asc" }],
    include: WITH_PARTS,
  });
  return file && toWaitingFile(file);
}

/** Whether a file waits that this reader may take. */
export async function isAnyWaiting(db: Database, importId: number, reader: number): Promise<boolean> {
  const rows = await db.$queryRaw<unknown[]>`SELECT 1 ${takenBy(reader, importId, ANY_SIZE)} LIMIT 1`;
  return rows.length > 0;
}

/** Forget what was noted of the rows of files, which may have been begun by a reader that was stopped. */
async function forgetRows(tx: Database, importId: number, positions: readonly number[], rows: number): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM import_file f USING unnest(${[...positions]}::int[]) AS begun(position)
    WHERE f.import_id = ${importId} AND f.position > begun.position AND f.position < begun.position + ${rows}`;
  await tx.importFile.updateMany({
    where: { importId, position: { in: [...positions] } },
    data: { status: "reading", articleId: null, error: null },
  });
}
