import { expect, seedIds, test } from "./support/parallax.ts";

test("every number opens the lines it counts: the obligation words of 004", async ({ page }) => {
  const ids = await seedIds(page);
  await page.goto(`/framing?ids=${[ids["000"], ids["001"], ids["003"], ids["004"]].join(",")}`);
  const row = page
    .getByRole("region", { name: "What must be, and what may be" })
    .locator("> details > div")
    .filter({ has: page.getByRole("img") })
    .last();
  const count = row.locator("p").nth(2).getByRole("link");
  const number = Number(await count.textContent());
  expect(number).toBeGreaterThan(0);
  await count.click();
  const drawer = page.getByRole("complementary", { name: /Words of obligation in/ });
  await expect(drawer).toBeVisible();
  const lines = drawer.getByRole("row");
  await expect(lines).toHaveCount(Math.min(number, await lines.count()));
  await expect(drawer).toContainText(`${number} place`);
  for (const keyword of await drawer.locator("td:nth-of-type(2)").allTextContents())
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

test("a reader sees three differences, opens the evidence of one, and sorts its lines by the word after", async ({
  page,
}) => {
  const ids = await seedIds(page);
  await page.goto(`/framing?ids=${ids["001"]},${ids["004"]}`);
  const differences = page.getByRole("region", { name: "The largest differences" }).getByRole("listitem");
  await expect(differences).toHaveCount(3);
  const evidence = differences.first().getByRole("link").first();
  const count = Number(/^[\d,]+/.exec((await evidence.textContent()) ?? "")?.[0] ?? "-1");
  await evidence.click();
  const drawer = page.getByRole("complementary");
  await expect(drawer.getByRole("row")).toHaveCount(count);
  await drawer.getByRole("link", { name: "by the word after" }).click();
  await expect(page).toHaveURL(/order=right/);
  const after = await drawer.locator("td:nth-of-type(3)").allTextContents();
  const plain = after.map((text) => text.trim().toLowerCase());
  expect(plain).toEqual(plain.toSorted((a, b) => a.localeCompare(b, "en")));
});

test("the August 2024 operation has its names side by side; a use is taken out and brought back", async ({ page }) => {
  const ids = await seedIds(page);
  await page.goto(`/framing?ids=${ids["001"]},${ids["004"]}`);
  const names = page.getByRole("table", { name: /Names of Ukraine → Russia, Kursk/ });
  for (const name of ["assault", "operation", "incursion", "offensive"])
    await expect(names.getByRole("rowheader", { name, exact: true })).toBeVisible();
  await expect(names).toContainText("heroic offensive");
  await names
    .getByRole("row", { name: /^incursion/ })
    .getByRole("link")
    .click();
  await page.getByRole("button", { name: "Not this event" }).click();
  await expect(page.getByRole("status")).toContainText("Saved.");
  await expect(names.getByRole("rowheader", { name: "incursion" })).toHaveCount(0);
  await page.getByRole("status").getByRole("button", { name: /Undo/ }).click();
  await expect(names.getByRole("rowheader", { name: "incursion" })).toBeVisible();
});

test("distinctive words can be asked for near a name", async ({ page }) => {
  const ids = await seedIds(page);
  await page.goto(`/framing?ids=${ids["003"]},${ids["004"]}`);
  // The section is folded at first; the list of contents unfolds it.
  await expect(page.getByLabel("Only in sentences that hold")).toBeHidden();
  await page.getByRole("link", { name: "Words that mark each off" }).click();
  await page.getByLabel("Only in sentences that hold").fill("Putin");
  await page.getByRole("button", { name: "Count near it" }).click();
  await expect(page.getByRole("heading", { name: "Words that mark each text off, near “Putin”" })).toBeVisible();
});
