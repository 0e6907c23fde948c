import { type APIRequestContext, type Locator, type Page, test as plain } from "@playwright/test";

/** What the browser complained about while a test ran: uncaught errors and console errors. Empty at the end, or the test fails. */
export const test = plain.extend<{ complaints: string[] }>({
  complaints: [
    async ({ page }, use) => {
      const complaints: string[] = [];
      page.on("pageerror", (error) => complaints.push(`error: ${error.message}`));
      page.on("console", (message) => {
        if (message.type() === "error") complaints.push(`console: ${message.text()} (${message.location().url})`);
      });
      await use(complaints);
      plain.expect(complaints, "complaints of the browser").toEqual([]);
    },
    { auto: true },
  ],
});
export const { expect } = test;

/** Press a key once the page hears it. */
export async function press(page: Page, key: string): Promise<void> {
  await expect(page.locator("html")).toHaveAttribute("data-keys", "on");
  await page.keyboard.press(key);
}

/** The API's rows of one kind. */
export async function rows<T>(page: Page, path: string): Promise<T[]> {
  const response = await page.request.get(`/api/v1/${path}`);
  expect(response.ok(), `${path}: ${response.status()}`).toBe(true);
  return ((await response.json()) as { rows: T[] }).rows;
}

/** Waits until what came in is read and compared. */
export async function analysed(request: APIRequestContext): Promise<void> {
  const open = async () =>
    ((await (await request.get("/api/v1/health")).json()) as { jobs: { open: number } }).jobs.open;
  await expect.poll(open, { timeout: 90_000 }).toBe(0);
}

/** The article ids of the seeds by the first three figures of their names. */
export async function seedIds(page: Page): Promise<Record<string, number>> {
  const articles = await rows<{ article: number; sourceId: string }>(page, "articles?limit=200");
  return Object.fromEntries(articles.map(({ article, sourceId }) => [sourceId.slice(0, 3), article]));
}

/** The group of 001 and 002. */
export async function copiesGroup(page: Page): Promise<number> {
  const groups = await rows<{ group: number; sourceId: string }>(page, "groups?limit=200");
  return groups.find(({ sourceId }) => sourceId.startsWith("001"))?.group ?? -1;
}

/** Whether an element stands inside the window, as a reader who was sent to it would want. */
export async function inSight(place: Locator): Promise<boolean> {
  return place.evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return bottom > 0 && top < innerHeight;
  });
}
