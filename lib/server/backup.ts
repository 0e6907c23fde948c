import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import pg from "pg";
import { beginTexts, findTables, rowLines, Sum, type TableSum } from "./backup-tables.ts";

/** The form of a backup; a later one that older versions cannot read gets a higher number. */
export const BACKUP_FORM = 1;

/** What the first line of a backup says of it. */
export type BackupHead = {
  readonly parallax: "backup";
  readonly form: number;
  readonly madeAt: string;
  /** Names of the migrations that its database had had: it is restored with these, and then brought to the version that restores it. */
  readonly migrations: readonly string[];
  /** Jobs that were queued when it was made: they are not in it. */
  readonly openJobs: number;
};
/** What the last line says: without it the file breaks off. */
export type BackupEnd = {
  readonly end: true;
  readonly tables: Readonly<Record<string, TableSum>>;
  readonly sequences: Readonly<Record<string, string>>;
};

/**
 * Writes everything in the database, bytes, decisions, reports and settings, to one file: a gzip of lines, of which each table's are counted
 * and hashed in the last. It sees one moment of the database; what is stored meanwhile is not in it. The file is there when it is whole, and
 * for its owner alone, because settings may hold the key of a model. Returns the rows of each table.
 */
export async function backup(url: string, file: string): Promise<Record<string, number>> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {});
  await client.connect();
  const unfinished = `${file}.unfinished`;
  try {
    await beginTexts(client, { readOnly: true });
    const counts: Record<string, number> = {};
    await pipeline(
      Readable.from(written(client, counts)),
      createGzip(),
      createWriteStream(unfinished, { mode: 0o600 }),
    );
    await rename(unfinished, file);
    return counts;
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  } finally {
    await client.end().catch(() => {});
  }
}

async function* written(client: pg.Client, counts: Record<string, number>): AsyncGenerator<string> {
  yield `${JSON.stringify(await headOf(client))}\n`;
  const sums: Record<string, TableSum> = {};
  for (const table of await findTables(client)) {
    yield `${JSON.stringify({ table: table.name, columns: table.columns.map(({ name }) => name) })}\n`;
    const sum = new Sum();
    for await (const line of rowLines(client, table)) {
      sum.add(line);
      yield `${line}\n`;
    }
    const total = sum.end();
    sums[table.name] = total;
    counts[table.name] = total.rows;
  }
  const end: BackupEnd = { end: true, tables: sums, sequences: await sequencesOf(client) };
  yield `${JSON.stringify(end)}\n`;
}

async function headOf(client: pg.Client): Promise<BackupHead> {
  const { rows } = await client.query<{ name: string }>(
    "SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY 1",
  );
  const { rows: queue } = await client.query("SELECT to_regclass('graphile_worker.jobs') AS jobs");
  const { rows: open } = queue[0]?.jobs
    ? await client.query<{ n: number }>("SELECT count(*)::int AS n FROM graphile_worker.jobs")
    : { rows: [] };
  return {
    parallax: "backup",
    form: BACKUP_FORM,
    madeAt: new Date().toISOString(),
    migrations: rows.map(({ name }) => name),
    openJobs: open[0]?.n ?? 0,
  };
}

/** The last number that each sequence has given; one that gave none is left out. */
async function sequencesOf(client: pg.Client): Promise<Record<string, string>> {
  const { rows } = await client.query<{ name: string; last: string | null }>(
    "SELECT sequencename AS name, last_value::text AS last FROM pg_sequences WHERE schemaname = 'public'",
  );
  return Object.fromEntries(rows.flatMap(({ name, last }) => (last === null ? [] : [[name, last] as const])));
}
