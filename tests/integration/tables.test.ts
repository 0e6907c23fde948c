import { beforeAll, describe, expect, test } from "vitest";
import { MatrixCount, OutletRow, ProfileRow } from "../../app/api/v1/_schemas/kinds.ts";
import { giveCodes } from "../../lib/usecases/coding/give-codes.ts";
import { startCoding } from "../../lib/usecases/coding/start-coding.ts";
import { editMetadata } from "../../lib/usecases/decisions/metadata.ts";
import { TABLES, tabulate } from "../../lib/usecases/export/tabulate.ts";
import { loadFraming } from "../../lib/usecases/framing/load-framing.ts";
import { loadTopics } from "../../lib/usecases/topics/load-topics.ts";
import { freshDatabase } from "./support/database.ts";
import { call } from "./support/request.ts";
import { analysedSeeds } from "./support/seeds.ts";

let ids: Record<string, number>;
let choice: { ids: number[]; topic: number; outlet: number; coding: number; opened: { what: string; column: string } };
beforeAll(async () => {
  await freshDatabase();
  ids = await analysedSeeds();
  const all = ["000", "001", "003", "004"].map((seed) => ids[seed] ?? -1);
  const { columns } = await loadFraming({ ids: all, topic: null, opened: null });
  const column = columns.at(-1)?.column;
  const [topic] = (await loadTopics()).rows;
  const codes = ["conflict", "costs"].map((label) => ({ label, meaning: "" }));
  const coding = await startCoding({ topic: topic?.topic ?? -1, name: "Frames", codes });
  for (const reader of ["Ana", "Ben"]) await giveCodes({ coding, reader, codes: new Map([[1, "costs"]]) });
  choice = {
    coding,
    ids: all,
    topic: topic?.topic ?? -1,
    outlet: column?.outletId ?? -1,
    opened: { what: "measure:obligation", column: column?.key ?? "" },
  };
}, 180_000);

const address = (name: string, more = "") =>
  `/api/v1/tables/${name}?ids=${choice.ids.join(",")}${name.startsWith("topic") ? `&topic=${choice.topic}` : ""}&outlet=${choice.outlet}&coding=${choice.coding}&open=${choice.opened.what}&of=${choice.opened.column}${more}`;
/** Framing over whole articles: within a topic it would count its sentences alone. */
const of = (name: string) =>
  name.startsWith("topic")
    ? choice
    : { ids: choice.ids, outlet: choice.outlet, coding: choice.coding, opened: choice.opened };
const ask = (name: string, more = "", headers = {}) => call(address(name, more), { headers });

// No two sample texts are one story: story-page.test.ts reads the table of one.
describe.each(TABLES.filter((name) => name !== "story-points"))("the table %s", (name) => {
  test("has rows of one shape, the same as JSON, JSON lines and CSV", async () => {
    const rows = await tabulate(name, of(name));
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(Object.keys(row)).toEqual(Object.keys(rows[0] ?? {}));
    expect(((await (await ask(name)).json()) as { rows: unknown[] }).rows).toEqual(JSON.parse(JSON.stringify(rows)));
    const lines = (await (await ask(name, "&format=jsonl")).text()).trimEnd().split("\n");
    expect(lines.map((line) => JSON.parse(line))).toEqual(JSON.parse(JSON.stringify(rows)));
    const csv = await ask(name, "", { accept: "text/csv" });
    expect(csv.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(csv.headers.get("content-disposition")).toBe(`attachment; filename="${name}.csv"`);
    expect((await csv.text()).split("\r\n", 1)[0]).toBe(Object.keys(rows[0] ?? {}).join(","));
  });

  test("names no outlet for a blind reader", async () => {
    const text = await (await ask(name, "&format=csv&blind=1")).text();
    expect(text).not.toMatch(/Asia Times|iNews Worldwide|Igor Sushko|Responsible Statecraft/);
  });
});

test("a framing table counts what the page shows", async () => {
  const page = await loadFraming({ ids: choice.ids, topic: null, opened: null });
  const rows = await tabulate("framing-counts", of("framing-counts"));
  const obligation = page.rows.find(({ measure }) => measure === "obligation")?.cells.map(({ count }) => count);
  expect(rows.filter((row) => row.measure === "obligation").map((row) => row.count)).toEqual(obligation);
  expect(await tabulate("concordance", of("concordance"))).toHaveLength(obligation?.at(-1) ?? -1);
});

test("within a topic a framing table counts the topic's sentences alone", async () => {
  const count = async (topic: object) =>
    (await tabulate("framing-counts", { ...of("framing-counts"), ...topic })).reduce(
      (n, row) => n + Number(row.count),
      0,
    );
  expect(await count({ topic: choice.topic })).toBeLessThan(await count({}));
});

test("a table that is of nothing says what it wants", async () => {
  for (const name of ["outlet-counts", "topic-claims", "story-points", "concordance"]) {
    const response = await call(`/api/v1/tables/${name}`);
    expect(response.status, name).toBe(400);
    expect(((await response.json()) as { detail: string }).detail).toMatch(/^Say which /);
  }
  expect((await call("/api/v1/tables/x")).status).toBe(400);
  expect((await call("/api/v1/tables/framing-counts?ids=1,x")).status).toBe(400);
});

test("tables over everything come in pages and as files, as their schemas say", async () => {
  const rowsOf = async (path: string) => ((await (await call(path)).json()) as { rows: unknown[] }).rows;
  expect((await rowsOf("/api/v1/outlets")).map((row) => OutletRow.parse(row).letter)).toEqual(["A", "B", "C", "D"]);
  expect((await rowsOf("/api/v1/profiles")).map((row) => ProfileRow.parse(row).article)).toEqual(Object.values(ids));
  const cells = await rowsOf("/api/v1/matrix?limit=1000");
  expect(cells).toHaveLength((await loadTopics()).rows.length * 4);
  for (const cell of cells) MatrixCount.parse(cell);
});

test("what a person typed cannot run in a spreadsheet", async () => {
  await editMetadata({
    articleId: ids["000"] ?? -1,
    field: "outlet",
    value: '=HYPERLINK("http://evil.example","A, B")',
  });
  const csv = await (await call("/api/v1/outlets?format=csv")).text();
  expect(csv).toContain(`"'=HYPERLINK(""http://evil.example"",""A, B"")"`);
  expect(csv).not.toMatch(/(^|,|")=/m);
  const log = await (await call("/api/v1/decisions", { headers: { accept: "text/csv" } })).text();
  expect(log.split("\r\n")).toHaveLength(3);
  expect(log.startsWith("decision,kind,subject,verdict,detail,madeBy,madeAt,endedAt,endedBy")).toBe(true);
});
