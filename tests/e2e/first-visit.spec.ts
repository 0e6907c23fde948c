import { gzipSync } from "node:zlib";
import { expect, test } from "./support/parallax.ts";
import { PLACES } from "./support/places.ts";

/** Milliseconds that fonts come late: what a reader on a slow line sees first is set in a font of the system. */
const FONTS_LATE = 700;
/** Most that a page may shift, as browsers count it. */
const MOST_SHIFT = 0.02;
/** Kilobytes that a page may bring, packed. */
const MOST_SCRIPT_KB = 150;
const MOST_STYLES_KB = 30;

/** Pages of each make; with PARALLAX_EVERY_LOOK all. */
const VISITED = Object.entries(PLACES).filter(
  ([name]) =>
    process.env.PARALLAX_EVERY_LOOK ||
    /^(overview|stories|articles|a long article|duplicates|a group, merged|compare|a topic|a claim|framing|search|import|settings)$/.test(
      name,
    ),
);

for (const [name, address] of VISITED)
  test(`${name} does not jump when its fonts come late`, async ({ page, complaints }) => {
    const path = await address(page);
    let late = 0;
    const unasked: string[] = [];
    page.on("request", (request) => {
      if (request.url().includes("_rsc=")) unasked.push(request.url());
    });
    await page.route(/\.woff2/, async (route) => {
      late += 1;
      await new Promise((done) => setTimeout(done, FONTS_LATE));
      await route.continue();
    });
    for (const width of [320, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      const before = late;
      await page.goto(path);
      if (name === "nothing there") complaints.length = 0; // the browser reports the 404 itself
      await page.evaluate(() => document.fonts.ready);
      const shift = await page.evaluate(
        () =>
          new Promise<number>((done) => {
            let sum = 0;
            type Shift = PerformanceEntry & { readonly value: number; readonly hadRecentInput: boolean };
            new PerformanceObserver((list) => {
              for (const entry of list.getEntries() as Shift[]) if (!entry.hadRecentInput) sum += entry.value;
            }).observe({ type: "layout-shift", buffered: true });
            setTimeout(() => done(sum), 300);
          }),
      );
      expect(late, "fonts that were held back").toBeGreaterThan(before);
      expect(shift, `${width} px`).toBeLessThanOrEqual(MOST_SHIFT);
    }
    expect(unasked, "pages that were fetched though nobody went there").toEqual([]);
  });

test("script and styles of every page stay below their bounds", async ({ page }) => {
  test.setTimeout(180_000);
  const sizes = new Map<string, number>();
  const packed = async (tags: RegExpMatchArray | null) => {
    let bytes = 0;
    for (const tag of new Set(tags)) {
      const source = tag.match(/ (?:src|href)="([^"]+)"/)?.[1];
      if (!source) continue;
      const size = sizes.get(source) ?? gzipSync(await (await page.request.get(source)).body()).length;
      sizes.set(source, size);
      bytes += size;
    }
    return bytes / 1_000;
  };
  for (const [name, address] of Object.entries(PLACES)) {
    const html = await (await page.request.get(await address(page))).text();
    // A browser that knows modules does not load what is for those that do not.
    const script = await packed(html.match(/<script(?![^>]*noModule)[^>]* src="[^"]+"[^>]*>/g));
    const styles = await packed(html.match(/<link rel="stylesheet"[^>]*>/g));
    expect(script, name).toBeGreaterThan(0);
    expect(styles, name).toBeGreaterThan(0);
    expect(script, `kB of script: ${name}`).toBeLessThanOrEqual(MOST_SCRIPT_KB);
    expect(styles, `kB of styles: ${name}`).toBeLessThanOrEqual(MOST_STYLES_KB);
  }
});
