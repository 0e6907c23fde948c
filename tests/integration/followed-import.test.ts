import { beforeAll, expect, test } from "vitest";
import { GET } from "../../app/import/[id]/progress/route.ts";
import { removeArticle } from "../../lib/usecases/decisions/removal.ts";
import { undoDecision } from "../../lib/usecases/decisions/undo-decision.ts";
import { followImport, type ImportStep } from "../../lib/usecases/imports/follow-import.ts";
import { queueUpload } from "../../lib/usecases/imports/import-upload.ts";
import { loadImport, secondsLeft } from "../../lib/usecases/imports/load-import.ts";
import { readUpload } from "../../lib/usecases/imports/read-upload.ts";
import { loadStillToRead } from "../../lib/usecases/installation/load-still-to-read.ts";
import { freshDatabase, sql } from "./support/database.ts";
import { workQueue } from "./support/seeds.ts";

beforeAll(async () => {
  await freshDatabase();
});

const text = (about: string) =>
  `The ${about} of the island will be mended before the winter, the harbour board said on Monday, and the town pays for a third of the work.`;
const upload = (...names: string[]) =>
  queueUpload({
    files: names.map((name) => new File([name.startsWith("empty") ? "" : text(name)], name)),
    known: {},
  });

test("an import is followed from waiting to done, over all its files", async () => {
  const { import: id } = await upload("ferry.txt", "school.txt", "empty.txt");
  const gone = new AbortController();
  const steps = followImport(id, gone.signal, 10);
  const next = async () => (await steps.next()).value as ImportStep;
  expect(await next()).toMatchObject({ finished: 0, total: 3, failed: 0, waiting: 3 });
  expect(await loadStillToRead()).toEqual({ texts: 0, files: 3, more: false });
  expect(await next()).toBe("well");
  await readUpload(id);
  expect(await next()).toMatchObject({ finished: 1, total: 3, failed: 1, waiting: 0 });
  expect(await loadImport(id)).toMatchObject({ finished: 1, total: 3, working: 2 });
  expect(await loadStillToRead()).toEqual({ texts: 2, files: 0, more: false });
  await workQueue();
  expect(await next()).toMatchObject({ finished: 3, open: 0 });
  expect(await loadStillToRead()).toBeNull();
  gone.abort();
  expect((await steps.next()).done).toBe(true);
  const page = await loadImport(id);
  expect(page).toMatchObject({ finished: 3, working: 0, secondsLeft: null });
  expect(page.files[0]?.story?.name).toBeTruthy();
  expect(page.files[2]?.story).toBeNull();
});

test("the stream of events holds numbers and no names", async () => {
  const [row] = await sql<{ id: number }>("SELECT min(id)::int AS id FROM import");
  const gone = new AbortController();
  const at = (id: string) =>
    GET(new Request("http://x/", { signal: gone.signal }), { params: Promise.resolve({ id }) });
  const response = await at(String(row?.id));
  expect(response.headers.get("content-type")).toBe("text/event-stream");
  const reader = response.body?.getReader();
  const first = new TextDecoder().decode((await reader?.read())?.value);
  expect(first).toMatch(/^data: \{"finished":3,"total":3,"failed":1,"waiting":0,"open":0\}\n\n$/);
  gone.abort();
  await reader?.cancel();
  expect((await at("0")).status).toBe(404);
});

test("what was thrown away and comes again says so, stays away, and can be brought back from where it says so", async () => {
  const first = await upload("mill.txt");
  await readUpload(first.import);
  const article = (await loadImport(first.import)).files[0]?.article?.id ?? 0;
  const decision = await removeArticle(article);
  const second = await upload("mill.txt");
  await readUpload(second.import);
  await workQueue();
  const [file] = (await loadImport(second.import)).files;
  expect(file).toMatchObject({ status: "already-there", step: "done", story: null, removal: { decision } });
  expect(file?.error).toMatch(/lies in the trash/);
  expect(file?.article?.removed).toBe(true);
  await undoDecision(decision);
  expect((await loadImport(second.import)).files[0]).toMatchObject({ removal: null, article: { removed: false } });
});

test("time left is told once enough is done to tell it", () => {
  expect(secondsLeft(10, 0, 100)).toBeNull();
  expect(secondsLeft(10, 2, 4)).toBeNull();
  expect(secondsLeft(10, 10, 100)).toBe(90);
  expect(secondsLeft(10, 10, 1000)).toBeNull();
  expect(secondsLeft(10, 100, 100)).toBeNull();
  expect(secondsLeft(90_000, 50, 100)).toBeNull();
});
