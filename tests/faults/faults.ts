import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import {
  childrenOf,
  healthOf,
  type Installation,
  kill,
  newInstallation,
  type PartName,
  statusOf,
  until,
} from "./installation.ts";

/**
 * `npm run test:faults -- [--times 20] [--texts 200]`: kills each part of a running installation again and again while texts come in, and
 * stops its database for half a minute, starts it twice and runs five commands at once; checks that every acknowledged text is there once, that imports go on by themselves within a minute, and that no job failed or is stuck.
 */
const { values } = parseArgs({
  options: { times: { type: "string", default: "20" }, texts: { type: "string", default: "200" } },
});
const [TIMES, TEXTS] = [Number(values.times), Number(values.texts)];
const PARTS: readonly PartName[] = ["worker", "web", "postgres", "launcher"];
const ROOT = resolve(import.meta.dirname, "../..");
const PORT = 3467;
/** Longest until an import is taken again after a kill, in seconds, and until the jobs of all texts are done. */
const [AGAIN_S, DONE_S] = [60, 900];

let tried = 0;
const broken: string[] = [];
async function hold(what: string, check: () => Promise<void>): Promise<void> {
  tried++;
  try {
    await check();
    console.log(`held    ${what}`);
  } catch (error) {
    broken.push(what);
    console.log(`BROKEN  ${what}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

const textOf = (n: number) =>
  `Ferry ${n} will not sail.\n\nThe harbour office of island ${n} said on Monday that boat number ${n * 7} stays in port until its engine has been mended, which takes ${n + 3} days.`;

/** Sends a text; true where it was acknowledged: as stored, or as stored to be read by a worker. */
async function send(base: string, n: number): Promise<boolean> {
  const body = JSON.stringify({ text: textOf(n) });
  const status = await statusOf(`${base}/api/v1/imports`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body,
  });
  return status >= 200 && status < 300;
}

async function killParts(installation: Installation): Promise<void> {
  const perKill = Math.max(1, Math.floor(TEXTS / (TIMES * PARTS.length)));
  const seeds = (await healthOf(installation.base)).articles;
  let sent = 0;
  for (const part of PARTS) {
    await hold(`${part} killed ${TIMES} times while texts come in`, async () => {
      for (let i = 0; i < TIMES; i++) {
        await until(`the ${part} to run`, async () => installation.find(part) !== null, AGAIN_S);
        const pid = installation.find(part);
        const sending = send(installation.base, sent);
        if (pid !== null) kill(pid);
        await sending;
        // The launcher is the one part that nobody starts again: whoever uses it does.
        if (part === "launcher") await installation.start();
        for (let k = 0; k < perKill; k++) {
          const n = sent++;
          await until(`text ${n} to be taken`, () => send(installation.base, n), AGAIN_S);
        }
      }
    });
  }
  await hold("every job is done, and none failed or is stuck", async () => {
    const idle = async () => (await healthOf(installation.base).catch(() => null))?.jobs.open === 0;
    await until("all jobs to be done", idle, DONE_S);
    const { jobs } = await healthOf(installation.base);
    if (jobs.failed > 0 || jobs.locked > 0) throw new Error(JSON.stringify(jobs));
  });
  await hold(`every acknowledged text is there once (${sent})`, async () => {
    const { articles } = await healthOf(installation.base);
    if (articles !== seeds + sent) throw new Error(`${articles - seeds} are there.`);
  });
}

/** What Postgres says to a stop of its own process: it answers nobody until it is let go on. */
async function withoutDatabase(installation: Installation): Promise<void> {
  await hold("30 s without the database: 503 meanwhile, nothing ends, and all goes on", async () => {
    const postmaster = installation.find("postgres");
    if (postmaster === null) throw new Error("No database was found.");
    const [web, worker] = [installation.find("web"), installation.find("worker")];
    const away = [postmaster, ...childrenOf(postmaster)];
    for (const pid of away) process.kill(pid, "SIGSTOP");
    try {
      const statuses = new Set<number>();
      for (const end = performance.now() + 30_000; performance.now() < end; )
        statuses.add(await statusOf(`${installation.base}/articles`));
      // What was asked in the first second may still be held good.
      if (!statuses.has(503) || [...statuses].some((status) => status !== 503 && status !== 200))
        throw new Error(`Pages answered ${[...statuses].join(", ")}.`);
    } finally {
      for (const pid of away) process.kill(pid, "SIGCONT");
    }
    await until("pages to come back", async () => (await statusOf(`${installation.base}/articles`)) === 200, AGAIN_S);
    await until("texts to be taken", () => send(installation.base, 200_000), AGAIN_S);
    if (installation.find("web") !== web || installation.find("worker") !== worker) throw new Error("A part ended.");
  });
}

async function startedTwice(installation: Installation): Promise<void> {
  await hold("a second start prints the address, ends with 0 and brings no second worker", async () => {
    const { status, stdout } = spawnSync(process.execPath, [join(ROOT, "lib/server/launch.mjs")], {
      env: { ...process.env, PARALLAX_DATA: installation.folder, DATABASE_URL: "", PORT: "" },
      encoding: "utf8",
      timeout: 120_000,
    });
    if (status !== 0 || !stdout.includes(`running already: ${installation.base}`))
      throw new Error(`It ended with ${status} and said ${stdout.trim().slice(0, 200)}`);
  });
  await hold("five commands at once all do their work", async () => {
    const ends = await Promise.all(
      [1, 2, 3, 4, 5].map(async (n) => {
        const file = join(installation.folder, `command-${n}.txt`);
        writeFileSync(file, textOf(300_000 + n));
        const child = spawn(process.execPath, [join(ROOT, "lib/server/launch.mjs"), "cli", "import", file], {
          env: { ...process.env, PARALLAX_DATA: installation.folder, DATABASE_URL: "" },
          stdio: "ignore",
        });
        const [code] = await once(child, "exit");
        return code;
      }),
    );
    if (ends.some((code) => code !== 0)) throw new Error(`They ended with ${ends.join(", ")}.`);
  });
}

async function afterwards(installation: Installation): Promise<void> {
  await hold("twenty-two invariants of the database", async () => {
    const env = { ...process.env, PARALLAX_DATA: installation.folder, DATABASE_URL: "" };
    const main = join(ROOT, "lib/cli/main.ts");
    const { status, stdout } = spawnSync(process.execPath, ["--import", "tsx", main, "doctor", "--deep"], {
      env,
      encoding: "utf8",
    });
    if (status !== 0)
      throw new Error(
        stdout
          .split("\n")
          .filter((line) => line.startsWith("LOOK"))
          .join(" "),
      );
  });
  await hold("a stop in the middle of work ends everything within 30 s", async () => {
    for (let n = 0; n < 10; n++) await send(installation.base, 100_000 + n);
    const ms = await installation.stop();
    if (ms > 30_000) throw new Error(`It took ${Math.round(ms / 1000)} s.`);
    for (const part of PARTS) if (installation.find(part) !== null) throw new Error(`The ${part} still runs.`);
  });
}

const installation = await newInstallation(PORT, { EMBEDDINGS_PROVIDER: "none" });
try {
  await installation.start();
  await withoutDatabase(installation);
  await startedTwice(installation);
  await killParts(installation);
  await afterwards(installation);
} finally {
  await installation.remove();
}
console.log(`${tried} tried, ${tried - broken.length} held.`);
process.exit(broken.length === 0 ? 0 : 1);
