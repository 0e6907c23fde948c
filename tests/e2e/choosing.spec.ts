import AxeBuilder from "@axe-core/playwright";
import { expect, press, seedIds, test } from "./support/parallax.ts";

test("two articles are ticked in the list and compared, framed or printed from the bar", async ({ page }) => {
  await page.goto("/articles");
  const bar = page.getByRole("form", { name: "The articles chosen" });
  await expect(bar.getByRole("button", { name: "Compare" })).toBeDisabled();
  await page.getByRole("checkbox", { name: /pros and cons/ }).check();
  await expect(bar.locator("[aria-live]")).toContainText("1 chosen: tick one more");
  await page.getByRole("checkbox", { name: /stunning string/ }).check();
  await expect(bar.locator("[aria-live]")).toHaveText("2 chosen");
  await bar.getByRole("button", { name: "Compare" }).click();
  await expect(page).toHaveURL(/\/compare\?ids=\d+&ids=\d+$/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Two articles side by side");
  await page.goto("/articles");
  await bar.getByRole("button", { name: "Framing" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("How each tells it");
  await page.goto("/articles");
  await bar.getByRole("button", { name: "Worksheet" }).click();
  await expect(page).toHaveURL(/\/worksheet\?/);
  await expect(page.getByRole("heading", { level: 1 })).not.toContainText(/Asia Times|iNews/);
});

test("a choice goes on from page to page, and is left out again", async ({ page }) => {
  await page.goto("/search?q=Sumy");
  await page.getByRole("checkbox").first().check();
  await page.goto("/articles");
  const bar = page.getByRole("form", { name: "The articles chosen" });
  await expect(bar.locator("[aria-live]")).toContainText("1 chosen");
  await bar.getByText("Which").click();
  await bar.getByRole("button", { name: "Leave all out" }).click();
  await expect(bar.locator("[aria-live]")).toContainText("Tick two");
});

test("both texts of a flagged pair are chosen by one tick, and each is sent once", async ({ page }) => {
  await page.goto("/duplicates");
  const bar = page.getByRole("form", { name: "The articles chosen" });
  await page
    .getByRole("checkbox", { name: /^Choose both texts of/ })
    .first()
    .check();
  await expect(bar.locator("[aria-live]")).toHaveText("2 chosen");
  await page.goto("/articles");
  await expect(page.getByRole("checkbox", { checked: true })).toHaveCount(2);
  await page.getByRole("checkbox", { checked: true }).first().uncheck();
  await page.goto("/duplicates");
  await expect(page.getByRole("checkbox", { name: /^Choose both texts of/ }).first()).not.toBeChecked();
  await page
    .getByRole("checkbox", { name: /^Choose both texts of/ })
    .first()
    .check();
  await bar.getByRole("button", { name: "Compare" }).click();
  await expect(page).toHaveURL(/\/compare\?ids=\d+&ids=\d+$/);
});

test("on a phone the bar of what is chosen takes two lines", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto("/articles");
  const bar = page.getByRole("form", { name: "The articles chosen" });
  for (const name of [/pros and cons/, /stunning string/]) {
    await page.getByRole("checkbox", { name }).check();
    await expect(bar.locator("[aria-live]")).toContainText("chosen");
    const tops = await bar
      .getByRole("button")
      .evaluateAll((all) => all.map((each) => each.getBoundingClientRect().top));
    expect(new Set(tops).size).toBe(1);
    expect((await bar.boundingBox())?.height).toBeLessThan(90);
  }
});

test("the chosen texts leave as a file", async ({ page }) => {
  await page.goto("/articles");
  await page.getByRole("checkbox", { name: /stunning string/ }).check();
  const download = page.waitForEvent("download");
  await page.getByRole("form", { name: "The articles chosen" }).getByRole("button", { name: "Export" }).click();
  expect((await download).suggestedFilename()).toBe("articles.csv");
});

test("from any article one key leads to what it can be compared with", async ({ page }) => {
  const { "001": id } = await seedIds(page);
  await page.goto(`/articles/${id}`);
  await press(page, "w");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Compare with …");
  await page.getByRole("region", { name: "To add" }).getByRole("link", { name: /^Add/ }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Two articles side by side");
});

test("an address that chooses nothing, one or five articles says what to do", async ({ page }) => {
  const all = Object.values(await seedIds(page)).slice(0, 5);
  await page.goto("/compare");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Choose articles to compare");
  await page.goto(`/compare?ids=${all.join(",")}`);
  await expect(page.getByText(/5 are chosen, and 4 stand side by side/)).toBeVisible();
  await page.getByRole("searchbox", { name: /Words in a headline/ }).fill("nothing-of-the-kind");
  await page.getByRole("button", { name: "Find" }).click();
  await expect(page.getByText(/Nothing to add was found/)).toBeVisible();
  await page.goto("/worksheet");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Choose articles for a worksheet");
});

test("articles without a shared passage meet point by point, in the order of either", async ({ page }) => {
  const { "000": one, "003": other } = await seedIds(page);
  await page.goto(`/compare?ids=${one},${other}`);
  const points = page.getByRole("region", { name: "Point by point" });
  await expect(points).toContainText("In the order of A Asia Times");
  await expect(points.locator("[data-stop]").first()).toContainText(/paragraph \d+/);
  await points.getByRole("link", { name: /iNews/ }).click();
  await expect(points).toContainText("In the order of A Asia Times · C iNews");
  await expect(page).toHaveURL(/order=\d+/);
});

test("without script the boxes and the bar are a plain form", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL: baseURL ?? "", javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto("/articles?words=Putin&order=longest");
  await page.getByRole("checkbox", { name: /pros and cons/ }).check();
  await page.getByRole("checkbox", { name: /stunning string/ }).check();
  await page.getByRole("button", { name: "Compare" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Two articles side by side");
  await context.close();
});

for (const [name, path] of [
  ["choosing", "/compare"],
  ["the list with a choice", "/articles"],
  ["a chosen worksheet", "/worksheet"],
] as const)
  for (const width of [320, 768, 1280])
    test(`${name} at ${width} px has no barrier and fits`, async ({ page }) => {
      await page.setViewportSize({ width, height: 900 });
      const { "000": one, "003": other } = await seedIds(page);
      await page.goto(
        path === "/articles"
          ? path
          : width === 768
            ? path
            : `${path}?ids=${one}${path === "/worksheet" ? `,${other}` : ""}`,
      );
      if (path === "/articles") await page.getByRole("checkbox", { name: /Choose “The pros/ }).check();
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    });
