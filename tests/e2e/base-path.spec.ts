import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import getPort from "get-port";
import { expect, test } from "./support/parallax.ts";

const LAUNCHER = join(import.meta.dirname, "../../lib/server/launch.mjs");
const BASE = "/parallax";
/** Longest wait for a start, in milliseconds: the pages are built once more, for this path. */
const START_MS = 300_000;
/** Pages looked at: every kind of page is among the first hundred that links lead to. */
const MOST_PAGES = 120;
/** Addresses of forms, which act and are no pages. */
const ACTS = /\/api\/v1\/|\/blind$/;

let child: ChildProcess;
let folder: string;
let home: string;

test.setTimeout(2 * START_MS);
test.describe.configure({ mode: "serial" });

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "parallax-base-path-"));
  await chmod(folder, 0o755);
  const port = await getPort({ host: "127.0.0.1" });
  home = `http://127.0.0.1:${port}${BASE}`;
  const own = { BASE_PATH: BASE, PARALLAX_DIST_DIR: ".next-test-base-path", PARALLAX_DATA: folder, PORT: String(port) };
  child = spawn(process.execPath, [LAUNCHER], {
    env: { ...process.env, DATABASE_URL: "", HOST: "", EMBEDDINGS_PROVIDER: "none", ...own },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (said += String(chunk)));
  await expect.poll(() => said, { timeout: START_MS }).toContain(`Parallax is ready: ${home}`);
  const open = async () => (await (await fetch(`${home}/api/v1/health`)).json()).jobs.open as number;
  await expect.poll(open, { timeout: START_MS }).toBe(0);
});

test.afterAll(async () => {
  child.kill("SIGTERM");
  await once(child, "exit");
  await rm(folder, { recursive: true, force: true });
});

/** Local addresses that a page names, whatever names them. */
const addressesOf = (html: string) =>
  [...html.matchAll(/\s(?:href|action|src|formaction)="(\/[^"]*)"/g)].map(([, address = ""]) =>
    address.replaceAll("&amp;", "&"),
  );

test("every address of every page stands below it and leads somewhere", async () => {
  const [seen, bare, broken] = [new Set([BASE]), new Set<string>(), new Set<string>()];
  for (const address of seen) {
    const response = await fetch(new URL(address, home));
    if (response.status !== 200) broken.add(`${address}: ${response.status}`);
    if (!response.headers.get("content-type")?.includes("text/html")) continue;
    for (const found of addressesOf(await response.text())) {
      const below = found === BASE || found.startsWith(`${BASE}/`) || found.startsWith(`${BASE}?`);
      if (!below) bare.add(`${found} on ${address}`);
      else if (!ACTS.test(found) && seen.size < MOST_PAGES) seen.add(found.replace(/#.*$/, ""));
    }
  }
  expect(seen.size).toBeGreaterThan(60);
  expect({ bare: [...bare], broken: [...broken] }).toEqual({ bare: [], broken: [] });
});

const cookiePaths = async (page: Page) =>
  new Map((await page.context().cookies()).map(({ name, path }) => [name, path] as const));

test("links, forms, redirects, cookies and the API's answers lead below it", async ({ page }) => {
  await page.goto(home);
  await page.getByRole("link", { name: "Articles", exact: true }).first().click();
  await expect(page).toHaveURL(`${home}/articles`);
  await page.getByRole("button", { name: "Hide outlets" }).click();
  await expect(page).toHaveURL(`${home}/articles?blind=1`);
  expect((await cookiePaths(page)).get("blind")).toBe(BASE);
  await page.goto(`${home}/topics`);
  await expect(page).toHaveURL(`${home}/topics?blind=1`);

  const made = await page.request.post(`${home}/api/v1/imports`, {
    data: { text: "The ferry between the two islands stopped on Monday, the harbour office said." },
  });
  expect([made.status(), made.headers().location]).toEqual([201, expect.stringMatching(`^${BASE}/api/v1/imports/`)]);
  const document = await (await fetch(`${home}/api/v1/openapi.json`)).json();
  expect(document.servers).toEqual([{ url: BASE }]);

  const refused = await page.request.post(`${home}/api/v1/stories/999999`, {
    form: { _method: "PATCH", name: "", return: "/stories" },
    maxRedirects: 0,
  });
  expect(refused.status()).toBe(303);
  expect(refused.headers().location).toMatch(`${BASE}/stories?error=`);
  expect(refused.headers()["set-cookie"]).toContain(`Path=${BASE};`);
});

test("what stands above it is not ours, save the probes and the way down", async () => {
  const at = async (path: string) => {
    const { status, headers } = await fetch(new URL(path, home), { redirect: "manual" });
    return [status, headers.get("location")];
  };
  expect(await at("/")).toEqual([307, BASE]);
  expect(await at("/articles")).toEqual([404, null]);
  expect(await at("/parallaxes")).toEqual([404, null]);
  expect(await at("/healthz")).toEqual([200, null]);
  expect(await at(`${BASE}/readyz`)).toEqual([200, null]);
});
