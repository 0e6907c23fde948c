import { expect, test } from "./support/parallax.ts";

test("search finds passages and opens their place", async ({ page }) => {
  await page.goto("/");
  const box = page.getByRole("searchbox", { name: "Search all passages" });
  await box.fill("Russia");
  await box.press("Enter");
  await expect(page.getByRole("status")).toContainText(/\d+ passages? with “Russia”/);
  await page.locator("main ol").getByRole("link").first().click();
  await expect(page).toHaveURL(/\/articles\/\d+\?at=\d+#at$/);
  await expect(page.locator("#at")).toBeVisible();
});

test("a search without result says what to loosen", async ({ page }) => {
  await page.goto("/search?q=xylophonist");
  await expect(page.getByText("Nothing was found.")).toBeVisible();
  await expect(page.getByRole("link", { name: "Search everything on the pages" })).toBeVisible();
});
