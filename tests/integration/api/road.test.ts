import { beforeAll, expect, test } from "vitest";
import type { z } from "zod";
import { DecisionMade, DecisionsMade, pageOf } from "../../../app/api/v1/_schemas/common.ts";
import { ArticleRow, GroupRow, PassageRow, TopicRow } from "../../../app/api/v1/_schemas/kinds.ts";
import {
  ArticleWithPassages,
  DecisionRow,
  Health,
  ImportedFileRow,
  ImportResult,
  ImportRow,
  SearchResult,
  TopicMade,
} from "../../../app/api/v1/_schemas/objects.ts";
import { freshDatabase, sql } from "../support/database.ts";
import { call } from "../support/request.ts";

beforeAll(async () => {
  await freshDatabase();
});

const HARBOUR = `The old harbour wall will be rebuilt next spring, the town council said on Monday evening.

Engineers measured the cracks for three weeks and found that two of the nine sections had moved by more than a hand's width.

The mayor said that nobody was in danger. Fishing boats may keep their berths until the work begins.`;

/** A success, checked against what the OpenAPI document promises. */
async function read<T extends z.ZodType>(response: Response, schema: T, status = 200): Promise<z.output<T>> {
  const body: unknown = await response.json();
  expect(response.status, JSON.stringify(body)).toBe(status);
  return schema.parse(body);
}

function upload(
  files: Record<string, string | Uint8Array<ArrayBuffer>>,
  fields: Record<string, string> = {},
): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  for (const [name, content] of Object.entries(files)) form.append("files", new File([content], name));
  return form;
}

async function importOne(name: string, text: string, fields: Record<string, string> = {}): Promise<number> {
  const { files } = await read(
    await call("/api/v1/imports", { form: upload({ [name]: text }, fields) }),
    ImportResult,
    201,
  );
  const article = files[0]?.article;
  if (!article) throw new Error(files[0]?.error ?? "no file");
  return article;
}

/** Flag two articles as the analysis would, as a rewrite: it waits for a person. */
async function flag(a: number, b: number): Promise<void> {
  await sql(
    `INSERT INTO pair (a_id, b_id, relation, score, matched_words, longest_run, containment_a, containment_b, spans, why, version)
     VALUES ($1, $2, 'rewrite', 0.5, 40, 20, 0.9, 0.9, '[]', '{}', 1)`,
    [a, b],
  );
}

const rowOf = async (id: number) => read(await call(`/api/v1/articles/${id}`), ArticleWithPassages);

test("a file comes in with what its sender knows, and its bytes come out as they were", async () => {
  const id = await importOne("häfen 'x'.txt", HARBOUR, {
    outlet: "The Tide",
    date: "2026-03",
    address: "https://tide.example/wall",
  });
  const row = await rowOf(id);
  expect(row).toMatchObject({
    outlet: "The Tide",
    publishedAt: "2026-03",
    url: "https://tide.example/wall",
    text: HARBOUR,
  });
  expect(row.origins.outlet).toEqual({ origin: "person" });
  expect(row.passages.map((passage) => row.text.slice(passage.start, passage.end))).toEqual(
    row.passages.map((passage) => passage.text),
  );
  const bytes = await call(`/api/v1/articles/${id}/bytes`);
  expect(bytes.headers.get("content-type")).toBe("application/octet-stream");
  expect(bytes.headers.get("x-content-type-options")).toBe("nosniff");
  expect(bytes.headers.get("content-disposition")).toBe(
    "attachment; filename=\"h_fen__x_.txt\"; filename*=UTF-8''h%C3%A4fen%20%27x%27.txt",
  );
  expect(await bytes.text()).toBe(HARBOUR);
});

test("each bad file gets its own sentence and the good one comes in", async () => {
  const big = new Uint8Array(10 * 1024 * 1024 + 1).fill(97);
  const form = upload({ "empty.txt": "", "blank.txt": " \n\t\n", "big.txt": big, "good.txt": `${HARBOUR} Again.` });
  const { files, import: id } = await read(await call("/api/v1/imports", { form }), ImportResult, 201);
  expect(files.map(({ sourceId, status }) => [sourceId, status])).toEqual([
    ["empty.txt", "failed"],
    ["blank.txt", "failed"],
    ["big.txt", "failed"],
    ["good.txt", "added"],
  ]);
  for (const file of files.slice(0, 3)) expect(file.error).toMatch(/\.$/);
  const stored = await read(await call(`/api/v1/imports/${id}`), ImportRow);
  const firstPage = await read(await call(`/api/v1/imports/${id}/files?limit=1`), pageOf(ImportedFileRow));
  const secondPage = await read(
    await call(`/api/v1/imports/${id}/files?limit=1&after=${firstPage.next}`),
    pageOf(ImportedFileRow),
  );
  expect([...firstPage.rows, ...secondPage.rows]).toEqual(stored.files.slice(0, 2));
  expect(stored.files).toEqual(files);
});

test("nothing sent imports nothing", async () => {
  expect((await call("/api/v1/imports", { form: upload({}) })).status).toBe(400);
});

test("the same paste twice is one article, and a form leads to the import's page", async () => {
  const paste = { text: `Outlet: The Gull\nTitle: A quiet week\n\n${HARBOUR}`, return: "/import" };
  const first = await call("/api/v1/imports", { form: upload({}, paste) });
  expect(first.status).toBe(303);
  expect(first.headers.get("location")).toMatch(/^\/import\/\d+$/);
  const again = await read(await call("/api/v1/imports", { json: { text: paste.text } }), ImportResult, 200);
  expect(again.files[0]?.status).toBe("already-there");
  expect(await rowOf(again.files[0]?.article ?? 0)).toMatchObject({ outlet: "The Gull", headline: "A quiet week" });
});

test("a wrong date stores nothing and is named", async () => {
  const response = await call("/api/v1/imports", { json: { text: HARBOUR, date: "last week" } });
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ errors: [{ field: "date" }] });
});

test("pages of rows are complete, in order and without repeats, whatever their size", async () => {
  for (let i = 0; i < 4; i += 1) await importOne(`page-${i}.txt`, `${HARBOUR}\n\nPage ${i}.`);
  const whole = (await read(await call("/api/v1/passages?limit=1000"), pageOf(PassageRow))).rows;
  for (const limit of [1, 2, 3, 7]) {
    const rows: unknown[] = [];
    let next: string | null = null;
    do {
      const path = `/api/v1/passages?limit=${limit}${next ? `&after=${next}` : ""}`;
      const page: { rows: unknown[]; next: string | null } = await read(await call(path), pageOf(PassageRow));
      expect(page.rows.length).toBeLessThanOrEqual(limit);
      rows.push(...page.rows);
      next = page.next;
    } while (next);
    expect(rows).toEqual(whole);
  }
  expect((await call("/api/v1/passages?after=nonsense")).status).toBe(400);
});

test("a kind streams as JSON lines and as CSV with a head", async () => {
  const json = await (await call("/api/v1/groups?format=jsonl")).text();
  const rows = json
    .trimEnd()
    .split("\n")
    .map((line) => GroupRow.parse(JSON.parse(line)));
  const csv = await (await call("/api/v1/groups?format=csv")).text();
  expect(csv.split("\r\n")[0]).toBe("group,article,sourceId,lead");
  expect(csv.trimEnd().split("\r\n")).toHaveLength(rows.length + 1);
});

test("what a person says of an article replaces what was known, field by field, and can be undone", async () => {
  const id = await importOne("edit.txt", `${HARBOUR}\n\nEdited.`, {
    outlet: "The Tide",
    headline: "Wall to be rebuilt",
  });
  const patch = async (json: object) =>
    (await read(await call(`/api/v1/articles/${id}`, { json, method: "PATCH" }), DecisionsMade)).decisions;
  expect(await patch({ outlet: "The Tide", headline: "Wall to be rebuilt" })).toEqual([]);
  const [decision] = await patch({ outlet: "The Tide", author: "M. Stone" });
  expect(await rowOf(id)).toMatchObject({ author: "M. Stone", origins: { author: { origin: "person" } } });
  expect(await patch({ headline: "" })).toHaveLength(1);
  expect((await rowOf(id)).headline).toBeNull();
  const undone = await call(`/api/v1/decisions/${decision}/undo`, { method: "POST" });
  expect(undone.status).toBe(200);
  expect((await rowOf(id)).author).toBeNull();
  expect((await call(`/api/v1/decisions/${decision}/undo`, { method: "POST" })).status).toBe(409);
});

test("a removed article leaves the lists and comes back by undo", async () => {
  const id = await importOne("gone.txt", `${HARBOUR}\n\nGone.`);
  const { decision } = await read(await call(`/api/v1/articles/${id}`, { method: "DELETE" }), DecisionMade);
  const listed = async () =>
    (await read(await call("/api/v1/articles?limit=1000"), pageOf(ArticleRow))).rows.some((row) => row.article === id);
  expect(await listed()).toBe(false);
  expect((await rowOf(id)).removed).toBe(true);
  await call(`/api/v1/decisions/${decision}/undo`, { method: "POST" });
  expect(await listed()).toBe(true);
});

test("two articles a person merges share a group, and either can lead it", async () => {
  const a = await importOne("a.txt", `${HARBOUR}\n\nFirst.`);
  const b = await importOne("b.txt", `${HARBOUR}\n\nSecond.`);
  await flag(a, b);
  const { decision } = await read(
    await call("/api/v1/pairs/decisions", { json: { a, b, verdict: "merged" } }),
    DecisionMade,
    201,
  );
  const { group } = await rowOf(b);
  expect((await rowOf(a)).group).toBe(group);
  await read(await call(`/api/v1/groups/${group}`, { method: "PATCH", json: { lead: b } }), DecisionsMade);
  expect([(await rowOf(a)).lead, (await rowOf(b)).lead]).toEqual([false, true]);
  expect((await call("/api/v1/groups/999", { method: "PATCH", json: { lead: b } })).status).toBe(409);
  await call(`/api/v1/decisions/${decision}/undo`, { method: "POST" });
  expect((await rowOf(a)).group).not.toBe((await rowOf(b)).group);
});

test("a corrected role is the passage's role", async () => {
  const id = await importOne("role.txt", `${HARBOUR}\n\nRole.`);
  const path = `/api/v1/articles/${id}/passages/0`;
  const { decisions } = await read(await call(path, { method: "PATCH", json: { role: "appeal" } }), DecisionsMade);
  expect(decisions).toHaveLength(1);
  expect((await rowOf(id)).passages[0]).toMatchObject({ role: "appeal", roleOrigin: "person" });
  expect((await call(path, { method: "PATCH", json: { role: "opinion" } })).status).toBe(400);
});

test("a topic from words can be renamed and hidden; a form's word does for a boolean", async () => {
  const { topic } = await read(await call("/api/v1/topics", { json: { words: "harbour wall" } }), TopicMade, 201);
  const edit = (json: object) => call(`/api/v1/topics/${topic}`, { method: "PATCH", json });
  expect((await read(await edit({ name: "The wall" }), DecisionsMade)).decisions).toHaveLength(1);
  const names = async () => (await read(await call("/api/v1/topics"), pageOf(TopicRow))).rows.map((row) => row.name);
  expect(await names()).toContain("The wall");
  await call(`/api/v1/topics/${topic}`, {
    form: new URLSearchParams({ _method: "PATCH", hidden: "true", return: "/topics" }),
  });
  expect(await names()).not.toContain("The wall");
  // Two edits are two decisions, each of which can be undone alone.
  const { decisions } = await read(await edit({ name: "The quay", hidden: false }), DecisionsMade);
  expect(new Set(decisions).size).toBe(2);
  expect(await names()).toContain("The quay");
  await call(`/api/v1/decisions/${decisions[0]}/undo`, { method: "POST" });
  expect(await names()).not.toContain("The quay");
});

test("search finds passages by other forms of a word; nothing is found for a word that is not there", async () => {
  const found = await read(await call("/api/v1/search?q=measuring"), SearchResult);
  expect(found.total).toBeGreaterThan(0);
  expect(found.rows[0]?.text).toContain("measured");
  expect((await read(await call("/api/v1/search?q=zeppelin"), SearchResult)).total).toBe(0);
  for (const q of ["'", "((", "a & | b", ":*", "%00x"])
    expect((await call(`/api/v1/search?q=${encodeURIComponent(q)}`)).status).toBe(200);
});

test("a NUL character is refused and stored nowhere", async () => {
  expect((await call("/api/v1/search?q=a%00b")).status).toBe(400);
  expect((await call("/api/v1/topics", { json: { words: "a\0b" } })).status).toBe(400);
  expect((await call("/api/v1/imports", { json: { text: HARBOUR, outlet: "a\0b" } })).status).toBe(400);
  const text = `${HARBOUR}\n\nWith a \0 in it.`;
  const { files } = await read(await call("/api/v1/imports", { json: { text } }), ImportResult, 201);
  expect(files[0]?.status).toBe("added");
});

test("the log holds every decision, latest first, page by page", async () => {
  const all = (await read(await call("/api/v1/decisions?limit=1000"), pageOf(DecisionRow))).rows;
  const first = await read(await call("/api/v1/decisions?limit=2"), pageOf(DecisionRow));
  const second = await read(await call(`/api/v1/decisions?limit=2&after=${first.next}`), pageOf(DecisionRow));
  expect([...first.rows, ...second.rows]).toEqual(all.slice(0, 4));
});

test("what is not there is 404, what is no number 400, and health answers", async () => {
  expect((await call("/api/v1/articles/999999")).status).toBe(404);
  expect((await call("/api/v1/articles/x")).status).toBe(400);
  expect((await call("/api/v1/articles/99999999999")).status).toBe(400);
  expect((await read(await call("/api/v1/health"), Health)).articles).toBeGreaterThan(0);
});
