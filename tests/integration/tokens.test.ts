import { beforeAll, expect, test } from "vitest";
import { flashed, SECRET_COOKIE } from "../../app/_components/flash.ts";
import { CALLER_HEADER } from "../../lib/model/caller.ts";
import { MOST_TOKENS } from "../../lib/model/token.ts";
import { scopeOfToken } from "../../lib/usecases/tokens/scope-of-token.ts";
import { freshDatabase, sql } from "./support/database.ts";
import { call } from "./support/request.ts";

beforeAll(async () => {
  await freshDatabase();
});

type Made = { token: number; secret: string };
const make = async (name: string, scope: string): Promise<Made> =>
  (await (await call("/api/v1/tokens", { json: { name, scope } })).json()) as Made;
const listed = async () =>
  ((await (await call("/api/v1/tokens")).json()) as { rows: { token: number; name: string; usedAt: string | null }[] })
    .rows;

test("a token is told once, kept as a hash, noted when used, and opens nothing once it is revoked", async () => {
  const { token, secret } = await make("Nightly script", "import");
  expect(secret).toMatch(/^plx_[\w-]{43}$/);
  expect(JSON.stringify(await sql("SELECT * FROM token"))).not.toContain(secret.slice(4));
  expect(await (await call("/api/v1/tokens")).text()).not.toContain(secret);
  expect((await listed()).find((row) => row.token === token)?.usedAt).toBeNull();
  expect(await scopeOfToken(secret)).toBe("import");
  expect((await listed()).find((row) => row.token === token)?.usedAt).toMatch(/^20/);
  expect((await call(`/api/v1/tokens/${token}`, { method: "DELETE" })).status).toBe(200);
  expect(await scopeOfToken(secret)).toBeNull();
  expect((await listed()).map((row) => row.token)).not.toContain(token);
  expect((await call(`/api/v1/tokens/${token}`, { method: "DELETE" })).status).toBe(404);
});

test("what is no token of ours has no scope", async () => {
  const { secret } = await make("Reader", "read");
  for (const wrong of ["", "plx_", secret.slice(0, -1), `${secret}A`, secret.toLowerCase(), secret.slice(4)])
    expect(await scopeOfToken(wrong), wrong).toBeNull();
});

test("a use is noted once an hour, not at each request", async () => {
  const { token, secret } = await make("Busy", "read");
  await scopeOfToken(secret);
  const first = (await listed()).find((row) => row.token === token)?.usedAt;
  await scopeOfToken(secret);
  expect((await listed()).find((row) => row.token === token)?.usedAt).toBe(first);
  await sql("UPDATE token SET used_at = now() - interval '2 hours' WHERE id = $1", [token]);
  await scopeOfToken(secret);
  const later = (await listed()).find((row) => row.token === token)?.usedAt ?? "";
  expect(Date.now() - Date.parse(later)).toBeLessThan(60_000);
});

test("a form is sent to its page with a key, and the cookie alone has the token", async () => {
  const form = new URLSearchParams({ name: "By form", scope: "edit", return: "/settings#tokens" });
  const response = await call("/api/v1/tokens", { form });
  expect(response.status).toBe(303);
  const location = response.headers.get("location") ?? "";
  const cookie = response.headers.get("set-cookie") ?? "";
  expect(location).not.toContain("plx_");
  expect(cookie).toMatch(new RegExp(`^${SECRET_COOKIE}=.*HttpOnly`));
  const made = new URL(location, "http://x").searchParams.get("made") ?? "";
  const secret = flashed(made, /=([^;]*)/.exec(cookie)?.[1]) ?? "";
  expect(await scopeOfToken(secret)).toBe("edit");
});

test("no token and no visitor makes, lists or revokes tokens, nor reaches the model", async () => {
  for (const caller of ["token-read", "token-import", "token-edit", "visitor"]) {
    const headers = { [CALLER_HEADER]: caller };
    expect((await call("/api/v1/tokens", { headers })).status, caller).toBe(403);
    expect((await call("/api/v1/tokens", { headers, json: { name: "x", scope: "edit" } })).status).toBe(403);
    expect((await call("/api/v1/tokens/1", { headers, method: "DELETE" })).status).toBe(403);
    expect((await call("/api/v1/model", { headers })).status).toBe(403);
    expect((await call("/api/v1/articles", { headers })).status).toBe(200);
  }
  expect((await call("/api/v1/tokens", { headers: { [CALLER_HEADER]: "person" } })).status).toBe(200);
});

test.each([
  { name: "", scope: "read" },
  { name: "x".repeat(81), scope: "read" },
  { name: "x", scope: "all" },
  { name: "x" },
])("%o makes none", async (json) => {
  const before = (await listed()).length;
  expect((await call("/api/v1/tokens", { json })).status).toBe(400);
  expect(await listed()).toHaveLength(before);
});

test("there are only so many in force at once", async () => {
  await sql(
    `INSERT INTO token (name, scope, sha256) SELECT 'n' || n, 'read', encode(sha256(n::text::bytea), 'hex') FROM generate_series(1, ${MOST_TOKENS}) n`,
  );
  expect((await call("/api/v1/tokens", { json: { name: "One more", scope: "read" } })).status).toBe(409);
});
