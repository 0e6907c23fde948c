import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { expect, test } from "vitest";
import { watchDatabase } from "../../../lib/server/database-watch.ts";
import { countGuesses } from "../../../lib/server/guesses.ts";
import { newSessions } from "../../../lib/server/session-cookie.ts";

test("an address that sends ten wrong passwords waits until a minute after the first; another one does not", () => {
  let now = 0;
  const said: string[] = [];
  const guesses = countGuesses(
    () => now,
    (line) => said.push(line),
  );
  for (let i = 0; i < 10; i++) {
    expect(guesses.wait("10.0.0.1")).toBe(0);
    guesses.wrong("10.0.0.1");
    now += 100;
  }
  expect(guesses.wait("10.0.0.1")).toBe(59);
  expect(guesses.wait("10.0.0.2")).toBe(0);
  now = 60_001;
  expect(guesses.wait("10.0.0.1")).toBe(0);
  expect(said).toHaveLength(2);
});

test("two thousand guesses from as many addresses: a hundred are looked at", () => {
  const guesses = countGuesses(
    () => 0,
    () => {},
  );
  let looked = 0;
  for (let i = 0; i < 2000; i++) {
    if (guesses.wait(`10.0.${i >> 8}.${i & 255}`) > 0) continue;
    looked++;
    guesses.wrong(`10.0.${i >> 8}.${i & 255}`);
  }
  expect(looked).toBe(100);
});

test("a session holds for twelve hours, and neither a changed one nor one of another password does", () => {
  let now = 1_000;
  const sessions = newSessions("correct horse", () => now);
  const [cookie = ""] = sessions.begin(true).split(";");
  expect(sessions.begin(true)).toMatch(/HttpOnly; SameSite=Strict; Max-Age=43200; Secure$/);
  expect(sessions.begin(false)).not.toContain("Secure");
  expect(sessions.holds(`theme=dark; ${cookie}`)).toBe(true);
  expect(sessions.holds(cookie.replace(/\d+/, "99999999"))).toBe(false);
  expect(newSessions("another one", () => now).holds(cookie)).toBe(false);
  expect(sessions.holds(undefined)).toBe(false);
  now += 12 * 3600 + 1;
  expect(sessions.holds(cookie)).toBe(false);
});

test("the database is asked once a second at most, and at once again while it does not answer", async () => {
  let now = 0;
  let asked = 0;
  let there = true;
  const answers = watchDatabase(
    async () => {
      asked++;
      if (!there) throw new Error("gone");
    },
    () => now,
  );
  expect(await Promise.all([answers(), answers(), answers()])).toEqual([true, true, true]);
  expect(asked).toBe(1);
  expect(await answers()).toBe(true);
  there = false;
  now = 1_001;
  expect(await answers()).toBe(false);
  expect(await answers()).toBe(false);
  there = true;
  expect(await answers()).toBe(true);
  expect(asked).toBe(4);
});

test("an answer that came in while this process was held up counts as one", async () => {
  const other = new Worker(
    'const { parentPort } = require("node:worker_threads"); parentPort.on("message", () => setTimeout(() => parentPort.postMessage("yes"), 500));',
    { eval: true },
  );
  await once(other, "online");
  const answers = watchDatabase(async () => {
    other.postMessage("there?");
    await once(other, "message");
  });
  const asked = answers();
  // From here the loop comes to its timers before it hears what others sent.
  await new Promise((resolve) => setImmediate(resolve));
  for (const end = performance.now() + 4_100; performance.now() < end; );
  expect(await asked).toBe(true);
  await other.terminate();
});
