import { afterEach, expect, test, vi } from "vitest";
import { z } from "zod";
import { flashed } from "../../../app/_components/flash.ts";
import { localPath } from "../../../app/api/v1/_http/local-path.ts";
import { subject } from "../../../app/api/v1/_http/operation.ts";
import { router } from "../../../app/api/v1/_http/router.ts";
import { AppError } from "../../../lib/model/errors.ts";
import { flashedIn, requestOf } from "../support/request.ts";

afterEach(() => vi.restoreAllMocks());

const operation = subject({ name: "Greetings", description: "To try the router with" });
const greet = router([
  operation({
    method: "post",
    path: "/greetings",
    id: "greet",
    summary: "Greet somebody",
    body: z.object({ name: z.string().min(1, "Give a name.") }),
    answers: { 201: z.object({ hello: z.string() }) },
    work: async ({ body }) => {
      if (body.name === "nobody") throw new AppError("NOT_FOUND", "There is no nobody.");
      if (body.name === "bug") throw new Error("secret detail");
      return { body: { hello: body.name }, done: { word: "saved", decision: 7 } };
    },
  }),
  operation({
    method: "patch",
    path: "/greetings/{id}",
    id: "editGreeting",
    summary: "Say it another way",
    params: z.object({ id: z.coerce.number() }),
    body: z.object({ name: z.string() }),
    answers: { 200: z.object({ said: z.string() }) },
    work: async ({ params, body }) => ({ body: { said: `${params.id} ${body.name}` } }),
  }),
]);
const send = (options: Parameters<typeof requestOf>[1], path = "/api/v1/greetings") => greet(requestOf(path, options));
const form = (fields: Record<string, string>) => ({ form: new URLSearchParams(fields) });

test("JSON in, JSON out", async () => {
  const response = await send({ json: { name: "Ana" } });
  expect(response.status).toBe(201);
  expect(await response.json()).toEqual({ hello: "Ana" });
});

test("a form goes back to its page with what was done and how to undo it", async () => {
  const response = await send(form({ name: "Ana", return: "/history?before=9&done=old" }));
  expect(response.status).toBe(303);
  expect(response.headers.get("location")).toBe("/history?before=9&done=saved&undo=7");
});

test("a form that fails goes back with the sentence, to the place that takes the focus", async () => {
  const response = await send(form({ name: "nobody", return: "/history#entry" }));
  expect(response.status).toBe(303);
  expect(response.headers.get("location")).toMatch(/^\/history\?error=[\w-]{8}#problem$/);
  expect(flashedIn(response)).toBe("There is no nobody.");
  expect(response.headers.get("set-cookie")).toMatch(/; Max-Age=\d+; HttpOnly; SameSite=Lax$/);
});

test("what an address says of itself is no message: only the cookie's words count, under its own key", async () => {
  const [, key = ""] =
    /error=([^#]+)/.exec((await send(form({ name: "nobody", return: "/" }))).headers.get("location") ?? "") ?? [];
  const cookie = `${key}.${Buffer.from("There is no nobody.").toString("base64url")}`;
  expect(flashed(key, cookie)).toBe("There is no nobody.");
  for (const written of ["Call 555 now", "", cookie, `${key}x`]) expect(flashed(written, cookie)).toBeNull();
  for (const other of [undefined, "", key, `${key}.`]) expect(flashed(key, other)).toBeNull();
});

test("a form says PATCH in its field _method, which no JSON body can", async () => {
  const path = "/api/v1/greetings/7";
  const edited = await send(form({ name: "Ana", _method: "patch" }), path);
  expect([edited.status, await edited.json()]).toEqual([200, { said: "7 Ana" }]);
  expect((await send({ json: { name: "Ana" }, method: "PATCH" }, path)).status).toBe(200);
  expect((await send({ json: { name: "Ana", _method: "PATCH" } }, path)).status).toBe(405);
  expect((await send(form({ name: "Ana" }), path)).status).toBe(405);
  expect((await send(form({ name: "Ana", _method: "DELETE" }), path)).status).toBe(405);
  expect((await send(form({ name: "Ana", _method: "PATCH" }))).status).toBe(405);
});

test.each([
  ["GET", "/api/v1/greetings", "POST, OPTIONS"],
  ["DELETE", "/api/v1/greetings/7", "PATCH, POST, OPTIONS"],
])("%s of %s, which has none, is 405 with what is allowed", async (method, path, allow) => {
  const response = await send({ method }, path);
  expect([response.status, response.headers.get("allow")]).toEqual([405, allow]);
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  const options = await send({ method: "OPTIONS" }, path);
  expect([options.status, options.headers.get("allow")]).toEqual([204, allow]);
});

test("an address that is none is a problem too, whatever it looks like", async () => {
  for (const path of ["/api/v1", "/api/v1/", "/api/v1/none", "/api/v1/greetings/7/", "/api/v1/greetings/%E0%A4"]) {
    const response = await send({ json: { name: "Ana" }, method: "PATCH" }, path);
    expect([path, response.status < 500 && response.headers.get("content-type")]).toEqual([
      path,
      "application/problem+json",
    ]);
  }
});

test("a form without a page to go back to is answered like any request", async () => {
  expect((await send(form({ name: "Ana" }))).status).toBe(201);
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
  const response = await send(form({ name: "Ana", return: path }));
  const location = response.headers.get("location");
  if (location !== null) expect(new URL(location, "http://127.0.0.1:3000").host).toBe("127.0.0.1:3000");
  expect(location ?? "/").toMatch(/^\/(?![/\\])/);
});

test("a local path keeps its query and loses what an earlier answer added", () => {
  expect(localPath("/topics/3?pair=1,2&error=x&undo=4#pair")).toBe("/topics/3?pair=1%2C2#pair");
  expect(localPath(null)).toBeNull();
});

test("a failure is problem+json with type, title, status and detail", async () => {
  const response = await send({ json: { name: "nobody" } });
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
  const response = await send({ json: { name: "bug" } });
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
  const request = new Request("http://127.0.0.1:3000/api/v1/greetings", {
    method: "POST",
    body,
    headers: { "content-type": type },
  });
  expect((await greet(request)).status).toBe(status);
});

test("a field at fault is named", async () => {
  const response = await send({ json: { name: "" } });
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ errors: [{ field: "name", message: "Give a name." }] });
});

test("a body that says it is larger than the cap is refused before it is read", async () => {
  const response = await send({ json: { name: "Ana" }, headers: { "content-length": String(10 ** 9) } });
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
  const response = await greet(new Request("http://127.0.0.1:3000/api/v1/greetings", init));
  expect(response.status).toBe(413);
  expect(sent).toBeLessThan(80);
});
