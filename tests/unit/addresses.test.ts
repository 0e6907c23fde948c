import { readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { inward, outward } from "../../app/_components/own-address.ts";
import { seeOther } from "../../app/api/v1/_http/answer.ts";
import { BASE_PATH_FORM, withBase, withoutBase } from "../../lib/model/base-path.ts";
import { blindAnswer } from "../../lib/server/blind.ts";
import { newSessions } from "../../lib/server/session-cookie.ts";

const root = resolve(import.meta.dirname, "..", "..");
const sources = ["app", "lib/server"].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => join(root, folder, path)),
);

describe("an address below a base path", () => {
  test.each([
    ["/", "/parallax"],
    ["/?told=alone", "/parallax?told=alone"],
    ["/#main", "/parallax#main"],
    ["/articles/3?at=5#at", "/parallax/articles/3?at=5#at"],
  ])("%s goes out as %s and comes back", (own, outside) => {
    expect(withBase("/parallax", own)).toBe(outside);
    expect(withoutBase("/parallax", outside)).toBe(own);
  });

  test.each(["#main", "?view=split", "https://example.org/a", "//example.org/a", "mailto:a@example.org", ""])(
    "%j is left as it is",
    (address) => expect(withBase("/parallax", address)).toBe(address),
  );

  test("is one only where the whole step is its own", () => {
    expect(["/parallaxes/1", "/articles", "/"].map((path) => withoutBase("/parallax", path))).toEqual([
      null,
      null,
      null,
    ]);
    expect(withoutBase("", "/articles")).toBe("/articles");
  });

  test.each(["/", "parallax", "/parallax/", "/a b", "/a?b", "https://example.org"])("is not made of %j", (path) =>
    expect(BASE_PATH_FORM.test(path)).toBe(false),
  );
});

describe("what leaves us below a base path", () => {
  afterEach(() => {
    delete process.env.BASE_PATH;
  });
  test("has it: pages' addresses, redirects, cookies", () => {
    process.env.BASE_PATH = "/parallax";
    expect([outward("/stories"), inward("/parallax/stories"), inward("/stories")]).toEqual([
      "/parallax/stories",
      "/stories",
      "/stories",
    ]);
    expect(seeOther("/stories?done=named").headers.get("location")).toBe("/parallax/stories?done=named");
    expect(blindAnswer("/stories", "blind=1", "/parallax")?.redirect).toBe("/parallax/stories?blind=1");
    expect(blindAnswer("/stories?blind=1", "", "/parallax")?.set).toContain("Path=/parallax;");
    expect(newSessions("a password", () => 0, "/parallax").begin(false)).toContain("Path=/parallax;");
  });
});

/** What would send a browser to the root whatever the base path is. */
const BARE = [
  /<(?:a|form)\s(?![^>]*\{\.\.\.others\})/,
  /\bformAction=["'`]/,
  /\bfetch\(\s*["'`]\//,
  /\bsendBeacon\(/,
  /\blocation(?::|\.href\s*=|\.assign\(|\.replace\()\s*["'`]\//,
  /\bpath=\/[;"'`]/i,
  /\b(?:src|poster)=["'`]\//,
  /\burl\(["']?\//,
];
/** Operations say their addresses below /api/v1; the router sends them out. */
const SENT_OUT_BY_ROUTER = /^app\/api\/v1\/(?:_operations\/|_http\/operation\.ts)/;

test("no source writes an address that the base path would not reach", () => {
  expect(sources.length).toBeGreaterThan(200);
  const faults = sources.flatMap((path) => {
    const name = relative(root, path);
    if (SENT_OUT_BY_ROUTER.test(name)) return [];
    return readFileSync(path, "utf8")
      .split("\n")
      .flatMap((line, i) => (BARE.some((bare) => bare.test(line)) ? [`${name}:${i + 1} ${line.trim()}`] : []));
  });
  expect(faults, "write Anchor, PlainForm, Next's Link, or outward(address)").toEqual([]);
});

test.each([
  `<a href="/stories">Stories</a>`,
  `<form method="post" action="/api/v1/imports">`,
  `<button formAction="/framing">`,
  `await fetch("/api/v1/health")`,
  "await fetch(`/api/v1/stories/`)",
  `headers: { location: "/stories" }`,
  `"theme=dark; Path=/; HttpOnly"`,
])("such as %s", (planted) => expect(BARE.some((bare) => bare.test(planted))).toBe(true));

test("the house style refuses them while they are written", () => {
  const { linter } = JSON.parse(readFileSync(join(root, ".config/biome.json"), "utf8"));
  const { level, options } = linter.rules.correctness.noRestrictedElements;
  expect([level, Object.keys(options.elements)]).toEqual(["error", ["a", "form"]]);
});
