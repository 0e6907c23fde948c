import { expect, seedIds, test } from "./support/parallax.ts";

test("every number opens the lines it counts: the obligation words of 004", async ({ page }) => {
  const ids = await seedIds(page);
  await page.goto(`/framing?ids=${[ids["000"], ids["001"], ids["003"], ids["004"]].join(",")}`);
  const row = page
    .locator(".dotrow")
    .filter({ hasNot: page.locator(".axl") })
    .last();
  const count = row.locator("p.n").nth(1).getByRole("link");
  const number = Number(await count.textContent());
  expect(number).toBeGreaterThan(0);
  await count.click();
  const drawer = page.getByRole("complementary", { name: /Words of obligation in/ });
  await expect(drawer).toBeVisible();
  const lines = drawer.getByRole("row");
  await expect(lines).toHaveCount(Math.min(number, await lines.count()));
  await expect(drawer).toContainText(`${number} place`);
  for (const keyword of await drawer.locator("td.w").allTextContents())
    expect(keyword).toMatch(/must|should|ought|need|ha(ve|s|d) to|shall|oblig|requir/i);
  await lines.first().getByRole("link").click();
  await expect(page).toHaveURL(new RegExp(`/articles/${ids["004"]}\\?at=\\d+#at$`));
});

test("framing of two articles compares names and says that samples are small", async ({ page }) => {
  const ids = await seedIds(page);
  await page.goto(`/framing?ids=${ids["000"]},${ids["001"]}`);
  await expect(page.getByRole("heading", { level: 1, name: "How each tells it" })).toBeVisible();
  await expect(page.getByText("These are small samples:")).toBeVisible();
});
