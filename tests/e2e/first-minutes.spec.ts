import { copiesGroup, expect, rows, test } from "./support/parallax.ts";

test("the first page says what Parallax is and leads to a place for each of the three jobs", async ({ page }) => {
  await page.goto("/");
  await expect(page.getByText(/how different outlets tell the same news/)).toBeVisible();
  const jobs = page.getByRole("navigation", { name: "What you can do here" });
  const topic = (await rows<{ topic: number }>(page, "topics?limit=1"))[0]?.topic;
  for (const [name, address] of [
    ["Copies become one text", `/groups/${await copiesGroup(page)}`],
    ["Claims in parallel columns", `/topics/${topic}`],
    ["Framing, counted", `/framing?topic=${topic}`],
  ] as const) {
    await expect(jobs.getByRole("link", { name })).toHaveAttribute("href", address);
    expect((await page.request.get(address)).status(), address).toBe(200);
  }
});

test("a page that is not a guide is not found", async ({ page }) => {
  for (const name of ["nobody", "constructor"])
    expect((await page.request.get(`/help/${name}`)).status(), name).toBe(404);
});

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });

  test("the tour leads over the merged pair, two claims on one point, and framing", async ({ page }) => {
    const openStep = async (step: number) => {
      await page.goto("/tour");
      await page.getByRole("link", { name: `Open step ${step}` }).click();
    };
    await openStep(1);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("One article in two copies");
    await page.goto("/tour");
    const quotes = await page.locator("main blockquote").allInnerTexts();
    expect(quotes).toHaveLength(2);
    await openStep(2);
    await expect(page).toHaveURL(/\/topics\/\d+\?pair=\d+,\d+#pair$/);
    await expect(page.locator("#pair")).toBeVisible();
    await openStep(3);
    await expect(page).toHaveURL(/\/framing\?topic=\d+$/);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  });

  test("every help page leads to places that exist", async ({ page }) => {
    await page.goto("/help");
    const guides = await page
      .locator("main a[href^='/help/']")
      .evaluateAll((all) => all.map((a) => a.getAttribute("href") ?? ""));
    expect(guides).toHaveLength(4);
    for (const guide of guides) {
      await page.goto(guide);
      const starts = await page
        .locator("main section a.button")
        .evaluateAll((all) => all.map((a) => a.getAttribute("href") ?? ""));
      expect(starts.length, guide).toBeGreaterThan(1);
      for (const href of starts) expect((await page.request.get(href)).status(), href).toBe(200);
    }
  });
});
