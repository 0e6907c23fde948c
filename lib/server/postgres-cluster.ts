import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { AppError } from "../model/errors.ts";
import { localPort } from "./ports.ts";
import { binaries, clusterBase, serverUser } from "./postgres-binaries.ts";
import { type Cluster, clusterFolder, ensureCluster, keptPassword, renewPassword } from "./postgres-setup.ts";
import { findPostmaster, lastPort, type Postmaster, wasKilled } from "./postmaster.ts";

/** Longest wait until Postgres answers or has gone, in milliseconds: recovery after a crash takes a few seconds. */
const WAIT_MS = 60_000;
/** After a kill -9 the old shared memory block may outlive the server a moment: so many starts are tried. */
const START_TRIES = 8;
/** From this size on the log is begun anew at a start, in bytes. */
const LARGEST_LOG = 1 << 20;
/** What Postgres says to a wrong password. */
const WRONG_PASSWORD = "28P01";

/**
 * The embedded Postgres of a data folder, set up where it is new, started where it does not run. Returns a function from the name of a
 * database to its address. Any number of processes may call this at once: Postgres itself lets only one of their starts through, and the
 * others then find it running. Throws UNAVAILABLE with what it says where it does not start.
 */
export async function openCluster(folder: string): Promise<(database: string) => string> {
  const cluster = clusterOf(folder);
  await ensureCluster(cluster);
  const until = performance.now() + WAIT_MS;
  for (let starts = 0; performance.now() < until; ) {
    const running = await findPostmaster(clusterFolder(cluster));
    if (running) {
      const answer = await ask(cluster, running);
      if (answer === "yes") return addressOf(cluster, running.port ?? 0);
      if (answer === "wrong password") throw new AppError("UNAVAILABLE", lostLine(cluster));
      await sleep(50); // it starts, or another process is stopping it
    } else {
      if (!keptPassword(cluster)) renewPassword(cluster);
      const fault = await startOnce(cluster, join(folder, "postgres.log"));
      if (fault === null) continue;
      starts += 1;
      if (starts === START_TRIES) throw new AppError("UNAVAILABLE", fault);
      await sleep(1000);
    }
  }
  throw new AppError("UNAVAILABLE", `The embedded Postgres of ${folder} has not answered for ${WAIT_MS / 1000} s.`);
}

/** Stops it, and waits until it has gone: a fast shutdown, which loses nothing committed. */
export async function stopCluster(folder: string): Promise<void> {
  const place = clusterFolder(clusterOf(folder));
  const running = await findPostmaster(place);
  if (!running) return;
  process.kill(running.pid, "SIGINT");
  const until = performance.now() + WAIT_MS;
  while ((await findPostmaster(place))?.pid === running.pid && performance.now() < until) await sleep(30);
}

function clusterOf(folder: string): Cluster {
  const user = serverUser();
  return { base: clusterBase(folder, user), native: binaries(user), user };
}

const addressOf = (cluster: Cluster, port: number) => (database: string) =>
  `postgresql://parallax:${keptPassword(cluster)}@127.0.0.1:${port}/${database}`;

/** Starts it once. Returns null as soon as it answers, or another start was quicker; else the line that says why it did not. */
async function startOnce(cluster: Cluster, log: string): Promise<string | null> {
  const place = clusterFolder(cluster);
  const port = await localPort(lastPort(place), wasKilled(place));
  const begin = sizeOf(log) > LARGEST_LOG ? 0 : sizeOf(log);
  const output = openSync(log, begin === 0 ? "w" : "a");
  // Detached: Ctrl-C goes to the whole terminal group, and the database must outlive the web and worker processes that drain.
  const child = spawn(
    join(cluster.native, "bin", "postgres"),
    ["-D", place, "-p", String(port), "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories="],
    { detached: true, stdio: ["ignore", output, output], ...cluster.user },
  );
  let failed: string | null = null;
  child.on("error", (error) => {
    failed = error.message;
  });
  closeSync(output);
  child.unref();
  while (!hasEnded(child) && failed === null) {
    const running = await findPostmaster(place);
    if (running && running.pid !== child.pid) return null;
    if (running && (await ask(cluster, running)) !== "no") return null;
    await sleep(30);
  }
  if (await findPostmaster(place)) return null;
  const said = readFileSync(log, "utf8").slice(begin).trim().split("\n");
  const reason = failed ?? said.findLast((line) => line.includes("FATAL")) ?? said.at(-1);
  return `The embedded Postgres does not start: ${reason} The whole log is ${log}.`;
}

const hasEnded = ({ exitCode, signalCode }: ChildProcess) => exitCode !== null || signalCode !== null;

const sizeOf = (path: string) => statSync(path, { throwIfNoEntry: false })?.size ?? 0;

/** Whether it takes connections with our password. */
async function ask(cluster: Cluster, { port }: Postmaster): Promise<"yes" | "no" | "wrong password"> {
  if (port === null) return "no";
  const client = new pg.Client({
    connectionString: addressOf(cluster, port)("postgres"),
    connectionTimeoutMillis: 2000,
  });
  client.on("error", () => {});
  try {
    await client.connect();
    return "yes";
  } catch (error) {
    return (error as { code?: string }).code === WRONG_PASSWORD ? "wrong password" : "no";
  } finally {
    await client.end().catch(() => {});
  }
}

const lostLine = ({ base }: Cluster) =>
  `${join(base, "password")} is not the password of the database that runs there. Stop every Parallax of this folder; ` +
  "the next start then makes a new one where the file is missing or cut short.";
