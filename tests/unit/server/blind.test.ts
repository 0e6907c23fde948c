import { expect, test } from "vitest";
import { blindAnswer } from "../../../lib/server/blind.ts";

test("the address wins: blind=1 is seen by the page at once and remembered", () => {
  const answer = blindAnswer("/topics/3?pair=1,2&blind=1", "theme=dark");
  expect(answer?.cookies).toBe("theme=dark; blind=1");
  expect(answer?.set).toMatch(/^blind=1;/);
  expect(answer?.redirect).toBeNull();
});

test("once chosen, every page's address says it", () => {
  expect(blindAnswer("/topics/3?pair=1,2", "theme=dark; blind=1")?.redirect).toBe("/topics/3?pair=1,2&blind=1");
  expect(blindAnswer("/", "blind=1")?.redirect).toBe("/?blind=1");
  expect(blindAnswer("/?blind=1", "blind=1")).toMatchObject({ redirect: null, set: null });
});

test("blind=0 reveals, and leaves a clean address", () => {
  const answer = blindAnswer("/outlets/2?blind=0&done=saved", "blind=1; theme=dark");
  expect(answer).toMatchObject({ cookies: "theme=dark", redirect: "/outlets/2?done=saved" });
  expect(answer?.set).toMatch(/^blind=;.*Max-Age=0/);
});

test("who never asked is left alone, and so is what is no page", () => {
  expect(blindAnswer("/topics/3", "theme=dark")).toBeNull();
  expect(blindAnswer("/topics/3", "notblind=1")).toBeNull();
  for (const path of ["/api/v1/articles", "/_next/static/x.js", "/icon.svg"])
    expect(blindAnswer(path, "blind=1")).toBeNull();
});

test("a redirect never leaves this site", () => {
  for (const path of ["//evil.example/x", "/\\evil.example", "http://evil.example/x", "/a/..//evil.example"]) {
    const location = blindAnswer(path, "blind=1")?.redirect ?? "/";
    expect(new URL(location, "http://127.0.0.1:3000").host).toBe("127.0.0.1:3000");
  }
});
