import type { IncomingMessage } from "node:http";
import { expect, test } from "vitest";
import { readEnvironment } from "../../../lib/server/environment.ts";
import { refusalOf } from "../../../lib/server/requests.ts";

type Asked = { method?: string; host?: string; password?: string; on?: string; headers?: Record<string, string> };

const HOST = "127.0.0.1:3000";

/** The status with which a request is refused, and its problem's type; null where it is let in. */
function refused({ method = "GET", host = HOST, password, on, headers = {} }: Asked): [number, string] | null {
  const environment = readEnvironment({
    NODE_ENV: "test",
    ...(password === undefined ? {} : { PARALLAX_PASSWORD: password }),
    ...(on === undefined ? {} : { HOST: on }),
  });
  const request = { method, headers: { host, ...headers } } as unknown as IncomingMessage;
  const refusal = refusalOf(request, environment);
  return refusal && [refusal.problem.status, refusal.problem.type.replace("urn:parallax:problem:", "")];
}

test("a Host that is not ours is refused: a page of another site could reach this machine by its own name", () => {
  for (const host of ["evil.example", "evil.example:3000", "", "127.0.0.1.evil.example", "a b"])
    expect(refused({ host }), host).toEqual([421, "misdirected"]);
  for (const host of [HOST, "localhost:3000", "[::1]:3000", "127.0.0.9"]) expect(refused({ host }), host).toBeNull();
});

test("a write from another site is refused, from the same site or from no page it is not", () => {
  const from = (headers: Record<string, string>, method = "POST") => refused({ method, headers });
  const forbidden = [403, "forbidden"];
  expect(from({ origin: "https://evil.example" })).toEqual(forbidden);
  expect(from({ origin: "null" })).toEqual(forbidden);
  expect(from({ "sec-fetch-site": "cross-site" })).toEqual(forbidden);
  expect(from({ "sec-fetch-site": "same-site", origin: "http://127.0.0.1:4000" })).toEqual(forbidden);
  for (const method of ["PUT", "PATCH", "DELETE"])
    expect(from({ "sec-fetch-site": "cross-site" }, method)).toEqual(forbidden);
  expect(from({ origin: `http://${HOST}` })).toBeNull();
  expect(from({ "sec-fetch-site": "same-origin", origin: `http://${HOST}` })).toBeNull();
  expect(from({ "sec-fetch-site": "none" })).toBeNull();
  expect(from({})).toBeNull();
  expect(from({ "sec-fetch-site": "cross-site" }, "GET")).toBeNull();
});

test("what a browser says of itself counts before what it says of the page", () => {
  const headers = { "sec-fetch-site": "same-origin", origin: "https://evil.example" };
  expect(refused({ method: "POST", headers })).toEqual([403, "forbidden"]);
});

test("no server action is run", () => {
  expect(refused({ method: "POST", headers: { "next-action": "x" } })).toEqual([403, "forbidden"]);
});

test("where a password is set it is asked for, whatever the user is called", () => {
  const basic = (text: string) => ({ authorization: `Basic ${Buffer.from(text).toString("base64")}` });
  const asked = [401, "password-needed"];
  const password = "correct horse";
  expect(refused({ password })).toEqual(asked);
  for (const text of ["ana:wrong", "ana:correct hors", "ana:", "correct horse:"])
    expect(refused({ password, headers: basic(text) }), text).toEqual(asked);
  expect(refused({ password, headers: { authorization: "Bearer correct horse" } })).toEqual(asked);
  expect(refused({ password, headers: basic("ana:correct horse") })).toBeNull();
  expect(refused({ password, headers: basic(":correct horse") })).toBeNull();
  expect(refused({ password: "with:colon", headers: basic("ana:with:colon") })).toBeNull();
});
