import { analysed, expect, rows, test } from "./support/parallax.ts";

const STORY = `Title: Old mill to become a library
Outlet: The Valley Gazette
Date: 2026-03-02

The old mill at Brackwater will become a public library, the parish council said on Monday.

Its roof was found to be sound, and the waterwheel will be kept turning for visitors, according to the surveyor Ruth Abara.

The work may begin in May if the county agrees to pay a third of the cost.
`;

/** A worker reads what came in: on a machine that does much else it may be some seconds late. */
const READ = { timeout: 30_000 };

// Others count the texts: a test that fails halfway must not leave its own behind, or fifteen more fail for it.
test.afterEach(async ({ page, request, baseURL }) => {
  const left = (await rows<{ article: number; outlet: string | null }>(page, "articles?limit=200")).filter(
    ({ outlet }) => outlet === "The Valley Gazette",
  );
  for (const { article } of left) {
    const response = await request.delete(`/api/v1/articles/${article}`, { headers: { origin: baseURL ?? "" } });
    expect(response.ok(), `remove ${article}: ${response.status()}`).toBe(true);
  }
  await analysed(request);
});

test("a pasted text is stored, read and can be opened", async ({ page }) => {
  await page.goto("/import");
  await page.getByLabel(/or paste a text/).fill(STORY);
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await expect(page).toHaveURL(/\/import\/\d+/);
  await expect(page.getByText("1 of 1 text is in.")).toBeVisible(READ);
  await expect(page.getByText("1 of 1 finished")).toBeVisible(READ);
  const [added] = (
    await rows<{ article: number; headline: string | null; outlet: string | null }>(page, "articles?limit=200")
  ).slice(-1);
  expect(added).toMatchObject({ headline: "Old mill to become a library", outlet: "The Valley Gazette" });
  await page.goto(`/articles/${added?.article}`);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Old mill to become a library");
});

test("uploaded files get a result each; a bad one harms no other", async ({ page }) => {
  await page.goto("/import");
  await page.getByLabel("Choose files, or drop them here").setInputFiles([
    { name: "mill.md", mimeType: "text/markdown", buffer: Buffer.from(STORY.replace("Monday", "Tuesday")) },
    { name: "empty.txt", mimeType: "text/plain", buffer: Buffer.from("") },
    {
      name: "picture.txt",
      mimeType: "text/plain",
      buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]),
    },
  ]);
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await expect(page.getByText(/1 of 3 texts is in\./)).toBeVisible(READ);
  const problem = page.getByRole("alert").filter({ hasText: "2 files could not be read" });
  await expect(problem.getByRole("link", { name: "empty.txt" })).toBeVisible();
  await expect(problem.getByRole("link", { name: "picture.txt" })).toBeVisible();
  const added = (await rows<{ article: number; sourceId: string }>(page, "articles?limit=200")).filter(
    ({ sourceId }) => sourceId === "mill.md",
  );
  expect(added).toHaveLength(1);
});

test("a copy that comes in is told where it is shown, and can be added as a version or left out", async ({ page }) => {
  await page.goto("/import");
  await page.getByLabel("Choose files, or drop them here").setInputFiles([
    { name: "morning.md", mimeType: "text/markdown", buffer: Buffer.from(STORY) },
    { name: "evening.md", mimeType: "text/markdown", buffer: Buffer.from(STORY.replace("Monday", "Monday evening")) },
  ]);
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await expect(page.getByText("2 of 2 finished")).toBeVisible(READ);
  const evening = page.getByRole("listitem").filter({ has: page.getByText(/: evening\.md$/) });
  await expect(evening).toContainText(/\d+-word match with morning\.md \(The Valley Gazette\)/);
  await evening.getByRole("button", { name: "As a version" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Merged as one article." })).toBeVisible();
  await evening.getByRole("button", { name: "Leave this file out" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Removed from lists and counts." })).toBeVisible();
  await page.getByRole("status").getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Undone." })).toBeVisible();
  const added = (await rows<{ article: number; sourceId: string }>(page, "articles?limit=200")).filter(({ sourceId }) =>
    /^(morning|evening)/.test(sourceId),
  );
  expect(added).toHaveLength(2);
  await page.goto("/history?kind=copies");
  await expect(page.getByRole("listitem").filter({ hasText: "two versions of one article" }).first()).toBeVisible();
});

test("an empty form says what to do", async ({ page }) => {
  await page.goto("/import");
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await expect(page.getByText("Choose a file or paste a text first.")).toBeVisible();
});

test("what a phone shares stands in the field, and comes in only when it is said", async ({ page }) => {
  const manifest = await (await page.request.get("/manifest.webmanifest")).json();
  const { action, method, params } = manifest.share_target;
  expect([new URL(action, "http://x/manifest.webmanifest").pathname, method]).toEqual(["/import", "GET"]);
  const before = (await rows(page, "imports")).length;
  await page.goto(`/import?${params.title}=Ferry+late&${params.text}=Nobody+on+the+pier+had+been+told.`);
  await expect(page.getByLabel("or paste a text")).toHaveValue(
    "Title: Ferry late\n\nNobody on the pier had been told.",
  );
  expect(await rows(page, "imports")).toHaveLength(before);
});

test("the bookmark sends a page to the field, and its text stays in no address", async ({ page }) => {
  await page.goto("/import");
  const bookmark = page.getByLabel("The bookmark’s address");
  // A script makes it, because it holds the address under which the reader sees Parallax.
  await expect(bookmark).toHaveValue(/^javascript:/);
  const code = decodeURIComponent((await bookmark.inputValue()).slice("javascript:".length));
  await page.goto("/method");
  const opened = await page.evaluate(
    (script) =>
      new Promise<string>((resolve) => {
        window.open = (address) => {
          resolve(String(address));
          return null;
        };
        // Run as a bookmark is: outside of what the page's own policy lets through.
        const run = document.createElement("script");
        run.nonce = document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce ?? "";
        run.textContent = script;
        document.head.append(run);
      }),
    code,
  );
  await page.goto(opened);
  const field = page.getByLabel("or paste a text");
  await expect(field).toHaveValue(/^Title: .*\n(Outlet: .*\n)?URL: http.*\/method\n\n/);
  await expect(page.getByText("The page’s text stands in the field.")).toBeVisible();
  expect(new URL(page.url()).hash).toBe("");
});
