import { beforeAll, expect, test } from "vitest";
import { queueUpload } from "../../lib/usecases/imports/import-upload.ts";
import { loadImport } from "../../lib/usecases/imports/load-import.ts";
import { readUpload } from "../../lib/usecases/imports/read-upload.ts";
import { freshDatabase, sql } from "./support/database.ts";
import { workQueue } from "./support/seeds.ts";

beforeAll(async () => {
  await freshDatabase();
});

const FERRY =
  "The night ferry to the outer islands will stop running in October, its owner said on Monday after a meeting with the harbour board.";
const BRIDGE =
  "The council of Orr voted on Tuesday to close the old bridge over the mill stream to lorries until the spring of next year.";
const entry = (title: string, outlet: string, more: string) =>
  `TY  - NEWS\nTI  - ${title}\nT2  - ${outlet}\nDA  - 2025/03/0${more.length % 9 || 1}\n${more}\nER  - \n`;
const LIST = [
  entry("Night ferry to stop in October", "The Pier", "L1  - files/ferry.txt"),
  entry("Old bridge of Orr closed to lorries", "Orr Gazette", "UR  - https://orr.example/bridge"),
  entry("A lamp for the long pier at last", "Hill Post", "UR  - https://hill.example/lamp"),
].join("\n");

test("a list of sources says what is known of the texts of its upload, wherever it stands among them", async () => {
  const { import: id } = await queueUpload({
    files: [
      new File([LIST], "a-list.ris"),
      new File([FERRY], "ferry.txt"),
      new File([`Old bridge of Orr closed to lorries\n\n${BRIDGE}`], "other-name.txt"),
    ],
    known: {},
  });
  await workQueue();
  const { files } = await loadImport(id);
  expect(files.map(({ sourceId, status }) => `${sourceId} ${status}`)).toEqual([
    "a-list.ris:3 failed",
    "ferry.txt added",
    "other-name.txt added",
  ]);
  expect(files[0]?.error).toContain("“A lamp for the long pier at last” (Hill Post");
  expect(
    await sql(
      "SELECT a.source_id, a.headline, o.name, a.origins->'outlet'->>'note' AS note FROM article a JOIN outlet o ON o.id = a.outlet_id ORDER BY a.id",
    ),
  ).toEqual([
    {
      source_id: "ferry.txt",
      headline: "Night ferry to stop in October",
      name: "The Pier",
      note: "the list of sources that came with it",
    },
    {
      source_id: "other-name.txt",
      headline: "Old bridge of Orr closed to lorries",
      name: "Orr Gazette",
      note: "the list of sources that came with it",
    },
  ]);
  expect(await sql("SELECT 1 FROM waiting_file")).toEqual([]);
});

test("a list waits for the last page of its upload, and remembers which entries were found before", async () => {
  const { import: id } = await queueUpload({
    files: [
      new File([LIST], "list.ris"),
      new File([`${FERRY} So it was said.`], "ferry.txt"),
      new File([`Old bridge of Orr closed to lorries\n\n${BRIDGE} So it was said.`], "late.txt"),
    ],
    known: {},
  });
  // As if it were a page that is still to be fetched.
  await sql("UPDATE waiting_file SET address = 'https://orr.example/bridge' WHERE source_id = 'late.txt'");
  await readUpload(id);
  const states = async () => (await loadImport(id)).files.map(({ sourceId, status }) => `${sourceId} ${status}`);
  expect(await states()).toEqual(["list.ris waiting", "ferry.txt added", "late.txt waiting"]);
  await sql("UPDATE waiting_file SET address = NULL");
  await readUpload(id);
  expect(await states()).toEqual(["list.ris:3 failed", "ferry.txt added", "late.txt added"]);
});

test("a list of which every entry was found leaves no line; one without texts tells of each entry", async () => {
  const two = LIST.split("\n\n").slice(0, 1).join("\n\n");
  const { import: id } = await queueUpload({
    files: [new File([two], "one.ris"), new File([`${FERRY} It was no surprise.`], "ferry.txt")],
    known: {},
  });
  await readUpload(id);
  expect((await loadImport(id)).files.map(({ sourceId }) => sourceId)).toEqual(["ferry.txt"]);
  const alone = await queueUpload({ files: [new File([LIST], "alone.ris")], known: {} });
  await readUpload(alone.import);
  expect((await loadImport(alone.import)).files.map(({ sourceId }) => sourceId)).toEqual([
    "alone.ris:1",
    "alone.ris:2",
    "alone.ris:3",
  ]);
});
