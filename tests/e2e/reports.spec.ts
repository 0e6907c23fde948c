import { readFile } from "node:fs/promises";
import { copiesGroup, expect, rows, seedIds, test } from "./support/parallax.ts";

test("a page is frozen, arranged, checked again, removed, and undo brings it back", async ({ page }) => {
  await page.goto(`/groups/${await copiesGroup(page)}`);
  await page.getByText("Freeze as a report …").click();
  await page.getByLabel("Title").fill("What the two pages share");
  await page.getByLabel("Your name, if you like").fill("Ana Verell");
  await page.getByLabel("What you want to say about it, if anything").fill("Read the first row.");
  await page.getByRole("button", { name: "Freeze", exact: true }).click();

  await expect(page).toHaveURL(/\/reports\/\d+\?done=frozen/);
  const report = Number(/\/reports\/(\d+)/.exec(page.url())?.[1]);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("What the two pages share");
  await expect(page.getByText("Ana Verell", { exact: true })).toBeVisible();
  await expect(page.getByRole("region", { name: "Note of the author" })).toContainText("Read the first row.");
  const points = page.getByRole("table", { name: "Where the copies differ" });
  const names = points.locator("th[scope=rowgroup]");
  const before = await names.allInnerTexts();
  expect(before.length).toBeGreaterThan(2);

  await page.getByText("Title, note and rows …").click();
  await page.locator('input[name="place-place-1"]').fill("99");
  await page.locator('input[name="show-place-2"]').uncheck();
  await page.locator('input[name="note-place-3"]').fill("now the first");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page).toHaveURL(/done=saved/);
  const after = await names.allInnerTexts();
  expect(after).toHaveLength(before.length - 1);
  expect(after[0]).toContain("now the first");
  await expect(page.getByText(/of \d+ rows, chosen by the author/)).toBeVisible();

  await page.goto(`/reports/${report}`);
  await page.getByRole("button", { name: "Recheck the sources" }).click();
  await expect(page.getByRole("heading", { name: /^Rechecked .* still here$/ })).toBeVisible();
  await expect(page.getByText("Nothing has changed.")).toBeVisible();

  await page.getByRole("button", { name: "Remove" }).click();
  await expect(page).toHaveURL(/\/reports\?done=report-removed/);
  await expect(page.getByRole("link", { name: "What the two pages share" })).toHaveCount(0);
  await page.getByRole("button", { name: /^Undo/ }).click();
  await expect(page.getByRole("link", { name: "What the two pages share" })).toBeVisible();
  await page.goto("/history?kind=reports");
  await expect(page.getByRole("main")).toContainText("A page was frozen as the report What the two pages share");
});

test("a sentence is copied with its source, as plain text and as Markdown", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const { "000": id } = await seedIds(page);
  await page.goto(`/articles/${id}`);
  const paragraph = page.locator("[data-quote]").first();
  const words = (await paragraph.locator(".said").textContent())?.trim() ?? "";
  await paragraph.getByRole("button", { name: /^copy/ }).click();
  await expect(page.getByText("Copied with its source.")).toBeVisible();
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  expect(await copied()).toBe(`“${words.replace(/\s+/g, " ")}”\n${(await copied()).split("\n")[1]}`);
  expect(await copied()).toMatch(/Asia Times, .*paragraph 1/);
  await page.getByRole("button", { name: "As Markdown" }).click();
  await expect(page.getByText("Copied as Markdown.")).toBeVisible();
  expect(await copied()).toMatch(/^> .+\n>\n> — .*Asia Times/s);
});

test("copies, rows, comparisons, claims and search results have the button too; a blind reader’s names no outlet", async ({
  page,
}) => {
  const group = await copiesGroup(page);
  const topic = (await rows<{ topic: number }>(page, "topics?limit=1"))[0]?.topic;
  const { "000": one, "003": other } = await seedIds(page);
  const quoting = [
    `/groups/${group}`,
    `/groups/${group}?view=changes`,
    `/topics/${topic}`,
    `/compare?ids=${one},${other}`,
    `/articles/${one}?view=claims`,
    "/search?q=sanctions",
  ];
  for (const path of quoting) {
    await page.goto(path);
    await expect(page.locator("button[data-copy]:visible").first(), path).toBeVisible();
    const html = await (await page.request.get(`${path}${path.includes("?") ? "&" : "?"}blind=1`)).text();
    const sources = [...html.matchAll(/data-copy="([^"]*)"/g)].map(([, source = ""]) => source);
    expect(sources.length, path).toBeGreaterThan(0);
    expect(
      sources.filter((source) => /Asia Times|iNews Worldwide/.test(source)),
      path,
    ).toEqual([]);
  }
});

test("a whole page is taken along as Markdown and as a table", async ({ page }) => {
  await page.goto(`/groups/${await copiesGroup(page)}`);
  const fileOf = async (name: string) => {
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name, exact: true }).first().click(),
    ]);
    return readFile(await download.path(), "utf8");
  };
  expect(await fileOf("Markdown")).toMatch(/^# [\s\S]+## Where the copies differ[\s\S]+## Sources/);
  expect((await fileOf("CSV")).split("\r\n")[0]).toBe(
    "section,row,name,remarks,note,letter,outlet,words,said,quote,place,article,headline,author,publishedAt,url,start,end,textSha256",
  );
});

test("on paper a report has no controls and repeats its heads", async ({ page }) => {
  const made = await page.request.post("/api/v1/reports", { data: { kind: "group", group: await copiesGroup(page) } });
  const { report } = (await made.json()) as { report: number };
  await page.goto(`/reports/${report}`);
  await page.emulateMedia({ media: "print" });
  for (const name of ["Recheck the sources", "Print or save as PDF", "Copy the address", "Remove"])
    await expect(page.getByRole("button", { name })).toBeHidden();
  const head = page.getByRole("table", { name: "Where the copies differ" }).locator("thead");
  expect(await head.evaluate((element) => getComputedStyle(element).display)).toBe("table-header-group");
});

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });
  test("a page is frozen and a report edited by plain forms; buttons that need script are not offered", async ({
    page,
  }) => {
    await page.goto(`/groups/${await copiesGroup(page)}`);
    await expect(page.getByRole("button", { name: "Print or save as PDF" })).toHaveCount(0);
    await expect(page.getByRole("button", { name: /^copy/ })).toHaveCount(0);
    await page.getByText("Freeze as a report …").click();
    await page.getByRole("button", { name: "Freeze", exact: true }).click();
    await expect(page).toHaveURL(/\/reports\/\d+/);
    await page.getByText("Title, note and rows …").click();
    await page.getByLabel("Title").fill("By a plain form");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("By a plain form");
  });
});
