import { createReadStream } from "node:fs";
import { access } from "node:fs/promises";
import { createInterface } from "node:readline";
import { createGunzip } from "node:zlib";
import pg from "pg";
import { AppError } from "../model/errors.ts";
import { BACKUP_FORM, type BackupEnd, type BackupHead } from "./backup.ts";
import { type BackupTable, beginTexts, findTables, quoted, rowLines, Sum } from "./backup-tables.ts";
import { migrate, migrationNames } from "./migrate.ts";

/** Characters and rows after which lines are stored, so that a few large rows do not gather in memory. */
const [CHARACTERS_AT_ONCE, ROWS_AT_ONCE] = [4_000_000, 500];

/**
 * Brings back what `backup` wrote, into a database without tables: the tables are made as they were when it was written, filled, compared row
 * by row with the sums of the file, and then brought to the present version. All or nothing: where the file is damaged or breaks off, nothing
 * is kept. Returns the rows of each table and the jobs that were queued when it was written.
 *
 * @throws AppError NOT_FOUND, UNREADABLE for a file that is no whole backup, CONFLICT for a database that holds something.
 */
export async function restore(
  url: string,
  file: string,
): Promise<{ counts: Record<string, number>; openJobs: number; madeAt: string }> {
  await access(file).catch(() => {
    throw new AppError("NOT_FOUND", `There is no file ${file}. Nothing was changed.`);
  });
  const head = await headOf(file);
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {});
  await client.connect();
  try {
    await refuseFull(client);
    await migrate(url, undefined, head.migrations);
    await beginTexts(client, { readOnly: false });
    const counts = await fill(client, file).catch(asSentence);
    await client.query("COMMIT");
    await migrate(url);
    return { counts, openJobs: head.openJobs, madeAt: head.madeAt };
  } finally {
    await client.end().catch(() => {});
  }
}

function broken(how: string): AppError {
  return new AppError("UNREADABLE", `This backup ${how}. Nothing of it was kept. Use another one.`);
}

function asSentence(error: unknown): never {
  if (error instanceof AppError) throw error;
  throw broken(`cannot be read to its end (${error instanceof Error ? error.message : String(error)})`);
}

async function* linesIn(file: string): AsyncGenerator<string> {
  const source = createReadStream(file);
  const unpacked = source.pipe(createGunzip());
  source.on("error", (error) => unpacked.destroy(error));
  const lines = createInterface({ input: unpacked, crlfDelay: Number.POSITIVE_INFINITY });
  // What the unpacking throws does not reach the reader of lines by itself: it would see an end.
  unpacked.once("error", () => lines.close());
  try {
    yield* lines;
    if (unpacked.errored) throw unpacked.errored;
  } finally {
    lines.close();
    source.destroy();
  }
}

async function headOf(file: string): Promise<BackupHead> {
  let head: BackupHead | null = null;
  try {
    for await (const line of linesIn(file)) {
      head = JSON.parse(line) as BackupHead;
      break;
    }
  } catch (error) {
    return asSentence(error);
  }
  if (head?.parallax !== "backup") throw broken("is no backup of Parallax");
  const known = await migrationNames();
  const newer = head.migrations.filter((name) => !known.includes(name));
  if (head.form > BACKUP_FORM || newer.length > 0)
    throw broken("was written by a newer version of Parallax; bring this one up to date and restore it then");
  return head;
}

/** Restoring beside what is there would mix two collections that count from the same numbers. */
async function refuseFull(client: pg.Client): Promise<void> {
  const tables = await findTables(client);
  if (tables.length === 0) return;
  throw new AppError(
    "CONFLICT",
    "The database holds tables already, and a backup is restored into an empty one only. Nothing was changed. Set PARALLAX_DATA to a new folder, or DATABASE_URL to an empty database.",
  );
}

async function fill(client: pg.Client, file: string): Promise<Record<string, number>> {
  const tables = await findTables(client);
  const constraints = await dropReferences(client);
  let end: BackupEnd | null = null;
  let filling: TableFilling | null = null;
  const done: TableFilling[] = [];
  for await (const line of linesIn(file)) {
    if (line.startsWith("[")) await filling?.add(line);
    else {
      await filling?.flush();
      const said = JSON.parse(line) as BackupHead | BackupEnd | { table: string; columns: string[] };
      if ("end" in said) end = said;
      if (!("table" in said)) continue;
      filling = new TableFilling(client, tableFor(said, tables));
      done.push(filling);
      await client.query(`DELETE FROM ${quoted(said.table)}`);
    }
  }
  if (end === null) throw broken("breaks off: its last line is missing");
  for (const statement of constraints) await client.query(statement);
  await setSequences(client, end.sequences);
  const counts: Record<string, number> = {};
  for (const { table } of done) {
    const sum = new Sum();
    for await (const line of rowLines(client, table)) sum.add(line);
    const [found, wanted] = [sum.end(), end.tables[table.name]];
    if (found.rows !== wanted?.rows || found.sha256 !== wanted.sha256)
      throw broken(
        `is damaged: of the table ${table.name} ${wanted?.rows ?? 0} rows were written and others came back`,
      );
    counts[table.name] = found.rows;
  }
  if (done.length !== Object.keys(end.tables).length) throw broken("is damaged: it lacks a table");
  return counts;
}

/** The table as it is here, its columns in the order in which the file has them. */
function tableFor(said: { table: string; columns: string[] }, tables: readonly BackupTable[]): BackupTable {
  const table = tables.find(({ name }) => name === said.table);
  const columns = said.columns.map((name) => table?.columns.find((column) => column.name === name));
  if (!table || columns.some((column) => column === undefined))
    throw broken(`is damaged: it names a table or column “${said.table}” that there never was`);
  return { ...table, columns: columns.flatMap((column) => column ?? []) };
}

/** Stores the lines of one table as they come. */
class TableFilling {
  private lines: string[] = [];
  private length = 0;

  constructor(
    private readonly client: pg.Client,
    readonly table: BackupTable,
  ) {}

  async add(line: string): Promise<void> {
    this.lines.push(line);
    this.length += line.length;
    if (this.lines.length >= ROWS_AT_ONCE || this.length >= CHARACTERS_AT_ONCE) await this.flush();
  }

  async flush(): Promise<void> {
    if (this.lines.length === 0) return;
    const { name, columns } = this.table;
    const values = columns.map(({ type }, i) => `(line ->> ${i})::${type}`);
    await this.client.query(
      `INSERT INTO ${quoted(name)} (${columns.map((column) => quoted(column.name)).join(", ")}) OVERRIDING SYSTEM VALUE
       SELECT ${values.join(", ")} FROM json_array_elements($1::json) AS line`,
      [`[${this.lines.join(",")}]`],
    );
    this.lines = [];
    this.length = 0;
  }
}

/** Drops the references between tables, so that these can be filled in any order. Returns the statements that set and check them again. */
async function dropReferences(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ table: string; name: string; definition: string }>(
    `SELECT conrelid::regclass::text AS "table", conname AS name, pg_get_constraintdef(oid) AS definition
     FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace AND conparentid = 0`,
  );
  for (const { table, name } of rows) await client.query(`ALTER TABLE ${table} DROP CONSTRAINT ${quoted(name)}`);
  return rows.map(({ table, name, definition }) => `ALTER TABLE ${table} ADD CONSTRAINT ${quoted(name)} ${definition}`);
}

async function setSequences(client: pg.Client, sequences: BackupEnd["sequences"]): Promise<void> {
  for (const [name, last] of Object.entries(sequences))
    await client.query("SELECT setval(($1)::regclass, ($2)::bigint)", [quoted(name), last]);
}
