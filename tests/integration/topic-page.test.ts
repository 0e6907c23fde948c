import { beforeAll, expect, test } from "vitest";
import { loadArticle } from "../../lib/usecases/articles/load-article.ts";
import { loadSearch, loadSearchOutlets } from "../../lib/usecases/articles/search-passages.ts";
import { loadClaim } from "../../lib/usecases/claims/load-claim.ts";
import { claimsIn } from "../../lib/usecases/columns/claim-cells.ts";
import { freezeReport } from "../../lib/usecases/reports/freeze-report.ts";
import { loadReport } from "../../lib/usecases/reports/load-report.ts";
import { recheckReport } from "../../lib/usecases/reports/recheck-report.ts";
import { loadTopic } from "../../lib/usecases/topics/load-topic.ts";
import { loadTopics } from "../../lib/usecases/topics/load-topics.ts";
import { freshDatabase, sql } from "./support/database.ts";
import { call } from "./support/request.ts";
import { analysedSeeds, importAll, textItem, workQueue } from "./support/seeds.ts";

const GERMAN = `Die Regierung teilte am Montag mit, dass die Lieferungen an die Ukraine vorerst nicht fortgesetzt werden.

Der Minister sagte, die Entscheidung sei noch nicht endgültig, und man werde sie in den kommenden Wochen prüfen. Die Opposition nannte das einen Fehler.`;

let ids: Record<string, number>;
let german = -1;
beforeAll(async () => {
  await freshDatabase();
  ids = await analysedSeeds();
  const [result] = await importAll([textItem("deutsch.txt", GERMAN)]);
  german = result?.article ?? -1;
  await workQueue();
}, 180_000);

const topicIds = async () =>
  (await sql<{ id: number }>("SELECT DISTINCT topic_id AS id FROM matter ORDER BY 1")).map(({ id }) => id);

test("the list of topics is narrowed by words and put in another order", async () => {
  const all = await loadTopics();
  const [first] = all.rows;
  const narrowed = await loadTopics({ words: ` ${first?.name.toUpperCase()}  ` });
  expect(narrowed.rows.map(({ topic }) => topic)).toContain(first?.topic);
  expect(narrowed.rows.length).toBeLessThan(all.rows.length);
  expect(narrowed).toMatchObject({ listed: all.rows.length, moreTopics: 0 });
  expect((await loadTopics({ words: "nothing-of-the-kind" })).rows).toEqual([]);
  const names = (await loadTopics({ order: "name" })).rows.map(({ name }) => name);
  expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b, "en")));
  const points = (await loadTopics({ order: "points" })).rows.map(({ matters }) => matters);
  expect(points).toEqual([...points].sort((a, b) => b - a));
});

test("every claim of a topic stands in one cell of its row, in its outlet’s column", async () => {
  for (const id of await topicIds()) {
    const { columns, rows } = await loadTopic(id);
    const [stored] = await sql<{ n: number }>(
      `SELECT count(*)::int AS n FROM matter_claim JOIN matter ON matter.id = matter_id WHERE topic_id = $1`,
      [id],
    );
    const shown = rows.flatMap((row) =>
      row.cells.flatMap((cell) => claimsIn(cell).map(({ claim }) => ({ claim, cell }))),
    );
    expect(shown).toHaveLength(stored?.n ?? -1);
    for (const { claim, cell } of shown)
      expect(columns.find((column) => column.key === cell.column)?.articleIds).toContain(claim.articleId);
  }
});

test("chosen columns come in the order of the address, the base first, others on the shelf", async () => {
  const [id = -1] = await topicIds();
  const { columns: all } = await loadTopic(id);
  const [one = "", two = "", three = ""] = all.map((column) => column.key);
  const page = await loadTopic(id, { columns: [three, one, "outlet 999"], base: two });
  expect(page.columns.map((column) => column.key)).toEqual([two, three, one]);
  expect(page.base?.key).toBe(two);
  expect(page.shelf.map((column) => column.key)).not.toContain(one);
});

test("a figure of the ledger is printed in its sentence as it stands there", async () => {
  let entries = 0;
  for (const id of await topicIds()) {
    const { ledger } = await loadTopic(id, { ledger: true });
    for (const line of [...(ledger?.figures ?? []), ...(ledger?.dates ?? [])])
      for (const entry of line.cells.flat()) {
        entries += 1;
        expect(entry.words.length).toBeGreaterThan(0);
        expect(entry.sentence).toContain(entry.words);
      }
  }
  expect(entries).toBeGreaterThan(0);
});

test("a text in another language has no voices and no claims, and says what it is", async () => {
  const page = await loadArticle(german);
  expect(page.article.language).not.toBe("en");
  expect([page.claims, page.voices.speakers]).toEqual([[], []]);
});

test("a copy that does not lead is linked with other outlets all the same", async () => {
  const lead = await loadArticle(ids["001"] ?? -1);
  const copy = await loadArticle(ids["002"] ?? -1);
  expect(copy.elsewhere.length).toBe(lead.elsewhere.length);
  const other = lead.article.lead ? copy : lead;
  const own = new Set(other.claims.map((claim) => claim.id));
  expect(other.elsewhere.filter(({ claim }) => own.has(claim.id)).length).toBeGreaterThan(0);
});

test("a claim’s page has the sentences around it and its chain", async () => {
  const [denial] = await sql<{ id: number }>(
    "SELECT id FROM claim WHERE article_id = $1 AND verb_class = 'deny' AND via IS NOT NULL",
    [ids["000"]],
  );
  const page = await loadClaim(denial?.id ?? -1);
  expect(page.claim.via).toBe("TASS");
  expect(page.context?.text).toContain(page.claim.quote);
  for (const around of [page.context?.before, page.context?.after]) expect(around?.length).toBeGreaterThan(0);
  expect(page.links.map(({ link }) => link?.relation)).toContain("asserted-denied");
});

test("a topic is frozen as a report with every sentence of its rows, and rechecked", async () => {
  const [topic = -1] = await topicIds();
  const { report } = await freezeReport({ kind: "topic", topic, columns: [], base: null }, { texts: true });
  const { title, page } = await loadReport(report);
  const { rows, columns, topic: stored } = await loadTopic(topic);
  expect(title).toBe(stored.name);
  expect(page?.columns.map(({ key }) => key)).toEqual(columns.map(({ key }) => key));
  const points = page?.sections.find(({ id }) => id === "points");
  expect(points?.rows.map(({ name }) => name)).toEqual(rows.map(({ name }) => name));
  const cells = points?.rows.flatMap((row) => row.cells) ?? [];
  const quotes = cells.flatMap((cell) => cell.quotes);
  expect(quotes).toHaveLength(rows.flatMap((row) => row.cells.flatMap(claimsIn)).length);
  for (const { text, source, start, end } of quotes) expect(page?.sources[source]?.text?.slice(start, end)).toBe(text);
  expect(cells.every((cell) => cell.quotes.length > 0 || cell.words.length > 0)).toBe(true);
  expect(cells.some(({ words }) => /^no matching sentence found \(searched: ./.test(words))).toBe(true);
  expect((await recheckReport(report)).rows).toEqual({ now: [], gone: [], other: [] });
});

test("the interface freezes a topic and gives its page as a file; without a topic it says what to name", async () => {
  const [topic = -1] = await topicIds();
  expect((await call("/api/v1/reports", { json: { kind: "topic", topic, title: "Frozen" } })).status).toBe(201);
  const file = await (await call(`/api/v1/pages/topic/file?topic=${topic}&format=md&blind=1`)).text();
  expect(file).toContain("## Points");
  expect(file).not.toMatch(/Asia Times|Igor Sushko/);
  const refused = await call("/api/v1/reports", { json: { kind: "topic" } });
  expect(refused.status).toBe(400);
  expect(await refused.text()).toContain("kind=topic with topic");
});

test("a search is narrowed to an outlet, to dates and to a person", async () => {
  const all = await loadSearch("Ukraine", "own", 1);
  const [outlet] = await loadSearchOutlets();
  const own = await loadSearch("Ukraine", "own", 1, { outlet: outlet?.id });
  expect(own.total).toBeGreaterThan(0);
  expect(own.total).toBeLessThan(all.total);
  expect(own.hits.every(({ article }) => article.outletId === outlet?.id)).toBe(true);
  const dated = await loadSearch("Ukraine", "own", 1, { from: "2024", to: "2024-08" });
  expect(dated.total).toBeGreaterThan(0);
  expect(dated.hits.every(({ article }) => /^2024-0[1-8]/.test(article.publishedAt ?? ""))).toBe(true);
  expect((await loadSearch("Ukraine", "own", 1, { to: "1999" })).total).toBe(0);
  const said = await loadSearch("Ukraine or Ukrainian", "own", 1, { person: "podolyak" });
  expect(said.hits.map(({ text }) => text).join()).toContain("Podolyak");
  expect(said.total).toBeLessThan(all.total);
  expect((await loadSearch("Ukraine", "own", 1, { person: "nobody of that name" })).total).toBe(0);
});
