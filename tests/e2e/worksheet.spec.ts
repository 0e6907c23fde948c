import { expect, rows, test } from "./support/parallax.ts";

const OUTLETS = /Asia Times|Responsible Statecraft|iNews Worldwide|Igor Sushko/;

test("a topic goes to paper: an empty matrix, quotes without names, and the key on a page of its own", async ({
  page,
}) => {
  const [topic] = await rows<{ topic: number }>(page, "topics?limit=1");
  await page.goto(`/topics/${topic?.topic}`);
  await page.getByRole("link", { name: "Worksheet" }).click();
  await expect(page).toHaveURL(/\/worksheet/);
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
  await expect(page.getByText("For paper: print this page")).toBeHidden();
  const pages =
    (await page.pdf({ preferCSSPageSize: true })).toString("latin1").match(/\/Type\s*\/Page\b/g)?.length ?? 0;
  expect(pages).toBeGreaterThanOrEqual(3);
});

test("the key can be left out, and names nobody while outlets are hidden", async ({ page }) => {
  const [topic] = await rows<{ topic: number }>(page, "topics?limit=1");
  await page.goto(`/topics/${topic?.topic}/worksheet`);
  await page.getByRole("link", { name: "Leave the key out" }).click();
  await expect(page.getByRole("heading", { name: "Key" })).toHaveCount(0);
  await page.goto(`/topics/${topic?.topic}/worksheet?blind=1`);
  await expect(page.getByRole("region", { name: "Key" })).toContainText("Reveal them before you print it.");
  await expect(page.getByRole("main")).not.toContainText(OUTLETS);
});
