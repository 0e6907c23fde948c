import { beforeAll, expect, test } from "vitest";
import type { TellingPart } from "../../../lib/model/telling.ts";
import { loadArticles } from "../../../lib/usecases/articles/load-articles.ts";
import { loadSearch } from "../../../lib/usecases/articles/search-passages.ts";
import { outletLetters } from "../../../lib/usecases/columns/outlet-letters.ts";
import { loadHistory } from "../../../lib/usecases/decisions/load-history.ts";
import { editFields } from "../../../lib/usecases/decisions/metadata.ts";
import { decidePair } from "../../../lib/usecases/decisions/pair.ts";
import { removeArticle } from "../../../lib/usecases/decisions/removal.ts";
import { flagDuplicates } from "../../../lib/usecases/duplicates/flag-duplicates.ts";
import { importUpload } from "../../../lib/usecases/imports/import-upload.ts";
import { loadImport } from "../../../lib/usecases/imports/load-import.ts";
import { freshDatabase, sql } from "../support/database.ts";

const FERRY = `The night ferry will stop calling at the island from October, its owner said.

Islanders who work on the mainland asked for a smaller boat instead, and the owner promised to count the passengers once more.`;

const file = (name: string, text: string) => new File([text], name);
let ids: number[] = [];
beforeAll(async () => {
  await freshDatabase();
  const first = await importUpload({
    files: [file("one.txt", FERRY), file("nothing.txt", "")],
    known: { outlet: "The Pier" },
  });
  const second = await importUpload({
    files: [file("two.txt", `${FERRY}\n\nMore soon.`)],
    known: { headline: "No ferry" },
  });
  ids = [...first.files, ...second.files].flatMap((each) => each.article ?? []);
});

const inWords = (pieces: readonly TellingPart[]) =>
  pieces
    .map((piece) => (typeof piece === "string" ? piece : "quote" in piece ? `“${piece.quote}”` : piece.name))
    .join("");

test("an import counts what came in and what did not, and waits for the workers", async () => {
  const page = await loadImport(1);
  expect(page).toMatchObject({ total: 2, failed: 1, working: 1, pages: 1 });
  expect(page.files.map((each) => each.step)).toEqual(["comparing", "done"]);
  await expect(loadImport(99)).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("a text whose jobs are gone is said to have stopped, not to be working for ever", async () => {
  const jobs = await sql("DELETE FROM graphile_worker._private_jobs RETURNING id");
  expect(jobs.length).toBeGreaterThan(0);
  const page = await loadImport(1);
  expect(page.working).toBe(0);
  expect(page.files[0]?.step).toBe("stopped");
});

test("outlets have letters in the order of import, an unknown outlet has none", async () => {
  const { articles } = await loadArticles({});
  const letters = await outletLetters(articles.map((each) => each.article.outletId));
  expect([...letters.values()]).toEqual(["A"]);
  // What came in last stands first.
  expect(articles.map((each) => each.letter)).toEqual(["?", "A"]);
  expect((await loadArticles({ outlet: "unknown" })).articles.map((each) => each.article.id)).toEqual([ids[1]]);
});

test("every kind of decision reads as a sentence", async () => {
  const [a = 0, b = 0] = ids;
  for (const id of [a, b]) await flagDuplicates([id]);
  await decidePair({ a, b, verdict: "kept-apart" });
  await editFields(b, { outlet: "The Quay" });
  await removeArticle(b);
  const { entries } = await loadHistory();
  expect(entries.map((entry) => inWords(entry.sentence))).toEqual([
    "No ferry (The Quay) was removed from every view.",
    "The outlet of No ferry (The Quay) was set to “The Quay”; before: unknown.",
    "one.txt (The Pier) and No ferry (The Quay) were kept apart as two articles.",
  ]);
  expect((await loadArticles({})).removed.map((each) => each.article.id)).toEqual([b]);
});

test("found words are marked and the passage's words are not changed", async () => {
  const { hits, total } = await loadSearch("promises islanders", "own", 1);
  expect(total).toBe(1);
  const pieces = hits[0]?.pieces ?? [];
  expect(pieces.filter((piece) => piece.found).map((piece) => piece.text)).toEqual(["Islanders", "promised"]);
  expect(FERRY).toContain(pieces.map((piece) => piece.text).join(""));
});
