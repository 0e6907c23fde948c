import { PrismaPg } from "@prisma/adapter-pg";
import { currentConfig } from "../model/config.ts";
import { log } from "../model/log.ts";
import { type Connections, openConnections, type PoolState, poolStateOf } from "./connections.ts";
import { type Prisma, PrismaClient } from "./generated/client.ts";
import { queryName } from "./query-name.ts";

/** Either the client or a transaction on it: every function here takes one, so that a use case decides what belongs together. */
export type Database = PrismaClient | Prisma.TransactionClient;

type Open = { readonly client: PrismaClient; readonly connections: Connections };

const holder = globalThis as { parallaxDatabase?: Open };

/** A query that takes so long, in milliseconds, is told in the log. */
const SLOW_MS = 500;

/** The process's one database client, opened on first use at the configured address. It is kept on globalThis, since Next loads modules more than once. */
export function database(): PrismaClient {
  return opened().client;
}

function opened(): Open {
  holder.parallaxDatabase ??= openDatabase(currentConfig().databaseUrl);
  return holder.parallaxDatabase;
}

/** A client of its own on `url`; the caller closes it. */
function openDatabase(url: string): Open {
  const connections = openConnections(url);
  const client = new PrismaClient({
    adapter: new PrismaPg(connections.pool, { disposeExternalPool: true }),
    log: [{ emit: "event", level: "query" }],
  });
  client.$on("query", ({ query, duration }) => {
    if (duration >= SLOW_MS) log.warn("slow query", { query: queryName(query), ms: Math.round(duration) });
  });
  return { client, connections };
}

/** Close the process's client, so that the process can end. */
export async function closeDatabase(): Promise<void> {
  await holder.parallaxDatabase?.client.$disconnect();
  delete holder.parallaxDatabase;
}

/**
 * Gives up every connection of this process: what waits on one fails at once, and what is asked from now on is asked on new ones. For a
 * database that was cut off, whose connections stand here for many minutes though nobody answers on them.
 */
export function dropConnections(): void {
  const open = holder.parallaxDatabase;
  delete holder.parallaxDatabase;
  open?.connections.drop();
  open?.client.$disconnect().catch(() => {});
}

/** How the connections of this process to the database stand. */
export function poolState(): PoolState {
  return poolStateOf(opened().connections.pool);
}

/** Longest a transaction may run and wait, in milliseconds: a 10 MB article is saved in about two seconds. */
const TRANSACTION_LIMITS = { timeout: 60_000, maxWait: 30_000 };

/** Run `work` in one transaction: all of it is stored, or none. */
export function inTransaction<T>(work: (tx: Prisma.TransactionClient) => Promise<T>): Promise<T> {
  return database().$transaction(work, TRANSACTION_LIMITS);
}

/** How often work is tried that meets a job in a deadlock: the job has given way or is done by the second time. */
const MOST_TRIES = 4;

/**
 * As `inTransaction`, done again from its beginning where the database ended it to resolve a deadlock with another transaction: a person's
 * decision and a job about the same story take the locks of their rows in different orders. `work` may touch nothing but the database.
 */
export async function inTransactionAgain<T>(work: (tx: Prisma.TransactionClient) => Promise<T>): Promise<T> {
  for (let left = MOST_TRIES - 1; ; left--) {
    try {
      return await inTransaction(work);
    } catch (error) {
      if (left === 0 || !isDeadlock(error)) throw error;
    }
  }
}

/** P2034 is Prisma's word for a write conflict or a deadlock; raw queries keep Postgres' own in their message. */
function isDeadlock(error: unknown): boolean {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  return code === "P2034" || (code === "P2010" && /`(?:40P01|40001)`/.test(String(message)));
}

/** Hold a lock of that name until the transaction ends; other processes wait. */
export async function lockFor(tx: Database, name: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${name}, 0))`;
}
