import type { IncomingMessage } from "node:http";
import { expect, test } from "vitest";
import { LARGEST_REQUEST } from "../../../lib/model/limits.ts";
import { admit, type Doors } from "../../../lib/server/admission.ts";
import { type Environment, readEnvironment } from "../../../lib/server/environment.ts";
import { countGuesses } from "../../../lib/server/guesses.ts";
import { type RequestRefusal, refusalOf } from "../../../lib/server/requests.ts";
import { newSessions } from "../../../lib/server/session-cookie.ts";

const PASSWORD = "correct horse";
const basic = (user: string, password: string) => `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`;

/** Why a request is not answered that has passed no door yet, or null. */
function refusal(
  request: IncomingMessage,
  environment: Environment,
  doors: Doors | null = null,
): RequestRefusal | null {
  const admission = admit(request, environment, doors);
  return refusalOf(request, environment) ?? ("caller" in admission ? null : admission);
}

/** What is answered to a request of our own pages, changed as given. */
function answerTo(headers: Record<string, string>, { method = "GET", password = "", url = "/" } = {}) {
  const environment = readEnvironment({ NODE_ENV: "test", PARALLAX_PASSWORD: password });
  const request = { method, url, headers: { host: "127.0.0.1:3000", ...headers } } as unknown as IncomingMessage;
  return refusal(request, environment);
}

test("a request of our own is answered", () => {
  expect(answerTo({})).toBeNull();
  expect(answerTo({ origin: "http://127.0.0.1:3000", "sec-fetch-site": "same-origin" }, { method: "POST" })).toBeNull();
});

test.each([
  ["none", {}],
  ["a wrong one", { authorization: basic("me", "correct horsf") }],
  ["one that is cut", { authorization: basic("me", "correct") }],
  ["another scheme", { authorization: `Bearer ${PASSWORD}` }],
  ["no Base64", { authorization: "Basic !!!" }],
])("where a password is set, %s is 401 and asks for it", (_, headers) => {
  const refusal = answerTo(headers, { password: PASSWORD });
  expect(refusal?.problem.status).toBe(401);
  expect(refusal?.headers?.["www-authenticate"]).toMatch(/^Basic /);
});

test("the right password passes, whatever the user's name, also one with colons", () => {
  expect(answerTo({ authorization: basic("", PASSWORD) }, { password: PASSWORD })).toBeNull();
  expect(answerTo({ authorization: basic("me", "a:b:c:d:e") }, { password: "a:b:c:d:e" })).toBeNull();
});

test("a body that says it is larger than any upload is 413, before anything is read", () => {
  const sent = (bytes: number, url = "/blind") =>
    answerTo({ "content-length": String(bytes) }, { method: "POST", url });
  expect(sent(LARGEST_REQUEST)).toBeNull();
  expect(sent(LARGEST_REQUEST + 1)?.problem.status).toBe(413);
  // The API refuses it itself, so that a reader comes back to the page of the form.
  expect(sent(LARGEST_REQUEST + 1, "/api/v1/imports")).toBeNull();
});

test("a server action is 403, also with the password", () => {
  const headers = { "next-action": "7f", authorization: basic("me", PASSWORD) };
  expect(answerTo(headers, { method: "POST", password: PASSWORD })).toMatchObject({
    problem: { status: 403, detail: "Parallax runs no server actions." },
  });
});

test.each([
  ["another site's page", { origin: "http://elsewhere.example" }],
  ["a page without a place", { origin: "null" }],
  ["what the browser calls cross-site", { "sec-fetch-site": "cross-site" }],
  ["a page of the same machine", { "sec-fetch-site": "same-site", origin: "http://127.0.0.1:4000" }],
  ["a page that says it is ours", { "sec-fetch-site": "same-origin", origin: "http://elsewhere.example" }],
])("a write from %s is 403, a read is not", (_, headers) => {
  for (const method of ["POST", "PUT", "PATCH", "DELETE"])
    expect(answerTo(headers, { method })?.problem.status, method).toBe(403);
  expect(answerTo(headers)).toBeNull();
});

test.each(["elsewhere.example", "127.0.0.1.elsewhere.example:3000", "", "a b"])("the host “%s” is 421", (host) => {
  expect(answerTo({ host })?.problem.status).toBe(421);
});

test.each(["127.0.0.1:3000", "localhost:3000", "[::1]:3000", "127.0.0.9"])("the host “%s” is this machine", (host) => {
  expect(answerTo({ host })).toBeNull();
});

test("a refusal is a problem document of the kinds that the API has", () => {
  expect(answerTo({ host: "elsewhere.example" })?.problem).toEqual({
    type: "urn:parallax:problem:misdirected",
    title: "Not this site",
    status: 421,
    detail: "This address is not one of Parallax. Use the one that it printed at its start.",
  });
});

test.each(["TRACE", "CONNECT", "PROPFIND", "get", ""])("the method “%s” is 405 and told what there is", (method) => {
  expect(answerTo({}, { method })).toMatchObject({ problem: { status: 405 }, headers: { allow: expect.any(String) } });
});

test("a host that is not configured is 421 as soon as one is, and every name passes where every address is served", () => {
  const at = (host: string, environment: Record<string, string>) =>
    refusalOf(
      { method: "GET", url: "/", headers: { host } } as unknown as IncomingMessage,
      readEnvironment({ NODE_ENV: "test", ...environment }),
    )?.problem.status ?? 200;
  expect(at("elsewhere.example", { HOST: "192.168.1.5" })).toBe(421);
  expect(at("192.168.1.5:3000", { HOST: "192.168.1.5" })).toBe(200);
  expect(at("elsewhere.example", { HOST: "0.0.0.0" })).toBe(200);
  expect(at("elsewhere.example", { HOST: "0.0.0.0", PARALLAX_HOSTS: "news.example, other.example" })).toBe(421);
  expect(at("other.example", { HOST: "0.0.0.0", PARALLAX_HOSTS: "news.example, other.example" })).toBe(200);
});

test("of two thousand guesses of one address ten are looked at, the rest are 429; who has a session passes", () => {
  const guesses = countGuesses(
    () => 0,
    () => {},
  );
  const doors = { guesses, sessions: newSessions(PASSWORD, () => 0) };
  const ask = (headers: Record<string, string>) => {
    const environment = readEnvironment({ NODE_ENV: "test", PARALLAX_PASSWORD: PASSWORD });
    const request = { method: "GET", url: "/", headers: { host: "127.0.0.1", ...headers } };
    return refusal(request as unknown as IncomingMessage, environment, doors)?.problem.status ?? 200;
  };
  expect(Array.from({ length: 20 }, () => ask({}))).toEqual(Array.from({ length: 20 }, () => 401));
  const answers = Array.from({ length: 2000 }, (_, i) => ask({ authorization: basic("", `guess ${i}`) }));
  expect(answers.filter((status) => status === 401)).toHaveLength(10);
  expect(answers.filter((status) => status === 429)).toHaveLength(1990);
  expect(ask({ authorization: basic("", PASSWORD) })).toBe(429);
  expect(ask({ cookie: doors.sessions.begin(false).split(";")[0] ?? "" })).toBe(200);
});

test("an address with a broken escape is 400, one with whole ones is answered", () => {
  expect(answerTo({}, { url: "/articles/%E0%A4%A" })?.problem.status).toBe(400);
  expect(answerTo({}, { url: "/outlets/%E2%82%AC%2F?q=%E0%A4%A" })).toBeNull();
});
