import type { Metadata } from "../model/article.ts";
import type { Database } from "./client.ts";
import type { Prisma } from "./generated/client.ts";
import { bindUploadFiles } from "./upload-files.ts";

/** A file of an upload as its sender gave it. */
export type WaitingFile = {
  readonly position: number;
  readonly sourceId: string;
  readonly bytes: Uint8Array;
  readonly known: Metadata;
  /** Where it is to be fetched from before it can be read; its bytes are empty until then. */
  readonly address?: string;
  /** Its bytes lie in parts: their number and size. `bytes` is empty then. */
  readonly parts?: { readonly upload: number; readonly size: number };
  /** What a person said of a table's columns: {name: field}, null where a column is left out. */
  readonly columns?: Readonly<Record<string, string | null>> | undefined;
  /** What a feed says of the page whose bytes these are. */
  readonly said?: Uint8Array | undefined;
  /** Whether it is a list of sources about the others. */
  readonly isList?: boolean;
};
/** A file of an upload whose name is one of a list of sources; `used`: places of its entries that texts were found for. */
export type PossibleList = {
  readonly position: number;
  readonly sourceId: string;
  readonly upload: number;
  readonly size: number;
  readonly used: readonly number[];
};
/** A page that is to be fetched. `hasOtherText`: what a feed says of it is there, to be read where the page itself cannot be. */
export type WaitingPage = Pick<WaitingFile, "position" | "sourceId" | "known"> & {
  readonly address: string;
  readonly hasOtherText: boolean;
};

/** Store files that are to be read later, each with its line in the import. */
export async function saveWaitingFiles(tx: Database, importId: number, files: readonly WaitingFile[]): Promise<void> {
  await tx.importFile.createMany({
    data: files.map(({ position, sourceId, bytes, parts }) => ({
      importId,
      position,
      sourceId,
      bytes: parts?.size ?? bytes.length,
      status: "waiting",
    })),
  });
  await tx.waitingFile.createMany({
    data: files.map(({ position, sourceId, bytes, known, address = null }) => ({
      importId,
      position,
      sourceId,
      address,
      content: new Uint8Array(bytes),
      known: known as Prisma.InputJsonObject,
    })),
  });
  const inParts = files.flatMap(({ position, parts }) => (parts ? [{ position, upload: parts.upload }] : []));
  if (inParts.length > 0) await bindUploadFiles(tx, importId, inParts);
}

/** What a waiting file is read with: its upload, where its bytes lie in parts. */
export const WITH_PARTS = { upload: { select: { id: true, bytes: true } } } as const;
type WaitingRow = Prisma.WaitingFileGetPayload<{ include: typeof WITH_PARTS }>;

/** A row as what its sender gave. */
export function toWaitingFile({
  position,
  sourceId,
  content,
  known,
  columns,
  said,
  upload,
  isList,
}: WaitingRow): WaitingFile {
  return {
    ...{ position, sourceId, bytes: content, known: known as Metadata },
    ...(upload ? { parts: { upload: upload.id, size: upload.bytes } } : {}),
    ...(columns ? { columns: columns as Record<string, string | null> } : {}),
    ...(said ? { said } : {}),
    ...(isList ? { isList } : {}),
  };
}

/** The first `limit` files of an import that wait and need not be fetched, in their order and lists of sources last; they go on waiting. */
export async function findFirstWaiting(db: Database, importId: number, limit: number): Promise<WaitingFile[]> {
  const rows = await db.waitingFile.findMany({
    where: { importId, failed: false, address: null },
    include: WITH_PARTS,
    orderBy: [{ isList: "asc" }, { position: "asc" }],
    take: limit,
  });
  return rows.map(toWaitingFile);
}

/** The first `limit` files of an upload that wait and have the name of a list of sources: `names` is a regular expression. */
export async function findPossibleLists(
  db: Database,
  importId: number,
  names: RegExp,
  limit: number,
): Promise<PossibleList[]> {
  return db.$queryRaw<PossibleList[]>`
    SELECT w.position, w.source_id AS "sourceId", u.id AS upload, u.bytes AS size, w.used_entries AS used
    FROM waiting_file w JOIN upload_file u ON u.import_id = w.import_id AND u.position = w.position
    WHERE w.import_id = ${importId} AND NOT w.failed AND w.source_id ~* ${names.source} ORDER BY w.position LIMIT ${limit}`;
}

/** Say that a waiting file is a list of sources, and for which of its entries texts were found besides those that are noted. */
export async function addUsedEntries(
  db: Database,
  importId: number,
  position: number,
  used: readonly number[],
): Promise<void> {
  await db.$executeRaw`
    UPDATE waiting_file SET is_list = true, used_entries = ARRAY(SELECT DISTINCT unnest(used_entries || ${[...used]}::int[]) ORDER BY 1)
    WHERE import_id = ${importId} AND position = ${position}`;
}

/** The places of a list's entries that texts were found for, by any reader of its upload. */
export async function findUsedEntries(db: Database, importId: number, position: number): Promise<readonly number[]> {
  const row = await db.waitingFile.findUnique({
    where: { importId_position: { importId, position } },
    select: { usedEntries: true },
  });
  return row?.usedEntries ?? [];
}

/** Say of all waiting files of an import which field each column of their tables fills. */
export async function saveColumns(
  tx: Database,
  importId: number,
  columns: Readonly<Record<string, string | null>>,
): Promise<void> {
  await tx.waitingFile.updateMany({ where: { importId }, data: { columns } });
}

/** The next page of an import that is to be fetched; null where none is. */
export async function findWaitingPage(db: Database, importId: number): Promise<WaitingPage | null> {
  const [next] = await db.$queryRaw<WaitingPage[]>`
    SELECT position, source_id AS "sourceId", known, address, octet_length(content) > 0 AS "hasOtherText"
    FROM waiting_file WHERE import_id = ${importId} AND NOT failed AND address IS NOT NULL ORDER BY position LIMIT 1`;
  return next ?? null;
}

/** Let what a feed says of a page be read in the page's stead. */
export async function takeWhatIsSaidOfPage(tx: Database, importId: number, position: number): Promise<void> {
  await tx.waitingFile.updateMany({ where: { importId, position }, data: { address: null } });
}

/** A page is here and waits to be read. What was cancelled meanwhile stays so. */
export async function saveFetchedPage(
  tx: Database,
  importId: number,
  position: number,
  page: { readonly bytes: Uint8Array; readonly known: Metadata },
): Promise<void> {
  await tx.waitingFile.updateMany({
    where: { importId, position },
    data: { known: page.known as Prisma.InputJsonObject },
  });
  // What a feed says of the page stays beside it, because the page may ask for consent only.
  await tx.$executeRaw`
    UPDATE waiting_file SET address = NULL, said = CASE WHEN octet_length(content) > 0 THEN content END, content = ${page.bytes}
    WHERE import_id = ${importId} AND position = ${position}`;
  await tx.importFile.updateMany({ where: { importId, position }, data: { bytes: page.bytes.length } });
}

/** The files of an import that wait: how many, how many of them are of at most `small` bytes, and the readers that have one in hand. */
export type WaitingCounts = { readonly all: number; readonly small: number; readonly readers: readonly number[] };

/** What waits of an import. */
export async function countWaiting(db: Database, importId: number, small: number): Promise<WaitingCounts> {
  const [row] = await db.$queryRaw<WaitingCounts[]>`
    SELECT count(*)::int AS all, count(*) FILTER (WHERE greatest(octet_length(w.content), u.bytes) <= ${small})::int AS small,
      array_agg(DISTINCT w.reader) FILTER (WHERE w.reader IS NOT NULL) AS readers
    FROM waiting_file w LEFT JOIN upload_file u ON u.import_id = w.import_id AND u.position = w.position
    WHERE w.import_id = ${importId} AND NOT w.failed`;
  return { all: row?.all ?? 0, small: row?.small ?? 0, readers: row?.readers ?? [] };
}

/** Files have been read: their bytes are with their articles. */
export async function dropWaitingFiles(db: Database, importId: number, positions: readonly number[]): Promise<void> {
  await db.waitingFile.deleteMany({ where: { importId, position: { in: [...positions] } } });
}

/** A list of sources has been read, and each of its entries was about a text: nothing is left to tell of it. */
export async function dropUsedList(tx: Database, importId: number, position: number): Promise<void> {
  await tx.waitingFile.deleteMany({ where: { importId, position } });
  await tx.importFile.deleteMany({ where: { importId, position } });
}

/**
 * Imports, `limit` at most, that began so many minutes ago and have files that wait, though no job is there to read them and nobody holds
 * them: whoever was to read them has died. One whose job failed for good is none of them.
 */
export async function findForgottenImports(db: Database, minutes: number, limit: number): Promise<number[]> {
  const rows = await db.$queryRaw<{ id: number }[]>`
    SELECT i.id FROM import i
    WHERE i.started_at < now() - make_interval(mins => ${minutes}::int) AND i.preview IS NULL
      AND EXISTS (SELECT 1 FROM waiting_file w WHERE w.import_id = i.id AND NOT w.failed)
      AND NOT EXISTS (
        SELECT 1 FROM graphile_worker.jobs j
        WHERE j.key IN ('read-upload:' || i.id, 'read-upload:' || i.id || ':1', 'fetch-pages:' || i.id))
    ORDER BY i.id LIMIT ${limit}`;
  return rows.map(({ id }) => id);
}

/** A file could not be read for a reason of ours: its bytes stay, so that it can be tried again. */
export async function keepFailedFile(db: Database, importId: number, position: number): Promise<void> {
  await db.waitingFile.updateMany({ where: { importId, position }, data: { failed: true, reader: null } });
}

/** Which of these positions are of failed files whose bytes are still there. */
export async function findFailedFiles(db: Database, importId: number, positions: readonly number[]): Promise<number[]> {
  const rows = await db.waitingFile.findMany({
    where: { importId, failed: true, position: { in: [...new Set(positions)] } },
    select: { position: true },
    orderBy: { position: "asc" },
  });
  return rows.map(({ position }) => position);
}

/** Drop the files of an import that still wait. Returns how many these were. */
export async function cancelWaitingFiles(tx: Database, importId: number): Promise<number> {
  const [row] = await tx.$queryRaw<{ n: number }[]>`
    WITH cancelled AS (
      UPDATE import_file SET status = 'cancelled' WHERE import_id = ${importId} AND status = 'waiting' RETURNING position),
    dropped AS (
      DELETE FROM waiting_file w USING cancelled WHERE w.import_id = ${importId} AND w.position = cancelled.position)
    SELECT count(*)::int AS n FROM cancelled`;
  return row?.n ?? 0;
}

/** Let a failed file wait again, in place of what was noted of its rows, which are those before `end`. */
export async function requeueFailedFile(tx: Database, importId: number, position: number, end: number): Promise<void> {
  const file = await tx.waitingFile.update({
    where: { importId_position: { importId, position } },
    data: { failed: false },
    include: { upload: { select: { bytes: true } } },
  });
  await tx.importFile.deleteMany({ where: { importId, position: { gte: position, lt: end } } });
  await tx.importFile.create({
    data: {
      importId,
      position,
      sourceId: file.sourceId,
      bytes: file.upload?.bytes ?? file.content.length,
      status: "waiting",
    },
  });
}
