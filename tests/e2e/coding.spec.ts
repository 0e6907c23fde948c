import { expect, test } from "./support/parallax.ts";

test("two readers code a topic's claims without seeing outlets or each other; their agreement is counted", async ({
  page,
  request,
  baseURL,
}) => {
  await page.goto("/topics");
  await page.getByRole("main").getByRole("heading", { level: 2 }).first().getByRole("link").click();
  await page.getByRole("link", { name: "Code the claims" }).click();
  await page.getByLabel("Name of the coding").fill("Frames in class");
  await page.getByRole("button", { name: "Start coding" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Frames in class" })).toBeVisible();
  const home = page.url();
  const code = async (reader: string, choices: readonly string[]) => {
    await page.goto(home);
    await page.getByLabel("Your name").fill(reader);
    await page.getByRole("button", { name: "Code as this reader" }).click();
    await expect(page.getByRole("main")).not.toContainText(/Asia Times|Igor Sushko|iNews/);
    for (const [i, choice] of choices.entries())
      await page.getByRole("group").nth(i).getByLabel(choice, { exact: true }).check();
    await page.getByRole("button", { name: "Save my codes" }).click();
    await expect(page.getByRole("status").filter({ hasText: "Saved under your name." })).toBeVisible();
  };
  await code("Ana", ["conflict", "conflict"]);
  await code("Ben", ["conflict", "morality"]);
  await expect(page.getByRole("main")).not.toContainText("Ana");
  await page.getByRole("link", { name: "Agreement and codebook" }).click();
  const agreement = page.getByRole("region", { name: "Agreement of Ana and Ben" });
  await expect(agreement).toContainText("The same code for 1 of 2 claims that both coded (50 %)");
  await expect(agreement).toContainText("Too few to say");
  await expect(agreement.getByRole("heading", { name: "1 claim read differently" })).toBeVisible();
  // The other tests count what is here: take the codes back and the coding away.
  for (const reader of ["Ana", "Ben"])
    await request.post(`${home.replace("/coding/", "/api/v1/codings/")}/codes`, {
      headers: { origin: baseURL ?? "" },
      data: { reader, codes: [1, 2].map((number) => ({ number, code: "" })) },
    });
  await page.goto(home);
  await page.getByRole("button", { name: "Remove this coding" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Removed." })).toBeVisible();
});
