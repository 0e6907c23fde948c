import type { Page } from "@playwright/test";
import { expect, rows, test } from "./support/parallax.ts";

const OUTLETS = /Asia Times|Responsible Statecraft|iNews Worldwide|Igor Sushko/;

test("a topic goes to paper: an empty matrix, quotes without names, and the key on a page of its own", async ({
  page,
}) => {
  const [topic] = await rows<{ topic: number }>(page, "topics?limit=1");
  await page.goto(`/topics/${topic?.topic}`);
  await page.getByRole("link", { name: "Worksheet" }).click();
  await expect(page).toHaveURL(/\/worksheet/);
  // A class would see the key: it prints only where it was asked for.
  await expect(page.getByRole("heading", { name: "Key" })).toHaveCount(0);
  const withoutKey = await pagesOf(page);
  await page.getByRole("link", { name: "With the key" }).click();
  const [matrix, quotes, key] = ["Matrix to fill in: a row a point, a column an outlet", "Quotes", "Key"];
  await expect(page.getByRole("table", { name: matrix })).not.toContainText(OUTLETS);
  const sheet = page.getByRole("region", { name: quotes });
  const printed = await sheet.locator("blockquote").count();
  expect(printed).toBeGreaterThan(1);
  await expect(sheet).not.toContainText(OUTLETS);
  const answers = page.getByRole("region", { name: key });
  await expect(answers).toContainText(OUTLETS);
  await expect(answers.getByRole("table", { name: "Who wrote each quote" }).getByRole("row")).toHaveCount(printed + 1);
  await page.emulateMedia({ media: "print" });
  await expect(page.getByText("For paper, A4 upright")).toBeHidden();
  await expect(page.getByRole("button", { name: "Print or save as PDF" })).toBeHidden();
  expect(await pagesOf(page)).toBeGreaterThan(withoutKey);
});

/** The pages on paper. */
async function pagesOf(page: Page): Promise<number> {
  const pdf = await page.pdf({ preferCSSPageSize: true });
  return pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}

test("the key can be left out, and names nobody while outlets are hidden", async ({ page }) => {
  const [topic] = await rows<{ topic: number }>(page, "topics?limit=1");
  await page.goto(`/topics/${topic?.topic}/worksheet?key=1`);
  await page.getByRole("link", { name: "Leave the key out" }).click();
  await expect(page.getByRole("heading", { name: "Key" })).toHaveCount(0);
  await page.goto(`/topics/${topic?.topic}/worksheet?key=1&blind=1`);
  await expect(page.getByRole("region", { name: "Key" })).toContainText("Reveal them before you print it.");
  await expect(page.getByRole("main")).not.toContainText(OUTLETS);
});
