import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, inject } from "vitest";
import { closeDatabase } from "../../../lib/db/client.ts";
import { type Config, currentConfig, useConfig } from "../../../lib/model/config.ts";
import { configOf, readEnvironment } from "../../../lib/server/environment.ts";

/** Tables that say when something ran, not what came of it. */
const OUTSIDE_A_DUMP = ["_prisma_migrations", "decision", "setting"];

/**
 * Give the test file a database of its own, a copy of the migrated template, and set the configuration to it. Call it once a file, at the top
 * or in beforeAll; the client is closed when the file ends. Returns the address.
 */
export async function freshDatabase(): Promise<string> {
  const template = new URL(inject("templateUrl"));
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  // The template itself cannot be connected to while it is copied.
  await withClient(withName(template, "postgres"), (client) =>
    client.query(`CREATE DATABASE ${name} TEMPLATE ${template.pathname.slice(1)}`),
  );
  const url = withName(template, name);
  await closeDatabase();
  process.env.DATABASE_URL = url; // for the processes that a test starts
  useConfig(configOf(readEnvironment(), url));
  return url;
}

/** Tell this process something else of its installation than the environment does, from now on. */
export function reconfigure(change: Partial<Config>): void {
  useConfig({ ...currentConfig(), ...change });
}

/** A database with nothing in it, for what makes the tables. Returns its address; DATABASE_URL stays as it is. */
export async function emptyDatabase(): Promise<string> {
  const server = withName(new URL(inject("templateUrl")), "postgres");
  const name = `empty_${randomUUID().replaceAll("-", "")}`;
  await withClient(server, (client) => client.query(`CREATE DATABASE ${name} TEMPLATE template0`));
  return withName(new URL(server), name);
}

afterAll(closeDatabase);

/** Run statements past Prisma, as someone at the database's own door would. */
export async function sql<Row extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<Row[]> {
  return sqlAt(process.env.DATABASE_URL ?? "", text, values);
}

/** The same at another address. */
export async function sqlAt<Row extends pg.QueryResultRow>(
  url: string,
  text: string,
  values: unknown[] = [],
): Promise<Row[]> {
  return withClient(url, async (client) => (await client.query<Row>(text, values)).rows);
}

/** The last columns of a story, by which articles and claims its rows were laid: claims get new numbers whenever they are read. */
const LAID = /,(?:"?\{[\d,]*\}"?)?,(?:"?\{[\d,]*\}"?)?,\d*,\d*\)$/;

/** Every row of every table of ours as text, sorted, without the decision log: equal dumps are equal databases. */
export async function dump(): Promise<Record<string, string[]>> {
  const tables = await sql<{ name: string }>(
    "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1",
  );
  const rows: Record<string, string[]> = {};
  for (const { name } of tables) {
    if (OUTSIDE_A_DUMP.includes(name)) continue;
    const all = await sql<{ row: string }>(`SELECT t::text AS row FROM "${name}" t ORDER BY 1`);
    rows[name] = all.map(({ row }) => (name === "story" ? row.replace(LAID, ",laid)") : row));
  }
  return rows;
}

function withName(url: URL, name: string): string {
  const other = new URL(url);
  other.pathname = `/${name}`;
  return other.href;
}

async function withClient<T>(connectionString: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
