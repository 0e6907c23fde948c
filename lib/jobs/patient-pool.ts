import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { isDatabaseGone } from "../model/database-gone.ts";

/** Most connections of the queue in one worker: each lane listens with one and asks with another. */
const MOST_CONNECTIONS = 8;
/** How often to look whether the database is back, in milliseconds. */
const LOOK_EVERY_MS = 1_000;
/** "The server cannot take connections now": the one code of an absent database after which the queue tries again by itself. */
const TRY_AGAIN = "57P03";

/**
 * Connections for the queue that outlive the database. The queue notes the end of a job without waiting for it, and takes a refused
 * connection for final: the process would end, and the job stay locked. So every form of absence is given the code after which it tries again.
 */
export function patientPool(connectionString: string, name: string): pg.Pool {
  const pool = new pg.Pool({ connectionString, application_name: name, max: MOST_CONNECTIONS });
  pool.on("error", () => {});
  pool.on("connect", (client) => {
    client.on("error", () => {});
    const query = client.query.bind(client) as (...given: unknown[]) => unknown;
    (client as { query: unknown }).query = (...given: unknown[]) => {
      const asked = query(...given);
      return asked instanceof Promise ? asked.catch(again) : asked;
    };
  });
  const connect = pool.connect.bind(pool) as (
    heard?: (...told: unknown[]) => void,
  ) => Promise<pg.PoolClient> | undefined;
  (pool as { connect: unknown }).connect = (heard?: (...told: unknown[]) => void) =>
    heard ? connect(heard) : connect()?.catch(again);
  return pool;
}

function again(error: unknown): never {
  if (error instanceof Error && isDatabaseGone(error)) Object.assign(error, { code: TRY_AGAIN });
  throw error;
}

/** Returns when the database answers again. */
export async function untilBack(pool: pg.Pool): Promise<void> {
  for (;;) {
    const answers = await pool.query("SELECT 1").then(
      () => true,
      () => false,
    );
    if (answers) return;
    await sleep(LOOK_EVERY_MS);
  }
}
