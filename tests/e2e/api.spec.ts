import { expect, test } from "./support/parallax.ts";

type Document = {
  openapi: string;
  paths: Record<string, { get?: { parameters?: { in: string; required?: boolean }[] } }>;
};

const OF_A_MODEL = /\/model\/models$|\/readings\/estimate$/;

test("every list that the OpenAPI document names answers", async ({ request }) => {
  const document = (await (await request.get("/api/v1/openapi.json")).json()) as Document;
  expect(document.openapi).toMatch(/^3\.1/);
  const lists = Object.entries(document.paths).filter(([path, { get }]) => get && !path.includes("{"));
  expect(lists.length).toBeGreaterThan(8);
  for (const [path] of lists) {
    const address = `${path.startsWith("/api/") ? "" : "/api/v1"}${path}`;
    const query = address.endsWith("/search") ? "?q=arms" : address.endsWith("/estimate") ? "?stories=all" : "";
    const response = await request.get(`${address}${query}`);
    // What is asked of a model says in words that none is set.
    if (!OF_A_MODEL.test(path)) expect(response.status(), address).toBe(200);
    else if (response.status() !== 200)
      expect(await response.json(), address).toMatchObject({
        status: 400,
        detail: "No model is set. Name one in Settings.",
      });
  }
});

test("an unknown thing is a problem document, not a page and not a trace", async ({ request }) => {
  const response = await request.get("/api/v1/articles/999999");
  expect(response.status()).toBe(404);
  expect(response.headers()["content-type"]).toContain("application/problem+json");
  expect(await response.json()).toMatchObject({ status: 404 });
});

test("another site can neither ask under a strange name nor write", async ({ request, baseURL }) => {
  const strange = await request.get("/api/v1/health", { headers: { host: "evil.example" } });
  expect(strange.status()).toBeGreaterThanOrEqual(400);
  const foreign = await request.post(`${baseURL}/api/v1/pairs/decisions`, {
    headers: { origin: "http://evil.example" },
    data: { a: 1, b: 2, verdict: "merged" },
  });
  expect(foreign.status()).toBe(403);
});

test("a page that is not there answers 404 in words", async ({ page, complaints }) => {
  const response = await page.goto("/articles/999999");
  expect(response?.status()).toBe(404);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  complaints.length = 0; // the browser reports the 404 itself
});
