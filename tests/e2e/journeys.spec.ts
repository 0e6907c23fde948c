import type { Page } from "@playwright/test";
import { report } from "../bench/events.ts";
import { expect, test } from "./support/parallax.ts";
import waitForAnalysis from "./support/wait-for-analysis.ts";

/** Reports of 23 events by five outlets each; with the samples they make a collection of 120. */
const REPORTS = 115;
const EVENTS = 23;

/** A reader's way through the pages: counts the clicks, and prints them with the seconds at the end. */
class Way {
  private clicks = 0;
  private readonly began = Date.now();
  private readonly page: Page;
  private readonly name: string;

  constructor(page: Page, name: string) {
    this.page = page;
    this.name = name;
  }

  async click(place: ReturnType<Page["getByRole"]>): Promise<void> {
    await place.click();
    this.clicks += 1;
  }

  /** The figures depend on the machine, so seconds are told and only clicks are held to a number. */
  end(most: number): void {
    const seconds = ((Date.now() - this.began) / 1_000).toFixed(1);
    const told = `${this.name}: ${this.clicks} clicks, ${seconds} s, at ${new URL(this.page.url()).pathname}`;
    test.info().annotations.push({ type: "way", description: told });
    console.log(`  ${told}`);
    expect(this.clicks, told).toBeLessThanOrEqual(most);
  }
}

/** The larger collection by `npm run test:journeys` alone: no other test may find it, and it takes a minute to be read. */
const SIZES = process.env.PARALLAX_MANY ? [5, 120] : [5];

for (const size of SIZES)
  test.describe(`with ${size} articles`, () => {
    test.beforeAll(async ({ baseURL, request }, { config }) => {
      if (size === 5) return;
      test.setTimeout(240_000);
      const lines = Array.from({ length: REPORTS }, (_, number) => {
        const { outlet, text } = report(number, EVENTS);
        const [title = "", ...paragraphs] = text.trim().split("\n\n");
        return JSON.stringify({ id: `report-${number}`, outlet, title, text: paragraphs.join("\n\n") });
      });
      const answer = await request.post(`${baseURL}/api/v1/imports`, {
        multipart: {
          files: { name: "reports.jsonl", mimeType: "application/json", buffer: Buffer.from(lines.join("\n")) },
        },
      });
      expect(answer.ok(), await answer.text()).toBe(true);
      await waitForAnalysis(config);
    });

    test("a newcomer finds the merged pair and a point that outlets tell differently", async ({ page }) => {
      await page.goto("/");
      const way = new Way(page, "newcomer");
      await way.click(page.getByRole("link", { name: "Copies become one text" }));
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(/in (two|\d+) copies/);
      await way.click(page.getByRole("link", { name: "Stories", exact: true }).first());
      await way.click(page.getByRole("link", { name: "Claims in parallel columns" }));
      const cells = page.getByRole("main").locator("blockquote");
      await expect(cells.nth(1)).toBeVisible();
      expect(new Set(await cells.allInnerTexts()).size).toBeGreaterThan(1);
      way.end(3);
    });

    test("a teacher has a worksheet without outlets' names to print", async ({ page }) => {
      await page.goto("/");
      const way = new Way(page, "teacher");
      await way.click(page.getByRole("link", { name: "Claims in parallel columns" }));
      await way.click(page.getByRole("link", { name: /^Worksheet/ }).first());
      await expect(page.getByRole("button", { name: "Print or save as PDF" })).toBeVisible();
      expect(await page.locator("blockquote").count()).toBeGreaterThan(1);
      await expect(page.getByRole("main")).not.toContainText(/Asia Times|iNews|Harbour Post|Inland Wire/);
      way.end(2);
    });

    test("an editor asks of any two texts whether they are one article and what has changed", async ({ page }) => {
      await page.goto("/articles?words=Diplomacy");
      const way = new Way(page, "editor");
      const boxes = page.getByRole("main").getByRole("checkbox");
      await way.click(boxes.nth(0));
      await way.click(boxes.nth(1));
      await way.click(page.getByRole("button", { name: "Compare" }));
      await expect(page.getByRole("main")).toContainText("copies of one article");
      way.end(3);
    });

    test("a researcher leaves with files that tools read", async ({ page }) => {
      await page.goto("/");
      const way = new Way(page, "researcher");
      await way.click(page.getByRole("link", { name: "Claims in parallel columns" }));
      const download = page.waitForEvent("download");
      await way.click(page.getByRole("link", { name: /^CSV/ }).first());
      const file = await download;
      expect(file.suggestedFilename()).toMatch(/\.csv$/);
      let bytes = 0;
      for await (const part of await file.createReadStream()) bytes += (part as Buffer).length;
      expect(bytes).toBeGreaterThan(500);
      way.end(2);
    });
  });
