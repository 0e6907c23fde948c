import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { OPERATIONS } from "../../../app/api/v1/_operations/all.ts";
import { startCoding } from "../../../lib/usecases/coding/start-coding.ts";
import { editFields } from "../../../lib/usecases/decisions/metadata.ts";
import { saveModel } from "../../../lib/usecases/reading/save-model.ts";
import { freezeReport } from "../../../lib/usecases/reports/freeze-report.ts";
import { type ModelServer, modelServer } from "../../support/model-server.ts";
import { freshDatabase, sql } from "../support/database.ts";
import { call } from "../support/request.ts";
import { importAll, workQueue } from "../support/seeds.ts";

type Row = Record<string, unknown>;

/** Two reports of one event that name neither outlet, author nor address: those are known beside the text. */
const REPORTS = [
  {
    file: "kestrel-courier_1.txt",
    outlet: "Kestrel Courier",
    author: "Mira Solveig",
    text: `The ferry company will cut 40 sailings a week from October, its director Tom Hale said on Monday.

“We cannot run empty ferries all winter,” Hale told reporters in the harbour. The island council said the cuts would strand pupils.`,
  },
  {
    file: "second.txt",
    outlet: "Osprey Wire",
    author: "Jonas Vint",
    text: `Island pupils may be stranded this winter, the island council said, after the ferry company cut sailings.

“We cannot run empty ferries all winter,” its director Tom Hale told reporters. He said 45 sailings a week would be cut from October.`,
  },
] as const;
const NAMES = /kestrel|osprey|solveig|vint|example/i;

const place: Record<string, string> = {};
const rowsOf = async (kind: string) =>
  ((await (await call(`/api/v1/${kind}?limit=1000`)).json()) as { rows: Row[] }).rows;
const get = async (path: string) => (await (await call(path)).json()) as Row;

/** A model that is set, so that what is asked of one answers too. */
let model: ModelServer;
afterAll(() => model.close());

beforeAll(async () => {
  await freshDatabase();
  model = await modelServer();
  await saveModel({ address: model.url, name: "small" });
  const said = (value: string) => ({ value, origin: "person" as const });
  const imported = await importAll(
    REPORTS.map(({ file, outlet, author, text }, i) => ({
      sourceId: file,
      bytes: new TextEncoder().encode(text),
      metadata: { outlet: said(outlet), author: said(author), url: said(`https://outlet-${i}.example/ferry`) },
    })),
  );
  await workQueue();
  const [a = -1, b = -1] = imported.map(({ article }) => article ?? -1);
  await sql(
    `INSERT INTO pair (a_id, b_id, relation, score, matched_words, longest_run, containment_a, containment_b, spans, why, version)
     VALUES ($1, $2, 'rewrite', 0.5, 40, 20, 0.9, 0.9, '[]', '{}', 1) ON CONFLICT DO NOTHING`,
    [a, b],
  );
  await sql(
    "INSERT INTO furniture_line (hash, text, role, origin, reason) VALUES (-7, 'Read more', 'teaser', 'rule', 'in five stories of Kestrel Courier'), (8, 'Subscribe', 'appeal', 'rule', 'x')",
  );
  await editFields(a, { author: "Mira J. Solveig", url: "https://other.example/ferry" });
  await editFields(b, { outlet: "Osprey Wire Service" });
  await sql("INSERT INTO feed (address, title) VALUES ('https://kestrel.example/rss', 'Kestrel Courier')");
  await call("/api/v1/topics", { json: { words: "sailings" } });
  const [topic] = await rowsOf("topics");
  const coding = await startCoding({
    topic: Number(topic?.topic),
    name: "Frames",
    codes: [
      { label: "costs", meaning: "" },
      { label: "people", meaning: "" },
    ],
  });
  await freezeReport({ kind: "comparison", ids: [a, b] }, { title: "Two on the ferry", texts: true });
  Object.assign(place, { coding: String(coding), article: String(a), topic: String(topic?.topic) });
}, 120_000);

/** Each object: the list it stands in, and the address that its row gives. */
const OBJECTS: Record<string, (row: Row) => string> = {
  articles: (row) => `articles/${row.article}`,
  groups: (row) => `groups/${row.group}`,
  pairs: ({ a, b }) => `pairs/${(b as Row).article}/${(a as Row).article}`,
  claims: (row) => `claims/${row.claim}`,
  links: ({ a, b }) => `links/${(b as Row).claim}/${(a as Row).claim}`,
  stories: (row) => `stories/${row.story}`,
  topics: (row) => `topics/${row.topic}`,
  matters: (row) => `matters/${row.matter}`,
  outlets: (row) => `outlets/${row.outletId}`,
  codings: (row) => `codings/${row.coding}`,
  lines: (row) => `lines/${row.hash}`,
  decisions: (row) => `decisions/${row.decision}`,
  imports: (row) => `imports/${row.import}`,
  reports: (row) => `reports/${row.report}`,
  feeds: (row) => `feeds/${row.feed}`,
};

test.each(Object.entries(OBJECTS))(
  "each of the %s has an address that tells the same as the list",
  async (kind, addressOf) => {
    const rows = await rowsOf(kind);
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) {
      const one = await get(`/api/v1/${addressOf(row)}`);
      // A group's list names its articles one by one, a coding's counts them.
      if (kind === "groups")
        expect(one.articles).toContainEqual({ article: row.article, sourceId: row.sourceId, lead: row.lead });
      else if (kind === "codings") expect(one).toMatchObject({ coding: row.coding, name: row.name, topic: row.topic });
      else expect(one).toMatchObject(row);
    }
  },
);

test.each([
  "articles/999",
  "groups/999",
  "pairs/1/999",
  "claims/99999",
  "links/1/99999",
  "stories/999",
  "topics/999",
  "matters/999",
  "outlets/999",
  "codings/999",
  "reports/999",
  "lines/999",
  "decisions/999",
  "imports/999",
])("%s is not there, and that is said as a problem", async (path) => {
  expect((await call(`/api/v1/${path}`)).status).toBe(404);
});

test.each([
  "articles",
  "passages",
  "groups",
  "claims",
  "links",
  "stories",
  "topics",
  "matters",
  "outlets",
  "profiles",
  "matrix",
  "lines",
  "decisions",
  "imports",
  "codings",
  "reports",
  "attributions",
])("the list of %s comes page by page, whole and without repeats", async (kind) => {
  const whole = await rowsOf(kind);
  for (const limit of [1, 2]) {
    const rows: Row[] = [];
    let next: string | null = null;
    do {
      const page = (await get(
        `/api/v1/${kind}?limit=${limit}${next === null ? "" : `&after=${encodeURIComponent(next)}`}`,
      )) as {
        rows: Row[];
        next: string | null;
      };
      expect(page.rows.length).toBeLessThanOrEqual(limit);
      rows.push(...page.rows);
      next = page.next;
    } while (next !== null);
    expect(rows).toEqual(whole);
  }
  expect((await call(`/api/v1/${kind}?after=nonsense`)).status).toBe(400);
  expect((await call(`/api/v1/${kind}?limit=0`)).status).toBe(400);
});

test("what a search found comes page by page", async () => {
  const whole = (await get("/api/v1/search?q=ferry+or+council&limit=100")) as {
    rows: Row[];
    total: number;
    next: null;
  };
  expect(whole.rows.length).toBe(whole.total);
  expect(whole.total).toBeGreaterThan(2);
  const first = (await get("/api/v1/search?q=ferry+or+council&limit=2")) as { rows: Row[]; next: string };
  const second = (await get(`/api/v1/search?q=ferry+or+council&limit=1&after=${first.next}`)) as { rows: Row[] };
  expect([...first.rows, ...second.rows]).toEqual(whole.rows.slice(0, 3));
});

test("a search is narrowed to an outlet, days and a person", async () => {
  const find = async (filter: string) =>
    (await get(`/api/v1/search?q=ferry+or+ferries+or+council&limit=100&${filter}`)) as { rows: Row[]; total: number };
  const all = await find("role=own");
  const outlets = ((await get("/api/v1/outlets")) as { rows: { outletId: number; outlet: string }[] }).rows;
  const [one] = outlets;
  const own = await find(`outlet=${one?.outletId}`);
  expect(own.total).toBeGreaterThan(0);
  expect(own.rows).toEqual(all.rows.filter(({ outlet }) => outlet === one?.outlet));
  const hale = await find("person=Hale");
  expect(hale.total).toBeGreaterThan(0);
  expect(hale.total).toBeLessThan(all.total);
  expect((await find("person=Nobody")).total).toBe(0);
  expect((await find("from=2190")).total).toBe(0);
  expect((await call("/api/v1/search?q=ferry&from=soon")).status).toBe(400);
});

describe("a blind reader", () => {
  const TABLE_OF: Record<string, string> = { coding: "coding-codes", outlet: "outlet-counts" };
  /** An address for each GET, with ids that are there. A new operation has to say here how it is asked. */
  const addressOf = async (path: string): Promise<string[]> => {
    const [kind = ""] = path.slice(1).split("/");
    if (path === "/tables/{table}")
      return [
        "/tables/framing-counts",
        "/tables/framing-voices",
        `/tables/${TABLE_OF.outlet}?outlet=1`,
        `/tables/topic-claims?topic=${place.topic}`,
        `/tables/${TABLE_OF.coding}?coding=${place.coding}`,
      ];
    if (path === "/readings/estimate") return ["/readings/estimate?stories=all"];
    if (path === "/stories/{id}/reading")
      return (await rowsOf(kind)).map((row) => `/stories/${Number(row.story)}/reading`);
    if (path === "/search") return ["/search?q=ferry"];
    if (path.endsWith("/bytes")) return [`/articles/${place.article}/bytes`];
    if (path === "/pages/{kind}/file")
      return ["md", "json", "csv", "jsonl"].map(
        (format) => `/pages/group/file?group=${place.article}&format=${format}`,
      );
    if (path === "/reports/{id}/file")
      return (await rowsOf(kind)).flatMap((row) =>
        ["md", "json", "csv", "jsonl"].map((format) => `/reports/${Number(row.report)}/file?format=${format}`),
      );
    if (!path.includes("{")) return [path];
    return (await rowsOf(kind)).map((row) => `/${OBJECTS[kind]?.(row)}`);
  };
  const asked = OPERATIONS.filter(({ method }) => method === "get").map(({ path, table }) => ({ path, table }));
  const seen = async (path: string, headers: Record<string, string> = {}) => {
    const response = await call(path, { headers });
    expect(response.status, path).toBe(200);
    return `${response.headers.get("content-disposition") ?? ""}\n${await response.text()}`;
  };

  test.each(asked)("reads no outlet, author or address at $path", async ({ path, table }) => {
    const addresses = await addressOf(path);
    expect(addresses.length).toBeGreaterThan(0);
    for (const address of addresses) {
      const [one, more] = [`/api/v1${address}`, address.includes("?") ? "&" : "?"];
      expect(await seen(one, { cookie: "theme=dark; blind=1" })).not.toMatch(NAMES);
      expect(await seen(`${one}${more}blind=1`)).not.toMatch(NAMES);
      // The address wins over the cookie.
      expect(await seen(`${one}${more}blind=0`, { cookie: "blind=1" })).toBe(await seen(one));
      if (table)
        for (const format of ["csv", "jsonl"])
          expect(await seen(`${one}${more}blind=1&format=${format}`)).not.toMatch(NAMES);
    }
  });

  test("is the only one for whom they are hidden: most of these answers name an outlet", async () => {
    const named: string[] = [];
    for (const { path } of asked)
      for (const address of await addressOf(path)) if (NAMES.test(await seen(`/api/v1${address}`))) named.push(path);
    expect(new Set(named).size).toBeGreaterThan(14);
  });

  test("reads the document of the API whole, which names no outlet", async () => {
    expect(await seen("/api/v1/openapi.json?blind=1")).toBe(await seen("/api/v1/openapi.json"));
  });

  test("reads no outlet in a refusal, nor in what an import answers", async () => {
    const cookie = "blind=1";
    const body = { text: REPORTS[0].text, outlet: "Kestrel Courier" };
    const form = new FormData();
    form.append("files", new File([`${body.text} More.`], "kestrel courier.txt"));
    form.append("files", new File([""], "Kestrel Courier, empty.txt"));
    expect(await (await call("/api/v1/imports", { form, headers: { cookie } })).text()).not.toMatch(NAMES);
    const bad = new FormData();
    bad.append("files", new File([""], "Kestrel Courier, empty.txt"));
    const refused = await call("/api/v1/imports", { form: bad, headers: { cookie } });
    expect([refused.status, await refused.text()]).toEqual([422, expect.not.stringMatching(NAMES)]);
    expect((await call("/api/v1/articles?blind=maybe")).status).toBe(400);
  });
});

test("what is queued is 202, what failed is no success, and both say where the import is", async () => {
  const later = await call("/api/v1/imports", { json: { text: `${REPORTS[1].text} Later.`, later: "yes" } });
  expect(later.status).toBe(202);
  const { import: id } = (await later.json()) as { import: number };
  expect(later.headers.get("location")).toBe(`/api/v1/imports/${id}`);
  const empty = () => {
    const form = new FormData();
    form.append("files", new File([""], "empty.txt"));
    return form;
  };
  const failed = await call("/api/v1/imports", { form: empty() });
  expect(failed.status).toBe(422);
  const problem = (await failed.json()) as { detail: string; import: number; files: { status: string }[] };
  expect(problem.files.map(({ status }) => status)).toEqual(["failed"]);
  expect(problem.detail).toContain("empty.txt");
  expect((await get(`/api/v1/imports/${problem.import}`)).files).toEqual(problem.files);
  const form = empty();
  form.set("return", "/import");
  expect((await call("/api/v1/imports", { form })).headers.get("location")).toMatch(/^\/import\/\d+#problem$/);
});
