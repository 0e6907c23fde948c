import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { DAM_COPY, DAM_EVENT } from "./support/dam-event.ts";
import { analysed, expect, inSight, rows, test } from "./support/parallax.ts";

test.describe.configure({ mode: "serial" });

let articles: number[] = [];
let story = 0;

/** Brings the event in as one file of rows, and waits until its points are made. */
async function importEvent(page: Page, base: string): Promise<void> {
  const lines = [...DAM_EVENT, DAM_COPY].map((row) => JSON.stringify(row)).join("\n");
  const data = new FormData();
  data.append("files", new File([lines], "dam.jsonl"));
  const response = await page.request.post("/api/v1/imports", { headers: { origin: base }, multipart: data });
  expect(response.status()).toBe(201);
  const { files } = (await response.json()) as { files: { article: number }[] };
  articles = files.map(({ article }) => article);
  await analysed(page.request);
  // No two sample texts are one story: the only rows of a story are those of this event.
  const found = await rows<{ story: number | null }>(page, "matters?limit=200");
  story = found.find((row) => row.story !== null)?.story ?? 0;
  expect(story).toBeGreaterThan(0);
}

test.afterAll(async ({ request, baseURL }) => {
  for (const id of articles) await request.delete(`/api/v1/articles/${id}`, { headers: { origin: baseURL ?? "" } });
});

const table = (page: Page) => page.getByRole("table", { name: /^Points of this story/ });
const heads = (page: Page) => table(page).getByRole("columnheader").locator("b").allTextContents();
const bar = (page: Page) => page.getByRole("navigation", { name: "This story" });
const panelOf = (page: Page) => page.getByRole("region", { name: /^Two sentences, / });

test("says how many articles and independent texts tell the event, and when", async ({ page, baseURL }) => {
  await importEvent(page, baseURL ?? "");
  await page.goto(`/stories/${story}`);
  await expect(page.getByText("5 articles, 4 independent texts")).toBeVisible();
  await expect(page.getByText(/12 to 14 May 2026/)).toBeVisible();
  await expect(page.getByText(/One is a copy and counts once/)).toBeVisible();
  const line = page.getByRole("navigation", { name: "When each article came out" });
  await expect(line.getByRole("link")).toHaveCount(5);
  await expect(page.getByText(/2 days lie between the first and the last article/)).toBeVisible();
});

test("tells where the outlets differ most, and the figure leads to its point", async ({ page }) => {
  await page.goto(`/stories/${story}`);
  const differ = page.getByRole("region", { name: "Where they differ most" });
  await expect(differ.locator("dl > div").first()).toContainText("420");
  await expect(differ.locator("dl > div").first()).toContainText("at least 600");
  expect(await differ.locator("dl > div").count()).toBeLessThanOrEqual(4);
  await differ.getByRole("link").first().click();
  await expect(page).toHaveURL(/#point-\d+$/);
  await expect.poll(() => inSight(page.locator(new URL(page.url()).hash))).toBe(true);
});

test("has a row a point, and silence says what was searched", async ({ page }) => {
  await page.goto(`/stories/${story}`);
  expect((await heads(page)).length).toBe(4);
  const first = table(page).locator("tbody[id^=point-]").first();
  await expect(first.getByRole("article").first().getByRole("blockquote")).toContainText(/Little Carrow|Ostrel/);
  await expect(table(page).locator(".chip", { hasText: "figures differ" }).first()).toContainText("420");
  const silent = table(page).locator("td[data-silent]").first();
  await expect(silent).toContainText(/no sentence found\s*searched: /);
  await first
    .getByRole("link", { name: /^paragraph \d+$/ })
    .first()
    .click();
  await expect(page.locator("#at")).toBeVisible();
});

test("outlets come and go by the shelf and the menu, and the address holds them", async ({ page }) => {
  await page.goto(`/stories/${story}`);
  const before = await heads(page);
  const menu = table(page).getByRole("columnheader").nth(1);
  await menu.locator("summary").click();
  await menu.getByRole("link", { name: "Close this column" }).click();
  await expect.poll(() => heads(page)).toEqual([before[0], ...before.slice(2)]);
  const address = page.url();
  expect(address).toContain("columns=");
  await page
    .getByRole("navigation", { name: "Columns" })
    .getByRole("link", { name: `Show ${before[1]}` })
    .click();
  await expect.poll(() => heads(page)).toEqual([before[0], ...before.slice(2), before[1]]);
  await page.goto(address);
  expect(await heads(page)).toEqual([before[0], ...before.slice(2)]);
});

test("two sentences are put side by side, word by word", async ({ page }) => {
  await page.goto(`/stories/${story}`);
  const first = table(page).locator("tbody[id^=point-]").first();
  await first.getByRole("link", { name: "compare", exact: true }).first().click();
  await first.getByRole("link", { name: "compare with the chosen one" }).first().click();
  await expect(panelOf(page)).toBeVisible();
  expect(await inSight(panelOf(page))).toBe(true);
  await expect(panelOf(page).getByText(/in 100 words of the longer sentence/)).toBeVisible();
  await panelOf(page).getByRole("link", { name: "Close" }).click();
  await expect(panelOf(page)).toHaveCount(0);
});

test("with two outlets the words that only one has are marked at once, and the marks go off", async ({ page }) => {
  await page.goto(`/stories/${story}`);
  const keys = await page.evaluate(() => {
    const link = document.querySelector<HTMLAnchorElement>('nav[aria-label="Columns"] a[href*="columns="]');
    return new URL(link?.href ?? "", location.href).searchParams.get("columns")?.split(",") ?? [];
  });
  await page.goto(`/stories/${story}?columns=${keys.slice(0, 2).join(",")}`);
  expect(await heads(page)).toHaveLength(2);
  await expect(table(page).locator(".only-first").first()).toBeVisible();
  await expect(table(page).locator(".only-second").first()).toBeVisible();
  await page.getByRole("link", { name: "Marks off" }).click();
  await expect(table(page).locator(".only-first")).toHaveCount(0);
});

test("what one outlet alone has stands below, with the sentence that only the copy prints", async ({ page }) => {
  await page.goto(`/stories/${story}`);
  const only = page.getByRole("region", { name: "Only in one outlet" });
  await expect(only).toContainText("A school choir");
  await bar(page)
    .getByRole("link", { name: /^Copies/ })
    .click();
  const copies = page.getByRole("region", { name: "Copies" });
  await expect(copies).toContainText("the same article as");
  await expect(copies).toContainText(/“(60|90)”, where . prints “(60|90)”/);
});

test("lists every article by date, and every figure by outlet", async ({ page }) => {
  await page.goto(`/stories/${story}`);
  await bar(page)
    .getByRole("link", { name: /^All articles/ })
    .click();
  await expect(page.getByRole("region", { name: "All articles" }).getByRole("listitem")).toHaveCount(5);
  await bar(page)
    .getByRole("link", { name: /^Figures and dates/ })
    .click();
  await expect(page.getByRole("table", { name: "Figures by outlet" })).toContainText("420");
});

test("is given as worksheet, as report of differences and as a table", async ({ page }) => {
  await page.goto(`/stories/${story}`);
  const file = page.locator('a[href*="tables/story-points"]').first();
  const csv = await (await page.request.get((await file.getAttribute("href")) ?? "")).text();
  expect(csv.split("\r\n")[0]).toMatch(/^story,row,point,/);
  await page.getByRole("link", { name: "Report of differences" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Where they differ");
  await expect(page.getByRole("table").last()).toContainText("Upland Post");
  await page.goBack();
  await page.getByRole("link", { name: "Worksheet" }).click();
  await expect(page.getByText(/For paper, A4 upright/)).toBeVisible();
  await expect(page.getByRole("heading", { name: "Quotes" })).toBeVisible();
});

test("a blind reader sees letters", async ({ page }) => {
  const html = await (await page.request.get(`/stories/${story}?blind=1`)).text();
  for (const { outlet } of DAM_EVENT)
    if (!DAM_EVENT.some(({ text }) => text.includes(outlet))) expect(html, outlet).not.toContain(outlet);
  expect(html).toContain("Reveal the outlets");
});

const toast = (page: Page) => page.locator("[data-toast]");
async function undo(page: Page): Promise<void> {
  await toast(page).getByRole("button", { name: /^Undo/ }).click();
  await expect(toast(page)).toContainText("Undone");
  await analysed(page.request);
}

test("is renamed in place, and undo gives the name back", async ({ page }) => {
  await page.goto(`/stories/${story}`);
  const heading = page.getByRole("heading", { level: 1 });
  const before = (await heading.textContent()) ?? "";
  await page.locator("summary", { hasText: "Rename" }).click();
  await page.getByLabel("Name of this story").fill("The crack in the Ostrel wall");
  await page.locator("form").getByRole("button", { name: "Rename" }).click();
  await expect(heading).toHaveText("The crack in the Ostrel wall");
  await expect(page.getByText("Named by a reader")).toBeVisible();
  await undo(page);
  await expect(heading).toHaveText(before);
});

test("an article that does not belong is moved out in place, and undo brings it back", async ({ page }) => {
  await page.goto(`/stories/${story}?view=articles`);
  const list = page.getByRole("region", { name: "All articles" });
  const post = list.getByRole("listitem").filter({ hasText: "Upland Post" });
  await post.getByRole("link", { name: "Move out" }).click();
  await expect(post.getByText("Where does it belong?")).toBeVisible();
  await post.getByLabel(/A story of its own/).check();
  await post.getByRole("button", { name: "Move it" }).click();
  await expect(toast(page)).toContainText("Taken out into a story of its own");
  await expect(list.getByRole("listitem")).toHaveCount(4);
  await expect(list).not.toContainText("Upland Post");
  await analysed(page.request);
  await undo(page);
  await page.goto(`/stories/${story}?view=articles`);
  await expect(list.getByRole("listitem")).toHaveCount(5);
});

const VIEWS = ["", "?view=figures", "?view=copies", "?view=articles", "/worksheet", "/differences"];
for (const width of [320, 1280])
  for (const theme of ["light", "dark"] as const)
    test(`at ${width} px, ${theme}: no barrier, nothing cut off`, async ({ page, context, baseURL }) => {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
      await context.addCookies([{ name: "theme", value: theme, url: baseURL ?? "" }]);
      for (const view of VIEWS) {
        await page.goto(`/stories/${story}${view}`);
        const sideways = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(sideways, `${view}: pixels that the page can be scrolled sideways`).toBeLessThanOrEqual(0);
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(
          violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(" | ")}`),
          view,
        ).toEqual([]);
      }
    });
