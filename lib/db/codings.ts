import type { Code, Coding, CodingUnit, Given } from "../model/coding.ts";
import { AppError } from "../model/errors.ts";
import type { Database } from "./client.ts";
import type { Coding as Row } from "./generated/client.ts";

/** Save a new coding. Returns its id. */
export async function saveCoding(db: Database, coding: Omit<Coding, "id" | "createdAt">): Promise<number> {
  const { name, topic, codes, units } = coding;
  const made = await db.coding.create({
    data: { name, topic, codes: codes.map((code) => ({ ...code })), units: units.map((unit) => ({ ...unit })) },
    select: { id: true },
  });
  return made.id;
}

/** Codings, latest first, `limit` at most. `before` is the id of the last one seen. */
export async function findCodings(
  db: Database,
  { before, limit }: { before?: number; limit: number },
): Promise<Coding[]> {
  const where = before === undefined ? {} : { id: { lt: before } };
  return (await db.coding.findMany({ where, orderBy: { id: "desc" }, take: limit })).map(toCoding);
}

/** How many readers have given codes in each of these codings. */
export async function countReaders(db: Database, codingIds: readonly number[]): Promise<Map<number, number>> {
  const rows = await db.$queryRaw<{ coding: number; readers: number }[]>`
    SELECT coding_id AS coding, count(DISTINCT reader)::int AS readers FROM given_code
    WHERE coding_id = ANY (${[...codingIds]}::int[]) GROUP BY coding_id`;
  return new Map(rows.map(({ coding, readers }) => [coding, readers]));
}

/** One coding. Throws NOT_FOUND. */
export async function getCoding(db: Database, id: number): Promise<Coding> {
  const row = await db.coding.findUnique({ where: { id } });
  if (!row) throw new AppError("NOT_FOUND", `There is no coding ${id}.`);
  return toCoding(row);
}

/** Take a coding away. */
export async function deleteCoding(db: Database, id: number): Promise<void> {
  await db.coding.delete({ where: { id } });
}

/** The codes given in a coding, in the order of readers and their first code. */
export async function findGiven(db: Database, codingId: number): Promise<Given[]> {
  const rows = await db.givenCode.findMany({ where: { codingId }, orderBy: [{ givenAt: "asc" }, { claimKey: "asc" }] });
  return rows.map(({ claimKey, reader, code }) => ({ key: claimKey, reader, code }));
}

/** Give a claim a code, or none: what the reader gave before is replaced. */
export async function saveGiven(
  db: Database,
  codingId: number,
  { key, reader, code }: Omit<Given, "code"> & { code: string | null },
): Promise<void> {
  const where = { codingId_reader_claimKey: { codingId, reader, claimKey: key } };
  if (code === null) await db.givenCode.deleteMany({ where: { codingId, reader, claimKey: key } });
  else await db.givenCode.upsert({ where, create: { codingId, reader, claimKey: key, code }, update: { code } });
}

function toCoding({ id, name, topic, codes, units, createdAt }: Row): Coding {
  return { id, name, topic, codes: codes as unknown as Code[], units: units as unknown as CodingUnit[], createdAt };
}
