import { beforeAll, describe, expect, test } from "vitest";
import { joinStories, keepStoriesApart } from "../../lib/usecases/decisions/story/story.ts";
import { undoDecision } from "../../lib/usecases/decisions/undo-decision.ts";
import { loadFraming } from "../../lib/usecases/framing/load-framing.ts";
import { loadFirstPage } from "../../lib/usecases/installation/load-first-page.ts";
import { type AskedList, loadStories } from "../../lib/usecases/stories/load-stories.ts";
import { freshDatabase, sql } from "./support/database.ts";
import { EVENTS } from "./support/events.ts";
import { call } from "./support/request.ts";
import { importAll, workQueue } from "./support/seeds.ts";

/** Outlet of each text of an event, in their order; the day is the text's number in October. */
const OUTLETS = ["Islay Lantern", "Yorkshire Quill", "Southern Meridian"];

beforeAll(async () => {
  await freshDatabase();
  const said = (value: string) => ({ value, origin: "person" as const });
  await importAll(
    EVENTS.map(([name, ...paragraphs]) => {
      const nth = Number(/\d/.exec(name)?.[0] ?? 1);
      const metadata = { outlet: said(OUTLETS[nth - 1] ?? ""), publishedAt: said(`2026-10-0${nth}`) };
      return { sourceId: name, bytes: new TextEncoder().encode(paragraphs.join("\n\n")), metadata };
    }),
  );
  await workQueue();
}, 120_000);

const outlet = async (name: string) =>
  (await sql<{ id: number }>("SELECT id FROM outlet WHERE name = $1", [name]))[0]?.id;
const storyOf = async (file: string) =>
  (
    await sql<{ id: number }>(
      "SELECT t.story_id AS id FROM story_text t JOIN article a ON a.group_id = t.group_id WHERE a.source_id = $1",
      [file],
    )
  )[0]?.id ?? -1;

describe("the list of stories", () => {
  const listed = async (asked: AskedList) => {
    const { stories, found } = await loadStories(asked);
    expect(found).toBe(stories.length);
    return stories
      .map(
        ({ outlets, texts }) =>
          `${texts} ${outlets
            .map(({ letter }) => letter)
            .sort()
            .join("")}`,
      )
      .sort();
  };

  test("has the stories of several texts, or those of one, or all", async () => {
    expect(await listed({})).toEqual(["2 AB", "3 ABC", "3 ABC"]);
    expect(await listed({ told: "alone" })).toEqual(["1 A"]);
    expect(await listed({ told: "all" })).toHaveLength(4);
    const { several, alone, columns, moreColumns } = await loadStories({});
    expect([several, alone, columns.map(({ name }) => name), moreColumns]).toEqual([3, 1, OUTLETS, 0]);
  });

  test("is narrowed by outlet, silence, days and words, alone and together", async () => {
    const third = await outlet("Southern Meridian");
    expect(await listed({ outlet: third })).toEqual(["3 ABC", "3 ABC"]);
    expect(await listed({ silent: third })).toEqual(["2 AB"]);
    expect(await listed({ from: "2026-10-03" })).toHaveLength(2);
    expect(await listed({ to: "2026-09" })).toEqual([]);
    expect(await listed({ from: "2026-10", to: "2026-10" })).toHaveLength(3);
    expect(await listed({ words: "skerries" })).toEqual(["3 ABC"]);
    expect(await listed({ words: "“night shifts” -comet" })).toEqual(["3 ABC"]);
    expect(await listed({ words: "basil" })).toEqual([]);
    expect(await listed({ words: "basil", told: "all" })).toEqual(["1 A"]);
    expect(await listed({ words: "skerries", silent: third })).toEqual([]);
    // The database's own reader of queries gives up on such heaps of signs.
    for (const heap of [`${"-".repeat(50)}a`, `${"-".repeat(190)}a`, "!!!(((", "---"])
      expect(await listed({ words: heap }), heap).toEqual([]);
  });

  test("is ordered by days or by texts, and has a page that goes no further", async () => {
    const order = async (asked: AskedList) => (await loadStories(asked)).stories.map(({ texts }) => texts);
    expect(await order({ order: "most" })).toEqual([3, 3, 2]);
    expect((await order({ order: "newest" })).at(-1)).toBe(2);
    expect((await loadStories({ page: 2 })).stories).toEqual([]);
  });

  test("knows which stories are asked about, until the answer", async () => {
    const [story = 0, other = 0] = [await storyOf("ferry-1.txt"), await storyOf("comet-1.txt")].sort((a, b) => a - b);
    await sql("INSERT INTO story_near VALUES ($1, $2, 'question', 0.48, 0.3)", [story, other]);
    expect(await listed({ asked: true })).toHaveLength(2);
    const page = await loadFirstPage();
    expect(page.kind === "stories" && page.looks).toMatchObject([
      { kind: "stories", story: { id: story }, other: { id: other } },
    ]);
    const answer = await keepStoriesApart({ story, other });
    expect(await listed({ asked: true })).toEqual([]);
    await undoDecision(answer);
  });
});

test("a story that is joined has all of it, and the list counts it once", async () => {
  const decision = await joinStories({ story: await storyOf("bread-1.txt"), other: await storyOf("comet-1.txt") });
  const { stories, several } = await loadStories({ order: "most" });
  expect([several, stories[0]?.texts, stories[0]?.from, stories[0]?.to]).toEqual([2, 5, "2026-10-01", "2026-10-03"]);
  await undoDecision(decision);
  expect((await loadStories({})).several).toBe(3);
});

test("framing asked from a story compares its articles alone, and offers its other outlets", async () => {
  const story = await storyOf("ferry-1.txt");
  const page = await loadFraming({ ids: [], topic: null, story, opened: null });
  expect(page.columns.flatMap(({ articles }) => articles.map(({ sourceId }) => sourceId)).sort()).toEqual([
    "ferry-1.txt",
    "ferry-2.txt",
    "ferry-3.txt",
  ]);
  const [first] = page.columns[0]?.articles ?? [];
  const one = await loadFraming({ ids: [first?.id ?? -1], topic: null, story, opened: null });
  expect(one.others.map(({ name }) => name).sort()).toEqual(OUTLETS.slice(1).sort());
  await expect(loadFraming({ ids: [], topic: null, story: 9_999, opened: null })).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
});

describe("by the interface", () => {
  const get = async (path: string) =>
    (await (await call(`/api/v1/${path}`)).json()) as { rows: { story: number }[]; next: string | null };

  test("stories are narrowed, come page by page, and as a file", async () => {
    const third = await outlet("Southern Meridian");
    expect((await get(`stories?outlet=${third}`)).rows).toHaveLength(2);
    expect((await get("stories?words=skerries&from=2026-10-01&to=2026-10")).rows).toHaveLength(1);
    const first = await get(`stories?outlet=${third}&limit=1`);
    const second = await get(`stories?outlet=${third}&limit=1&after=${first.next}`);
    expect(second.rows[0]?.story).not.toBe(first.rows[0]?.story);
    expect(second.next).toBeNull();
    expect((await call("/api/v1/stories?from=yesterday")).status).toBe(400);
    const csv = await (await call("/api/v1/stories?format=csv&words=skerries")).text();
    expect(csv.trim().split("\n")).toHaveLength(2);
  });

  test("a decision is made, found again, refused where it stands, and undone", async () => {
    const [ferry, comet, bread] = [
      await storyOf("ferry-1.txt"),
      await storyOf("comet-1.txt"),
      await storyOf("bread-1.txt"),
    ];
    const moved = (await get(`articles?limit=100`)).rows as unknown as { article: number; sourceId: string }[];
    const article = moved.find(({ sourceId }) => sourceId === "ferry-2.txt")?.article;
    const made = await call(`/api/v1/stories/${ferry}/move`, { json: { articles: [article], to: comet } });
    expect(made.status).toBe(201);
    expect(await storyOf("ferry-2.txt")).toBe(comet);
    expect((await call(`/api/v1/stories/${ferry}/move`, { json: { articles: [article], to: bread } })).status).toBe(
      409,
    );
    const { decision } = (await made.json()) as { decision: number };
    expect((await call(`/api/v1/decisions/${decision}/undo`, { method: "POST" })).status).toBe(200);
    expect(await storyOf("ferry-2.txt")).toBe(ferry);
    const own = await call(`/api/v1/stories/${ferry}/move`, { json: { articles: [article], to: "own" } });
    expect(own.status).toBe(201);
    expect([ferry, comet]).not.toContain(await storyOf("ferry-2.txt"));
    await call(`/api/v1/decisions/${((await own.json()) as { decision: number }).decision}/undo`, { method: "POST" });
    const form = new URLSearchParams({ _method: "PATCH", name: "Pearl aground", return: "/stories" });
    const renamed = await call(`/api/v1/stories/${ferry}`, { form });
    expect(renamed.status).toBe(303);
    expect(renamed.headers.get("location")).toMatch(/^\/stories\?done=renamed&undo=\d+$/);
    expect(await (await call(`/api/v1/stories/${ferry}`)).json()).toMatchObject({ name: "Pearl aground" });
    expect((await call(`/api/v1/stories/${ferry}/join`, { json: { other: 9_999 } })).status).toBe(404);
    expect((await call("/api/v1/stories/9999")).status).toBe(404);
  });
});
