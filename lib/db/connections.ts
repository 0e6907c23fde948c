import { AsyncLocalStorage } from "node:async_hooks";
import pg from "pg";
import { isDatabaseGone } from "../model/database-gone.ts";

/** Most connections one process opens; a small machine's Postgres allows a hundred in all. */
const MOST_CONNECTIONS = 8;
/** Longest wait for a connection, in milliseconds: for a new one, or until one of ours is free. */
const CONNECT_MS = 30_000;
/** How long nothing may come on a connection before the system asks whether the other side is there, in milliseconds. */
const SILENT_MS = 10_000;
/** What a standby answers to what only the primary can do, and to a query in whose way the replay of a change stood. */
const PRIMARY_ONLY = new Set(["25006", "40001", "40P01", "57014", "55000", "0A000"]);

type Held = { standby?: pg.Pool; readonly reads: AsyncLocalStorage<boolean>; lostAt: number };

/** On globalThis, because Next bundles the modules of each page apart. */
const holder = globalThis as { parallaxConnections?: Held };
function held(): Held {
  holder.parallaxConnections ??= { reads: new AsyncLocalStorage(), lostAt: Number.NEGATIVE_INFINITY };
  return holder.parallaxConnections;
}

/** Connections to a database, which can be given up at once. */
export type Connections = {
  readonly pool: pg.Pool;
  /** Ends every connection, also where a query waits on it: that fails as one to a database that is gone. */
  drop(): void;
};

/**
 * Connections to the database at `url`. What is asked within `readingStandby` goes to the standby where one is set, and to this database where
 * the standby cannot answer. Transactions never go there.
 */
export function openConnections(url: string): Connections {
  const connections = new Set<pg.PoolClient>();
  const pool = newPool(url);
  pool.on("connect", (client) => connections.add(client));
  pool.on("remove", (client) => connections.delete(client));
  const ask = pool.query.bind(pool) as unknown as Ask;
  (pool as { query: unknown }).query = (...asked: unknown[]) => {
    const { standby, reads } = held();
    const here = () => noted(ask(...asked));
    if (!standby || !reads.getStore()) return here();
    return (standby.query as unknown as Ask)(...asked).catch((error: unknown) => {
      if (!needsPrimary(error)) throw error;
      return here();
    });
  };
  return {
    pool,
    drop() {
      pool.end().catch(() => {});
      for (const client of connections) client.end().catch(() => {});
    },
  };
}

type Ask = (...asked: unknown[]) => Promise<unknown>;

function newPool(url: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: MOST_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_MS,
    keepAlive: true,
    keepAliveInitialDelayMillis: SILENT_MS,
  });
  pool.on("error", () => {});
  return pool;
}

function needsPrimary(error: unknown): boolean {
  const { code } = (error ?? {}) as { code?: unknown };
  return isDatabaseGone(error) || PRIMARY_ONLY.has(String(code));
}

/** Keeps in mind when the database was last found gone. */
function noted(answer: Promise<unknown>): Promise<unknown> {
  return answer.catch((error: unknown) => {
    if (isDatabaseGone(error)) held().lostAt = performance.now();
    throw error;
  });
}

/** Whether a query of this process failed within the last `ms` milliseconds because the database was gone. */
export function databaseLostWithin(ms: number): boolean {
  return performance.now() - held().lostAt < ms;
}

/** Names the hot standby that pages may be read from, for this process. */
export function useStandby(url: string): void {
  held().standby = newPool(url);
}

/** Does `work`, whose reads outside of transactions go to the standby. */
export function readingStandby<T>(work: () => T): T {
  return held().reads.run(true, work);
}

/** Does `work` on the primary, also within `readingStandby`: what the two servers say of themselves differs. */
export function readingPrimary<T>(work: () => Promise<T>): Promise<T> {
  // A query of Prisma's begins when it is waited for, which has to be in here.
  return held().reads.run(false, async () => await work());
}

/** How the connections of a pool stand now: in use, free, and how many wait for one. */
export type PoolState = { readonly used: number; readonly idle: number; readonly waiting: number };

/** How the connections to the standby stand, or null where none is set. */
export function standbyPoolState(): PoolState | null {
  const { standby } = held();
  return standby ? poolStateOf(standby) : null;
}

/** How the connections of this pool stand. */
export function poolStateOf({ totalCount, idleCount, waitingCount }: pg.Pool): PoolState {
  return { used: totalCount - idleCount, idle: idleCount, waiting: waitingCount };
}

/** Ends the connections to the standby. */
export async function closeStandby(): Promise<void> {
  const { standby } = held();
  delete held().standby;
  await standby?.end();
}
