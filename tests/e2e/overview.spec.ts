import { copiesGroup, expect, test } from "./support/parallax.ts";

test("the first page says what is here and what needs an eye", async ({ page }) => {
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("5 texts, 4 different articles, 4 outlets.");
  await expect(page.getByRole("link", { name: "One pair is the same article." })).toBeVisible();
  const flag = page.getByRole("region", { name: /./ }).filter({ has: page.getByRole("link", { name: "See merged" }) });
  await expect(flag.getByRole("link", { name: "Why?" })).toBeVisible();
  await expect(flag.getByRole("button", { name: "Keep apart" })).toBeVisible();
});

test("topics stand against outlets, with silent cells that say what was searched", async ({ page }) => {
  await page.goto("/");
  const matrix = page.getByRole("table", { name: "Topics by outlet" });
  await expect(matrix.getByRole("columnheader")).toHaveCount(5);
  expect(await matrix.getByRole("row").count()).toBeGreaterThan(1);
  await expect(matrix.getByText(/Searched: /).first()).toBeAttached();
  await matrix.getByRole("rowheader").first().getByRole("link").click();
  await expect(page).toHaveURL(/\/topics\/\d+/);
});

test("see merged leads to the one text of both copies", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("link", { name: "See merged" }).click();
  await expect(page).toHaveURL(new RegExp(`/groups/${await copiesGroup(page)}$`));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("One article in two copies");
});

test("every link of the frame leads to a page", async ({ page }) => {
  await page.goto("/");
  const links = await page
    .locator("header a[href], footer a[href]")
    .evaluateAll((all) => all.map((a) => a.getAttribute("href") ?? ""));
  const inside = [...new Set(links)].filter((href) => href.startsWith("/"));
  expect(inside.length).toBeGreaterThan(5);
  for (const href of inside) expect((await page.request.get(href)).status(), href).toBe(200);
});
