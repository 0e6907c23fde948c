import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { DAM_EVENT } from "./support/dam-event.ts";
import { analysed, expect, rows, test } from "./support/parallax.ts";
import { PROPOSED_NAME, pointsOf, type ReadingServer, startReadingServer } from "./support/reading-server.ts";

// Each page is looked at four times, which takes a slow machine longer than the usual minute.
test.describe.configure({ mode: "serial", timeout: 180_000 });

/** What a reader would put together in the event: where words differ most. */
const POINTS = [/420|600 people/, /inspect/i, /closed until|reopen/, /metres long/, /Nobody was hurt/];

let server: ReadingServer;
let articles: number[] = [];
let story = 0;

test.beforeAll(async () => {
  server = await startReadingServer(POINTS);
});
test.afterAll(async ({ request, baseURL }) => {
  const headers = { origin: baseURL ?? "" };
  await request.delete("/api/v1/model", { headers });
  for (const id of articles) await request.delete(`/api/v1/articles/${id}`, { headers });
  await server.close();
});

/** Each page in both themes and at both widths, because a colour or a width fails in one of them alone. */
async function accessible(page: Page): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const)
    for (const width of [320, 1280]) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    }
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize({ width: 1280, height: 900 });
}

const head = (page: Page) => page.getByRole("region", { name: "Who found the points" });
const settings = (page: Page) => page.getByRole("region", { name: "A model of your own" });
const readingOf = async (page: Page) =>
  (await (await page.request.get(`/api/v1/stories/${story}/reading`)).json()) as { state: string; by: string | null };

test("without a model the story says that words found its points, and offers one and the way by hand", async ({
  page,
  baseURL,
}) => {
  // Under names of its own: what this file removes in the end must not stay removed when another brings the event in.
  const lines = DAM_EVENT.map((row) => JSON.stringify({ ...row, id: `read-${row.id}` })).join("\n");
  const data = new FormData();
  data.append("files", new File([lines], "dam.jsonl"));
  const sent = await page.request.post("/api/v1/imports", { headers: { origin: baseURL ?? "" }, multipart: data });
  articles = ((await sent.json()) as { files: { article: number }[] }).files.map(({ article }) => article);
  await analysed(page.request);
  story =
    (await rows<{ story: number | null }>(page, "matters?limit=200")).find((row) => row.story !== null)?.story ?? 0;
  await page.goto(`/stories/${story}`);
  await expect(head(page)).toContainText(/points? found by words/);
  await head(page).getByRole("link", { name: "Read with a model …" }).click();
  await expect(page.getByRole("heading", { name: "No model is set" })).toBeVisible();
  await accessible(page);
  await page.getByRole("link", { name: "Choose a model in Settings" }).click();
  await expect(settings(page)).toContainText("nothing is sent anywhere");
});

test("a model is named in Settings, tried on two made-up sentences, and its key is never shown", async ({ page }) => {
  await page.goto("/settings");
  await settings(page).getByLabel("Address").fill(server.address);
  await settings(page).getByLabel("Model", { exact: true }).fill("reader-7b");
  await settings(page).getByLabel("Key").fill("secret-of-mine");
  await settings(page).getByRole("button", { name: "Save", exact: true }).click();
  await expect(settings(page)).toContainText(/Saved on .* It is never shown/);
  await settings(page).getByRole("button", { name: "Try it", exact: true }).click();
  await expect(settings(page).getByRole("status")).toContainText(/answered in [\d.]+ s, in the right form/);
  expect(server.questions).toHaveLength(1);
  expect(server.questions[0]).not.toContain("Ostrel");
  await expect(settings(page)).toContainText(`go to ${server.address}`);
  await expect(settings(page)).toContainText("That is this machine");
  expect(await page.content()).not.toContain("secret-of-mine");
  await page.goto("/settings?look=1&estimate=1#model");
  await expect(settings(page).getByRole("button", { name: "Read all of them" })).toBeVisible();
  await accessible(page);
});

test("a story tells before it is read what it takes, and afterwards who read it", async ({ page }) => {
  await page.goto(`/stories/${story}`);
  await head(page).getByRole("link", { name: "Read with reader-7b …" }).click();
  await expect(head(page)).toContainText(/4 articles, \d+ sentences, about [\d,]+ tokens, 1 question\./);
  await expect(head(page)).toContainText(`to ${server.address}, on this machine. Nothing else.`);
  await accessible(page);
  const before = server.questions.length;
  await head(page).getByRole("button", { name: "Read this story" }).click();
  await expect.poll(async () => (await readingOf(page)).state, { timeout: 30_000 }).toBe("read");
  await analysed(page.request);
  expect(server.questions).toHaveLength(before + 1);
  await page.goto(`/stories/${story}`);
  await expect(head(page)).toContainText(/Points read by reader-7b, \d/);
  await expect(page.locator(".chip", { hasText: "by the model" }).first()).toBeVisible();
  await expect(
    page.locator("td[data-silent]", { hasText: /read by the model: all \d+ sentences/ }).first(),
  ).toBeVisible();
  await accessible(page);
});

test("the rows of words are one switch away, and back", async ({ page }) => {
  await page.goto(`/stories/${story}`);
  await head(page)
    .getByRole("button", { name: /^Found by words/ })
    .click();
  await expect(head(page)).toContainText("these are found by words");
  await expect(page.locator(".chip", { hasText: "by the model" })).toHaveCount(0);
  await head(page)
    .getByRole("button", { name: /^Read by the model/ })
    .click();
  await expect(head(page)).not.toContainText("these are found by words");
});

test("a name is asked of the model and counts when it is taken", async ({ page }) => {
  await page.goto(`/stories/${story}`);
  const before = (await page.getByRole("heading", { level: 1 }).textContent()) ?? "";
  await page.getByText("Rename", { exact: true }).first().click();
  await page.getByRole("button", { name: "Ask reader-7b for a name" }).click();
  await expect(page.getByText(`reader-7b would call it “${PROPOSED_NAME}”.`)).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(before);
  await page.screenshot({ path: test.info().outputPath("name.png") });
  await accessible(page);
  await page.getByRole("button", { name: "Take this name" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(PROPOSED_NAME);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(before);
});

test("by hand: the question is copied, and of the answer what is wrong is refused with its line", async ({ page }) => {
  await page.goto(`/stories/${story}`);
  await head(page).getByRole("link", { name: "Ask by hand …" }).click();
  const question = await page.getByLabel("1 Copy the question").inputValue();
  expect(question).toContain("TASK points");
  await page.getByRole("button", { name: "Copy", exact: true }).click();
  await expect(
    head(page)
      .getByRole("status")
      .filter({ hasText: /Copied|Selected/ }),
  ).toBeVisible();
  const points = pointsOf(question, POINTS).map((point) => JSON.stringify(point));
  const answer = `Sure!\n{"points":[\n${[...points, '{"sentences":["A99","B1"],"differ":"none"}'].join(",\n")}\n]}`;
  await page.getByLabel("2 Paste the answer").fill(answer);
  await page.getByRole("button", { name: "Check and take" }).click();
  await expect(head(page)).toContainText(`${points.length} points taken.`);
  await expect(head(page)).toContainText(/A99 is no sentence: the article of .+ ends with A\d+\./);
  await expect(head(page)).toContainText(`line ${points.length + 3}`);
  await accessible(page);
  await page.getByRole("link", { name: "See them" }).click();
  await expect(head(page)).toContainText("a model, pasted by hand");
  await expect(head(page).locator("summary")).toHaveText("1 refused");
});

test("where the server fails, the words' points stand, and the story says what happened and what was kept", async ({
  page,
  baseURL,
}) => {
  server.mood = "fails";
  // Another address is another server: what was read stays.
  await page.request.patch("/api/v1/model", {
    headers: { origin: baseURL ?? "" },
    data: { address: server.address, name: "reader-13b" },
  });
  await page.request.post(`/api/v1/stories/${story}/read`, { headers: { origin: baseURL ?? "" }, data: {} });
  await expect.poll(async () => (await readingOf(page)).state, { timeout: 60_000 }).toBe("failed");
  await page.goto(`/stories/${story}`);
  const trouble = page.getByRole("alert", { name: "reader-13b did not read this story" });
  await expect(trouble).toContainText("what was kept");
  await expect(trouble).toContainText("this model is not loaded");
  await accessible(page);
  server.mood = "answers";
  await trouble.getByRole("button", { name: "Try again" }).click();
  await expect.poll(async () => (await readingOf(page)).by, { timeout: 60_000 }).toBe("model:reader-13b");
});
