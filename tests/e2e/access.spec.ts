import type { Page } from "@playwright/test";
import { copiesGroup, expect, press, rows, seedIds, test } from "./support/parallax.ts";
import { PLACES } from "./support/places.ts";

/** Most keys from a page of parallel columns to two of its claims, word by word. */
const MOST_KEYS = 12;
/** Milliseconds that a page may take to change on a machine with other work. */
const SLOW = 15_000;
/** Pages that are read; the others hold forms. */
const READ = [
  "overview",
  "stories",
  "articles",
  "a long article",
  "an article’s claims",
  "duplicates",
  "a group, merged",
  "a group, split",
  "compare",
  "topics",
  "a topic",
  "a topic’s figures",
  "a claim",
  "outlets",
  "framing",
  "search",
  "a worksheet",
];

const topicOf = async (page: Page) => (await rows<{ topic: number }>(page, "topics?limit=1"))[0]?.topic;

test("two claims stand word by word after a few keys, and the focus is where the reader was", async ({ page }) => {
  await page.goto(`/topics/${await topicOf(page)}`);
  let keys = 0;
  const key = async (name: string) => {
    await press(page, name);
    keys += 1;
  };
  await key("n");
  await expect(page.locator("a:focus")).toHaveText("compare");
  await key("Enter");
  await expect(page.getByText("chosen: now choose another")).toBeVisible({ timeout: SLOW });
  await key("n");
  await expect(page.locator("a:focus")).toHaveText("compare with the chosen one");
  await key("Enter");
  await expect(page.getByRole("region", { name: /^Two claims, / })).toBeVisible({ timeout: SLOW });
  expect(keys).toBeLessThanOrEqual(MOST_KEYS);
});

test("where colours are forced, what is current and what legends show is still told apart", async ({ page }) => {
  await page.emulateMedia({ forcedColors: "active" });
  const group = await copiesGroup(page);
  await page.goto(`/groups/${group}?view=split`);
  const current = page.locator("main [aria-current]").first();
  const other = page.locator("main nav a:not([aria-current])").first();
  const look = (place: typeof current) =>
    place.evaluate((element) => {
      const { borderBottomColor, borderBottomWidth, outlineStyle, backgroundColor, fontWeight, textDecorationLine } =
        getComputedStyle(element);
      return [
        borderBottomColor,
        borderBottomWidth,
        outlineStyle,
        backgroundColor,
        fontWeight,
        textDecorationLine,
      ].join();
    });
  expect(await look(current)).not.toBe(await look(other));
  await page.goto(`/topics/${await topicOf(page)}`);
  const marks = page.locator("main .hedge, main .oblige, main .cue");
  expect(await marks.count()).toBeGreaterThan(0);
  // A mark is never a colour alone: forced colours take that away.
  for (const mark of await marks.all())
    expect(
      await mark.evaluate((element) => {
        const style = getComputedStyle(element);
        const words = getComputedStyle(element.parentElement ?? element);
        return (
          style.textDecorationLine !== words.textDecorationLine ||
          Number.parseFloat(style.borderBottomWidth) > 0 ||
          style.fontWeight !== words.fontWeight
        );
      }),
    ).toBe(true);
});

test("nothing moves for a reader who asked for less motion", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  const { "001": id } = await seedIds(page);
  for (const path of ["/", `/articles/${id}`, `/topics/${await topicOf(page)}`]) {
    await page.goto(path);
    const moving = await page.evaluate(
      () =>
        document.getAnimations().filter(({ effect }) => Number(effect?.getComputedTiming().duration ?? 0) > 10).length,
    );
    expect(moving, path).toBe(0);
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior)).toBe("auto");
  }
});

for (const name of ["a topic", "a group, merged", "framing"])
  test(`${name} at 400 % can be read without scrolling sideways`, async ({ page }) => {
    // 1,280 pixels at 400 % are 320 of the page's own.
    await page.setViewportSize({ width: 320, height: 256 });
    await page.goto((await PLACES[name]?.(page)) ?? "");
    const [wide, seen] = await page.evaluate(() => [
      document.documentElement.scrollWidth,
      document.documentElement.clientWidth,
    ]);
    expect(wide).toBeLessThanOrEqual(seen ?? 0);
    // A bar that stays in sight must leave room to read.
    const covered = await page.evaluate(() => {
      window.scrollTo(0, 1_200);
      return [...document.querySelectorAll("*")]
        .filter((element) => ["sticky", "fixed"].includes(getComputedStyle(element).position))
        .map((element) => element.getBoundingClientRect())
        .filter(({ top, width }) => top <= 0 && width > 200)
        .reduce((sum, { height }) => Math.max(sum, height), 0);
    });
    expect(covered).toBeLessThan(128);
  });

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });
  test("every page that is read can be read, and its first links lead somewhere", async ({ page }) => {
    test.setTimeout(180_000);
    for (const name of READ) {
      const path = (await PLACES[name]?.(page)) ?? "";
      const response = await page.goto(path);
      expect(response?.status(), name).toBe(200);
      await expect(page.getByRole("heading", { level: 1 }), name).toBeVisible();
      // biome-ignore lint/performance/useDomNodeTextContent: only what is shown can be read.
      const words = (await page.getByRole("main").innerText()).split(/\s+/).length;
      expect(words, name).toBeGreaterThan(20);
      const links = await page
        .locator("main a[href^='/']:not([href^='/api/'])")
        .evaluateAll((all) => [...new Set(all.map((a) => a.getAttribute("href") ?? ""))].slice(0, 3));
      for (const href of links) expect((await page.request.get(href)).status(), href).toBe(200);
    }
  });
});
