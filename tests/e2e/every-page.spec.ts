import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "./support/parallax.ts";
import { PLACES } from "./support/places.ts";

type Look = { readonly width: number; readonly theme: "light" | "dark" };

/** Both widths and both themes; with PARALLAX_EVERY_LOOK each with each, which takes twice as long and hardly ever finds more. */
const TWO_LOOKS: readonly Look[] = [
  { width: 320, theme: "light" },
  { width: 1280, theme: "dark" },
];
const LOOKS: readonly Look[] = process.env.PARALLAX_EVERY_LOOK
  ? [...TWO_LOOKS, { width: 320, theme: "dark" }, { width: 1280, theme: "light" }]
  : TWO_LOOKS;

/** All in one window, because a new one costs more than looking at a page does. */
for (const [name, address] of Object.entries(PLACES))
  test(`${name}, narrow and wide, light and dark: no barrier, nothing cut off`, async ({
    page,
    context,
    baseURL,
    complaints,
  }) => {
    test.setTimeout(180_000); // the framing page has thousands of elements, and each is looked at
    const path = await address(page);
    for (const { width, theme } of LOOKS) {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
      await context.addCookies([{ name: "theme", value: theme, url: baseURL ?? "" }]);
      const response = await page.goto(path);
      expect(response?.status()).toBe(name === "nothing there" ? 404 : 200);
      if (name === "nothing there") complaints.length = 0; // the browser reports the 404 itself
      const sideways = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(sideways, `pixels that the page can be scrolled sideways at ${width}`).toBeLessThanOrEqual(0);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(" | ")}`),
        `${width} px, ${theme}`,
      ).toEqual([]);
    }
  });

/** Names and hosts of the sample texts' outlets. No text holds them, save "Responsible Statecraft" in the furniture of 002. */
const NAMED = [
  "Asia Times",
  "iNews Worldwide",
  "Igor Sushko",
  "Responsible Statecraft",
  "asiatimes",
  "inewsworldwide",
  "responsiblestatecraft",
];
const IN_ITS_TEXT = "Responsible Statecraft";

test("blind, every page names no outlet, not even in what it sends along", async ({ page }) => {
  test.setTimeout(180_000);
  for (const [name, address] of Object.entries(PLACES)) {
    const path = await address(page);
    const response = await page.request.get(`${path}${path.includes("?") ? "&" : "?"}blind=1`);
    const html = await response.text();
    const shown = NAMED.filter(
      (outlet) => html.includes(outlet) && !(outlet === IN_ITS_TEXT && /^\/(groups|reports)\//.test(path)),
    );
    expect(shown, name).toEqual([]);
    if (name !== "nothing there") expect(html, name).toContain("Reveal the outlets");
  }
});
