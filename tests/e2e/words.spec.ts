import type { Page } from "@playwright/test";
import { copiesGroup, expect, rows, seedIds, test } from "./support/parallax.ts";

/** Words of the trade: they belong to the code, the interface and the page of methods. */
const OF_THE_TRADE =
  /furniture|\bmatters?\b|apparatus|\bwitness(es)?\b|\bsigl(um|a)\b|\blead cop(y|ies)\b|collat|containment|\blemmas?\b|shingle|hang on the answer|bar were|probability|log-odds|poisson|wilson|catalogue|told differently|\bz \d/i;

const ids = async (page: Page, ...names: string[]) => {
  const found = await seedIds(page);
  return names.map((name) => found[name as keyof typeof found]).join(",");
};
const first = async (page: Page, kind: string, name: string) =>
  (await rows<Record<string, number>>(page, `${kind}?limit=1`))[0]?.[name];

const PAGES: Record<string, (page: Page) => Promise<string>> = {
  "the first page": async () => "/",
  stories: async () => "/stories?told=all",
  articles: async () => "/articles",
  "an article": async (page) => `/articles/${await ids(page, "004")}`,
  "an article’s claims": async (page) => `/articles/${await ids(page, "000")}?view=claims`,
  "an article’s copies": async (page) => `/articles/${await ids(page, "001")}?view=copies`,
  duplicates: async () => "/duplicates?at=0.9",
  "a group": async (page) => `/groups/${await copiesGroup(page)}`,
  "a group’s changes": async (page) => `/groups/${await copiesGroup(page)}?view=changes`,
  compare: async (page) => `/compare?ids=${await ids(page, "000", "003")}`,
  "choosing to compare": async () => "/compare",
  "a chosen worksheet": async (page) => `/worksheet?ids=${await ids(page, "000", "003")}`,
  topics: async () => "/topics",
  "a topic": async (page) => `/topics/${await first(page, "topics", "topic")}`,
  "a topic’s figures": async (page) => `/topics/${await first(page, "topics", "topic")}?view=ledger`,
  "a story": async (page) => `/stories/${await first(page, "stories", "story")}`,
  "a claim": async (page) => `/claims/${await first(page, "claims", "claim")}`,
  outlets: async () => "/outlets",
  "an outlet": async (page) => `/outlets/${await first(page, "outlets", "outletId")}`,
  framing: async () => "/framing?all=1",
  search: async () => "/search?q=sanctions",
  import: async () => "/import",
  feeds: async () => "/feeds",
  coding: async () => "/coding",
  history: async () => "/history",
  settings: async () => "/settings",
  reports: async () => "/reports",
  "a report": async (page) => {
    const made = await page.request.post("/api/v1/reports", {
      data: { kind: "group", group: await copiesGroup(page) },
    });
    return `/reports/${((await made.json()) as { report: number }).report}`;
  },
  tour: async () => "/tour",
  help: async () => "/help",
  "help for teachers": async () => "/help/teachers",
  "help for editors": async () => "/help/editors",
  "help for researchers": async () => "/help/researchers",
  "help for operators": async () => "/help/operators",
};

// Without script nothing is made anew under the reading below.
test.use({ javaScriptEnabled: false });

test("every page speaks plain words", async ({ page }) => {
  test.setTimeout(180_000);
  const texts = (await rows<{ text: string }>(page, "articles?limit=200")).map(({ text }) => text);
  for (const [name, address] of Object.entries(PAGES)) {
    await page.goto(await address(page));
    await page.evaluate(() => {
      for (const fold of document.querySelectorAll("details")) fold.open = true;
    });
    // biome-ignore lint/performance/useDomNodeTextContent: only what is shown counts, and each line by itself.
    const shown = await page.locator("body").innerText();
    // What stands in a text is its outlet's, whatever its words.
    const ours = shown.split("\n").filter((line) => !texts.some((text) => text.includes(line.trim())));
    expect
      .soft(
        ours.filter((line) => OF_THE_TRADE.test(line)),
        name,
      )
      .toEqual([]);
  }
});
