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
const { answerApart } = await import(${JSON.stringify(own)});
const kept = [];
answerApart(async (word) => {
  if (word === "turn") for (;;);
  if (word === "grow") for (;;) kept.push(new Array(1000).fill(String(kept.length)));
  if (word === "die") process.kill(process.pid, "SIGKILL");
  if (word === "fail") throw Object.assign(new Error("No."), { code: "P1001" });
});
`,
);

const LONG = 60_000;

test("work that fails, never ends, takes all memory or dies is told as such, and the next work is done", async () => {
  const it = apart<string>(program, 60);
  try {
    await it.ask("well", LONG);
    await expect(it.ask("fail", LONG)).rejects.toMatchObject({ message: "No.", code: "P1001" });
    await expect(it.ask("turn", 300)).rejects.toMatchObject({ what: "time" });
    await it.ask("well", LONG);
    await expect(it.ask("grow", LONG)).rejects.toMatchObject({ what: "memory" });
    await expect(it.ask("die", LONG)).rejects.toThrow("SIGKILL");
    await it.ask("well", LONG);
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
