import { beforeAll, describe, expect, test } from "vitest";
import { linkClaims } from "../../lib/usecases/claims/link-claims.ts";
import { chooseLead } from "../../lib/usecases/decisions/lead.ts";
import { decidePair } from "../../lib/usecases/decisions/pair.ts";
import { undoDecision } from "../../lib/usecases/decisions/undo-decision.ts";
import { rebuild } from "../../lib/usecases/installation/rebuild.ts";
import { seedItems } from "../../seeds/load.ts";
import { dump, freshDatabase, sql } from "./support/database.ts";
import { analysedSeeds, importAll, workQueue } from "./support/seeds.ts";

let ids: Record<string, number>;
beforeAll(async () => {
  await freshDatabase();
  ids = await analysedSeeds();
}, 180_000);

const id = (seed: string) => ids[seed] ?? -1;
const groups = () =>
  sql<{ group_id: number; members: number[]; lead: number }>(
    "SELECT group_id, array_agg(id ORDER BY id) AS members, max(id) FILTER (WHERE lead) AS lead FROM article GROUP BY group_id ORDER BY group_id",
  );

describe("the five seeds, imported and analysed", () => {
  test("exactly one pair is the same article: 001 and 002, the same body with other furniture", async () => {
    const pairs = await sql<{ a_id: number; b_id: number; relation: string; score: number; longest_run: number }>(
      "SELECT * FROM pair",
    );
    expect(pairs).toHaveLength(1);
    expect(pairs[0]).toMatchObject({ a_id: id("001"), b_id: id("002"), relation: "same-body" });
    expect(pairs[0]?.score).toBeGreaterThan(0.9);
    expect(pairs[0]?.longest_run).toBeGreaterThan(600);
  });

  test("there are four different articles, and each group has its lead", async () => {
    const found = await groups();
    expect(found.map(({ members }) => members)).toEqual([
      [id("000")],
      [id("001"), id("002")],
      [id("003")],
      [id("004")],
    ]);
    for (const { members, lead } of found) expect(members).toContain(lead);
  });

  test("a seed that comes again as a bare file is already there, though the catalogue has named its outlet since", async () => {
    for await (const { sourceId, bytes } of seedItems()) {
      expect((await importAll([{ sourceId, bytes }])).map(({ status, article }) => [status, article])).toEqual([
        ["already-there", id(sourceId.slice(0, 3))],
      ]);
    }
  });

  test("claims, attributions, framing and topics are there, from body text only", async () => {
    const [outside] = await sql<{ n: number }>(
      `SELECT count(*)::int AS n FROM claim c WHERE NOT EXISTS (SELECT 1 FROM passage p
         WHERE p.article_id = c.article_id AND p.role = 'body' AND c.start_offset >= p.start_offset AND c.end_offset <= p.end_offset)`,
    );
    expect(outside?.n).toBe(0);
    for (const seed of ["000", "001", "003", "004"]) {
      const [claims] = await sql<{ n: number }>("SELECT count(*)::int AS n FROM claim WHERE article_id = $1", [
        id(seed),
      ]);
      expect(claims?.n, `claims of ${seed}`).toBeGreaterThan(0);
    }
    expect(await sql("SELECT 1 FROM framing_profile")).toHaveLength(5);
    expect((await sql("SELECT 1 FROM topic WHERE NOT hidden")).length).toBeGreaterThan(0);
  });

  test("every claim is quoted as it stands in its article", async () => {
    const claims = await sql<{ quote: string; start_offset: number; end_offset: number; text: string }>(
      "SELECT quote, start_offset, end_offset, text FROM claim JOIN article ON article.id = claim.article_id",
    );
    expect(
      claims.filter(({ quote, start_offset, end_offset, text }) => text.slice(start_offset, end_offset) !== quote),
    ).toEqual([]);
  });

  test("matters join claims of different groups, and inside one group only what one side denies is linked", async () => {
    const links = await sql<{ a: number; b: number }>(
      `SELECT x.group_id AS a, y.group_id AS b FROM link JOIN claim ca ON ca.id = link.a_id JOIN claim cb ON cb.id = link.b_id
         JOIN article x ON x.id = ca.article_id JOIN article y ON y.id = cb.article_id
         WHERE x.id <> y.id OR NOT link.evidence @> '[{"relation": "asserted-denied"}]'`,
    );
    expect(links.length).toBeGreaterThan(0);
    expect(links.filter(({ a, b }) => a === b)).toEqual([]);
    const matters = await sql<{ groups: number }>(
      `SELECT count(DISTINCT article.group_id)::int AS groups FROM matter_claim JOIN claim ON claim.id = matter_claim.claim_id
         JOIN article ON article.id = claim.article_id GROUP BY matter_id`,
    );
    expect(matters.some(({ groups }) => groups > 1)).toBe(true);
  });

  test("no job failed", async () => {
    expect(await sql("SELECT last_error FROM graphile_worker._private_jobs WHERE last_error IS NOT NULL")).toEqual([]);
  });

  test("importing them again adds nothing", async () => {
    const before = await sql("SELECT id, identity FROM article ORDER BY id");
    const results = await importAll(seedItems());
    expect(new Set(results.map(({ status }) => status))).toEqual(new Set(["already-there"]));
    expect(await sql("SELECT id, identity FROM article ORDER BY id")).toEqual(before);
    expect(await sql("SELECT 1 FROM graphile_worker._private_jobs")).toEqual([]);
  });
});

describe("what a person decides", () => {
  const pair = () => ({ a: id("001"), b: id("002") });

  test("keep apart splits the group; undo gives back the database exactly", async () => {
    // Links made while texts still came in rest on fewer texts: make them on all, so that only the decision can change them.
    for (const { group_id } of await groups()) await linkClaims(group_id);
    await workQueue();
    const before = await dump();
    const topics = () =>
      sql(
        "SELECT id, name, terms, cells, rank FROM topic WHERE EXISTS (SELECT 1 FROM matter WHERE topic_id = topic.id) ORDER BY id",
      );
    const topicsBefore = await topics();
    const decision = await decidePair({ ...pair(), verdict: "kept-apart" });
    await workQueue();
    expect((await groups()).map(({ members }) => members.length)).toEqual([1, 1, 1, 1, 1]);
    await undoDecision(decision);
    await workQueue();
    const after = await dump();
    // Matters are made anew with new numbers, and so is a topic that the decision had taken apart; what they hold is the same.
    for (const table of Object.keys(before).filter((name) => !["matter", "matter_claim", "topic"].includes(name)))
      expect(after[table], table).toEqual(before[table]);
    expect(await topics()).toEqual(topicsBefore);
    expect(after.matter_claim).toHaveLength(before.matter_claim?.length ?? -1);
  });

  test("an undone decision stays in the log and cannot be undone again", async () => {
    const [last] = await sql<{ id: number; ended_by: string }>(
      "SELECT id, ended_by FROM decision ORDER BY id DESC LIMIT 1",
    );
    expect(last?.ended_by).toBe("undo");
    await expect(undoDecision(last?.id ?? -1)).rejects.toThrow("already");
  });

  test("a second decision replaces the first; undo brings the first back", async () => {
    const first = await decidePair({ ...pair(), verdict: "merged" });
    const second = await decidePair({ ...pair(), verdict: "kept-apart" });
    await undoDecision(second);
    expect(await sql("SELECT id, verdict FROM decision WHERE ended_at IS NULL AND kind = 'pair'")).toEqual([
      { id: first, verdict: "merged" },
    ]);
    expect(await groups()).toHaveLength(4);
    await undoDecision(first);
  });

  test("survives a rebuild of everything", async () => {
    const decision = await decidePair({ ...pair(), verdict: "kept-apart" });
    await rebuild({ all: true });
    await workQueue();
    expect(await groups()).toHaveLength(5);
    await undoDecision(decision);
    await workQueue();
    expect(await groups()).toHaveLength(4);
  });

  test("a chosen lead copy stays the lead after a rebuild", async () => {
    const other =
      (await groups()).flatMap(({ members, lead }) =>
        members.filter((member) => members.length > 1 && member !== lead),
      )[0] ?? -1;
    await chooseLead(other, id("001"));
    await rebuild({ all: true });
    await workQueue();
    expect((await groups()).find(({ members }) => members.length > 1)?.lead).toBe(other);
  });
  test("of two lead copies chosen one after the other, the later leads", async () => {
    const [before] = (await groups()).filter(({ members }) => members.length > 1);
    const other = before?.members.find((member) => member !== before.lead) ?? -1;
    await chooseLead(other, id("001"));
    expect((await groups()).find(({ members }) => members.length > 1)?.lead).toBe(other);
  });
});
