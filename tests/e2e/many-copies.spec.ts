import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { analysed, expect, rows, test } from "./support/parallax.ts";

const FOLDER = join(import.meta.dirname, "../fixtures/copies");

test.describe.configure({ mode: "serial" });

let articles: number[] = [];
let group = 0;

/** The names of the fixtures are also their order. */
async function importCopies(page: Page, base: string): Promise<void> {
  const names = readdirSync(FOLDER).filter((name) => /^\d/.test(name));
  const data = new FormData();
  for (const name of names) data.append("files", new File([readFileSync(join(FOLDER, name))], name));
  const response = await page.request.post("/api/v1/imports", { headers: { origin: base }, multipart: data });
  expect(response.status()).toBe(201);
  const { files } = (await response.json()) as { files: { article: number }[] };
  articles = files.map(({ article }) => article);
  await analysed(page.request);
  // Which of them the rule joins is the measurement's business; here they are one article because a reader says so.
  const found = await rows<{ group: number; article: number }>(page, "groups?limit=200");
  group = found.find(({ article }) => article === articles[0])?.group ?? -1;
  for (const { article } of found.filter((row) => articles.includes(row.article) && row.group !== group)) {
    const data = { a: articles[0], b: article, verdict: "merged" };
    expect((await page.request.post("/api/v1/pairs/decisions", { headers: { origin: base }, data })).status()).toBe(
      201,
    );
  }
}

test.afterAll(async ({ request, baseURL }) => {
  for (const id of articles) await request.delete(`/api/v1/articles/${id}`, { headers: { origin: baseURL ?? "" } });
});

test("eight copies are one article with its sigla, its apparatus and its versions in time", async ({
  page,
  baseURL,
}) => {
  await importCopies(page, baseURL ?? "");
  await page.goto(`/groups/${group}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("One article in eight copies");
  await expect(page.getByRole("list", { name: "The copies" }).getByRole("listitem")).toHaveCount(8);
  const apparatus = page.getByRole("region", { name: "What only one copy has" });
  // The most complete copy is printed, the edition of three cracks; the earlier ones had two.
  await expect(apparatus).toContainText("three] two");
  const versions = page.getByRole("region", { name: "Versions in time" });
  await expect(versions.getByRole("listitem")).toHaveCount(7);
  await expect(versions).toContainText("no date is known");
  await versions
    .getByRole("link", { name: /See what changed/ })
    .first()
    .click();
  await expect(page).toHaveURL(/view=changes&from=\d+&to=\d+/);
});

test("any two copies can be chosen and read against each other in every view", async ({ page }) => {
  const [first = 0, second = 0] = articles;
  for (const view of ["split", "inline", "changes"]) {
    await page.goto(`/groups/${group}?view=${view}`);
    await page.getByLabel("from", { exact: true }).selectOption(String(first));
    await page.getByLabel("to", { exact: true }).selectOption(String(second));
    await page.getByRole("button", { name: "Read these two" }).click();
    await expect(page).toHaveURL(new RegExp(`view=${view}.*from=${first}&to=${second}`));
    await expect(
      page
        .locator("ins, del")
        .filter({ hasText: /^(removed: |added: )?\s*(two|three)\s*$/ })
        .first(),
    ).toBeVisible();
  }
  await page.goto(`/groups/${group}?view=split&from=${first}&to=${second}`);
  // Keys work once the page's script runs; a reader presses again.
  await expect(async () => {
    await page.keyboard.press("u");
    await expect(page).toHaveURL(/same=hide/, { timeout: 1500 });
  }).toPass();
  const same = page.getByText(/\d+ words the same/).first();
  await same.click();
  await expect(page.locator("details[open]").filter({ hasText: "words the same" }).first()).toBeVisible();
});

test("a copy is taken out of its group and one undo brings it back", async ({ page }) => {
  await page.goto(`/groups/${group}`);
  await page.getByText("Take copies out of this group …").click();
  await page.getByRole("checkbox", { name: /Radio Callow/ }).check();
  await page.getByRole("button", { name: "Take the chosen copies out" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("One article in seven copies");
  await page.goto("/history?kind=copies");
  await expect(page.getByRole("main").getByRole("listitem").first()).toContainText("was taken out of the group of");
  await page.getByRole("main").getByRole("listitem").first().getByRole("button", { name: "Undo" }).click();
  await page.goto(`/groups/${group}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("One article in eight copies");
});

test("the queue holds the group once, confirms it as a whole, and says what another bar would part", async ({
  page,
}) => {
  await page.goto("/duplicates");
  const entry = page.getByRole("article").filter({ hasText: "one article in 8 copies" });
  await expect(entry).toHaveCount(1);
  await entry.getByRole("button", { name: /Confirm all 8 as one article/ }).click();
  await expect(page.getByRole("status").filter({ hasText: "All copies confirmed" })).toBeVisible();
  await expect(entry).toHaveCount(0);
  await page.getByRole("status").getByRole("button", { name: "Undo" }).click();
  await expect(entry).toHaveCount(1);
  await page.getByText("What if we asked for more (or less) overlap?").click();
  await page.getByLabel(/Try/).selectOption("0.9");
  await page.getByRole("button", { name: "Show what would change" }).click();
  await expect(page).toHaveURL(/at=0\.9/);
  await expect(page.getByText(/Nothing was changed\. Decisions of people hold/)).toBeVisible();
});

for (const width of [320, 1280])
  for (const theme of ["light", "dark"] as const)
    test(`eight copies at ${width} px, ${theme}: no barrier, nothing cut off`, async ({ page, context, baseURL }) => {
      await page.setViewportSize({ width, height: 800 });
      await context.addCookies([{ name: "theme", value: theme, url: baseURL ?? "" }]);
      const [first, , , radio] = articles;
      for (const address of [
        `/groups/${group}`,
        `/groups/${group}?view=split&from=${first}&to=${radio}`,
        `/compare?ids=${articles.slice(0, 4).join(",")}`,
        `/compare?ids=${first},${radio}&view=excerpt`,
      ]) {
        await page.goto(address);
        const sideways = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(sideways, address).toBeLessThanOrEqual(0);
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(
          violations.map(
            ({ id, nodes }) => `${address} ${id}: ${nodes.map(({ target }) => target.join(" ")).join(" | ")}`,
          ),
        ).toEqual([]);
      }
    });
