import { spawnSync } from "node:child_process";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { type Installation, kill, newInstallation, type PartName, statusOf, until } from "./installation.ts";

/**
 * `npm run test:faults -- [--times 20] [--texts 200]`: kills each part of a running installation again and again while texts come in, and
 * checks that every acknowledged text is there once, that imports go on by themselves within a minute, and that no job failed or is stuck.
 */
const { values } = parseArgs({
  options: { times: { type: "string", default: "20" }, texts: { type: "string", default: "200" } },
});
const [TIMES, TEXTS] = [Number(values.times), Number(values.texts)];
const PARTS: readonly PartName[] = ["worker", "web", "postgres", "launcher"];
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

type Health = { articles: number; jobs: { open: number; locked: number; failed: number } };
const healthOf = async (base: string) => (await (await fetch(`${base}/api/v1/health`)).json()) as Health;

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

async function afterwards(installation: Installation): Promise<void> {
  await hold("twenty-two invariants of the database", async () => {
    const env = { ...process.env, PARALLAX_DATA: installation.folder, DATABASE_URL: "" };
    const main = join(resolve(import.meta.dirname, "../.."), "lib/cli/main.ts");
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
  await killParts(installation);
  await afterwards(installation);
} finally {
  await installation.remove();
}
console.log(`${tried} tried, ${tried - broken.length} held.`);
process.exit(broken.length === 0 ? 0 : 1);
