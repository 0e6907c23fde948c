import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { childrenOf, healthOf, type Installation, kill, type PartName, statusOf, until } from "./installation.ts";

const ROOT = resolve(import.meta.dirname, "../..");
/** Longest until an import is taken again after a fault, in seconds, and until the jobs of all texts are done. */
export const AGAIN_S = 60;
const DONE_S = 1_200;
/** Longest until a page is refused that waits on a database which was cut off, in seconds, and what a busy machine adds. */
const REFUSED_S = 15 + 5;

let tried = 0;
const broken: string[] = [];

/** What was tried so far, and which of it did not hold. */
export const brokenFaults = (): { readonly tried: number; readonly broken: readonly string[] } => ({ tried, broken });

/** Tries one thing and says whether it held. */
export async function hold(what: string, check: () => Promise<void>): Promise<void> {
  tried++;
  const begun = performance.now();
  const seconds = () => `${Math.round((performance.now() - begun) / 1000)} s`;
  try {
    await check();
    console.log(`held    ${what} (${seconds()})`);
  } catch (error) {
    broken.push(what);
    console.log(`BROKEN  ${what} (${seconds()}): ${error instanceof Error ? error.message : String(error)}`);
  }
}

const textOf = (n: number) =>
  `Ferry ${n} will not sail.\n\nThe harbour office of island ${n} said on Monday that boat number ${n * 7} stays in port until its engine has been mended, which takes ${n + 3} days.`;

/** Sends a text; true where it was acknowledged: as stored, or as stored to be read by a worker. */
export async function send(base: string, n: number, text = textOf(n)): Promise<boolean> {
  const status = await statusOf(`${base}/api/v1/imports`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ text }),
  });
  return status >= 200 && status < 300;
}

/** Waits until every job is done, and throws where one failed or is stuck. */
export async function untilDone({ base }: Installation): Promise<void> {
  const idle = async () => (await healthOf(base).catch(() => null))?.jobs.open === 0;
  await until("all jobs to be done", idle, DONE_S);
  const { jobs } = await healthOf(base);
  if (jobs.failed > 0 || jobs.locked > 0) throw new Error(JSON.stringify(jobs));
}

/** A run of kills: how often each part is killed, and how many texts come in meanwhile. `sent` counts those that were acknowledged. */
type Run = { readonly times: number; readonly texts: number; sent: number };
export const newRun = (times: number, texts: number): Run => ({ times, texts, sent: 0 });

/** Kills a part, or the whole group, again and again while texts come in; afterwards nothing is lost, doubled, failed or stuck. */
export async function killParts(installation: Installation, part: PartName | "group", run: Run): Promise<void> {
  const perKill = Math.max(1, Math.floor(run.texts / run.times));
  await untilDone(installation);
  const before = (await healthOf(installation.base)).articles;
  const first = run.sent;
  await hold(
    `${part === "group" ? "the whole group" : `the ${part}`} killed ${run.times} times while texts come in`,
    async () => {
      for (let i = 0; i < run.times; i++) {
        if (part !== "group") await until(`the ${part} to run`, async () => installation.find(part) !== null, AGAIN_S);
        const next = run.sent;
        const sending = send(installation.base, next);
        if (part === "group") installation.killAll();
        else kill(installation.find(part) ?? 0);
        await sending;
        // The launcher is the one part that nobody starts again: whoever uses it does.
        if (part === "launcher" || part === "group") await installation.start();
        for (let k = 0; k < perKill; k++) {
          const n = run.sent++;
          await until(`text ${n} to be taken`, () => send(installation.base, n), AGAIN_S);
        }
      }
    },
  );
  await hold("every job is done, and none failed or is stuck", () => untilDone(installation));
  await hold(`every acknowledged text is there once (${run.sent - first})`, async () => {
    const { articles } = await healthOf(installation.base);
    if (articles !== before + run.sent - first) throw new Error(`${articles - before} are there.`);
  });
  await checkInvariants(installation, `kills of the ${part}`);
}

/** What Postgres says to a stop of its own process: it answers nobody until it is let go on. */
async function whileStopped(installation: Installation, work: () => Promise<void>): Promise<void> {
  const postmaster = installation.find("postgres");
  if (postmaster === null) throw new Error("No database was found.");
  const away = [postmaster, ...childrenOf(postmaster)];
  for (const pid of away) process.kill(pid, "SIGSTOP");
  try {
    await work();
  } finally {
    for (const pid of away) process.kill(pid, "SIGCONT");
  }
}

export async function withoutDatabase(installation: Installation): Promise<void> {
  await hold("30 s without the database: 503 meanwhile, nothing ends, and all goes on", async () => {
    const [web, worker] = [installation.find("web"), installation.find("worker")];
    await whileStopped(installation, async () => {
      const statuses = new Set<number>();
      for (const end = performance.now() + 30_000; performance.now() < end; )
        statuses.add(await statusOf(`${installation.base}/articles`));
      // What was asked in the first second may still be held good.
      if (!statuses.has(503) || [...statuses].some((status) => status !== 503 && status !== 200))
        throw new Error(`Pages answered ${[...statuses].join(", ")}.`);
    });
    await until("pages to come back", async () => (await statusOf(`${installation.base}/articles`)) === 200, AGAIN_S);
    await until("texts to be taken", () => send(installation.base, 200_000), AGAIN_S);
    if (installation.find("web") !== web || installation.find("worker") !== worker) throw new Error("A part ended.");
  });
}

/** The moment that no look before a page can see: the database answers, and a moment later it is cut off, without a word to anybody. */
export async function cutWhileAPageIsMade(installation: Installation): Promise<void> {
  await hold(
    `pages and texts that are asked for while the database is cut off: 503 within ${REFUSED_S} s`,
    async () => {
      await until("pages", async () => (await statusOf(`${installation.base}/articles`)) === 200, AGAIN_S);
      await whileStopped(installation, async () => {
        const begun = performance.now();
        const text = {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: '{"text":"Ferry lost."}',
        };
        const asked = [fetch(`${installation.base}/stories`), fetch(`${installation.base}/api/v1/imports`, text)];
        const answers = await Promise.all(asked);
        const told = answers.map(({ status, headers }) => `${status}, retry after ${headers.get("retry-after")}`);
        const seconds = (performance.now() - begun) / 1000;
        if (told.some((each) => each !== "503, retry after 5")) throw new Error(told.join("; "));
        if (seconds > REFUSED_S) throw new Error(`It took ${Math.round(seconds)} s.`);
      });
      await until("pages to come back", async () => (await statusOf(`${installation.base}/stories`)) === 200, AGAIN_S);
    },
  );
}

export async function startedTwice(installation: Installation): Promise<void> {
  const env = { ...process.env, PARALLAX_DATA: installation.folder, DATABASE_URL: "" };
  await hold("a second start prints the address, ends with 0 and brings no second worker", async () => {
    const { status, stdout } = spawnSync(process.execPath, [join(ROOT, "lib/server/launch.mjs")], {
      env: { ...env, PORT: "" },
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
          env,
          stdio: "ignore",
        });
        const [code] = await once(child, "exit");
        return code;
      }),
    );
    if (ends.some((code) => code !== 0)) throw new Error(`They ended with ${ends.join(", ")}.`);
  });
}

/** `doctor --deep` of an installation that runs. */
export async function checkInvariants(installation: Installation, after: string): Promise<void> {
  await hold(`the invariants of the database after ${after}`, async () => {
    // Between two jobs of one text what it leads to is not there yet.
    await untilDone(installation);
    const main = join(ROOT, "lib/cli/main.ts");
    const { status, stdout } = spawnSync(process.execPath, ["--import", "tsx", main, "doctor", "--deep"], {
      env: { ...process.env, PARALLAX_DATA: installation.folder, DATABASE_URL: "" },
      cwd: ROOT,
      encoding: "utf8",
    });
    const wrong = stdout.split("\n").filter((line) => line.startsWith("LOOK"));
    if (status !== 0) throw new Error(wrong.join(" ") || `It ended with ${status}.`);
  });
}

/** A text on which its jobs work for long. */
const longText = () =>
  Array.from(
    { length: 12_000 },
    (_, n) => `The harbour office of island ${n} said on Monday: “Boat ${n * 7} stays.”`,
  ).join("\n\n");

/** The first stop comes while a job of a large text is in hand; the next start does it from its beginning. */
export async function longJobIsStopped(installation: Installation): Promise<void> {
  await hold("SIGTERM in the middle of a long job ends everything within 30 s", async () => {
    await untilDone(installation);
    await until("a large text to be taken", () => send(installation.base, 0, longText()), AGAIN_S);
    for (let n = 0; n < 10; n++) await send(installation.base, 100_000 + n);
    await until("a job in hand", async () => (await healthOf(installation.base)).jobs.locked > 0, AGAIN_S);
    const ms = await installation.stop();
    if (ms > 30_000) throw new Error(`It took ${Math.round(ms / 1000)} s.`);
    for (const part of ["worker", "web", "postgres", "launcher"] as const)
      if (installation.find(part) !== null) throw new Error(`The ${part} still runs.`);
  });
  await hold("the next start does what was left, and nothing failed", async () => {
    await installation.start();
    await untilDone(installation);
  });
}
