import { copiesGroup, expect, test } from "./support/parallax.ts";

test("the merged view shows the article once and folds what is around it", async ({ page }) => {
  await page.goto(`/groups/${await copiesGroup(page)}`);
  await expect(page.getByText(/^The article is the same word for word: 614 words/)).toBeVisible();
  await expect(page.getByText("614 words").first()).toBeVisible();
  const fold = page.locator("details").filter({ hasText: "not part of the article" }).first();
  await expect(fold).not.toHaveAttribute("open");
  await fold.locator("summary").click();
  await expect(fold.locator("p.said").first()).toBeVisible();
});

for (const [view, name] of [
  ["split", "Split"],
  ["inline", "Inline"],
  ["changes", "Changes only"],
  ["merged", "Merged"],
] as const)
  test(`the ${view} view opens from the others and keeps its address`, async ({ page }) => {
    await page.goto(`/groups/${await copiesGroup(page)}?view=${view === "merged" ? "split" : "merged"}`);
    const tabs = page.getByRole("navigation", { name: "Views" });
    await tabs.getByRole("link", { name: new RegExp(`^${name}`) }).click();
    if (view !== "merged") await expect(page).toHaveURL(new RegExp(`view=${view}`));
    await expect(tabs.getByRole("link", { name: new RegExp(`^${name}`) })).toHaveAttribute("aria-current", "page");
  });

test("the why-card gives numbers, each with the next closest pair", async ({ page }) => {
  await page.goto(`/groups/${await copiesGroup(page)}#why`);
  await expect(page.locator("#why")).toContainText(/words/);
  await expect(page.locator("#why")).toContainText(/next closest/i);
});

test("keep apart splits the copies, and undo brings them together again", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("button", { name: "Keep apart" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Kept apart as two articles." })).toBeVisible();
  await page.goto("/");
  // Two articles now; as soon as a worker has placed them they are one story of two texts, with which the first page leads.
  await expect(page.getByRole("heading", { level: 1 })).toContainText(
    /5 texts, 5 different articles|5 articles, 1 story/,
  );
  await page.goBack();
  await page.getByRole("status").getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Undone." })).toBeVisible();
  await expect(async () => {
    await page.goto("/");
    await expect(page.getByRole("heading", { level: 1 })).toContainText("5 texts, 4 different articles", {
      timeout: 1000,
    });
  }).toPass({ timeout: 45_000 });
});
