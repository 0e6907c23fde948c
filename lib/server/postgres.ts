import { mkdir } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { AppError } from "../model/errors.ts";
import { errorFields, log } from "../model/log.ts";
import type { Environment } from "./environment.ts";
import { openCluster, stopCluster } from "./postgres-cluster.ts";

/** Oldest Postgres whose SQL the migrations use. */
const OLDEST_VERSION = 150_000;
/** Our database in the embedded Postgres. */
const DATABASE = "parallax";
/** Longest wait for a database that another process is stopping or starting, in milliseconds. */
const WAIT_MS = 60_000;
/** Pause before a database that could not be started again is tried anew, in milliseconds. */
const AGAIN_MS = 5_000;
/** Any number will do, so long as nothing else in the same database locks on it. */
const LEASE_LOCK = 7_206_118;

/**
 * A use of the database. `url` may lead to a pooler; `direct` is the database itself, for what holds a session: locks, the queue's
 * notifications, migrations. `release` gives it back; the last to give back an embedded one stops it.
 */
export type Lease = { readonly url: string; readonly direct: string; release(): Promise<void> };

/**
 * The database of this installation: the one DATABASE_URL names, checked, or the embedded one of the data folder, attached to where it
 * runs and started where not. Throws UNAVAILABLE with a line that says what to do.
 */
export async function acquireDatabase(environment: Environment): Promise<Lease> {
  if (environment.DATABASE_URL) {
    const { DATABASE_URL: url, DATABASE_DIRECT_URL: direct = url } = environment;
    // Whoever names the direct address is believed: a pooler that gives whole sessions cannot be told from one that does not.
    const named = environment.DATABASE_DIRECT_URL !== undefined;
    if (direct !== url) await checkGiven("DATABASE_DIRECT_URL", direct, named);
    await checkGiven("DATABASE_URL", url, named);
    return { url, direct, release: async () => {} };
  }
  const folder = environment.PARALLAX_DATA;
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    throw new AppError(
      "UNAVAILABLE",
      `The data folder ${folder} cannot be written. Set PARALLAX_DATA to one that can.`,
      { cause: error },
    );
  }
  return leaseOf(folder);
}

/** A lease is a shared lock in the database itself: Postgres counts them, and forgets that of a process that dies, whatever killed it. */
type Held = { readonly client: pg.Client; readonly url: string };

async function leaseOf(folder: string): Promise<Lease> {
  let released = false;
  let held = await hold(folder);
  let renewal = Promise.resolve();
  // A connection that breaks takes the lease with it, most often because the database was killed: it is started again on its port.
  const watch = ({ client }: Held) => client.once("end", () => !released && renew());
  const renew = () => {
    log.warn("The connection to the embedded database broke; it is opened again, and the database started if need be.");
    renewal = hold(folder).then(
      (again) => {
        held = again;
        watch(held);
      },
      async (error: unknown) => {
        log.error("The embedded database could not be started.", errorFields(error));
        await sleep(AGAIN_MS, undefined, { ref: false });
        if (!released) renew();
      },
    );
  };
  watch(held);
  return {
    url: held.url,
    direct: held.url,
    async release() {
      if (released) return;
      released = true;
      await renewal;
      await letGo(folder, held.client);
    },
  };
}

async function hold(folder: string): Promise<Held> {
  const until = performance.now() + WAIT_MS;
  for (;;) {
    const addressOf = await openCluster(folder);
    const client = new pg.Client({ connectionString: addressOf("postgres"), application_name: "parallax lease" });
    client.on("error", () => {});
    try {
      await client.connect();
      // Waits while the last of those before us stops the database, which ends this connection: then it is started anew.
      await client.query("SELECT pg_advisory_lock_shared($1)", [LEASE_LOCK]);
      await createDatabase(client);
      return { client, url: addressOf(DATABASE) };
    } catch (error) {
      await client.end().catch(() => {});
      if (performance.now() > until) throw error;
      await sleep(50);
    }
  }
}

/** Gives the shared lock back. Who then gets it for himself alone is the last, and stops the database. */
async function letGo(folder: string, client: pg.Client): Promise<void> {
  try {
    await client.query("SELECT pg_advisory_unlock_shared($1)", [LEASE_LOCK]);
    const { rows } = await client.query("SELECT pg_try_advisory_lock($1) AS alone", [LEASE_LOCK]);
    if (rows[0]?.alone) await stopCluster(folder);
  } catch {
    // The database has gone before us: nothing is held there any more.
  } finally {
    await client.end().catch(() => {});
  }
}

async function createDatabase(client: pg.Client): Promise<void> {
  const found = await client.query("SELECT FROM pg_database WHERE datname = $1", [DATABASE]);
  if (found.rowCount !== 0) return;
  try {
    await client.query(`CREATE DATABASE ${DATABASE}`);
  } catch (error) {
    // Another start was quicker: 42P04 where it has made it, 23505 where it makes it in this moment.
    if (!["42P04", "23505"].includes((error as { code?: string }).code ?? "")) throw error;
  }
}

async function checkGiven(name: string, url: string, mayBePooled = false): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    const { rows } = await client.query<{ version: string; pid: number }>(
      "SELECT current_setting('server_version_num') AS version, pg_backend_pid() AS pid",
    );
    const version = Number(rows[0]?.version);
    // A pooler invents the number by which a connection is cancelled; a database says that of its process.
    const { processID } = client as { processID?: number };
    if (!mayBePooled && processID !== rows[0]?.pid)
      throw new AppError(
        "UNAVAILABLE",
        `${name} leads to a pooler of connections, where locks and notifications of a session do not hold. Set DATABASE_DIRECT_URL to the database behind it.`,
      );
    if (version < OLDEST_VERSION)
      throw new AppError(
        "UNAVAILABLE",
        `${name} leads to Postgres ${Math.floor(version / 10_000)}; Parallax needs 15 or newer.`,
      );
  } catch (error) {
    if (error instanceof AppError) throw error;
    const reason = error instanceof Error && error.message ? error.message : "no answer";
    throw new AppError(
      "UNAVAILABLE",
      `${name} does not work (${reason}). Check host, port, user, password and database name, or unset it.`,
      {
        cause: error,
      },
    );
  } finally {
    await client.end().catch(() => {});
  }
}
