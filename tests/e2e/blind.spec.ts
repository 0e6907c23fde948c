import { expect, test } from "./support/parallax.ts";

test("outlets are hidden by one button, on every page that follows, and revealed by one", async ({ page }) => {
  await page.goto("/outlets");
  await expect(page.getByRole("main")).toContainText("Asia Times");
  await page.getByRole("button", { name: "Hide outlets" }).click();
  await expect(page).toHaveURL(/\/outlets\?blind=1$/);
  await expect(page.getByRole("main")).not.toContainText("Asia Times");
  await expect(page.getByRole("main")).toContainText("Outlet A");
  await page.getByRole("link", { name: "Topics", exact: true }).first().click();
  await expect(page).toHaveURL(/\/topics\?blind=1$/);
  await page.getByRole("main").getByRole("heading", { level: 2 }).first().getByRole("link").click();
  await expect(page).toHaveURL(/\/topics\/\d+\?blind=1$/);
  await expect(page.getByRole("columnheader").first()).toContainText("Outlet A");
  await page.getByRole("button", { name: "Reveal the outlets" }).click();
  await expect(page).toHaveURL(/\/topics\/\d+$/);
  await expect(page.getByRole("columnheader").first()).toContainText("Asia Times");
});

test("an address with blind=1 hides the outlets for whoever opens it", async ({ page }) => {
  await page.goto("/articles?blind=1");
  await expect(page.getByRole("complementary", { name: "Blind mode" })).toContainText("Outlets are hidden.");
  await expect(page.getByRole("main")).not.toContainText("Asia Times");
  await page.goto("/");
  await expect(page).toHaveURL(/\/\?blind=1$/);
  await expect(page.getByRole("table", { name: "Topics by outlet" })).toContainText("Outlet B");
});
