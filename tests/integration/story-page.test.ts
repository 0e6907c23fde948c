import { beforeAll, describe, expect, test } from "vitest";
import { claimsIn } from "../../lib/usecases/columns/claim-cells.ts";
import { tabulate } from "../../lib/usecases/export/tabulate.ts";
import { loadFraming } from "../../lib/usecases/framing/load-framing.ts";
import { loadFirstPage } from "../../lib/usecases/installation/load-first-page.ts";
import { loadStories } from "../../lib/usecases/stories/load-stories.ts";
import { loadStory, loadStoryName, type StoryPage } from "../../lib/usecases/stories/load-story.ts";
import { loadStorySheet } from "../../lib/usecases/stories/load-story-sheet.ts";
import { DAM_COPY, DAM_EVENT } from "../e2e/support/dam-event.ts";
import { countQueries } from "./support/count-queries.ts";
import { freshDatabase, sql } from "./support/database.ts";
import { call } from "./support/request.ts";
import { importAll, textItem, workQueue } from "./support/seeds.ts";

const said = (value: string) => ({ value, origin: "file" as const });

let id = -1;
let page: StoryPage;
beforeAll(async () => {
  await freshDatabase();
  await importAll(
    [...DAM_EVENT, DAM_COPY].map(({ id: name, outlet, title, publishedAt, text }) => ({
      ...textItem(name, text),
      metadata: { outlet: said(outlet), headline: said(title), publishedAt: said(publishedAt) },
    })),
  );
  await workQueue();
  const [row] = await sql<{ id: number }>(
    "SELECT story_id AS id FROM story_text GROUP BY 1 ORDER BY count(*) DESC LIMIT 1",
  );
  id = row?.id ?? -1;
  page = await loadStory(id);
}, 180_000);

const letterOf = (outlet: string) => page.outlets.find(({ name }) => name === outlet)?.letter;
const keyOf = (outlet: string) => page.outlets.find(({ name }) => name === outlet)?.key ?? "";
const points = ({ rows, elsewhere }: StoryPage) => [...rows, ...elsewhere];

describe("a story told by four outlets and printed again by a fifth", () => {
  test("counts the copy once, and says between which days it was told", () => {
    expect(page.counts).toMatchObject({ articles: 5, texts: 4, outlets: 5, from: "2026-05-12", to: "2026-05-14" });
    expect(page.articles.map(({ publishedAt }) => publishedAt)).toEqual(
      page.articles.map(({ publishedAt }) => publishedAt).toSorted(),
    );
  });

  test("is named by words that its headlines share", async () => {
    expect(page.story.nameBy).toBe("rule");
    expect(page.story.name).toMatch(/Ostrel|Little Carrow/);
    expect(await loadStoryName(id)).toBe(page.story.name);
  });

  test("puts every sentence of a point into one cell of its outlet", () => {
    expect(page.rows.length).toBeGreaterThanOrEqual(3);
    for (const row of page.rows) {
      const shown = row.cells.flatMap((cell) => claimsIn(cell).map(({ claim }) => ({ cell, claim })));
      for (const { cell, claim } of shown)
        expect(page.columns.find(({ key }) => key === cell.column)?.articleIds).toContain(claim.articleId);
      const hidden = row.claims.filter(({ id: own }) => !shown.some(({ claim }) => claim.id === own));
      for (const claim of hidden)
        expect(page.columns.flatMap(({ articleIds }) => articleIds)).not.toContain(claim.articleId);
    }
  });

  test("orders points by how many outlets stand in them", () => {
    const sizes = points(page).map(({ columns }) => columns.size);
    expect(points(page).length).toBeGreaterThan(0);
    expect(page.rows.map(({ columns }) => columns.size)).toEqual(
      page.rows.map(({ columns }) => columns.size).toSorted((a, b) => b - a),
    );
    expect(Math.max(...sizes)).toBeGreaterThan(1);
  });

  test("tells which outlets give which figure", () => {
    const figures = page.differences.find(({ difference }) => difference.kind === "figures")?.difference;
    const told = figures?.values.map(({ words }) => words).toSorted();
    expect(told).toEqual(["420", "at least 600"]);
    const givers = figures?.values.map(({ claims }) =>
      claims.flatMap((claim) => {
        const row = points(page).find((each) => each.claims.some(({ id: own }) => own === claim));
        const article = row?.claims.find(({ id: own }) => own === claim)?.articleId ?? -1;
        return page.outlets.filter(({ articleIds }) => articleIds.includes(article)).map(({ name }) => name);
      }),
    );
    expect(givers?.flat()).toContain("Fallow Beacon");
  });

  test("and so does its line in the list of stories, with the letters of those who give each", async () => {
    const [line] = (await loadStories({})).stories.filter(({ id: own }) => own === id);
    const [first, second, ...more] = line?.told ?? [];
    expect(more).toEqual([]);
    expect(second?.kind).not.toBe(first?.kind);
    expect(first).toMatchObject({ kind: "figures", more: 0 });
    const told = Object.fromEntries(
      first?.values.map(({ words, outlets }) => [words, outlets.map(({ outlet }) => outlet)]) ?? [],
    );
    expect(Object.keys(told).toSorted()).toEqual(["420", "at least 600"]);
    expect(told["420"]).toContain("Fallow Beacon");
    // Two outlets print that text: it counts for the one whose copy leads.
    expect(told["at least 600"]).toEqual(
      page.outlets.filter(({ key }) => key === page.copies[0]?.leadKey).map(({ name }) => name),
    );
    expect(points(page).map(({ name }) => name)).toContain(first?.point);
    const overview = await loadFirstPage();
    expect(overview.kind === "stories" ? overview.stories[0]?.told : null).toEqual(line?.told);
  });

  test("gives columns to outlets with most in the points, and none to one whose text is a copy", () => {
    expect(page.columns.length).toBe(4);
    const weights = page.columns.map(({ claims }) => claims);
    expect(weights.every((claims) => claims > 0)).toBe(true);
    const copy = page.copies[0];
    expect(page.columns.map(({ key }) => key)).not.toContain(copy?.copyKey);
    for (const column of page.columns) expect(column.cited.length).toBeGreaterThan(0);
  });

  test("keeps for an outlet what only its copy prints, and says where a figure differs", () => {
    const [copy, ...more] = page.copies;
    expect(more).toEqual([]);
    expect([copy?.leadKey, copy?.copyKey].toSorted()).toEqual(
      [keyOf("Senning Herald"), keyOf("Lowen Mirror")].toSorted(),
    );
    const sheep = copy?.otherwise.find(({ copy: sentence }) => sentence.text.includes("sheep"));
    expect([sheep?.leadWords, sheep?.copyWords].toSorted()).toEqual(["60", "90"]);
    expect(sheep?.telling).toBe(true);
    const bread = [...page.onlyIn.flatMap(({ sentences }) => sentences)].filter(({ text }) => text.includes("bakery"));
    expect(bread).toHaveLength(1);
  });

  test("a cell of the outlet that prints a copy says whose article it is", async () => {
    const copy = page.copies[0];
    const columns = [copy?.copyKey ?? "", keyOf("Fallow Beacon")];
    const { rows } = await loadStory(id, { columns });
    const printed = rows.flatMap(({ cells }) => cells).filter(({ sameAs }) => sameAs !== null);
    expect(printed.length).toBeGreaterThan(0);
    for (const cell of printed) expect([cell.column, cell.sameAs]).toEqual([copy?.copyKey, copy?.leadKey]);
  });

  test("a silent cell says what was searched", () => {
    const silent = page.rows.flatMap(({ cells }) => cells).filter(({ parts, sameAs }) => parts.length === 0 && !sameAs);
    expect(silent.length).toBeGreaterThan(0);
    for (const { searched } of silent) expect(searched.length).toBeGreaterThan(0);
  });

  test("no sentence stands both in a point and among those of one outlet alone", () => {
    const matched = new Set(
      points(page).flatMap(({ claims }) => claims.map(({ articleId, sentence }) => `${articleId} ${sentence.start}`)),
    );
    const alone = page.onlyIn.flatMap(({ sentences }) =>
      sentences.map(({ articleId, start }) => `${articleId} ${start}`),
    );
    expect(alone.length).toBeGreaterThan(2);
    expect(alone.filter((place) => matched.has(place))).toEqual([]);
    expect(new Set(alone).size).toBe(alone.length);
  });

  test("holds the columns that the address names, the base first", async () => {
    const [beacon, post, radio] = [keyOf("Fallow Beacon"), keyOf("Upland Post"), keyOf("Radio Carrow")];
    const chosen = await loadStory(id, { columns: [post, beacon, "outlet 999"], base: radio });
    expect(chosen.columns.map(({ key }) => key)).toEqual([radio, post, beacon]);
    expect(chosen.base?.letter).toBe(letterOf("Radio Carrow"));
    expect(
      points(chosen)
        .map(({ id: own }) => own)
        .toSorted(),
    ).toEqual(
      points(page)
        .map(({ id: own }) => own)
        .toSorted(),
    );
  });

  test("puts any two sentences of its points side by side", async () => {
    const [a, b] = points(page)[0]?.claims ?? [];
    if (!a || !b) throw new Error("The first point has no two sentences.");
    const { pair } = await loadStory(id, { pair: [a.id, b.id] });
    expect([pair?.a.id, pair?.b.id]).toEqual([a.id, b.id]);
  });

  test("its figures are those of the columns shown", async () => {
    const { ledger } = await loadStory(id, { view: "figures" });
    const words = ledger?.figures.flatMap(({ cells }) => cells.flatMap((cell) => cell.map((entry) => entry.words)));
    expect(words?.some((each) => each.includes("420"))).toBe(true);
    for (const line of ledger?.figures ?? [])
      for (const entry of line.cells.flat()) expect(entry.sentence).toContain(entry.words);
  });

  test("reads no text for a view that shows none, and still knows copies and points", async () => {
    const read = async (view: "points" | "articles" | "figures" | "copies") => {
      const { result, sent } = await countQueries(() => loadStory(id, { view }));
      return { result, rows: sent.reduce((sum, { rows }) => sum + rows, 0) };
    };
    const [whole, list, copies] = [await read("points"), await read("articles"), await read("copies")];
    expect(list.rows).toBeLessThan(whole.rows - 20);
    expect(list.result.copies.map(({ lead, copy, own }) => [lead.id, copy.id, own])).toEqual(
      page.copies.map(({ lead, copy }) => [lead.id, copy.id, null]),
    );
    expect(copies.result.copies).toEqual(page.copies);
    expect(points(list.result).map(({ id: row, claims }) => [row, claims.length])).toEqual(
      points(page).map(({ id: row, claims }) => [row, claims.length]),
    );
  });

  test("as a worksheet names no outlet in a quote", async () => {
    const { quotes, rows } = await loadStorySheet(id, { columns: [], perCell: 2 });
    expect(rows.map(({ name }) => name)).toEqual(page.rows.slice(0, rows.length).map(({ name }) => name));
    expect(quotes.length).toBeGreaterThan(4);
    for (const { outlet } of DAM_EVENT) expect(quotes.map(({ text }) => text).join(" ")).not.toContain(outlet);
  });

  test("as a table has every sentence of its points", async () => {
    const rows = await tabulate("story-points", { story: id });
    const sure = rows.filter(({ strength }) => strength === "sure");
    expect(sure.length).toBe(points(page).reduce((sum, { claims }) => sum + claims.length, 0));
    expect(new Set(rows.map(({ outlet }) => outlet)).size).toBeGreaterThan(2);
    const csv = await (await call(`/api/v1/tables/story-points?story=${id}&format=csv`)).text();
    expect(csv.split("\r\n", 1)[0]).toBe(Object.keys(rows[0] ?? {}).join(","));
    const blind = await (await call(`/api/v1/tables/story-points?story=${id}&format=csv&blind=1`)).text();
    expect(blind).not.toMatch(/Fallow Beacon|Radio Carrow/);
  });
});

test("framing inside the story orders its own points and opens their sentences, and tables name the point", async () => {
  const { space, columns } = await loadFraming({ ids: [], topic: null, story: id, opened: null });
  const names = new Map(points(page).map((row) => [row.id, row.name]));
  expect(space.about).toBe("point");
  expect(space.topics.length).toBeGreaterThan(1);
  for (const { topic, name } of space.topics) expect(name).toBe(names.get(topic));
  const [first] = space.topics;
  const held = first?.columns.findIndex(({ sentences }) => sentences > 0) ?? -1;
  const [count, column] = [first?.columns[held]?.sentences, columns[held]?.column.key ?? ""];
  const opened = { what: `point:${first?.topic}`, column };
  expect((await loadFraming({ ids: [], topic: null, story: id, opened })).opened?.lines).toHaveLength(count ?? -1);
  const rows = await tabulate("framing-order", { story: id });
  expect(new Set(rows.map(({ point }) => point))).toEqual(new Set(space.topics.map(({ topic }) => topic)));
});

test("a story that is not there is not found", async () => {
  await expect(loadStory(99_999)).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(tabulate("story-points", { story: 99_999 })).rejects.toMatchObject({ code: "NOT_FOUND" });
});
