import { type ChildProcess, fork } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { seedFirstRun } from "../../seeds/load.ts";
import { closeDatabase } from "../db/client.ts";
import { migrateQueue } from "../jobs/worker.ts";
import { AppError } from "../model/errors.ts";
import { type Environment, readEnvironment } from "./environment.ts";
import { migrate } from "./migrate.ts";
import { inProject } from "./paths.ts";
import { acquireDatabase } from "./postgres.ts";
import { isAlive } from "./postgres-cluster.ts";
import { isLoopback } from "./requests.ts";

/** Memory of the web process, in megabytes of old space: with code and buffers it stays under 512 MB. */
const WEB_HEAP_MB = 320;
/** Ports tried after the wanted one. */
const PORTS_TRIED = 50;
/** A part that ends by itself is started again, but not more often than this in a row. */
const MOST_RESTARTS = 5;

type Part = { readonly name: "web" | "worker"; child: ChildProcess; restarts: number };

/** Start everything: database, migrations, seeds on the first run, worker, pages. Ends when it is told to, the database last. */
async function start(): Promise<void> {
  const environment = readEnvironment();
  if (!isLoopback(environment.HOST) && !environment.PARALLAX_PASSWORD) {
    throw new AppError(
      "FORBIDDEN",
      `HOST=${environment.HOST} can be reached from other machines: set PARALLAX_PASSWORD, or leave HOST at 127.0.0.1.`,
    );
  }
  const running = runningServer(environment);
  if (running) {
    console.log(`Parallax is running already: ${running}`);
    return;
  }
  const lease = await acquireDatabase(environment);
  process.env.DATABASE_URL = lease.url;
  await migrate(lease.url);
  await migrateQueue(lease.url);
  const loaded = await seedFirstRun();
  await closeDatabase();

  const port = await freePort(environment);
  const parts: Part[] = [startPart("worker", port), startPart("web", port)];
  await listening(parts[1]?.child);
  const address = `http://${environment.HOST.includes(":") ? `[${environment.HOST}]` : environment.HOST}:${port}`;
  noteServer(environment, address);
  if (loaded)
    console.log(
      `Loaded ${loaded.filter((result) => result.status === "added").length} sample texts; they are being read and compared now.`,
    );
  console.log(`Parallax is ready: ${address}`);
  console.log("Stop it with Ctrl-C.");

  await toldToStop(parts, port);
  forgetServer(environment);
  await Promise.all(parts.map(stopPart));
  await lease.release();
}

function startPart(name: Part["name"], port: number): Part {
  const file = name === "web" ? "lib/server/web.ts" : "lib/server/worker-process.ts";
  const execArgv = [...process.execArgv, ...(name === "web" ? [`--max-old-space-size=${WEB_HEAP_MB}`] : [])];
  const child = fork(inProject(file), {
    execArgv,
    env: { ...process.env, PORT: String(port), NODE_ENV: "production" },
  });
  return { name, child, restarts: 0 };
}

function listening(child: ChildProcess | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    child?.once("message", () => resolve());
    child?.once("exit", (code) =>
      reject(
        new AppError(
          "UNAVAILABLE",
          `The web server ended with code ${code} before it was ready. What it said stands above.`,
        ),
      ),
    );
  });
}

/** Waits for Ctrl-C or SIGTERM; meanwhile a part that ends is started again, a few times. */
function toldToStop(parts: Part[], port: number): Promise<void> {
  return new Promise((resolve) => {
    let stopping = false;
    const stop = () => {
      stopping = true;
      resolve();
    };
    process.on("SIGINT", stop);
    process.on("SIGTERM", stop);
    const watch = (part: Part) => {
      part.child.once("exit", (code) => {
        if (stopping) return;
        part.restarts += 1;
        if (part.restarts > MOST_RESTARTS) {
          console.error(
            `The ${part.name} process keeps ending (code ${code}); Parallax stops. Nothing that was stored is lost.`,
          );
          process.exitCode = 1;
          return stop();
        }
        console.error(`The ${part.name} process ended (code ${code}) and is started again.`);
        part.child = startPart(part.name, port).child;
        watch(part);
      });
    };
    for (const part of parts) watch(part);
  });
}

function stopPart({ child }: Part): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once("exit", () => resolve());
    child.kill("SIGTERM");
  });
}

/** The wanted port, or the next free one where it is taken. */
async function freePort({ PORT, HOST }: Environment): Promise<number> {
  for (let port = PORT; port < PORT + PORTS_TRIED && port < 65_536; port += 1) {
    const free = await new Promise<boolean>((resolve) => {
      const probe = createServer();
      probe.once("error", () => resolve(false));
      probe.listen(port, HOST, () => probe.close(() => resolve(true)));
    });
    if (free) {
      if (port !== PORT) console.log(`Port ${PORT} is taken; using ${port}.`);
      return port;
    }
  }
  throw new AppError(
    "UNAVAILABLE",
    `No port from ${PORT} to ${PORT + PORTS_TRIED - 1} is free on ${HOST}. Set PORT to a free one.`,
  );
}

const noteOf = (environment: Environment) => join(environment.PARALLAX_DATA, "server.json");

/** The address of a server of this data folder that lives, or null. */
function runningServer(environment: Environment): string | null {
  try {
    const note = JSON.parse(readFileSync(noteOf(environment), "utf8")) as { pid: number; address: string };
    return note.pid !== process.pid && isAlive(note.pid) ? note.address : null;
  } catch {
    return null;
  }
}

function noteServer(environment: Environment, address: string): void {
  mkdirSync(environment.PARALLAX_DATA, { recursive: true });
  writeFileSync(noteOf(environment), JSON.stringify({ pid: process.pid, address }));
}

function forgetServer(environment: Environment): void {
  rmSync(noteOf(environment), { force: true });
}

start().then(
  () => process.exit(),
  (error: unknown) => {
    console.error(error instanceof AppError ? error.message : error);
    process.exit(1);
  },
);
