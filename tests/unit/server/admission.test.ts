import type { IncomingMessage } from "node:http";
import { describe, expect, test } from "vitest";
import { type Admission, admit, type SentScope, tokenIn } from "../../../lib/server/admission.ts";
import { readEnvironment } from "../../../lib/server/environment.ts";
import { countGuesses } from "../../../lib/server/guesses.ts";
import { newSessions } from "../../../lib/server/session-cookie.ts";

const PASSWORD = "correct horse";
const BASIC = `Basic ${Buffer.from(`me:${PASSWORD}`).toString("base64")}`;
const WRONG = `Basic ${Buffer.from("me:wrong").toString("base64")}`;

type Asked = {
  readonly method?: string;
  readonly url?: string;
  readonly from?: string;
  readonly headers?: Record<string, string>;
  readonly environment?: Record<string, string>;
  readonly token?: SentScope;
};

function ask({
  method = "GET",
  url = "/",
  from = "192.0.2.9",
  headers = {},
  environment = {},
  token,
}: Asked): Admission {
  const request = { method, url, headers, socket: { remoteAddress: from } } as unknown as IncomingMessage;
  return admit(
    request,
    readEnvironment({ NODE_ENV: "test", PARALLAX_PASSWORD: PASSWORD, ...environment }),
    null,
    token,
  );
}

/** Who is let in, or the status of the refusal. */
function who(asked: Asked): string | number {
  const admission = ask(asked);
  return "caller" in admission ? admission.caller : admission.problem.status;
}

describe("a token", () => {
  test.each<[SentScope, string, string, string | number]>([
    ["read", "GET", "/articles/3", "token-read"],
    ["read", "HEAD", "/api/v1/articles", "token-read"],
    ["read", "GET", "/metrics", "token-read"],
    ["read", "POST", "/api/v1/imports", 403],
    ["read", "POST", "/blind", 403],
    ["import", "GET", "/api/v1/imports/4", "token-import"],
    ["import", "POST", "/api/v1/imports", "token-import"],
    ["import", "POST", "/api/v1/imports?x=1", "token-import"],
    ["import", "POST", "/api/v1/imports/4/cancel", "token-import"],
    ["import", "POST", "/api/v1/imports/4/files/0/retry", "token-import"],
    ["import", "POST", "/api/v1/imports/4", 403],
    ["import", "POST", "/api/v1/imports/../pairs/1/2", 403],
    ["import", "DELETE", "/api/v1/imports", 403],
    ["import", "PATCH", "/api/v1/articles/3", 403],
    ["edit", "PATCH", "/api/v1/articles/3", "token-edit"],
    ["edit", "POST", "/api/v1/imports", "token-edit"],
    ["edit", "GET", "/settings", 403],
    ["edit", "GET", "/api/v1/tokens", 403],
    ["edit", "POST", "/api/v1/tokens", 403],
    ["edit", "POST", "/api/v1/%74okens", 403],
    ["edit", "POST", "/api//v1/tokens/1", 403],
    ["edit", "POST", "/api/v1/x/../tokens", 403],
    ["edit", "PATCH", "/api/v1/model", 403],
    [null, "GET", "/", 401],
    [null, "GET", "/api/v1/articles", 401],
  ])("of scope %s that asks %s %s: %s", (token, method, url, expected) => {
    expect(who({ token, method, url })).toBe(expected);
  });

  test.each([
    ["edit", "GET", "/parallax/settings", 403],
    ["edit", "GET", "/parallax//settings", 403],
    ["edit", "POST", "/parallax/api/v1/tokens", 403],
    ["import", "POST", "/parallax/api/v1/imports", "token-import"],
    ["import", "PATCH", "/parallax/api/v1/articles/3", 403],
  ] as const)("of scope %s that asks %s %s below a base path: %s", (token, method, url, expected) => {
    expect(who({ token, method, url, environment: { BASE_PATH: "/parallax" } })).toBe(expected);
  });

  test("counts as far as it goes where no password is set, too, and one that is not in force opens nothing", () => {
    const environment = { PARALLAX_PASSWORD: "" };
    expect(who({ environment, token: "read", method: "POST", url: "/api/v1/imports" })).toBe(403);
    expect(who({ environment, token: null })).toBe(401);
    expect(who({ environment })).toBe("person");
  });

  test("gives no session", () => expect(ask({ token: "edit" })).toEqual({ caller: "token-edit" }));

  test("that is wrong is a guess, so that nobody guesses on and on; one in force passes all the same", () => {
    const guesses = countGuesses(
      () => 0,
      () => {},
    );
    const doors = { guesses, sessions: newSessions(PASSWORD, () => 0) };
    const environment = readEnvironment({ NODE_ENV: "test", PARALLAX_PASSWORD: PASSWORD });
    const request = { method: "GET", url: "/", headers: {}, socket: {} } as unknown as IncomingMessage;
    const statuses = Array.from({ length: 30 }, () => {
      const admission = admit(request, environment, doors, null);
      return "problem" in admission ? admission.problem.status : 200;
    });
    expect(statuses.filter((status) => status === 401)).toHaveLength(10);
    expect(statuses.slice(10)).toEqual(Array.from({ length: 20 }, () => 429));
    expect(admit(request, environment, doors, "read")).toEqual({ caller: "token-read" });
  });

  test.each([
    ["Bearer plx_abc", "plx_abc"],
    ["bearer  plx_abc", "plx_abc"],
    ["Bearer", null],
    ["Bearer a b", null],
    [BASIC, null],
  ])("is read from the header “%s”", (authorization, token) => {
    expect(tokenIn({ headers: { authorization } } as unknown as IncomingMessage)).toBe(token);
  });
});

describe("where reading is open", () => {
  const environment = { PARALLAX_OPEN: "1" };
  test.each(["/", "/articles/3", "/api/v1/articles", "/stories?settings=1", "/_next/static/x.js"])(
    "a visitor reads %s",
    (url) => expect(who({ environment, url })).toBe("visitor"),
  );

  test.each([
    "/settings",
    "/settings/",
    "//settings",
    "/%73ettings",
    "/SETTINGS",
    "/./settings",
    "/x/../settings",
    "/x/%2e%2e/settings",
    "/\\settings",
    "/settings.rsc",
    "/settings?_rsc=1",
    "/metrics",
    "/api/v1/tokens",
    "/api/v1/model",
    "/api/v1/model/try",
    "/%E0%A4%A",
  ])("a visitor is asked for the password at %s", (url) => expect(who({ environment, url })).toBe(401));

  test("a visitor changes nothing, and may hide the outlets", () => {
    for (const method of ["POST", "PUT", "PATCH", "DELETE"])
      expect(who({ environment, method, url: "/api/v1/imports" }), method).toBe(401);
    expect(who({ environment, method: "POST", url: "/blind" })).toBe("visitor");
  });

  test("a visitor gets no session, who gives the password does, and a wrong one is told", () => {
    expect(ask({ environment })).toEqual({ caller: "visitor" });
    expect(ask({ environment, headers: { authorization: BASIC } })).toEqual({ caller: "person", session: true });
    expect(who({ environment, headers: { authorization: WRONG } })).toBe(401);
  });

  test("it is not where it was not said", () => {
    expect(who({})).toBe(401);
    expect(who({ environment: { PARALLAX_OPEN: "0" } })).toBe(401);
  });
});

describe("a proxy that says who asks", () => {
  const environment = {
    PARALLAX_PROXY_HEADER: "X-Forwarded-User",
    PARALLAX_PROXIES: "10.0.0.5, 10.1.0.0/16, fd00::/8",
  };
  const headers = { "x-forwarded-user": "ana" };
  test.each(["10.0.0.5", "10.1.200.3", "::ffff:10.0.0.5", "fd00::17"])(
    "at %s is believed, without a session",
    (from) => {
      expect(ask({ environment, headers, from })).toEqual({ caller: "person" });
    },
  );
  test.each(["10.0.0.6", "10.2.0.1", "127.0.0.1", "::1", "fe80::1", ""])("is not believed at %s", (from) => {
    expect(who({ environment, headers, from })).toBe(401);
  });
  test("must name somebody, in its own header", () => {
    expect(who({ environment, from: "10.0.0.5" })).toBe(401);
    expect(who({ environment, from: "10.0.0.5", headers: { "x-forwarded-user": " " } })).toBe(401);
    expect(who({ environment, from: "10.0.0.5", headers: { "x-remote-user": "ana" } })).toBe(401);
  });
  test("is not believed through the name of another address", () => {
    const forwarded = { ...headers, "x-forwarded-for": "10.0.0.5" };
    expect(who({ environment, headers: forwarded, from: "192.0.2.9" })).toBe(401);
  });
});

test.each([
  [{ PARALLAX_OPEN: "1", PARALLAX_PASSWORD: "" }, "PARALLAX_OPEN=1 needs PARALLAX_PASSWORD"],
  [{ PARALLAX_OPEN: "yes" }, "PARALLAX_OPEN is not usable"],
  [{ PARALLAX_PROXY_HEADER: "X-User" }, "go together"],
  [{ PARALLAX_PROXIES: "10.0.0.5" }, "go together"],
  [{ PARALLAX_PROXY_HEADER: "X-User", PARALLAX_PROXIES: "10.0.0.5", PARALLAX_PASSWORD: "" }, "needs PARALLAX_PASSWORD"],
  [{ PARALLAX_PROXY_HEADER: "Host", PARALLAX_PROXIES: "10.0.0.5" }, "PARALLAX_PROXY_HEADER is not usable"],
  [{ PARALLAX_PROXY_HEADER: "X-User", PARALLAX_PROXIES: "proxy.example" }, "proxy.example is no address"],
  [{ PARALLAX_PROXY_HEADER: "X-User", PARALLAX_PROXIES: "10.0.0.0/0" }, "10.0.0.0/0 is no address"],
  [{ PARALLAX_PROXY_HEADER: "X-User", PARALLAX_PROXIES: "10.0.0.0/33" }, "10.0.0.0/33 is no address"],
])("the environment %o is refused: %s", (environment, words) => {
  expect(() => ask({ environment })).toThrow(words);
});
