import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { database } from "../../lib/db/client.ts";
import { AppError } from "../../lib/model/errors.ts";
import { loadArticle } from "../../lib/usecases/articles/load-article.ts";
import { loadArticles } from "../../lib/usecases/articles/load-articles.ts";
import { loadSearch } from "../../lib/usecases/articles/search-passages.ts";
import { loadClaim } from "../../lib/usecases/claims/load-claim.ts";
import { loadCodings } from "../../lib/usecases/coding/load-coding.ts";
import { loadHistory } from "../../lib/usecases/decisions/load-history.ts";
import { loadCompare } from "../../lib/usecases/duplicates/load-compare.ts";
import { loadDuplicates } from "../../lib/usecases/duplicates/load-duplicates.ts";
import { loadGroup } from "../../lib/usecases/duplicates/load-group.ts";
import { EXPORT_KINDS, type ExportKind, exportKind, listKind } from "../../lib/usecases/export/export-kind.ts";
import { loadFraming } from "../../lib/usecases/framing/load-framing.ts";
import { loadImport } from "../../lib/usecases/imports/load-import.ts";
import { loadImportStart } from "../../lib/usecases/imports/load-import-start.ts";
import { checkHealth } from "../../lib/usecases/installation/check-health.ts";
import { loadFirstPage } from "../../lib/usecases/installation/load-first-page.ts";
import { loadOverview } from "../../lib/usecases/installation/load-overview.ts";
import { loadShell } from "../../lib/usecases/installation/load-shell.ts";
import { loadOutlet } from "../../lib/usecases/outlets/load-outlet.ts";
import { loadOutlets } from "../../lib/usecases/outlets/load-outlets.ts";
import { loadReports } from "../../lib/usecases/reports/load-report.ts";
import { loadStories } from "../../lib/usecases/stories/load-stories.ts";
import { loadStory } from "../../lib/usecases/stories/load-story.ts";
import { loadTopic } from "../../lib/usecases/topics/load-topic.ts";
import { loadTopics } from "../../lib/usecases/topics/load-topics.ts";
import { countQueries } from "./support/count-queries.ts";
import { freshDatabase } from "./support/database.ts";
import { BOUNDS } from "./support/database-reads.ts";
import { claimId, WIRE } from "./support/large-articles.ts";
import { fillLargeCollection } from "./support/large-collection.ts";

beforeAll(async () => {
  await freshDatabase();
  await fillLargeCollection();
}, 120_000);

const folder = join(import.meta.dirname, "../../lib/db");
/** Files of lib/db that read no table: the client itself and its connections, and the shape of rows and columns. */
const READ_NOTHING = ["client.ts", "connections.ts", "json-rows.ts", "span-columns.ts"];
/** Functions that ask nothing of a database. */
const PURE = new Set([
  "decisions.pairSubject",
  "query-name.queryName",
  "queue.linkingJobs",
  "queue.workerName",
  "waiting-files.toWaitingFile",
]);

/** The exported functions of each file, as its text has them. */
function exportedFunctions(): string[] {
  const files = readdirSync(folder).filter((name) => name.endsWith(".ts") && !READ_NOTHING.includes(name));
  return files.flatMap((name) => {
    const found = readFileSync(join(folder, name), "utf8").matchAll(/^export (?:async )?function\*? (\w+)/gm);
    return [...found].map(([, own]) => `${name.replace(/\.ts$/, "")}.${own}`);
  });
}

const listed = Object.entries(BOUNDS).flatMap(([file, functions]) =>
  Object.entries(functions).map(([name, bound]) => ({ name: `${file}.${name}`, bound })),
);

describe("every function of lib/db", () => {
  test("has an entry that says what bounds it, and every entry a function", () => {
    const functions = exportedFunctions().filter((name) => !PURE.has(name));
    expect(functions.length).toBeGreaterThan(150);
    expect(listed.map(({ name }) => name).toSorted()).toEqual(functions.toSorted());
  });

  test("that is not bounded says why", () => {
    for (const { name, bound } of listed)
      if ("unbounded" in bound) expect(bound.unbounded.length, name).toBeGreaterThan(40);
  });

  const reads = listed.flatMap(({ name, bound }) => ("read" in bound ? [{ name, ...bound }] : []));
  test.each(reads)("$name gives no more rows than its bound ($by) allows", async ({ read, rows }) => {
    const { sent } = await countQueries(() => read(database()).catch(notFound));
    expect(sent.length).toBeGreaterThan(0);
    expect(sent.reduce((sum, each) => sum + each.rows, 0)).toBeLessThanOrEqual(rows);
  });
});

/** What is not there has been looked for all the same. */
function notFound(error: unknown): void {
  if (!(error instanceof AppError && error.code === "NOT_FOUND")) throw error;
}

/** What a page may ask of the database with 5,000 articles: queries and rows in all. */
const PAGES: readonly (readonly [string, () => Promise<unknown>, queries: number, rows: number])[] = [
  ["the head of every page", loadShell, 1, 1],
  ["health", checkHealth, 2, 2],
  ["overview", loadOverview, 30, 150],
  ["overview with stories", loadFirstPage, 52, 450],
  ["stories", () => loadStories({}), 14, 600],
  ["stories of an outlet, with words", () => loadStories({ outlet: 5, silent: 6, words: "plan", page: 2 }), 14, 600],
  ["a story", () => loadStory(3), 40, 900],
  ["figures of a story", () => loadStory(3, { view: "figures" }), 40, 900],
  ["articles of a story, one to be moved out", () => loadStory(3, { view: "articles", move: 2 }), 45, 900],
  ["articles", () => loadArticles({}), 20, 800],
  ["articles of an outlet", () => loadArticles({ outlet: 5 }), 20, 800],
  ["article", () => loadArticle(1001), 40, 400],
  ["duplicates", () => loadDuplicates(), 50, 5500],
  ["duplicates with another bar", () => loadDuplicates({ at: 0.45 }), 70, 7500],
  ["group", () => loadGroup(WIRE.first), 20, 500],
  ["compare", () => loadCompare([1, 12]), 20, 60],
  ["topics", () => loadTopics(), 12, 900],
  ["topic", () => loadTopic(5), 40, 2500],
  ["claim", () => loadClaim(claimId(1001, 0)), 40, 120],
  ["outlets", loadOutlets, 6, 400],
  ["outlet", () => loadOutlet(5), 30, 2500],
  ["outlet within a topic", () => loadOutlet(5, { topic: 5 }), 30, 2600],
  ["framing", () => loadFraming({ ids: [], topic: null, opened: null }), 40, 2600],
  ["framing of articles", () => loadFraming({ ids: [1, 2, 4, 5], topic: null, opened: null }), 40, 700],
  ["search", () => loadSearch("reactor", "own", 1), 14, 250],
  ["the start of an import", loadImportStart, 4, 150],
  ["an import of 2,500 files", () => loadImport(1, 1), 20, 1000],
  ["its last page", () => loadImport(1, 50), 20, 1000],
  ["history", () => loadHistory(), 6, 200],
  ["reports", () => loadReports(), 2, 60],
  ["codings", loadCodings, 5, 80],
];

describe("with 5,000 articles", () => {
  test.each(PAGES)("%s asks for what it shows", async (_, load, queries, rows) => {
    const { sent } = await countQueries(load);
    expect(sent.length).toBeGreaterThan(0);
    expect(sent.length).toBeLessThanOrEqual(queries);
    expect(sent.reduce((sum, each) => sum + each.rows, 0)).toBeLessThanOrEqual(rows);
  });

  test.each([...EXPORT_KINDS])("a page of %s reads a page, at the start and further on", async (kind) => {
    const { result, sent } = await countQueries(() => listKind(kind, { limit: 20 }));
    expect(result.rows.length).toBe(20);
    expect(sent.reduce((sum, each) => sum + each.rows, 0)).toBeLessThanOrEqual(ROWS_OF_A_PAGE[kind] ?? 250);
    const after = result.next ?? "";
    const second = await countQueries(() => listKind(kind, { after, limit: 20 }));
    expect(second.result.rows.length).toBe(20);
    expect(second.result.rows).not.toContainEqual(result.rows.at(-1));
    expect(second.sent.length).toBeLessThanOrEqual(2 * sent.length);
  });

  test.each(["pairs", "links"] as const)("pages of %s put together are the export, best first", async (kind) => {
    const whole: unknown[] = [];
    for await (const row of exportKind(kind)) if (whole.push(row) === 1200) break;
    const paged: unknown[] = [];
    let after: string | undefined;
    while (paged.length < 1200) {
      const page = await listKind(kind, { ...(after === undefined ? {} : { after }), limit: 300 });
      paged.push(...page.rows);
      after = page.next ?? undefined;
    }
    expect(paged).toEqual(whole);
    const scores = (whole as { score: number }[]).map(({ score }) => score);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
  });
});

/** Topics come ten at a time with their claims, the matrix with up to a thousand columns; the rest reads about what it gives. */
const ROWS_OF_A_PAGE: Partial<Record<ExportKind, number>> = {
  articles: 400,
  topics: 2100,
  matters: 800,
  matrix: 800,
  links: 500,
};
