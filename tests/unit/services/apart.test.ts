import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, expect, test } from "vitest";
import { apart } from "../../../lib/services/apart.ts";

const folder = mkdtempSync(join(tmpdir(), "parallax-apart-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A program that does what it is told by a word. */
const program = join(folder, "program.mjs");
const tsx = import.meta.resolve("tsx");
const own = pathToFileURL(join(import.meta.dirname, "../../../lib/services/apart.ts")).href;
writeFileSync(
  program,
  `import { register } from ${JSON.stringify(`${tsx.replace(/loader\.mjs$/, "esm/api/index.mjs")}`)};
register();
const { answerApart, outsidePart, partBegins, partsDone } = await import(${JSON.stringify(own)});
const kept = [];
const wait = (ms) => new Promise((done) => setTimeout(done, ms));
const busy = (ms) => { for (const end = performance.now() + ms; performance.now() < end; ); };
answerApart(async (word) => {
  if (word === "turn") for (;;);
  if (word === "turn in its third part") {
    for (const part of [1, 2, 3]) {
      partBegins();
      if (part === 3) for (;;);
      await wait(300);
    }
  }
  if (word === "twelve parts") {
    for (let part = 0; part < 12; part++) {
      partBegins();
      await wait(300);
    }
    partsDone();
    await wait(1500);
  }
  if (word === "wait within a part") {
    partBegins();
    for (let piece = 0; piece < 3; piece++) {
      await outsidePart(() => wait(800));
      busy(50);
    }
  }
  if (word === "a part in pieces") {
    partBegins();
    for (;;) {
      await outsidePart(() => wait(1));
      busy(100);
    }
  }
  if (word === "grow") for (;;) kept.push(new Array(1000).fill(String(kept.length)));
  if (word === "die") process.kill(process.pid, "SIGKILL");
  if (word === "fail") throw Object.assign(new Error("No."), { code: "P1001" });
});
`,
);

const LONG = { whole: 60_000 };

test("work that fails, never ends, takes all memory or dies is told as such, and the next work is done", async () => {
  const it = apart<string>(program, 60);
  try {
    await it.ask("well", LONG);
    await expect(it.ask("fail", LONG)).rejects.toMatchObject({ message: "No.", code: "P1001" });
    await expect(it.ask("turn", { whole: 300 })).rejects.toMatchObject({ what: "time" });
    await it.ask("well", LONG);
    await expect(it.ask("grow", LONG)).rejects.toMatchObject({ what: "memory" });
    await expect(it.ask("die", LONG)).rejects.toThrow("SIGKILL");
    await it.ask("well", LONG);
  } finally {
    it.drop();
  }
}, 120_000);

test("each part is watched by itself: many short ones go on, one that never ends is ended, and waiting for the next piece is not counted", async () => {
  const it = apart<string>(program, 60);
  const limits = { whole: 60_000, part: 1000 };
  try {
    await it.ask("well", LONG);
    await it.ask("twelve parts", limits);
    await it.ask("wait within a part", limits);
    const begun = performance.now();
    await expect(it.ask("turn in its third part", limits)).rejects.toMatchObject({ what: "time" });
    expect(performance.now() - begun).toBeLessThan(20_000);
    await it.ask("well", LONG);
    await expect(it.ask("a part in pieces", limits)).rejects.toMatchObject({ what: "time" });
    // The limit of the whole is renewed by each part where that is asked, and else it is not.
    await it.ask("well", LONG);
    await it.ask("twelve parts", { whole: 4000, renewed: true });
    await expect(it.ask("twelve parts", { whole: 4000 })).rejects.toMatchObject({ what: "time" });
  } finally {
    it.drop();
  }
}, 120_000);

test("what was dropped never settles", async () => {
  const it = apart<string>(program, 60);
  await it.ask("well", LONG);
  let settled = false;
  void it.ask("turn", LONG).then(
    () => (settled = true),
    () => (settled = true),
  );
  it.drop();
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(settled).toBe(false);
});
