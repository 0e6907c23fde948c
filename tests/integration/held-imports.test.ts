import { beforeAll, expect, test } from "vitest";
import { freshDatabase, sql } from "./support/database.ts";
import { call } from "./support/request.ts";
import { workQueue } from "./support/seeds.ts";

beforeAll(async () => {
  await freshDatabase();
});

const words = (n: number) =>
  `The harbour board said on Monday that pier number ${n} will be closed for repairs until the end of May.`;
const TABLE = [
  "Titel,Worte,Zeitung,Bemerkung",
  ...[1, 2, 3, 4, 5, 6, 7].map((n) => `Pier ${n} closed,"${words(n)}",The Quay,seen`),
].join("\n");

async function hold(name: string, content: string) {
  const form = new FormData();
  form.append("files", new File([content], name));
  form.append("look", "yes");
  const response = await call("/api/v1/imports", { form });
  expect(response.status).toBe(202);
  return (await response.json()).import as number;
}
const articles = async () => (await sql("SELECT count(*)::int AS n FROM article"))[0]?.n;

test("a held table shows its columns, is looked at again with others, and comes in as it was looked at", async () => {
  const id = await hold("piers.csv", TABLE);
  await workQueue();
  expect(await articles()).toBe(0);
  const first = await (await call(`/api/v1/imports/${id}/preview`)).json();
  expect(first.files[0].columns).toEqual([
    { name: "Titel", field: "headline" },
    { name: "Worte", field: null },
    { name: "Zeitung", field: null },
    { name: "Bemerkung", field: null },
  ]);
  expect(first.files[0].texts).toEqual([
    expect.objectContaining({ refused: expect.stringMatching(/no column with the articles/) }),
  ]);

  const columns = ["headline", "text", "outlet", "-"];
  const again = await (await call(`/api/v1/imports/${id}/preview`, { json: { columns } })).json();
  expect(again.files[0].texts).toHaveLength(5);
  expect(again.files[0].texts[4]).toMatchObject({
    headline: "Pier 5 closed",
    outlet: "The Quay",
    beginning: words(5),
    refused: null,
  });
  expect(again.files[0].columns.map(({ field }: { field: string }) => field)).toEqual([
    "headline",
    "text",
    "outlet",
    null,
  ]);

  expect((await call(`/api/v1/imports/${id}/start`, { json: { columns } })).status).toBe(202);
  await workQueue();
  expect(await articles()).toBe(7);
  expect(
    (await sql("SELECT DISTINCT o.name FROM article a JOIN outlet o ON o.id = a.outlet_id")).map(({ name }) => name),
  ).toEqual(["The Quay"]);
  for (const what of ["preview", "start"])
    expect((await call(`/api/v1/imports/${id}/${what}`, { json: {} })).status).toBe(409);
});

test("a form says the columns as its lists do", async () => {
  const id = await hold("more.csv", TABLE.replaceAll("pier number", "shed number"));
  const form = new URLSearchParams([
    ...["headline", "text", "-", "-"].map((field) => ["columns", field]),
    ["return", `/import/${id}`],
  ]);
  const response = await call(`/api/v1/imports/${id}/start`, { form });
  expect([response.status, response.headers.get("location")]).toEqual([303, `/import/${id}?done=import-begun`]);
  await workQueue();
  expect(await articles()).toBe(14);
});

test("two columns for one field, and more columns than there are, are refused", async () => {
  const id = await hold("wrong.csv", TABLE.replaceAll("pier number", "crane number"));
  for (const columns of [["text", "text"], Array(9).fill("-")])
    expect((await call(`/api/v1/imports/${id}/preview`, { json: { columns } })).status).toBe(400);
  expect((await call(`/api/v1/imports/${id}/start`, { json: { columns: ["sense"] } })).status).toBe(400);
  expect((await call(`/api/v1/imports/${id}/cancel`, { json: {} })).status).toBe(200);
  expect((await call(`/api/v1/imports/${id}/preview`)).status).toBe(404);
  expect(await sql("SELECT 1 FROM upload_file")).toEqual([]);
});

test("other files show their first texts, and only five of them", async () => {
  const rows = [1, 2, 3, 4, 5, 6].map((n) => JSON.stringify({ id: `r${n}`, text: words(n + 100) })).join("\n");
  const id = await hold("rows.jsonl", rows);
  const { files } = await (await call(`/api/v1/imports/${id}/preview`)).json();
  expect(files).toEqual([expect.objectContaining({ sourceId: "rows.jsonl", columns: [] })]);
  expect(files[0].texts.map(({ sourceId }: { sourceId: string }) => sourceId)).toEqual(["r1", "r2", "r3", "r4", "r5"]);
  expect((await call(`/api/v1/imports/${id}/files/0/retry`, { json: {} })).status).toBe(409);
});
