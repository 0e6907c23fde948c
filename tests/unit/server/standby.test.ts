import type { IncomingMessage, ServerResponse } from "node:http";
import { expect, test } from "vitest";
import { changesOfCallers, standbyLag } from "../../../lib/server/standby.ts";

const primary = (at: number) => ({ at, replays: false, system: "7" });
const replica = (at: number, system = "7") => ({ at, replays: true, system });

test("a standby is as far behind as the last moment at which it had everything that was written", () => {
  const lag = standbyLag();
  expect(lag.behind(0)).toBe(Number.POSITIVE_INFINITY);
  lag.compare(1_000, primary(50), replica(50));
  expect(lag.behind(1_400)).toBe(400);
  // It stands still while the primary writes on.
  lag.compare(2_000, primary(90), replica(50));
  lag.compare(3_000, primary(120), replica(50));
  expect(lag.behind(3_000)).toBe(2_000);
  // It has caught up with what was written at 2 s, not with what was at 3 s and later.
  lag.compare(4_000, primary(150), replica(100));
  expect(lag.behind(4_000)).toBe(2_000);
  lag.compare(5_000, primary(150), replica(150));
  expect(lag.behind(5_500)).toBe(500);
});

test("a standby that was far behind counts as near once it has everything, however long it took", () => {
  const lag = standbyLag();
  for (let s = 0; s < 100; s++) lag.compare(s * 1_000, primary(1_000 + s), replica(1));
  expect(lag.behind(100_000)).toBe(Number.POSITIVE_INFINITY);
  lag.compare(100_000, primary(1_200), replica(1_200));
  expect(lag.behind(100_000)).toBe(0);
});

test("what replays nothing, or the log of another database, is no standby of this one", () => {
  const lag = standbyLag();
  lag.compare(1_000, primary(50), replica(50));
  lag.compare(2_000, primary(50), primary(50));
  expect(lag.behind(2_000)).toBe(Number.POSITIVE_INFINITY);
  lag.compare(3_000, primary(50), replica(60, "8"));
  expect(lag.behind(3_000)).toBe(Number.POSITIVE_INFINITY);
});

test("who has changed something is known for fifteen seconds, by a cookie of that path or by address", () => {
  let now = 0;
  const changes = changesOfCallers("/below", () => now);
  const from = (remoteAddress: string, cookie?: string) =>
    ({ headers: { cookie }, socket: { remoteAddress } }) as unknown as IncomingMessage;
  let set = "";
  const response = { appendHeader: (_: string, value: string) => (set = value) } as unknown as ServerResponse;
  changes.note(from("192.0.2.1"), response);
  expect(set).toBe("changed=1; Path=/below; HttpOnly; SameSite=Strict; Max-Age=15");
  expect(changes.lately(from("192.0.2.1"))).toBe(true);
  expect(changes.lately(from("192.0.2.2"))).toBe(false);
  expect(changes.lately(from("192.0.2.2", "a=b; changed=1"))).toBe(true);
  expect(changes.lately(from("192.0.2.2", "unchanged=1"))).toBe(false);
  now = 15_000;
  expect(changes.lately(from("192.0.2.1"))).toBe(false);
});
