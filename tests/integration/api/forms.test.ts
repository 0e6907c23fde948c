import { afterEach, expect, test, vi } from "vitest";
import { z } from "zod";
import { localPath } from "../../../app/api/v1/_body.ts";
import { route } from "../../../app/api/v1/_route.ts";
import { AppError } from "../../../lib/model/errors.ts";
import { call } from "../support/request.ts";

afterEach(() => vi.restoreAllMocks());

const greet = route({ body: z.object({ name: z.string().min(1, "Give a name.") }) }, async ({ body }) => {
  if (body.name === "nobody") throw new AppError("NOT_FOUND", "There is no nobody.");
  if (body.name === "bug") throw new Error("secret detail");
  return { status: 201, body: { hello: body.name }, done: { word: "saved", decision: 7 } };
});
const form = (fields: Record<string, string>) => ({ form: new URLSearchParams(fields) });

test("JSON in, JSON out", async () => {
  const response = await call(greet, "/x", { json: { name: "Ana" } });
  expect(response.status).toBe(201);
  expect(await response.json()).toEqual({ hello: "Ana" });
});

test("a form goes back to its page with what was done and how to undo it", async () => {
  const response = await call(greet, "/x", form({ name: "Ana", return: "/history?before=9&done=old" }));
  expect(response.status).toBe(303);
  expect(response.headers.get("location")).toBe("/history?before=9&done=saved&undo=7");
});

test("a form that fails goes back with the sentence, to the place that takes the focus", async () => {
  const response = await call(greet, "/x", form({ name: "nobody", return: "/history#entry" }));
  expect(response.status).toBe(303);
  expect(response.headers.get("location")).toBe("/history?error=There+is+no+nobody.#problem");
});

test("a form without a page to go back to is answered like any request", async () => {
  expect((await call(greet, "/x", form({ name: "Ana" }))).status).toBe(201);
});

test.each([
  "//evil.example",
  "/\\evil.example",
  "https://evil.example/",
  "evil",
  "/\t/evil.example",
  "/a/..//evil.example",
  "javascript:alert(1)",
])("a form is never sent to another site: %s", async (path) => {
  const response = await call(greet, "/x", form({ name: "Ana", return: path }));
  const location = response.headers.get("location");
  if (location !== null) expect(new URL(location, "http://127.0.0.1:3000").host).toBe("127.0.0.1:3000");
  expect(location ?? "/").toMatch(/^\/(?![/\\])/);
});

test("a local path keeps its query and loses what an earlier answer added", () => {
  expect(localPath("/topics/3?pair=1,2&error=x&undo=4#pair")).toBe("/topics/3?pair=1%2C2#pair");
  expect(localPath(null)).toBeNull();
});

test("a failure is problem+json with type, title, status and detail", async () => {
  const response = await call(greet, "/x", { json: { name: "nobody" } });
  expect(response.status).toBe(404);
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  expect(await response.json()).toEqual({
    type: "urn:parallax:problem:not-found",
    title: "Not found",
    status: 404,
    detail: "There is no nobody.",
  });
});

test("an unexpected failure tells an id and nothing of what went wrong; the log has both", async () => {
  const log = vi.spyOn(console, "error").mockImplementation(() => {});
  const response = await call(greet, "/x", { json: { name: "bug" } });
  const text = await response.text();
  expect(response.status).toBe(500);
  expect(text).not.toContain("secret");
  expect(text).not.toContain("    at ");
  expect(log.mock.calls.flat().join(" ")).toContain((JSON.parse(text) as { id: string }).id);
});

test.each([
  ["not JSON", "{", "application/json", 400],
  ["a list", "[]", "application/json", 400],
  ["another type", "name=Ana", "text/plain", 415],
])("a body that is %s is refused", async (_, body, type, status) => {
  const request = new Request("http://127.0.0.1:3000/x", { method: "POST", body, headers: { "content-type": type } });
  expect((await greet(request, { params: Promise.resolve({}) })).status).toBe(status);
});

test("a field at fault is named", async () => {
  const response = await call(greet, "/x", { json: { name: "" } });
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ errors: [{ field: "name", message: "Give a name." }] });
});

test("a write from another site is refused, from the same site or from no page it is not", async () => {
  const from = async (headers: Record<string, string>) =>
    (await call(greet, "/x", { json: { name: "Ana" }, headers })).status;
  expect(await from({ origin: "https://evil.example" })).toBe(403);
  expect(await from({ "sec-fetch-site": "cross-site" })).toBe(403);
  expect(await from({ "sec-fetch-site": "same-site", origin: "http://127.0.0.1:4000" })).toBe(403);
  expect(await from({ origin: "http://127.0.0.1:3000" })).toBe(201);
  expect(await from({ "sec-fetch-site": "same-origin", origin: "null" })).toBe(201);
  expect(await from({})).toBe(201);
});

test("a body that says it is larger than the cap is refused before it is read", async () => {
  const response = await call(greet, "/x", { json: { name: "Ana" }, headers: { "content-length": String(10 ** 9) } });
  expect(response.status).toBe(413);
});

test("a body that lies about its size is cut off", async () => {
  const chunk = new Uint8Array(1024 * 1024).fill(32);
  let sent = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      sent += 1;
      controller.enqueue(chunk);
    },
  });
  const init: RequestInit & { duplex: "half" } = {
    method: "POST",
    body,
    headers: { "content-type": "application/json" },
    duplex: "half",
  };
  const response = await greet(new Request("http://127.0.0.1:3000/x", init), { params: Promise.resolve({}) });
  expect(response.status).toBe(413);
  expect(sent).toBeLessThan(80);
});
