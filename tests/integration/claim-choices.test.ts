import { beforeAll, expect, test } from "vitest";
import { linkClaims } from "../../lib/usecases/claims/link-claims.ts";
import { decideLink } from "../../lib/usecases/decisions/link.ts";
import { loadHistory } from "../../lib/usecases/decisions/load-history.ts";
import { noteLink } from "../../lib/usecases/decisions/note.ts";
import { correctSpeaker } from "../../lib/usecases/decisions/speaker.ts";
import { undoDecision } from "../../lib/usecases/decisions/undo-decision.ts";
import { exportKind } from "../../lib/usecases/export/export-kind.ts";
import { rebuild } from "../../lib/usecases/installation/rebuild.ts";
import { dump, freshDatabase, sql } from "./support/database.ts";
import { analysedSeeds, workQueue } from "./support/seeds.ts";

beforeAll(async () => {
  await freshDatabase();
  await analysedSeeds();
  for (const { group_id } of await sql<{ group_id: number }>("SELECT DISTINCT group_id FROM article"))
    await linkClaims(group_id);
  await workQueue();
}, 180_000);

type LinkRow = { a: number; b: number; key_a: string; key_b: string };
/** The best link between two articles. */
const bestLink = async () => {
  const [link] =
    await sql<LinkRow>(`SELECT a_id AS a, b_id AS b, ca.key AS key_a, cb.key AS key_b FROM link JOIN claim ca ON ca.id = a_id
    JOIN claim cb ON cb.id = b_id WHERE ca.article_id <> cb.article_id ORDER BY score DESC, a_id LIMIT 1`);
  if (!link) throw new Error("The seeds have no link.");
  return link;
};
const linked = async (a: string, b: string) =>
  (
    await sql(
      "SELECT 1 FROM link JOIN claim ca ON ca.id = a_id JOIN claim cb ON cb.id = b_id WHERE (ca.key, cb.key) IN (($1, $2), ($2, $1))",
      [a, b],
    )
  ).length > 0;

async function exported(kind: "claims" | "links"): Promise<Record<string, unknown>[]> {
  const rows = [];
  for await (const row of exportKind(kind)) rows.push(row);
  return rows;
}

/** A row that was gone has a new number when it is back; what it holds is the same. A topic that was there in between rests, and shows nothing. */
const withoutRowNumbers = async () => {
  const { matter: _, matter_claim: __, topic: ___, ...rest } = await dump();
  const topics = await sql(
    "SELECT * FROM topic t WHERE EXISTS (SELECT 1 FROM matter m WHERE m.topic_id = t.id) ORDER BY id",
  );
  const held =
    await sql(`SELECT m.topic_id, m.key, m.name, m.position, array_agg(mc.claim_id ORDER BY mc.claim_id) AS claims FROM matter m
    JOIN matter_claim mc ON mc.matter_id = m.id GROUP BY m.id ORDER BY m.topic_id, m.key`);
  return { ...rest, topics, held };
};

test("“not the same matter” takes the link and its row away at once; undo gives the database back", async () => {
  const { a, b, key_a, key_b } = await bestLink();
  const before = await withoutRowNumbers();
  const decision = await decideLink({ a, b, verdict: "rejected" });
  expect(await linked(key_a, key_b)).toBe(false);
  const together = await sql(
    "SELECT matter_id FROM matter_claim WHERE claim_id = $1 INTERSECT SELECT matter_id FROM matter_claim WHERE claim_id = $2",
    [a, b],
  );
  expect(together).toEqual([]);
  await workQueue();
  await undoDecision(decision);
  await workQueue();
  expect(await withoutRowNumbers()).toEqual(before);
});

test("a confirmed pair that no rule would link is one row, and stays so through a rebuild", async () => {
  const [pair] =
    await sql<LinkRow>(`SELECT x.id AS a, y.id AS b, x.key AS key_a, y.key AS key_b FROM claim x JOIN claim y ON x.id < y.id AND x.article_id <> y.article_id
    JOIN article ax ON ax.id = x.article_id AND ax.lead JOIN article ay ON ay.id = y.article_id AND ay.lead AND ay.group_id <> ax.group_id
    WHERE NOT EXISTS (SELECT 1 FROM link WHERE a_id IN (x.id, y.id) OR b_id IN (x.id, y.id)) ORDER BY x.id, y.id LIMIT 1`);
  if (!pair) throw new Error("Every claim is linked.");
  const decision = await decideLink({ a: pair.a, b: pair.b, verdict: "confirmed" });
  expect(await linked(pair.key_a, pair.key_b)).toBe(true);
  await rebuild({ all: true });
  await workQueue();
  expect(await linked(pair.key_a, pair.key_b)).toBe(true);
  await undoDecision(decision);
  expect(await linked(pair.key_a, pair.key_b)).toBe(false);
}, 120_000);

test("a note is kept, replaced by the next, exported, and undone to the one before", async () => {
  const { a, b } = await bestLink();
  const noteOf = async () =>
    (await exported("links")).find(
      (row) => (row.a as { claim: number }).claim === a && (row.b as { claim: number }).claim === b,
    )?.note;
  const first = await noteLink({ a, b, text: "Same briefing?\r\nAsk." });
  const second = await noteLink({ a: b, b: a, text: "Same briefing, I asked." });
  expect(await noteOf()).toBe("Same briefing, I asked.");
  await undoDecision(second);
  expect(await noteOf()).toBe("Same briefing?\nAsk.");
  await undoDecision(first);
  expect(await noteOf()).toBeNull();
  await expect(noteLink({ a, b, text: " \n " })).rejects.toThrow("empty");
  await expect(noteLink({ a, b, text: "x".repeat(1201) })).rejects.toThrow("1200");
  await expect(noteLink({ a, b: a, text: "x" })).rejects.toThrow("twice");
});

test("a corrected speaker stands in loads and exports, through a rebuild; undo gives back what the rule read", async () => {
  const [claim] = await sql<{ id: number; key: string; speaker: string }>(
    "SELECT id, key, speaker FROM claim WHERE speaker IS NOT NULL AND article_id IN (SELECT id FROM article WHERE lead) ORDER BY id LIMIT 1",
  );
  if (!claim) throw new Error("The seeds have no speaker.");
  const numberNow = async () =>
    (await sql<{ id: number }>("SELECT id FROM claim WHERE key = $1 ORDER BY id LIMIT 1", [claim.key]))[0]?.id;
  const row = async () => {
    const id = await numberNow();
    return (await exported("claims")).find((each) => each.claim === id);
  };
  const before = await dump();
  const decision = await correctSpeaker({ claim: claim.id, speaker: "  Ana   Example ", via: "Harbour News" });
  expect(await row()).toMatchObject({ speaker: "Ana Example", via: "Harbour News", corrected: true });
  await rebuild({ all: true });
  await workQueue();
  expect(await row()).toMatchObject({ speaker: "Ana Example", via: "Harbour News", corrected: true });
  const { entries } = await loadHistory();
  const told = entries[0]?.sentence
    .map((piece) => (typeof piece === "string" ? piece : "name" in piece ? piece.name : piece.quote))
    .join("");
  expect(told).toContain("was set to Ana Example, via Harbour News; before: ");
  await undoDecision(decision);
  expect(await row()).toMatchObject({ speaker: claim.speaker, corrected: false });
  const [speakers, now] = [before, await dump()].map((all) => all.attribution?.length);
  expect(now).toBe(speakers);
}, 120_000);

test("who is quoted how much follows a correction, keeps to it through a rebuild, and undo gives back the counts", async () => {
  type Share = { name: string | null; quotedWords: number; cues: unknown[] };
  const sharesOf = async (article: number) =>
    (
      await sql<{ speakers: Share[] }>(
        "SELECT profile->'speakers' AS speakers FROM framing_profile WHERE article_id = $1",
        [article],
      )
    )[0]?.speakers ?? [];
  const [claim] = await sql<{ id: number; key: string; speaker: string; article: number }>(
    `SELECT id, key, speaker, article_id AS article FROM claim WHERE quote LIKE '“%' AND speaker IS NOT NULL AND cue_start IS NOT NULL
     AND article_id IN (SELECT id FROM article WHERE lead) ORDER BY id LIMIT 1`,
  );
  if (!claim) throw new Error("The seeds have no quotation.");
  const before = await sharesOf(claim.article);
  const decision = await correctSpeaker({ claim: claim.id, speaker: "Ana Example", via: null });
  const ana = (await sharesOf(claim.article)).find(({ name }) => name === "Ana Example");
  expect(ana?.quotedWords).toBeGreaterThan(0);
  expect(ana?.cues).toHaveLength(1);
  await rebuild({ all: true });
  await workQueue();
  expect((await sharesOf(claim.article)).find(({ name }) => name === "Ana Example")).toEqual(ana);
  await undoDecision(decision);
  expect(await sharesOf(claim.article)).toEqual(before);
  const [again] = await sql<{ id: number }>("SELECT id FROM claim WHERE key = $1 AND article_id = $2", [
    claim.key,
    claim.article,
  ]);
  const outlet = await correctSpeaker({ claim: again?.id ?? -1, speaker: null, via: null });
  const cues = (shares: readonly Share[]) => shares.reduce((sum, share) => sum + share.cues.length, 0);
  expect(cues(await sharesOf(claim.article))).toBe(cues(before) - 1);
  await undoDecision(outlet);
  expect(await sharesOf(claim.article)).toEqual(before);
}, 120_000);

test("a claim may be given to the outlet itself; what stands there already is refused", async () => {
  const [claim] = await sql<{ id: number }>("SELECT id FROM claim WHERE speaker IS NOT NULL ORDER BY id LIMIT 1");
  const before = await dump();
  const decision = await correctSpeaker({ claim: claim?.id ?? -1, speaker: " ", via: null });
  expect((await exported("claims")).find((each) => each.claim === claim?.id)).toMatchObject({
    speaker: null,
    via: null,
  });
  await expect(correctSpeaker({ claim: claim?.id ?? -1, speaker: null, via: null })).rejects.toThrow("already");
  await expect(correctSpeaker({ claim: claim?.id ?? -1, speaker: "x".repeat(121), via: null })).rejects.toThrow("120");
  await undoDecision(decision);
  await workQueue();
  expect(await dump()).toEqual(before);
});
