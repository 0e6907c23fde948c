import { beforeAll, describe, expect, test } from "vitest";
import type { FrozenPage } from "../../lib/model/report/frozen-page.ts";
import { wordsOf } from "../../lib/model/telling.ts";
import { loadHistory } from "../../lib/usecases/decisions/load-history.ts";
import { editFields } from "../../lib/usecases/decisions/metadata.ts";
import { removeArticle } from "../../lib/usecases/decisions/removal.ts";
import { undoDecision } from "../../lib/usecases/decisions/undo-decision.ts";
import { editReport, freezeReport, removeReport } from "../../lib/usecases/reports/freeze-report.ts";
import { loadReport, loadReports } from "../../lib/usecases/reports/load-report.ts";
import { recheckReport } from "../../lib/usecases/reports/recheck-report.ts";
import { loadStory } from "../../lib/usecases/stories/load-story.ts";
import { DAM_COPY, DAM_EVENT } from "../e2e/support/dam-event.ts";
import { freshDatabase, sql } from "./support/database.ts";
import { call } from "./support/request.ts";
import { importAll, textItem, workQueue } from "./support/seeds.ts";

const said = (value: string) => ({ value, origin: "file" as const });
type Told = { id: string; outlet: string; title: string; publishedAt: string; text: string };
const importTold = (told: readonly Told[]) =>
  importAll(
    told.map(({ id: name, outlet, title, publishedAt, text }) => ({
      ...textItem(name, text),
      metadata: { outlet: said(outlet), headline: said(title), publishedAt: said(publishedAt) },
    })),
  );

let story = -1;
let ids: number[] = [];
let report = -1;
let frozen: FrozenPage;
beforeAll(async () => {
  await freshDatabase();
  ids = (await importTold([...DAM_EVENT, DAM_COPY])).map(({ article }) => article ?? -1);
  await workQueue();
  const [row] = await sql<{ id: number }>(
    "SELECT story_id AS id FROM story_text GROUP BY 1 ORDER BY count(*) DESC LIMIT 1",
  );
  story = row?.id ?? -1;
  ({ report } = await freezeReport(
    { kind: "story", story, columns: [], base: null },
    { title: "", madeBy: "Ana Verell", note: "Two numbers.\r\n\r\nRead the first row.", texts: true },
  ));
  frozen = pageOf(await loadReport(report));
}, 180_000);

function pageOf({ page }: { page: FrozenPage | null }): FrozenPage {
  if (!page) throw new Error("The report cannot be read.");
  return page;
}
const point = (nth: number) => frozen.sections.find(({ id }) => id === "points")?.rows[nth];
const wholePage = async (id = report) =>
  (await sql<{ page: string }>("SELECT page FROM report WHERE id = $1", [id]))[0]?.page;

describe("a story frozen as a report", () => {
  test("holds every row as the story's page shows it, with the sentences as the texts have them", async () => {
    const page = await loadStory(story);
    const points = frozen.sections.find(({ id }) => id === "points");
    expect(points?.rows.map(({ name }) => name)).toEqual(page.rows.map(({ name }) => name));
    expect(points?.rows.length).toBeGreaterThanOrEqual(3);
    const quotes = frozen.sections.flatMap(({ rows }) =>
      rows.flatMap(({ cells }) => cells.flatMap((cell) => cell.quotes)),
    );
    expect(quotes.length).toBeGreaterThan(10);
    for (const { text, source, start, end, marks } of quotes) {
      expect(frozen.sources[source]?.text?.slice(start, end)).toBe(text);
      for (const mark of marks) expect(mark.end <= text.length && mark.start < mark.end).toBe(true);
    }
  });

  test("says what an outlet without a sentence was searched for, and which figures others give otherwise", () => {
    const cells = frozen.sections[0]?.rows.flatMap((row) => row.cells) ?? [];
    expect(cells.every(({ quotes, words }) => quotes.length > 0 || words.length > 0)).toBe(true);
    expect(cells.some(({ words }) => words.startsWith("no sentence found (searched: "))).toBe(true);
    expect(cells.some(({ quotes }) => quotes.some(({ marks }) => marks.some(({ kind }) => kind === "otherwise")))).toBe(
      true,
    );
  });

  test("keeps hashes, versions and the author's words, and is called as the story where nobody said otherwise", async () => {
    const { title, madeBy, note, pageSha256, intact } = await loadReport(report);
    expect({ title, madeBy, note, intact }).toEqual({
      title: frozen.name,
      madeBy: "Ana Verell",
      note: "Two numbers.\n\nRead the first row.",
      intact: true,
    });
    expect(pageSha256).toMatch(/^[0-9a-f]{64}$/);
    expect(frozen.sources).toHaveLength(5);
    expect(frozen.sources.filter(({ copy }) => copy)).toHaveLength(1);
    expect(Object.keys(frozen.versions)).toContain("claims");
  });

  test("without whole texts keeps quotations only", async () => {
    const { report: id } = await freezeReport({ kind: "story", story, columns: [], base: null }, { texts: false });
    const page = pageOf(await loadReport(id));
    expect(page.sources.every(({ text }) => text === null)).toBe(true);
    expect(page.leftOut).toContain("The whole texts: quotations only.");
    expect((await wholePage(id))?.length).toBeLessThan((await wholePage())?.length ?? 0);
  });
});

describe("what its author says of it", () => {
  test("changes title, note, order and notes of rows, and never the frozen page; undo gives back what stood", async () => {
    const before = await wholePage();
    const [first, second] = [point(0)?.id ?? "", point(1)?.id ?? ""];
    const decision = await editReport(report, {
      title: "  Two   numbers ",
      arrangement: [
        { row: second, note: "first of all" },
        { row: first, note: "" },
      ],
    });
    const edited = await loadReport(report);
    expect(edited.title).toBe("Two numbers");
    expect(edited.sections.flatMap(({ rows }) => rows.map(({ id, note }) => [id, note]))).toEqual([
      [second, "first of all"],
      [first, ""],
    ]);
    expect(edited.hidden).toBe(edited.rows - 2);
    expect(await wholePage()).toBe(before);
    await undoDecision(decision);
    expect(await loadReport(report)).toMatchObject({ title: frozen.name, arrangement: null, hidden: 0 });
  });

  test("is refused where it names no row, shows none, or is too long", async () => {
    await expect(editReport(report, { arrangement: [{ row: "point-999", note: "" }] })).rejects.toMatchObject({
      code: "INVALID_INPUT",
    });
    await expect(editReport(report, { arrangement: [] })).rejects.toMatchObject({ code: "INVALID_INPUT" });
    await expect(editReport(report, { title: " " })).rejects.toMatchObject({ code: "INVALID_INPUT" });
    await expect(editReport(report, { note: "x".repeat(9000) })).rejects.toMatchObject({ code: "INVALID_INPUT" });
  });
});

describe("a report that is removed", () => {
  test("leaves the list and its address, stands in History, and comes back by undo; frozen undone, it goes too", async () => {
    const { report: id, decision: made } = await freezeReport(
      { kind: "framing", ids: ids.slice(0, 2), story: null, topic: null },
      { title: "Words", texts: false },
    );
    const listed = async () => (await loadReports()).reports.map((each) => each.id);
    const removed = await removeReport(id);
    expect(await listed()).not.toContain(id);
    await expect(loadReport(id)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(removeReport(id)).rejects.toMatchObject({ code: "CONFLICT" });
    const { entries } = await loadHistory(undefined, "reports");
    expect(entries[0]?.sentence).toContainEqual({ name: "Words", href: `/reports/${id}` });
    await undoDecision(removed);
    expect(await listed()).toContain(id);
    await undoDecision(made);
    expect(await listed()).not.toContain(id);
  });
});

describe("looked at again", () => {
  test("nothing has changed at first", async () => {
    const found = await recheckReport(report);
    expect(found.sources.every(({ state, known, version }) => state === "same" && known.length === 0 && !version)).toBe(
      true,
    );
    expect(found).toMatchObject({
      rows: { now: [], gone: [], other: [] },
      joined: 0,
      decided: [],
      undone: 0,
      failed: null,
    });
  });

  test("it tells another headline, a removed article and the rows that are gone, and leaves what was frozen", async () => {
    const before = await wholePage();
    const cited = new Set(
      frozen.sections[0]?.rows.flatMap(({ cells }) =>
        cells.flatMap(({ quotes }) => quotes.map(({ source }) => source)),
      ),
    );
    const at = frozen.sources.findIndex(({ article, copy }, i) => article !== ids[0] && !copy && cited.has(i));
    const [headed] = await editFields(ids[0] ?? -1, { headline: "Another headline" });
    const removed = await removeArticle(frozen.sources[at]?.article ?? -1);
    await workQueue();
    const found = await recheckReport(report);
    expect(found.sources[at]?.state).toBe("removed");
    const known = found.sources.flatMap((source) => source.known);
    expect(known).toEqual([{ field: "headline", before: DAM_EVENT[0]?.title, after: "Another headline" }]);
    expect(found.rows.gone.length + found.rows.other.length).toBeGreaterThan(0);
    expect(found.decided.some((told) => wordsOf(told).includes("headline"))).toBe(true);
    expect(await wholePage()).toBe(before);
    expect((await loadReport(report)).recheck).toEqual(found);
    await undoDecision(removed);
    if (headed) await undoDecision(headed);
    await workQueue();
  });

  test("it shows in which passages a newer version of a text differs", async () => {
    const [first] = DAM_EVENT;
    if (!first) throw new Error("There is no text.");
    const paragraphs = first.text.split("\n\n");
    const changed = paragraphs.map((text, i) => (i === 1 ? `${text} The company apologised on Thursday.` : text));
    await importTold([{ ...first, id: "dam-later.txt", text: changed.join("\n\n") }]);
    await workQueue();
    const found = await recheckReport(report);
    const at = frozen.sources.findIndex(({ article }) => article === ids[0]);
    const version = found.sources[at]?.version;
    expect(version?.passages).toHaveLength(1);
    expect(version?.passages[0]?.after).toContain("apologised on Thursday");
    expect(version?.passages[0]?.before).not.toContain("apologised");
    expect(found.joined).toBe(1);
  });
});

describe("by the interface", () => {
  test("every kind of page is frozen, listed, read, taken along and removed", async () => {
    const bodies = [
      { kind: "story", story },
      { kind: "group", group: ids[0] },
      { kind: "comparison", ids: ids.slice(1, 3) },
      { kind: "framing", ids: ids.slice(1, 3).join(",") },
    ];
    for (const body of bodies) {
      const made = await call("/api/v1/reports", { json: { ...body, texts: true } });
      expect(made.status, body.kind).toBe(201);
      const { report: id } = (await made.json()) as { report: number };
      const one = (await (await call(`/api/v1/reports/${id}`)).json()) as { page: FrozenPage; kind: string };
      expect(one.kind).toBe(body.kind);
      expect(one.page.sections.flatMap(({ rows }) => rows).length, body.kind).toBeGreaterThan(0);
      for (const format of ["md", "json", "csv", "jsonl"]) {
        const file = await call(`/api/v1/reports/${id}/file?format=${format}`);
        expect(file.status, `${body.kind} ${format}`).toBe(200);
        expect((await file.text()).length).toBeGreaterThan(200);
      }
      const { kind, ...where } = body;
      const query = new URLSearchParams({
        ...Object.fromEntries(Object.entries(where).map(([key, value]) => [key, String(value)])),
      });
      const taken = await call(`/api/v1/pages/${kind}/file?${query}`);
      expect(taken.headers.get("content-type")).toContain("text/markdown");
      expect(await taken.text()).toContain("## Sources");
    }
    const { rows } = (await (await call("/api/v1/reports")).json()) as { rows: { report: number; kind: string }[] };
    expect(new Set(rows.map(({ kind }) => kind)).size).toBe(4);
    expect((await call(`/api/v1/reports/${rows[0]?.report}`, { method: "DELETE" })).status).toBe(200);
  });

  test("quotations only has each sentence with its source, and neither counts nor texts", async () => {
    const text = await (await call(`/api/v1/reports/${report}/file?form=quotes`)).text();
    expect(text).toContain(DAM_EVENT[0]?.outlet);
    expect(text).not.toContain("## Sources");
    const json = await (await call(`/api/v1/reports/${report}/file?format=json&form=quotes`)).json();
    expect(json.sources.every((source: { text: string | null }) => source.text === null)).toBe(true);
  });

  test("a form freezes and edits, and leads back to the report", async () => {
    const form = new URLSearchParams({
      kind: "story",
      story: String(story),
      columns: "",
      title: "By form",
      return: "/stories",
    });
    const made = await call("/api/v1/reports", { form });
    expect(made.status).toBe(303);
    const path = made.headers.get("location") ?? "";
    expect(path).toMatch(/^\/reports\/\d+\?done=frozen&undo=\d+$/);
    const id = Number(/\d+/.exec(path)?.[0]);
    const [one, two] = [point(0)?.id ?? "", point(1)?.id ?? ""];
    const edit = new URLSearchParams({
      ...{ _method: "PATCH", return: `/reports/${id}`, title: "By form again", rows: "given" },
      ...{ [`show-${one}`]: "yes", [`place-${one}`]: "2", [`note-${one}`]: "second" },
      ...{ [`show-${two}`]: "yes", [`place-${two}`]: "1" },
    });
    expect((await call(`/api/v1/reports/${id}`, { form: edit })).headers.get("location")).toMatch(
      /done=saved&undo=\d+$/,
    );
    expect(await loadReport(id)).toMatchObject({
      title: "By form again",
      arrangement: [
        { row: two, note: "" },
        { row: one, note: "second" },
      ],
    });
  });

  test("a page that is not named is refused", async () => {
    expect((await call("/api/v1/reports", { json: { kind: "story" } })).status).toBe(400);
    expect((await call("/api/v1/reports", { json: { kind: "comparison", ids: [1] } })).status).toBe(400);
    expect((await call("/api/v1/reports", { json: { kind: "story", story: 999_999 } })).status).toBe(404);
    expect((await call("/api/v1/pages/group/file")).status).toBe(400);
    expect((await call("/api/v1/reports/999999")).status).toBe(404);
  });

  test("a blind reader's report names no outlet, in whatever form", async () => {
    const told = [...DAM_EVENT, DAM_COPY];
    // What an article itself says stays.
    const names = told.map(({ outlet }) => outlet).filter((outlet) => !told.some(({ text }) => text.includes(outlet)));
    expect(names.length).toBeGreaterThan(1);
    for (const path of [
      `reports/${report}`,
      ...["md", "json", "csv", "jsonl"].map((format) => `reports/${report}/file?format=${format}`),
    ]) {
      const text = await (await call(`/api/v1/${path}${path.includes("?") ? "&" : "?"}blind=1`)).text();
      expect(
        names.filter((name) => text.includes(name)),
        path,
      ).toEqual([]);
    }
  });
});

test("a report whose stored page was tampered with says so, and one in an unknown shape can be taken along", async () => {
  const { report: id } = await freezeReport({ kind: "group", group: ids[2] ?? -1 }, { title: "Old", texts: false });
  await sql("UPDATE report SET schema = 99 WHERE id = $1", [id]);
  expect(await loadReport(id)).toMatchObject({ page: null, intact: true, sections: [] });
  expect(await (await call(`/api/v1/reports/${id}/file`)).text()).toContain("One article");
  await sql("UPDATE report SET schema = 1, page = replace(page, 'article', 'Article') WHERE id = $1", [id]);
  expect(await loadReport(id)).toMatchObject({ page: null, intact: false });
});
