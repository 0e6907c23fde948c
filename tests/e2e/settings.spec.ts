import { expect, test } from "./support/parallax.ts";

test("a shipped word is switched off with a reason, counted no more, and switched on again by undo", async ({
  page,
}) => {
  const list = page.locator("#list-obligation");
  const uses = () => list.getByRole("row", { name: /^must/ }).getByRole("cell").nth(1);
  await page.goto("/settings?list=obligation");
  const before = Number(await uses().textContent());
  expect(before).toBeGreaterThan(0);
  await list.getByRole("row", { name: /^must/ }).locator("summary").click();
  await list.getByRole("row", { name: /^must/ }).getByLabel("Why?").fill("Too common here");
  await list.getByRole("row", { name: /^must/ }).getByRole("button", { name: "Switch off must" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Switched off." })).toBeVisible();
  await expect(list).toContainText("1 switched off");
  await expect(list.getByRole("row", { name: /^must/ })).toContainText("Reason: Too common here");
  await expect(async () => {
    await page.goto("/settings?list=obligation");
    expect(Number(await uses().textContent())).toBe(0);
  }).toPass({ timeout: 20_000 });
  await list.getByRole("row", { name: /^must/ }).getByRole("button", { name: "Switch on" }).click();
  await expect(async () => {
    await page.goto("/settings?list=obligation");
    expect(Number(await uses().textContent())).toBe(before);
  }).toPass({ timeout: 20_000 });
});

test("a word of one's own is counted, says so, and can be taken out", async ({ page }) => {
  await page.goto("/settings");
  await page.getByLabel("Word or phrase").fill("munitions");
  await page.getByLabel("What it does, in a sentence").fill("Names arms by what they fire.");
  await page.getByRole("button", { name: "Add the word" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Added." })).toBeVisible();
  const own = page.getByRole("row", { name: /^munitions your own/ });
  await expect(async () => {
    await page.goto("/settings");
    expect(Number(await own.getByRole("cell").nth(1).textContent())).toBeGreaterThan(0);
  }).toPass({ timeout: 20_000 });
  await own.getByRole("button", { name: "Take out" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Undone." })).toBeVisible();
  await expect(own).toHaveCount(0);
});

test("the installation says what it runs on, without a password", async ({ page }) => {
  await page.goto("/settings");
  const facts = page.getByRole("region", { name: "This installation" });
  await expect(facts).toContainText(/PostgreSQL \d+/);
  await expect(facts).toContainText("5; ");
  expect(await page.content()).not.toMatch(/postgres(ql)?:\/\//);
});

test("a token is shown once, listed without its words, opens what it may, and nothing once it is revoked", async ({
  page,
  playwright,
  baseURL,
}) => {
  await page.goto("/settings");
  await page.getByLabel("What it is for").fill("Nightly script");
  await page.getByLabel("What it may do").selectOption("read");
  await page.getByRole("button", { name: "Make a token" }).click();
  const region = page.getByRole("region", { name: "Tokens for programs" });
  const token = (await region.locator("code").first().textContent()) ?? "";
  expect(token).toMatch(/^plx_/);
  expect(page.url()).not.toContain(token);
  await page.goto("/settings");
  await expect(region).toContainText("Nightly script");
  expect(await page.content()).not.toContain(token);
  const program = await playwright.request.newContext({
    ...(baseURL ? { baseURL } : {}),
    extraHTTPHeaders: { authorization: `Bearer ${token}` },
  });
  expect((await program.get("/api/v1/articles")).status()).toBe(200);
  expect((await program.post("/api/v1/imports", { data: { text: "Not to come in." } })).status()).toBe(403);
  expect((await program.get("/settings")).status()).toBe(403);
  await region.getByText("Revoke …").click();
  await region.getByRole("button", { name: "Revoke" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Revoked." })).toBeVisible();
  expect((await program.get("/api/v1/articles")).status()).toBe(401);
  await program.dispose();
});
