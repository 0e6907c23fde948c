import { createHash } from "node:crypto";
import { hostname } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { AppError } from "../model/errors.ts";

/** Any number will do, so long as nothing else in the same database locks on it. The second number tells data folders apart. */
const SERVER_LOCK = 7_206_119;
/** Longest wait for the address of a server that is starting, in milliseconds: it may migrate and load the sample texts. */
const WAIT_MS = 120_000;
/** How often a claim that was lost with its connection is made again, in milliseconds. */
const AGAIN_MS = 1_000;

/** The right to serve a data folder. */
export type ServerClaim = {
  /** Tells other starts of this folder where it is served. */
  servedAt(address: string): Promise<void>;
  release(): Promise<void>;
};

/**
 * Claims to be the one server of a data folder, or returns the address at which another serves it, waiting while that one starts. The
 * claim is a lock of a connection, and the address is that connection's name: both end with the process, whatever ends it, so nothing is
 * left that could be taken for a server.
 */
export async function claimServer(url: string, folder: string): Promise<ServerClaim | string> {
  const key = createHash("sha256").update(`${hostname()}\0${folder}`).digest().readInt32BE(0);
  const prefix = `parallax ${(key >>> 0).toString(16)} `;
  const client = await connect(url, prefix);
  const until = performance.now() + WAIT_MS;
  while (!(await tryLock(client, key))) {
    const address = await findAddress(client, prefix);
    if (address || performance.now() > until) {
      await client.end();
      if (address) return address;
      throw new AppError(
        "UNAVAILABLE",
        `Another Parallax of ${folder} has been starting for too long. Stop it, then try again.`,
      );
    }
    await sleep(100);
  }
  return keep(client, { url, key, prefix });
}

type Terms = { readonly url: string; readonly key: number; readonly prefix: string };

/** Holds the claim, also over a restart of the database. */
function keep(first: pg.Client, { url, key, prefix }: Terms): ServerClaim {
  let client = first;
  let address = "";
  let released = false;
  const again = async (): Promise<void> => {
    while (!released) {
      await sleep(AGAIN_MS, undefined, { ref: false });
      const next = await connect(url, prefix + address).catch(() => null);
      if (next && (await tryLock(next, key).catch(() => false))) return watch(next);
      await next?.end().catch(() => {});
    }
  };
  const watch = (held: pg.Client) => {
    client = held;
    held.once("end", () => !released && void again());
  };
  watch(first);
  return {
    async servedAt(where) {
      address = where;
      await client.query("SELECT set_config('application_name', $1, false)", [prefix + address]);
    },
    async release() {
      released = true;
      await client.end().catch(() => {});
    },
  };
}

async function connect(url: string, name: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: name });
  client.on("error", () => {});
  await client.connect();
  return client;
}

async function tryLock(client: pg.Client, key: number): Promise<boolean> {
  const { rows } = await client.query("SELECT pg_try_advisory_lock($1, $2) AS held", [SERVER_LOCK, key]);
  return rows[0]?.held === true;
}

/** Names of connections are cut at 63 characters by Postgres, which leaves 45 or more to the address. */
async function findAddress(client: pg.Client, prefix: string): Promise<string | undefined> {
  const { rows } = await client.query(
    `SELECT substr(application_name, length($1) + 1) AS address FROM pg_stat_activity
     WHERE datname = current_database() AND starts_with(application_name, $1 || 'http')`,
    [prefix],
  );
  return rows[0]?.address;
}
