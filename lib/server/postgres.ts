import { randomBytes } from "node:crypto";
import { mkdir, open, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { AppError } from "../model/errors.ts";
import type { Environment } from "./environment.ts";
import { isAlive, startCluster, stopCluster } from "./postgres-cluster.ts";

/** Oldest Postgres whose SQL the migrations use. */
const OLDEST_VERSION = 150_000;
/** Longest wait for another process that is starting or stopping the database, in milliseconds. */
const LOCK_WAIT_MS = 60_000;

/** A use of the database. `release` gives it back; the last to give back an embedded one stops it. */
export type Lease = { readonly url: string; release(): Promise<void> };

/**
 * The database of this installation: the one DATABASE_URL names, checked, or the embedded one of the data folder, attached to where it
 * runs and started where not. Throws UNAVAILABLE with a line that says what to do.
 */
export async function acquireDatabase(environment: Environment): Promise<Lease> {
  if (environment.DATABASE_URL) {
    await checkGiven(environment.DATABASE_URL);
    return { url: environment.DATABASE_URL, release: async () => {} };
  }
  const folder = environment.PARALLAX_DATA;
  const leases = join(folder, "leases");
  try {
    await mkdir(leases, { recursive: true });
  } catch (error) {
    throw new AppError(
      "UNAVAILABLE",
      `The data folder ${folder} cannot be written. Set PARALLAX_DATA to one that can.`,
      { cause: error },
    );
  }
  const lease = join(leases, `${process.pid}-${randomBytes(4).toString("hex")}`);
  const url = await underLock(folder, async () => {
    const started = await startCluster(folder);
    await writeFile(lease, "");
    return started;
  });
  let released = false;
  const release = async () => {
    if (released) return;
    released = true;
    await underLock(folder, async () => {
      await rm(lease, { force: true });
      if ((await livingLeases(leases)) === 0) await stopCluster(folder);
    });
  };
  return { url, release };
}

/** Counts the leases of living processes; a killed process could not take its own away, so it is taken away here. */
async function livingLeases(leases: string): Promise<number> {
  let living = 0;
  for (const name of await readdir(leases)) {
    if (isAlive(Number.parseInt(name, 10))) living += 1;
    else await rm(join(leases, name), { force: true });
  }
  return living;
}

/** Runs `work` while no other process starts or stops this folder's database. A lock left by a dead process is taken over. */
async function underLock<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const path = join(folder, "lock");
  const deadline = Date.now() + LOCK_WAIT_MS;
  for (;;) {
    try {
      const file = await open(path, "wx");
      await file.writeFile(String(process.pid));
      await file.close();
      break;
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EEXIST"))
        throw new AppError(
          "UNAVAILABLE",
          `The data folder ${folder} cannot be written. Set PARALLAX_DATA to one that can.`,
          { cause: error },
        );
      const holder = await readFile(path, "utf8").catch(() => "");
      if (holder !== "" && !isAlive(Number(holder))) await rm(path, { force: true });
      else if (Date.now() > deadline)
        throw new AppError("UNAVAILABLE", `Process ${holder} holds ${path}. If it is no Parallax, remove that file.`, {
          cause: error,
        });
      else await sleep(100);
    }
  }
  try {
    return await work();
  } finally {
    await rm(path, { force: true });
  }
}

async function checkGiven(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    const rows = await client.query<{ version: string }>("SELECT current_setting('server_version_num') AS version");
    const version = Number(rows.rows[0]?.version);
    if (version < OLDEST_VERSION)
      throw new AppError(
        "UNAVAILABLE",
        `DATABASE_URL leads to Postgres ${Math.floor(version / 10_000)}; Parallax needs 15 or newer.`,
      );
  } catch (error) {
    if (error instanceof AppError) throw error;
    const reason = error instanceof Error && error.message ? error.message : "no answer";
    throw new AppError(
      "UNAVAILABLE",
      `DATABASE_URL does not work (${reason}). Check host, port, user, password and database name, or unset it.`,
      {
        cause: error,
      },
    );
  } finally {
    await client.end().catch(() => {});
  }
}
