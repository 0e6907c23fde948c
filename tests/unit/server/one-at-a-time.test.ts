import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { oneAtATime, portsOf } from "../../../lib/server/one-at-a-time.mjs";

const LOCK = new URL("../../../lib/server/one-at-a-time.mjs", import.meta.url).href;
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "parallax-one-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A process that notes when it begins and ends its work under the lock of the folder. */
function starter(name: string, milliseconds: number) {
  const script = `
    import { appendFileSync } from "node:fs";
    import { oneAtATime } from ${JSON.stringify(LOCK)};
    const note = (what) => appendFileSync(${JSON.stringify(join(folder, "log"))}, what + " ${name}\\n");
    await oneAtATime(${JSON.stringify(folder)}, async () => {
      note("begins"); console.log("begun");
      await new Promise((done) => setTimeout(done, ${milliseconds}));
      note("ends");
    }, () => note("waits"));`;
  return spawn(process.execPath, ["--input-type=module", "-e", script], { stdio: ["ignore", "pipe", "inherit"] });
}
const log = () => readFileSync(join(folder, "log"), "utf8").trim().split("\n");

test("of three at once one works while the others wait", async () => {
  const ends = ["a", "b", "c"].map((name) => once(starter(name, 300), "exit"));
  expect((await Promise.all(ends)).map(([code]) => code)).toEqual([0, 0, 0]);
  const work = log().filter((line) => !line.startsWith("waits"));
  for (const at of [0, 2, 4]) expect(work[at + 1]).toBe(work[at]?.replace("begins", "ends"));
});

test("who is killed frees it at once", async () => {
  const first = starter("first", 60_000);
  await once(first.stdout, "data");
  const second = starter("second", 1);
  const ended = once(second, "exit");
  await expect.poll(log).toContain("waits second");
  first.kill("SIGKILL");
  expect((await ended)[0]).toBe(0);
  expect(log()).toEqual(["begins first", "waits second", "begins second", "ends second"]);
});

test.each([
  ["says other words", (socket: Socket) => socket.write("SSH-2.0\r\n")],
  ["says nothing and hangs up", (socket: Socket) => socket.end()],
])("a port whose holder %s is passed over", async (_, answer) => {
  const [port] = portsOf(folder);
  const stranger = createServer((socket) => {
    socket.on("error", () => {});
    answer(socket);
  }).listen(port, "127.0.0.1");
  await once(stranger, "listening");
  const waited = vi.fn();
  expect(await oneAtATime(folder, async () => "done", waited)).toBe("done");
  expect(waited).not.toHaveBeenCalled();
  stranger.close();
});

test("what goes wrong in the work reaches the caller and frees the folder", async () => {
  await expect(oneAtATime(folder, () => Promise.reject(new Error("no packages")))).rejects.toThrow("no packages");
  expect(await oneAtATime(folder, async () => "again")).toBe("again");
});
