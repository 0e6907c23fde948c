import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { watchAnswers } from "../../../lib/server/long-answers.ts";

let there = true;
let gaveUp = 0;
let server: Server;
let address: string;
const inHand: ServerResponse[] = [];

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval", "performance"] });
  [there, gaveUp] = [true, 0];
  const watch = watchAnswers({
    databaseAnswers: async () => there,
    refuse: (response) => response.writeHead(503, { "retry-after": "5" }).end("gone"),
    giveUp: () => gaveUp++,
  });
  server = createServer((request, response) => {
    watch(response);
    if (request.url === "/begun") response.writeHead(200).write("half");
    inHand.push(response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
  vi.useRealTimers();
  for (const response of inHand.splice(0)) response.destroy();
  server.close();
});

const taken = (n: number) => vi.waitFor(() => expect(inHand).toHaveLength(n), { interval: 5 });

test("what takes long is refused about five seconds after it was asked for, where the database does not answer", async () => {
  const asked = fetch(address);
  await taken(1);
  there = false;
  await vi.advanceTimersByTimeAsync(3_500);
  expect(gaveUp).toBe(0);
  await vi.advanceTimersByTimeAsync(2_000);
  const answer = await asked;
  expect([answer.status, answer.headers.get("retry-after"), await answer.text()]).toEqual([503, "5", "gone"]);
  expect(gaveUp).toBe(1);
  // Whoever had it in hand goes on, and nothing of it gets through or fails.
  const [response] = inHand;
  response?.setHeader("x", "y");
  expect(response?.writeHead(200).write("late")).toBe(true);
  response?.end("late");
});

test("what was begun is cut off, so that nobody takes it for the whole", async () => {
  const asked = fetch(`${address}/begun`);
  await taken(1);
  const answer = await asked;
  there = false;
  await vi.advanceTimersByTimeAsync(6_000);
  await expect(answer.text()).rejects.toThrow();
});

test("what takes long while the database answers, or misses one look, is left alone", async () => {
  const asked = fetch(address);
  await taken(1);
  await vi.advanceTimersByTimeAsync(30_000);
  there = false;
  await vi.advanceTimersByTimeAsync(1_000);
  there = true;
  await vi.advanceTimersByTimeAsync(30_000);
  expect(gaveUp).toBe(0);
  inHand[0]?.end("done");
  expect(await (await asked).text()).toBe("done");
});
