import { expect, press, test } from "./support/parallax.ts";

test("the queue is worked by keys: x keeps apart, z undoes, c merges", async ({ page }) => {
  await page.goto("/duplicates");
  const said = (words: string) => page.getByRole("status").filter({ hasText: words });
  await press(page, "j");
  await press(page, "x");
  await expect(said("Kept apart as two articles.")).toBeVisible();
  await press(page, "z");
  await expect(said("Undone.")).toBeVisible();
  await press(page, "j");
  await press(page, "c");
  await expect(said("Merged as one article.")).toBeVisible();
  await press(page, "z");
  await expect(said("Undone.")).toBeVisible();
});

test("keys typed into a field are text", async ({ page }) => {
  await page.goto("/duplicates");
  await press(page, "/");
  await page.keyboard.type("xcz");
  await expect(page.getByRole("searchbox").first()).toHaveValue("xcz");
  await expect(page).toHaveURL(/\/duplicates$/);
});

test("the skip link comes first", async ({ page }) => {
  await page.goto("/");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to the content" })).toBeFocused();
});
