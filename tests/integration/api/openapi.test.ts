import { expect, test } from "vitest";
import { OPERATIONS } from "../../../app/api/v1/_operations/all.ts";
import { DOCUMENT, faultsOf } from "../support/api-document.ts";

const described = Object.entries(DOCUMENT.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, ...operation })),
);

test("the document names every operation, and for forms the way to each PATCH and DELETE", () => {
  const own = OPERATIONS.map(({ method, path }) => `${method} /api/v1${path}`);
  const byForm = OPERATIONS.filter(({ method }) => method === "patch" || method === "delete");
  const doors = byForm.map(({ path }) => `post /api/v1${path}`);
  expect(described.map(({ path, method }) => `${method} ${path}`).sort()).toEqual(
    [...new Set([...own, ...doors])].sort(),
  );
  expect(own.length).toBeGreaterThan(50);
  expect(new Set(own).size).toBe(own.length);
  // A door for forms must not hide an operation of its own.
  expect(doors.filter((door) => own.includes(door))).toEqual([]);
});

test("no address fits two templates", () => {
  const templates = Object.keys(DOCUMENT.paths);
  const overlap = (one: string, other: string) => {
    const [a, b] = [one.split("/"), other.split("/")];
    return (
      a.length === b.length && a.every((part, i) => part === b[i] || part.startsWith("{") || b[i]?.startsWith("{"))
    );
  };
  expect(templates.filter((one) => templates.some((other) => one < other && overlap(one, other)))).toEqual([]);
});

test("every object with an id can be asked for by it", () => {
  for (const path of [
    ...[
      "articles",
      "groups",
      "stories",
      "topics",
      "matters",
      "claims",
      "outlets",
      "imports",
      "decisions",
      "codings",
      "reports",
    ].map((objects) => `/api/v1/${objects}/{id}`),
    "/api/v1/links/{a}/{b}",
    "/api/v1/pairs/{a}/{b}",
    "/api/v1/lines/{hash}",
  ])
    expect(DOCUMENT.paths[path], path).toHaveProperty("get");
});

test("each operation has a name of its own and says how it fails; its answers refer to shared schemas", () => {
  expect(new Set(described.map(({ operationId }) => operationId)).size).toBe(described.length);
  for (const { path, method, responses } of described) {
    const statuses = Object.keys(responses);
    expect(statuses, path).toEqual(expect.arrayContaining(["401", "421", "500", "503"]));
    if (path.includes("{")) expect(statuses, path).toContain("404");
    if (method !== "get") expect(statuses, path).toEqual(expect.arrayContaining(["403", "409", "413", "415"]));
  }
  const text = JSON.stringify(DOCUMENT);
  for (const [, at = ""] of text.matchAll(/"\$ref":"#\/([^"]+)"/g))
    expect(
      at.split("/").reduce<unknown>((inside, part) => (inside as Record<string, unknown>)?.[part], DOCUMENT),
      at,
    ).toBeTruthy();
});

const json = (body: unknown, status = 200, type = "application/json") =>
  new Response(JSON.stringify(body), { status, headers: { "content-type": type } });
const health = { status: "ok", articles: 1, jobs: { open: 0, locked: 0, needed: 0, failed: 0 } };

test.each([
  ["a status that is not described", json(health, 207)],
  ["a field too many", json({ ...health, more: 1 })],
  ["a field too few", json({ ...health, jobs: { open: 0, locked: 0, failed: 0 } })],
  ["a wrong type of value", json({ ...health, articles: "1" })],
  ["a wrong type of content", json(health, 200, "text/html")],
  ["a failure that is no problem document", json({ error: "x" }, 503, "application/problem+json")],
])("the check of answers sees %s", async (_, response) => {
  expect(await faultsOf("GET", "/api/v1/health", response)).not.toEqual([]);
});

test("the check of answers takes what is described, and no operation that is not", async () => {
  expect(await faultsOf("GET", "/api/v1/health", json(health))).toEqual([]);
  expect(await faultsOf("GET", "/api/v1/nothing", json(health))).not.toEqual([]);
  expect(await faultsOf("DELETE", "/api/v1/health", json(health))).not.toEqual([]);
  expect(await faultsOf("POST", "/api/v1/topics", json({ topic: 1, decision: 1 }, 201))).toEqual([
    "the header Location is missing",
  ]);
});
