import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { chmod, mkdtemp, rm, statfs, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { AGAIN_S, checkInvariants, hold, send, untilDone } from "./fault-cases.ts";
import { newInstallation, statusOf, until } from "./installation.ts";

/** Room for a new installation and some texts, in megabytes. */
const DISK_MB = 300;
/** What is full: told by the database while it runs, by the data folder where it ended for want of room. */
const FULL = /disk of the (?:database|data folder) is full/;

/** Where Debian puts the library that lies about the time, or undefined. */
function findFaketime(): string | undefined {
  const places = readdirSync("/usr/lib").map((name) => join("/usr/lib", name, "faketime/libfaketimeMT.so.1"));
  return places.find((path) => existsSync(path));
}

/** An installation whose disk fills up while texts come in. Needs the right to mount a file system in memory. */
export async function diskFills(port: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "parallax-small-"));
  if (spawnSync("mount", ["-t", "tmpfs", "-o", `size=${DISK_MB}m,mode=755`, "tmpfs", folder]).status !== 0) {
    console.log("left out: a full disk, because this user may not mount a small one.");
    await rm(folder, { recursive: true, force: true });
    return;
  }
  const installation = await newInstallation(port, { EMBEDDINGS_PROVIDER: "none" }, { folder });
  const filler = join(folder, "filler");
  try {
    await installation.start();
    await untilDone(installation);
    let taken = 0;
    await hold("a full disk is named, texts are refused with 503, and nothing ends for good", async () => {
      const { bavail, bsize } = await statfs(folder);
      // Half a megabyte is left: the next texts use it up, in a table or in the log of changes.
      await writeFile(filler, Buffer.alloc(Math.max(0, bavail * bsize - 512 * 1024)));
      const refusals = new Map<string, number>();
      for (const end = performance.now() + 90_000; performance.now() < end; ) {
        const { status, detail } = await sendLarge(installation.base, taken);
        if (status >= 200 && status < 300) taken++;
        else refusals.set(`${status} ${detail}`, (refusals.get(`${status} ${detail}`) ?? 0) + 1);
        if ([...refusals.keys()].some((each) => FULL.test(each))) break;
        await sleep(200);
      }
      const told = [...refusals.keys()];
      if (!told.some((each) => each.startsWith("503 ") && FULL.test(each)))
        throw new Error(`It was told as ${told.join("; ") || "nothing"}.`);
      if (told.some((each) => !each.startsWith("503 "))) throw new Error(told.join("; "));
    });
    await hold("with room again texts are taken within a minute, and no job failed or is stuck", async () => {
      await rm(filler);
      await until("texts to be taken", () => send(installation.base, 400_000), AGAIN_S);
      await untilDone(installation);
    });
    await checkInvariants(installation, "a full disk");
  } finally {
    await installation.stop().catch(() => 0);
    installation.killAll();
    await sleep(1_000);
    spawnSync("umount", ["-l", folder]);
    await rm(folder, { recursive: true, force: true });
  }
}

/** A text of 50 kB, and what was answered: a full disk is met soon. */
async function sendLarge(base: string, n: number): Promise<{ status: number; detail: string }> {
  const text = Array.from(
    { length: 500 },
    (_, k) => `Boat ${n}-${k} of island ${k * n + k} stays in port until Monday, it said.`,
  );
  return fetch(`${base}/api/v1/imports`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ text: text.join("\n\n") }),
    signal: AbortSignal.timeout(60_000),
  }).then(
    async (response) => {
      const { detail = "" } = (await response.json().catch(() => ({}))) as { detail?: string };
      return { status: response.status, detail };
    },
    (error: Error) => ({ status: 0, detail: error.name }),
  );
}

/** An installation whose clock, that of its database too, is set an hour back and forward while it works. Needs libfaketime. */
export async function clockIsSet(port: number): Promise<void> {
  const library = findFaketime();
  if (!library) {
    console.log("left out: a clock that is set, because libfaketime is not installed.");
    return;
  }
  const folder = await mkdtemp(join(tmpdir(), "parallax-clock-"));
  await chmod(folder, 0o755);
  const clock = join(folder, "clock");
  await writeFile(clock, "+0", { mode: 0o644 });
  const told = {
    LD_PRELOAD: library,
    FAKETIME_TIMESTAMP_FILE: clock,
    FAKETIME_CACHE_DURATION: "1",
    // A clock that is set moves the time of day, not the count of seconds since the machine began.
    FAKETIME_DONT_FAKE_MONOTONIC: "1",
  };
  const installation = await newInstallation(port, { EMBEDDINGS_PROVIDER: "none", ...told });
  try {
    await installation.start();
    for (const [n, [offset, words]] of [
      ["+1h", "forward an hour"],
      ["-1h", "back two hours"],
      ["+0", "right"],
    ].entries()) {
      await hold(`the clock is set ${words} in the middle of work, and all of it is done`, async () => {
        for (let k = 0; k < 5; k++)
          await until("a text to be taken", () => send(installation.base, 500_000 + n * 10 + k), AGAIN_S);
        await writeFile(clock, offset ?? "+0");
        for (let k = 5; k < 10; k++)
          await until("a text to be taken", () => send(installation.base, 500_000 + n * 10 + k), AGAIN_S);
        if ((await statusOf(`${installation.base}/articles`)) !== 200) throw new Error("No pages.");
        await untilDone(installation);
      });
    }
    await hold("its clock really was another one", async () => {
      await writeFile(clock, "-1h");
      await sleep(1_500);
      const said = (await fetch(installation.base)).headers.get("date") ?? "";
      const behind = (Date.now() - Date.parse(said)) / 60_000;
      if (Math.abs(behind - 60) > 5) throw new Error(`It is ${Math.round(behind)} minutes behind.`);
    });
    await checkInvariants(installation, "clocks that were set");
  } finally {
    await installation.stop().catch(() => 0);
    await installation.remove();
    await rm(folder, { recursive: true, force: true });
  }
}
