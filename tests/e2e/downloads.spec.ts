import { expect, seedIds, test } from "./support/parallax.ts";

test("every page with a table gives it as CSV and as JSON lines", async ({ page }) => {
  const ids = Object.values(await seedIds(page)).slice(0, 4);
  for (const address of ["/", "/outlets", "/duplicates", `/framing?ids=${ids.join(",")}`]) {
    await page.goto(address);
    const links = await page
      .getByRole("link", { name: /^(CSV|JSONL)$/ })
      .evaluateAll((all) => all.map((a) => a.getAttribute("href") ?? ""));
    expect(links.length, address).toBeGreaterThanOrEqual(2);
    for (const href of links) {
      const response = await page.request.get(href);
      expect(response.status(), href).toBe(200);
      expect(response.headers()["content-disposition"], href).toMatch(/^attachment; filename="[a-z-]+\.(csv|jsonl)"$/);
      expect((await response.text()).trim().split("\n").length, href).toBeGreaterThan(href.includes("jsonl") ? 0 : 1);
    }
  }
});

test("a blind reader's file has letters too", async ({ page }) => {
  await page.goto("/outlets?blind=1");
  const href = await page.getByRole("link", { name: "CSV", exact: true }).getAttribute("href");
  const text = await (await page.request.get(href ?? "")).text();
  expect(text).toContain("Outlet A");
  expect(text).not.toMatch(/Asia Times|Igor Sushko/);
});
