import { createHash } from "node:crypto";
import type pg from "pg";

/** A table of the project: its columns that are stored, with their types as the database names them, and what orders its rows. */
export type BackupTable = {
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly key: readonly { readonly name: string; readonly type: string }[];
};
/** How many rows a table has, and the hash of their lines in the order of its key. */
export type TableSum = { readonly rows: number; readonly sha256: string };

/** Rows read at once; of tables with bytes fewer, because one row may hold 100 MB. */
const [ROWS_AT_ONCE, ROWS_WITH_BYTES] = [500, 4];

/** Every value as text is written alike only where the session says how. */
const AS_TEXT = `SET LOCAL TimeZone = 'UTC'; SET LOCAL DateStyle = 'ISO, YMD'; SET LOCAL IntervalStyle = 'postgres';
  SET LOCAL extra_float_digits = 1; SET LOCAL bytea_output = 'hex'`;

/** Tables whose rows say what was done to the database, not what is in it. */
const OUTSIDE = ["_prisma_migrations"];

/** A name as a statement writes it. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** Begins a transaction in which rows are written as text in one way; `readOnly` sees the database as it is now, whatever is stored meanwhile. */
export async function beginTexts(client: pg.Client, { readOnly }: { readOnly: boolean }): Promise<void> {
  await client.query(readOnly ? "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY" : "BEGIN");
  await client.query(AS_TEXT);
}

/** The tables of the project in the order of their names. Columns that are made from others are left out. */
export async function findTables(client: pg.Client): Promise<BackupTable[]> {
  const { rows } = await client.query<{ table: string; name: string; type: string; key: number | null }>(
    `SELECT c.relname AS "table", a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type,
       array_position(i.indkey::int2[], a.attnum) AS key
     FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
     LEFT JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relname <> ALL($1)
     ORDER BY c.relname, a.attnum`,
    [OUTSIDE],
  );
  const names = [...new Set(rows.map(({ table }) => table))];
  return names.map((table) => {
    const own = rows.filter((row) => row.table === table);
    const key = own.filter((row) => row.key !== null).toSorted((a, b) => Number(a.key) - Number(b.key));
    const columns = own.map(({ name, type }) => ({ name, type }));
    return { name: table, columns, key: key.length > 0 ? key.map(({ name, type }) => ({ name, type })) : columns };
  });
}

/** The rows of a table, each a line of JSON: its columns as texts. In the order of its key, some in memory at a time. */
export async function* rowLines(client: pg.Client, { name, columns, key }: BackupTable): AsyncGenerator<string> {
  const values = columns.map((column) => `${quoted(column.name)}::text`).join(", ");
  const order = key.map((column) =>
    /^(?:small|big)?int|^integer|^timestamp|^date/.test(column.type)
      ? quoted(column.name)
      : `${quoted(column.name)}::text COLLATE "C"`,
  );
  await client.query(
    `DECLARE lines NO SCROLL CURSOR FOR SELECT json_build_array(${values})::text AS line FROM ${quoted(name)} ORDER BY ${order.join(", ")}`,
  );
  const atOnce = columns.some(({ type }) => type === "bytea") ? ROWS_WITH_BYTES : ROWS_AT_ONCE;
  for (;;) {
    const { rows } = await client.query<{ line: string }>(`FETCH ${atOnce} FROM lines`);
    for (const { line } of rows) yield line;
    if (rows.length < atOnce) break;
  }
  await client.query("CLOSE lines");
}

/** Counts and hashes lines as they pass. */
export class Sum {
  private readonly hash = createHash("sha256");
  private rows = 0;

  add(line: string): void {
    this.hash.update(line).update("\n");
    this.rows++;
  }

  /** The sum; nothing can be added behind it. */
  end(): TableSum {
    return { rows: this.rows, sha256: this.hash.digest("hex") };
  }
}
