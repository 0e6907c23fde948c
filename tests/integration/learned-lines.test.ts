import { beforeAll, describe, expect, test } from "vitest";
import { keepLine } from "../../lib/usecases/decisions/line.ts";
import { correctRole } from "../../lib/usecases/decisions/role.ts";
import { undoDecision } from "../../lib/usecases/decisions/undo-decision.ts";
import { flagBatch } from "../../lib/usecases/duplicates/flag-batch.ts";
import { rebuild } from "../../lib/usecases/installation/rebuild.ts";
import { reviseBatch } from "../../lib/usecases/passages/revise-roles.ts";
import { dump, freshDatabase, sql } from "./support/database.ts";
import { importAll, textItem, workQueue } from "./support/seeds.ts";

const LINE = "The lighthouse fund pays for our boats and our paper.";
const QUOTE = "“The harbour stays open until the last boat is home,” the harbour master said.";
/** Stories with nothing in common. */
const STORIES: Record<string, readonly string[]> = {
  pier: [
    "The council of Arnes voted on Tuesday to rebuild the long pier that fell into the bay during last winter's storm.",
    "Fishermen had tied up at the coal quay for eight months, and three of them sold their boats rather than wait.",
    "Work starts when the ice is gone, said the mayor, who keeps a plank of the old pier above her desk.",
    "Divers found the iron feet of the structure still upright under four metres of sand, which saves a quarter of the cost.",
    "Oak from the bishop's forest was offered free of charge, provided that somebody else fells, saws and hauls it.",
    "Children drew what they want at the end of it: a telescope, a bell, a slide into deep water.",
  ],
  bakery: [
    "Flour has doubled in price since spring, so the only baker in Belvik now opens four mornings a week.",
    "Her ovens burn birch from the hill behind the church, as they did in her grandfather's day.",
    "Neighbours have begun to order by postcard, and she answers every one of them in pencil.",
    "Rye from over the border costs less, yet customs forms for one sack run to eleven pages.",
    "Two apprentices left for a factory that bakes by computer and pays them for sleeping at night.",
    "Whoever comes after nine finds the shutters down and a note that says when the yeast will be ready.",
  ],
  ferry: [
    "A night crossing will return between the two islands after the transport board found a second captain.",
    "Passengers complained all summer that the last boat left before the evening train came in.",
    "Tickets cost the same as by day, but bicycles travel free until the end of October.",
    "Captain Lund, who steered tankers before, says that rocks frighten her less than timetables.",
    "Diesel for the extra run is paid for by a lottery, and its winners may name the vessel.",
    "Islanders older than eighty remember a rowing boat that left whenever somebody rang.",
  ],
  school: [
    "Pupils at Corran carried their desks across the road themselves when the roof of the old school gave way.",
    "Lessons go on in the sailmakers' loft, where the teacher hangs maps over the winches.",
    "An engineer from the county has promised a report, though nobody has been told by when.",
    "Rain had soaked the beams for years while two departments argued over who owned the gutters.",
    "History is taught on the stairs because that is where the projector's cable ends.",
    "Parents bring soup in turns, and marks in arithmetic have risen, which no one can explain.",
  ],
  theatre: [
    "Curtains rose again in Dunmore with a comedy about two customs officers and a goose.",
    "Seats had been dried one by one after the flood, and the prompter's box still smells of the river.",
    "All forty performances are sold out, which has not happened since the war.",
    "Costumes were saved by a stagehand who carried them up a ladder through the dark.",
    "Critics from the capital praised the goose and forgot to mention the leading man.",
    "Next spring the company travels north by barge with scenery painted on old sails.",
  ],
  tunnel: [
    "Drilling under the strait stopped for a week because the rock turned out softer than every chart had said.",
    "Engineers will line the next hundred metres with steel rings cast in a yard near Fjara.",
    "Each ring weighs as much as nine buses, and the road to the yard has to be widened first.",
    "Trucks will bring the spoil to a quarry that has been empty since the marble ran out.",
    "A rival plan for a bridge was buried last year after birds were counted on the cliff.",
    "Toll booths have been ordered already, in green, from a firm that went out of business.",
  ],
};

/** The beginning of a story with the line in it. */
function story(name: string): string {
  const [first = "", second = "", third = ""] = STORIES[name] ?? [];
  return [first, second, LINE, third].join("\n");
}

/** The end of a story with the quotation in it. */
function quoting(name: string): string {
  const [first = "", second = "", third = ""] = STORIES[name]?.slice(3) ?? [];
  return [first, QUOTE, second, third].join("\n");
}

const rolesOf = (text: string) =>
  sql<{ id: number; role: string; role_origin: string }>(
    "SELECT article_id AS id, role, role_origin FROM passage WHERE text = $1 ORDER BY article_id",
    [text],
  );
const roles = async (text: string) => (await rolesOf(text)).map(({ role }) => role);
const hash = async () =>
  BigInt((await sql<{ hash: string }>("SELECT hash FROM furniture_line WHERE text = $1", [LINE]))[0]?.hash ?? 0);

beforeAll(async () => {
  await freshDatabase();
  await importAll(["pier", "bakery", "ferry", "school"].map((name) => textItem(`${name}.txt`, story(name))));
  await workQueue();
});

describe("a line in many stories", () => {
  test("is body while it stands in four", async () => {
    expect(await roles(LINE)).toEqual(["body", "body", "body", "body"]);
  });

  test("a copy of one of the four does not count as a fifth story", async () => {
    await importAll([textItem("copy.txt", `${story("pier")}\nThe plank is not for sale.`)]);
    await workQueue();
    expect(new Set(await roles(LINE))).toEqual(new Set(["body"]));
  });

  test("becomes furniture at the fifth, in the earlier articles too, and leaves their claims and counts", async () => {
    const before = await sql<{ id: number; body_words: number }>("SELECT id, body_words FROM article ORDER BY id");
    await importAll([textItem("theatre.txt", story("theatre"))]);
    await workQueue();
    const found = await rolesOf(LINE);
    expect(found).toHaveLength(6);
    expect(new Set(found.map(({ role, role_origin }) => `${role}, ${role_origin}`))).toEqual(
      new Set(["furniture, learned: the same line stands in 5 different articles"]),
    );
    const after = await sql<{ id: number; body_words: number }>(
      "SELECT id, body_words FROM article WHERE id <= $1 ORDER BY id",
      [before.at(-1)?.id],
    );
    expect(after.map(({ body_words }, i) => (before[i]?.body_words ?? 0) - body_words)).toEqual(before.map(() => 10));
    expect(await sql("SELECT 1 FROM sentence WHERE text = $1", [LINE])).toEqual([]);
  });

  test("a statement that five stories quote stays the outlets' own", async () => {
    await importAll(Object.keys(STORIES).map((name) => textItem(`quoting-${name}.txt`, quoting(name))));
    await workQueue();
    expect(await roles(QUOTE)).toEqual(Object.keys(STORIES).map(() => "body"));
  });

  test("is furniture in an article that comes later, from its first reading on", async () => {
    await importAll([textItem("tunnel.txt", story("tunnel"))]);
    await workQueue();
    expect((await roles(LINE)).at(-1)).toBe("furniture");
  });

  test("put back by a reader it is body everywhere, stays so through a rebuild and a further story; undo leaves out again exactly what was", async () => {
    const before = await dump();
    const decision = await keepLine(await hash());
    await workQueue();
    expect(new Set(await roles(LINE))).toEqual(new Set(["body"]));
    await rebuild({ all: true });
    await workQueue();
    expect(new Set(await roles(LINE))).toEqual(new Set(["body"]));
    await undoDecision(decision);
    await workQueue();
    const after = await dump();
    for (const table of ["article", "passage", "furniture_line", "line", "fingerprint"])
      expect(after[table], table).toEqual(before[table]);
  });
});

describe("a line that a reader marks", () => {
  const TRAILER = "Elsewhere on the coast this week, and what the pilots told us of it.";
  const article = async (name: string) =>
    (await sql<{ id: number }>("SELECT id FROM article WHERE source_id = $1", [name]))[0]?.id ?? -1;
  const mark = async (name: string, role: "teaser" | "body" | "headline") => {
    const id = await article(name);
    const [at] = await sql<{ position: number }>("SELECT position FROM passage WHERE article_id = $1 AND text = $2", [
      id,
      TRAILER,
    ]);
    return correctRole({ articleId: id, position: at?.position ?? -1, role });
  };

  test("is that in the other articles too; undo gives back exactly what was there", async () => {
    await importAll(
      ["ferry", "school"].map((name, i) =>
        textItem(`marked-${i}.txt`, [STORIES[name]?.[0], TRAILER, ...(STORIES[name]?.slice(2) ?? [])].join("\n")),
      ),
    );
    await workQueue();
    expect(await roles(TRAILER)).toEqual(["body", "body"]);
    const before = await dump();
    const decision = await mark("marked-0.txt", "teaser");
    await workQueue();
    expect((await rolesOf(TRAILER)).map(({ role, role_origin }) => [role, role_origin])).toEqual([
      ["teaser", "person"],
      ["teaser", "learned: a reader marked the same line"],
    ]);
    await undoDecision(decision);
    await workQueue();
    const after = await dump();
    for (const table of ["article", "passage", "furniture_line"]) expect(after[table], table).toEqual(before[table]);
  });

  test("a reader's word on one passage stands above the learned line", async () => {
    const all = await mark("marked-0.txt", "teaser");
    await workQueue();
    const one = await mark("marked-1.txt", "body");
    await rebuild({ all: true });
    await workQueue();
    expect(await roles(TRAILER)).toEqual(["teaser", "body"]);
    await undoDecision(one);
    await workQueue();
    expect(await roles(TRAILER)).toEqual(["teaser", "teaser"]);
    await undoDecision(all);
    await workQueue();
    expect(await roles(TRAILER)).toEqual(["body", "body"]);
  });

  test("a role that belongs to one article only stays there", async () => {
    await mark("marked-0.txt", "headline");
    await workQueue();
    expect(await roles(TRAILER)).toEqual(["headline", "body"]);
  });
});

test("a line learned of many articles at once is taken out of them by one job, and what changed is compared by one", async () => {
  await freshDatabase();
  const found = await importAll(Object.keys(STORIES).map((name) => textItem(`${name}.txt`, story(name))));
  const articleIds = found.map(({ article }) => article ?? -1);
  const queued = async () =>
    sql<{ task: string; payload: unknown }>(
      `SELECT t.identifier AS task, j.payload FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
       WHERE t.identifier ~ '^(flag|revise)-' ORDER BY j.id`,
    );
  const empty = () => sql("DELETE FROM graphile_worker._private_jobs");
  await empty();
  await flagBatch(articleIds, 1);
  expect(await queued()).toEqual([{ task: "revise-batch", payload: { articleIds } }]);
  await empty();
  await reviseBatch(articleIds, 1);
  expect(await queued()).toEqual([{ task: "flag-batch", payload: { articleIds } }]);
  expect(new Set(await roles(LINE))).toEqual(new Set(["furniture"]));
  // Nothing is compared anew where no role changes.
  await empty();
  await reviseBatch(articleIds, 1);
  expect(await queued()).toEqual([]);
});
