import type { Locator, Page } from "@playwright/test";
import { expect, inSight, rows, seedIds, test } from "./support/parallax.ts";

type Topic = { topic: number; name: string; claims: number[] };
type Link = { a: { claim: number; article: number }; b: { claim: number; article: number }; topic: number | null };

const topics = (page: Page) => rows<Topic>(page, "topics?limit=50");
const open = async (page: Page, which = 0) => {
  const topic = (await topics(page))[which];
  if (!topic) throw new Error("The seeds have too few topics.");
  await page.goto(`/topics/${topic.topic}`);
  return topic;
};
/** The best link between two articles that stands in a topic. */
async function bestLink(page: Page): Promise<Link & { topic: number }> {
  const link = (await rows<Link>(page, "links?limit=200")).find(
    (each) => each.topic !== null && each.a.article !== each.b.article,
  );
  if (!link?.topic) throw new Error("No link of the seeds stands in a topic.");
  return { ...link, topic: link.topic };
}
const panelOf = (page: Page) => page.getByRole("region", { name: /^Two claims, / });
const toast = (page: Page) => page.locator("[data-toast]");
async function undo(page: Page): Promise<void> {
  await toast(page).getByRole("button", { name: /^Undo/ }).click();
  await expect(toast(page)).toContainText("Undone");
}
const table = (page: Page): Locator => page.getByRole("table", { name: /one row a point, one column an outlet/ });
const matters = (page: Page) => table(page).locator("tr", { has: page.locator("th[scope=rowgroup]") });

test("outlets are columns, matters rows, and the two copies one column", async ({ page }) => {
  await open(page);
  const heads = await table(page).getByRole("columnheader").allTextContents();
  expect(heads.length).toBeGreaterThan(1);
  expect(heads.filter((head) => /Responsible Statecraft/.test(head))).toHaveLength(1);
});

test("a row says who speaks, and each claim opens its place in the article", async ({ page }) => {
  await open(page);
  const claim = page.getByRole("article").first();
  const speaker = claim.locator(".speaker-line .who");
  await expect(speaker).toHaveCount(1);
  await expect(speaker).toHaveText(/\p{L}{2}/u);
  const words = ((await claim.getByRole("blockquote").textContent()) ?? "").trim();
  await claim.getByRole("link", { name: /^(paragraph \d+|in the article)$/ }).click();
  await expect(page).toHaveURL(/\/articles\/\d+\?at=\d+#at$/);
  const place = page.locator("#at");
  await expect(place).toBeVisible();
  expect(await inSight(place)).toBe(true);
  const paragraph = await place.evaluate((element) => (element.closest("p, div, li") ?? element).textContent ?? "");
  expect(paragraph.replace(/\s+/g, " ")).toContain(words.replace(/\s+/g, " ").slice(0, 40));
});

test("a silent cell says what was searched", async ({ page }) => {
  for (const { topic } of await topics(page)) {
    await page.goto(`/topics/${topic}`);
    const silent = page.locator("tbody ~ tbody td[data-o]").filter({ hasNot: page.getByRole("article") });
    if ((await silent.count()) === 0) continue;
    await expect(silent.first()).toContainText(/searched: /);
    return;
  }
  throw new Error("No topic has a silent cell, although four outlets write of different things.");
});

test("a column is pinned as base, moved and closed from its menu, and the address holds it", async ({ page }) => {
  await open(page);
  const heads = () => table(page).getByRole("columnheader").locator("b").allTextContents();
  const before = await heads();
  const menu = async (column: number, name: string | RegExp) => {
    const head = table(page).getByRole("columnheader").nth(column);
    await head.locator("summary").click();
    await head.getByRole("link", { name }).click();
  };
  await menu(0, "Move right");
  await expect(page).toHaveURL(/columns=/);
  await expect.poll(heads).toEqual([before[1], before[0], ...before.slice(2)]);
  await menu(1, /^Pin as base/);
  await expect(page).toHaveURL(/base=/);
  await expect.poll(heads).toEqual(before);
  await expect(table(page).getByRole("columnheader").first()).toContainText("base");
  await menu(1, "Close this column");
  await expect.poll(async () => (await heads()).length).toBe(before.length - 1);
  const address = page.url();
  await page.goto("/topics");
  await page.goto(address);
  expect(await heads()).toEqual([before[0], ...before.slice(2)]);
});

test("two claims chosen show what they share", async ({ page }) => {
  await open(page);
  await page.getByRole("link", { name: "compare", exact: true }).first().click();
  await expect(page.getByText("chosen: now choose another")).toBeVisible();
  await page.getByRole("link", { name: "compare with the chosen one" }).first().click();
  const panel = panelOf(page);
  await expect(panel).toBeVisible();
  await expect(panel.getByText(/in 100 words of the longer sentence/)).toBeVisible();
  expect(await inSight(panel)).toBe(true);
});

test("a chip opens its two claims with the words it rests on, which stand in both sentences", async ({ page }) => {
  const chip = table(page).locator("a.chip").first();
  // Chips are rare: of the seeds' topics one has them.
  for (const { topic } of await topics(page)) {
    await page.goto(`/topics/${topic}`);
    if ((await chip.count()) > 0) break;
  }
  const name = (await chip.locator("b").textContent()) ?? "";
  await chip.click();
  await expect(panelOf(page)).toContainText(`Two claims, ${name}`);
  const marks = panelOf(page).locator("p > .said mark");
  expect(await marks.count()).toBeGreaterThan(0);
  for (const side of await panelOf(page).locator("p > .said").all())
    expect(await side.locator("mark").count()).toBeGreaterThan(0);
});

test("two claims are parted and joined again by undo", async ({ page }) => {
  const { a, b, topic } = await bestLink(page);
  await page.goto(`/topics/${topic}?pair=${a.claim},${b.claim}`);
  const together = async () =>
    (await rows<Link>(page, "links?limit=500")).some((each) => each.a.claim === a.claim && each.b.claim === b.claim);
  expect(await together()).toBe(true);
  await panelOf(page)
    .getByRole("button", { name: /^Not the same point/ })
    .click();
  await expect(toast(page)).toContainText("Rejected");
  await expect(panelOf(page)).toContainText("not the same point");
  expect(await together()).toBe(false);
  await undo(page);
  await expect(panelOf(page)).toContainText("Suggested by rule");
  expect(await together()).toBe(true);
});

test("two claims are confirmed, and the confirmation is taken back", async ({ page }) => {
  const { a, b, topic } = await bestLink(page);
  await page.goto(`/topics/${topic}?pair=${a.claim},${b.claim}`);
  await panelOf(page)
    .getByRole("button", { name: /^These are on the same point/ })
    .click();
  await expect(panelOf(page)).toContainText("Confirmed by a reader");
  await expect(page.getByText(/1 of \d+ links? confirmed by a reader/)).toBeVisible();
  await undo(page);
  await expect(panelOf(page)).toContainText("nobody has decided yet");
});

test("a note stands with the two claims and in their row, and is taken back", async ({ page }) => {
  const { a, b, topic } = await bestLink(page);
  await page.goto(`/topics/${topic}?pair=${a.claim},${b.claim}`);
  await panelOf(page).getByText("Write a note").click();
  await panelOf(page).getByLabel("Your note on these two claims").fill("Five months apart. <b>Ask</b> both desks.");
  await panelOf(page).getByRole("button", { name: "Keep the note" }).click();
  await expect(panelOf(page).locator("p", { hasText: "Five months apart." })).toHaveText(
    "Five months apart. <b>Ask</b> both desks.",
  );
  await page.goto(`/topics/${topic}`);
  await expect(table(page).getByRole("rowheader").locator("p")).toContainText(
    "Five months apart. <b>Ask</b> both desks.",
  );
  await page.goto(`/topics/${topic}?pair=${a.claim},${b.claim}`);
  await panelOf(page).getByRole("button", { name: "Take the note back" }).click();
  await expect(panelOf(page).getByText("Five months apart.")).toHaveCount(0);
});

test("a topic of a reader’s own words is made, and unmade from the history", async ({ page }) => {
  await page.goto("/topics");
  await page.getByLabel("Make a topic from your own words").fill("sanctions relief");
  await page.getByRole("button", { name: "Make this topic" }).click();
  await expect(page).toHaveURL(/\/topics\/\d+/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sanctions relief");
  await page.getByText(/^Change this topic/).click();
  const made = page.getByRole("listitem").filter({ hasText: "was made from a reader’s words" });
  await expect(made).toBeVisible();
  await page.goto("/history");
  await page
    .getByRole("listitem")
    .filter({ hasText: "was made from a reader’s words" })
    .getByRole("button", { name: "Undo" })
    .first()
    .click();
  await page.goto("/topics");
  await expect(page.getByRole("link", { name: "Sanctions relief" })).toHaveCount(0);
});

test("a topic is merged into another and parted again", async ({ page }) => {
  const [one, two] = await topics(page);
  if (!one || !two) throw new Error("The seeds have too few topics.");
  await page.goto(`/topics/${one.topic}`);
  const rowsBefore = await matters(page).count();
  await page.getByText(/^Change this topic/).click();
  await page.getByLabel("Merge another topic into this one").selectOption({ label: two.name });
  await page.getByRole("button", { name: "Merge", exact: true }).click();
  await expect(toast(page)).toContainText("Merged into this topic");
  expect(await matters(page).count()).toBeGreaterThan(rowsBefore);
  await page.goto(`/topics/${two.topic}`);
  await expect(page).toHaveURL(new RegExp(`/topics/${one.topic}$`));
  await page.getByText(/^Change this topic/).click();
  await page.getByRole("listitem").filter({ hasText: "was merged into" }).getByRole("button", { name: "Undo" }).click();
  await expect(toast(page)).toContainText("Undone");
  expect(await matters(page).count()).toBe(rowsBefore);
  expect((await topics(page)).map(({ topic }) => topic)).toContain(two.topic);
});

test("rows are taken out into a topic of their own and brought back", async ({ page }) => {
  const own = (await rows<{ topic: number }>(page, "matters?limit=500")).map(({ topic }) => topic);
  const topic = own.find((each, i) => own.indexOf(each) !== i);
  if (topic === undefined) throw new Error("No topic of the seeds has two rows.");
  await page.goto(`/topics/${topic}`);
  const before = await matters(page).count();
  await page.getByText(/^Change this topic/).click();
  await page.getByText(/^Split: take rows out/).click();
  await page.getByRole("group", { name: "Rows to take out" }).getByRole("checkbox").first().check();
  await page.getByLabel("Name of the new topic").fill("Apart for a test");
  await page.getByRole("button", { name: "Take them out" }).click();
  await expect(toast(page)).toContainText("a topic of their own");
  expect(await matters(page).count()).toBe(before - 1);
  expect((await topics(page)).map(({ name }) => name)).toContain("Apart for a test");
  await undo(page);
  expect(await matters(page).count()).toBe(before);
});

test("a speaker is corrected from the claim’s page, everywhere, and given back", async ({ page }) => {
  const { "003": article } = await seedIds(page);
  const claim = (await rows<{ claim: number; article: number; speaker: string | null }>(page, "claims?limit=500")).find(
    (each) => each.article === article && each.speaker !== null,
  );
  if (!claim) throw new Error("Seed 003 has no speaker.");
  await page.goto(`/claims/${claim.claim}`);
  await page.getByText("Correct who says it").click();
  await page.getByLabel("Said by").fill("Ana Example");
  await page.getByRole("button", { name: "Set the speaker" }).click();
  await expect(toast(page)).toContainText("The speaker is corrected");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Ana Example");
  await page.goto(`/articles/${article}?view=voices`);
  await expect(page.getByRole("heading", { level: 3, name: /Ana Example/ })).toBeVisible();
  await page.goto(`/claims/${claim.claim}`);
  await page
    .locator("div", { has: page.getByText("Set by a reader. The rule had read", { exact: false }) })
    .last()
    .getByRole("button", { name: "Undo" })
    .click();
  await expect(page.getByRole("heading", { level: 1 })).not.toContainText("Ana Example");
});

test("figures and dates stand in a ledger, and each opens its sentence", async ({ page }) => {
  for (const { topic } of await topics(page)) {
    await page.goto(`/topics/${topic}?view=ledger`);
    const entry = page
      .locator("details")
      .filter({ has: page.locator("summary > .said") })
      .first();
    if ((await entry.count()) === 0) continue;
    const figure = ((await entry.locator("summary").textContent()) ?? "").trim();
    await entry.locator("summary").click();
    await expect(entry.locator("p.said")).toContainText(figure);
    await expect(entry.locator("p.said a")).toHaveAttribute("href", /\/articles\/\d+\?at=\d+#at/);
    return;
  }
  throw new Error("No topic of the seeds has a figure.");
});

test("what one source says and another denies in one article stand beside each other in its column", async ({
  page,
}) => {
  for (const { topic } of await topics(page)) {
    await page.goto(`/topics/${topic}`);
    const dispute = page.getByText("A dispute in this article").first().locator("..");
    if ((await dispute.count()) === 0) continue;
    await expect(dispute.getByRole("article")).toHaveCount(2);
    await expect(dispute.getByText(/^(asserted|denied)$/).first()).toHaveText("asserted");
    await expect(dispute.getByText(/^(asserted|denied)$/).last()).toHaveText("denied");
    await expect(dispute).toContainText("50,000");
    return;
  }
  throw new Error("The dispute over the 50,000 at Sumy stands in no topic.");
});

test("the voices of an article have shares that open their sentences", async ({ page }) => {
  const { "001": article } = await seedIds(page);
  await page.goto(`/articles/${article}?view=voices`);
  await expect(page.getByText(/are told in the outlet’s own words/)).toBeVisible();
  const kinds = page.locator("main ol details").first();
  const count = Number(await kinds.locator("summary b").textContent());
  await kinds.locator("summary").click();
  await expect(kinds.getByRole("blockquote")).toHaveCount(count);
});

test("the reader page leads from a paragraph to the outlets on the same matter", async ({ page }) => {
  const { a } = await bestLink(page);
  await page.goto(`/articles/${a.article}`);
  // Not every link stands in a topic; one that does is put side by side there.
  const also = page.locator("main li details").filter({ hasText: "side by side" }).first();
  await also.locator("summary").click();
  await also.getByRole("link", { name: "side by side" }).first().click();
  await expect(panelOf(page)).toBeVisible();
});
