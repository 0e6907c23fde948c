import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { EVENTS } from "../integration/support/events.ts";
import { analysed, expect, rows, test } from "./support/parallax.ts";

test.describe.configure({ mode: "serial" });

const OUTLETS = ["Islay Lantern", "Yorkshire Quill", "Southern Meridian"];
type Story = { story: number; articles: { article: number; sourceId: string }[] };
let articles: number[] = [];

async function importEvents(page: Page, base: string): Promise<void> {
  const lines = EVENTS.map(([id, title, ...paragraphs], i) =>
    JSON.stringify({
      id,
      title,
      text: paragraphs.join("\n\n"),
      outlet: OUTLETS[i % 3],
      publishedAt: `2026-10-0${1 + (i % 3)}`,
    }),
  );
  const data = new FormData();
  data.append("files", new File([lines.join("\n")], "events.jsonl"));
  const response = await page.request.post("/api/v1/imports", { headers: { origin: base }, multipart: data });
  expect(response.status()).toBe(201);
  articles = ((await response.json()) as { files: { article: number }[] }).files.map(({ article }) => article);
  await analysed(page.request);
}

const storyOf = async (page: Page, file: string) =>
  (await rows<Story>(page, "stories?limit=200")).find(({ articles: own }) =>
    own.some(({ sourceId }) => sourceId === file),
  )?.story ?? -1;
const list = (page: Page) => page.getByRole("table", { name: /^Stories, / });
/** The heads of the stories; a day is a head of its rows too, and leads nowhere. */
const heads = (page: Page) =>
  list(page)
    .getByRole("rowheader")
    .filter({ has: page.getByRole("link") });

// The other tests see the sample texts alone again.
test.afterAll(async ({ browser, baseURL }) => {
  const page = await browser.newPage({ baseURL: baseURL ?? "" });
  for (const id of articles)
    await page.request.delete(`/api/v1/articles/${id}`, { headers: { origin: baseURL ?? "" } });
  await analysed(page.request);
  await page.close();
});

test("with events that several texts tell, the first page leads with stories", async ({ page, baseURL }) => {
  await importEvents(page, baseURL ?? "");
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 })).toContainText(/\d+ articles, 3 stories, \d+ outlets\./);
  await expect(page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Stories" })).toHaveAttribute(
    "aria-current",
    "page",
  );
  await expect(heads(page)).toHaveCount(3);
  const ferry = list(page).getByRole("row", { name: /ferry/i });
  await expect(ferry).toContainText("Islay Lantern");
  await expect(page.getByRole("region", { name: "Came in last" }).getByRole("listitem")).toHaveCount(6);
});

test("the list of stories is narrowed by words, outlet and days, and says so where nothing is left", async ({
  page,
}) => {
  await page.goto("/stories");
  await expect(heads(page)).toHaveCount(3);
  await page.getByRole("searchbox", { name: "Words in a name, a headline or a text" }).fill("telescopes");
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await expect(page).toHaveURL(/words=telescopes/);
  await expect(heads(page)).toHaveCount(1);
  await expect(heads(page)).toContainText("omet");
  await page.goto("/stories?from=2027");
  await expect(page.getByText("No story here. Active: from 2027.")).toBeVisible();
  await page.getByRole("link", { name: "Show all stories" }).click();
  await expect(heads(page)).toHaveCount(3);
  await expect(page.getByRole("textbox", { name: "From" })).toHaveValue("");
  await page.getByRole("combobox", { name: "Told by" }).selectOption("one text alone");
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await expect(heads(page).filter({ hasText: /basil/ })).toContainText("stands alone");
});

test("an article and a search name the story, and how many outlets tell it", async ({ page }) => {
  await page.goto(`/articles/${articles[0]}`);
  await expect(page.getByText(/^Story: .+, 1 of 3 outlets on it$/)).toBeVisible();
  await page.goto("/search?q=skerries");
  await expect(page.getByText(/^Story: .+, 1 of 3 outlets on it$/).first()).toBeVisible();
});

test("two stories are joined, which can be undone at once and is in History", async ({ page, baseURL }) => {
  const [ferry, comet] = [await storyOf(page, "ferry-1.txt"), await storyOf(page, "comet-1.txt")];
  const made = await page.request.post(`/api/v1/stories/${ferry}/join`, {
    headers: { origin: baseURL ?? "" },
    form: { other: comet, return: "/stories" },
  });
  await page.goto(made.url());
  await expect(page.getByRole("status")).toContainText("Joined as one story.");
  await expect(heads(page)).toHaveCount(2);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(heads(page)).toHaveCount(3);
  await page.goto("/history?kind=stories");
  await expect(page.getByText(/were joined as one event/).first()).toBeVisible();
  await analysed(page.request);
});

for (const scheme of ["light", "dark"] as const) {
  for (const width of [320, 1280]) {
    test(`the pages of stories are accessible at ${width}, ${scheme}`, async ({ page }) => {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme: scheme });
      for (const path of ["/", "/stories", "/stories?told=all&order=most"]) {
        await page.goto(path);
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      }
    });
  }
}
