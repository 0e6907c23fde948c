import { expect, inSight, rows, test } from "./support/parallax.ts";

type Topic = { topic: number; name: string; claims: number };

test("outlets are columns, matters rows, and the two copies one column", async ({ page }) => {
  const [topic] = await rows<Topic>(page, "topics?limit=50");
  await page.goto(`/topics/${topic?.topic}`);
  const table = page.getByRole("table", { name: /one row a matter, one column an outlet/ });
  const heads = await table.getByRole("columnheader").allTextContents();
  expect(heads.length).toBeGreaterThan(1);
  expect(heads.filter((head) => /Responsible Statecraft/.test(head)).length).toBeLessThanOrEqual(1);
});

test("a silent cell says what was searched", async ({ page }) => {
  for (const { topic } of await rows<Topic>(page, "topics?limit=50")) {
    await page.goto(`/topics/${topic}`);
    const silent = page.locator("td.none");
    if ((await silent.count()) === 0) continue;
    await expect(silent.first()).toContainText(/searched: /);
    return;
  }
  throw new Error("No topic has a silent cell, although four outlets write of different things.");
});

test("two claims chosen show what they share", async ({ page }) => {
  const [topic] = await rows<Topic>(page, "topics?limit=50");
  await page.goto(`/topics/${topic?.topic}`);
  await page.getByRole("link", { name: "compare", exact: true }).first().click();
  await expect(page.getByText("chosen: now choose another")).toBeVisible();
  await page.getByRole("link", { name: "compare with the chosen one" }).first().click();
  const panel = page.getByRole("region", { name: /^Two claims, / });
  await expect(panel).toBeVisible();
  await expect(panel.getByText(/in 100 words of the longer sentence/)).toBeVisible();
  expect(await inSight(panel)).toBe(true);
});

test("a claim opens its place in the article", async ({ page }) => {
  const [topic] = await rows<Topic>(page, "topics?limit=50");
  await page.goto(`/topics/${topic?.topic}`);
  const claim = page.locator("article.claim").first();
  const words = ((await claim.getByRole("blockquote").textContent()) ?? "").trim();
  await claim.getByRole("link", { name: /^(¶\d+|in the article)$/ }).click();
  await expect(page).toHaveURL(/\/articles\/\d+\?at=\d+#at$/);
  const place = page.locator("#at");
  await expect(place).toBeVisible();
  expect(await inSight(place)).toBe(true);
  const paragraph = await place.evaluate((element) => (element.closest("p, div, li") ?? element).textContent ?? "");
  expect(paragraph.replace(/\s+/g, " ")).toContain(words.replace(/\s+/g, " ").slice(0, 40));
});
