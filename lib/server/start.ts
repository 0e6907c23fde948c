import { type ChildProcess, fork } from "node:child_process";
import { seedFirstRun } from "../../seeds/load.ts";
import { closeDatabase } from "../db/client.ts";
import { migrateQueue } from "../jobs/migrate-queue.ts";
import { useConfig } from "../model/config.ts";
import { AppError } from "../model/errors.ts";
import { configOf, type Environment, readEnvironment } from "./environment.ts";
import { announce, startLog } from "./log.ts";
import { migrate } from "./migrate.ts";
import { claimServer, type ServerClaim } from "./one-server.ts";
import { inProject } from "./paths.ts";
import { choosePort } from "./ports.ts";
import { acquireDatabase, type Lease } from "./postgres.ts";
import { isLoopback } from "./requests.ts";
import { supervise } from "./supervisor.ts";

/** Memory of the web process, in megabytes of old and of each half of new space: with code and buffers it stays under 512 MB. */
const [WEB_HEAP_MB, WEB_NEW_MB] = [288, 8];
/** The C library keeps freed memory by thread, up to eight places a core: a web process that answers many at once grew by 100 MB of it. */
const FEW_ARENAS = { MALLOC_ARENA_MAX: "2" };

/** Start everything: database, migrations, seeds on the first run, worker, pages. Ends when it is told to, the database last. */
async function start(): Promise<void> {
  const environment = readEnvironment();
  startLog("launcher", environment);
  if (!isLoopback(environment.HOST) && !environment.PARALLAX_PASSWORD) {
    throw new AppError(
      "FORBIDDEN",
      `HOST=${environment.HOST} can be reached from other machines: set PARALLAX_PASSWORD, or leave HOST at 127.0.0.1.`,
    );
  }
  const stopped = toldToStop();
  const lease = await acquireDatabase(environment);
  try {
    const claim = await claimServer(lease.direct, environment.PARALLAX_DATA);
    if (typeof claim === "string")
      announce(environment, `Parallax is running already: ${claim}${environment.BASE_PATH}`);
    else await serve(environment, lease, claim, stopped).finally(claim.release);
  } finally {
    await lease.release();
  }
}

async function serve(
  environment: Environment,
  { url, direct }: Lease,
  claim: ServerClaim,
  stopped: Promise<void>,
): Promise<void> {
  useConfig(configOf(environment, url));
  await migrate(direct);
  await migrateQueue(direct);
  const loaded = await seedFirstRun();
  await closeDatabase();

  const port = await choosePort(environment.PORT, environment.HOST);
  const given = { DATABASE_URL: url, DATABASE_DIRECT_URL: direct, PORT: String(port) };
  const worker = supervise("worker", () => startPart("lib/server/worker-process.ts", given));
  // The first web process must come up, or the start has failed; only after that is it one that is started again.
  const startWeb = () =>
    startPart("lib/server/web.ts", given, [
      `--max-old-space-size=${WEB_HEAP_MB}`,
      `--max-semi-space-size=${WEB_NEW_MB}`,
    ]);
  let first: ChildProcess | null = startWeb();
  try {
    await Promise.race([listening(first), stopped]);
  } catch (error) {
    await worker.stop();
    throw error;
  }
  const web = supervise("web", () => {
    const child = first ?? startWeb();
    first = null;
    return child;
  });
  const address = `http://${environment.HOST.includes(":") ? `[${environment.HOST}]` : environment.HOST}:${port}`;
  await claim.servedAt(address);
  if (loaded)
    announce(
      environment,
      `Loaded ${loaded.filter((result) => result.status === "added").length} sample texts; they are being read and compared now.`,
    );
  announce(environment, `Parallax is ready: ${address}${environment.BASE_PATH}`);
  if (!isLoopback(environment.HOST))
    announce(
      environment,
      "Other machines reach it by plain HTTP, which can be read on its way: put a proxy with HTTPS in front of it.",
    );
  announce(environment, "Stop it with Ctrl-C.");

  await stopped;
  await Promise.all([worker.stop(), web.stop()]);
}

/** A part reads the same environment, with the database and the port that were found. */
function startPart(file: string, given: Record<string, string>, options: readonly string[] = []): ChildProcess {
  return fork(inProject(file), {
    execArgv: [...process.execArgv, ...options],
    env: { ...FEW_ARENAS, ...process.env, ...given, NODE_ENV: "production" },
  });
}

function listening(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once("message", () => resolve());
    child.once("exit", (code) =>
      reject(
        new AppError(
          "UNAVAILABLE",
          `The web server ended with code ${code} before it was ready. What it said stands above.`,
        ),
      ),
    );
  });
}

/** Comes true with the first Ctrl-C or SIGTERM. Heard from the beginning, so that a start that is stopped leaves no database behind. */
function toldToStop(): Promise<void> {
  return new Promise((resolve) => {
    process.on("SIGINT", () => resolve());
    process.on("SIGTERM", () => resolve());
  });
}

start().then(
  () => process.exit(),
  (error: unknown) => {
    console.error(error instanceof AppError ? error.message : error);
    process.exit(1);
  },
);
