import { afterAll, beforeAll, expect, test } from "vitest";
import type { JudgedPair } from "../../lib/model/judge.ts";
import { judgeLinks } from "../../lib/usecases/claims/judge-links.ts";
import { loadClaim } from "../../lib/usecases/claims/load-claim.ts";
import { decideLink } from "../../lib/usecases/decisions/link.ts";
import { loadInstallation } from "../../lib/usecases/installation/load-installation.ts";
import { dump, freshDatabase, reconfigure, sql } from "./support/database.ts";
import { type FakeService, fakeService } from "./support/fake-service.ts";
import { analysedSeeds, workQueue } from "./support/seeds.ts";

type Question = { pairs: readonly (JudgedPair & { pair: number })[] };
type Given = { pair: number; matter: string; relation?: string; a?: object[]; b?: object[] };

const KEY = "a-key-no-page-shows";
let service: FakeService<Question>;
let group = -1;

const judging = (version: string, of: (pair: Question["pairs"][number]) => Given) => (question: Question) => ({
  status: 200,
  body: JSON.stringify({ provider: "fake", version, judgements: question.pairs.map(of) }),
});
const firstWord = (sentence: string) => {
  const quote = /\p{L}+/u.exec(sentence)?.[0] ?? "";
  return { start: sentence.indexOf(quote), end: sentence.indexOf(quote) + quote.length, quote };
};
/** Reads every pair as one matter told differently, by the first word of each. */
const agreeing = (version: string) =>
  judging(version, ({ pair, a, b }) => ({
    pair,
    matter: "same",
    relation: "told-differently",
    a: [firstWord(a.sentence)],
    b: [firstWord(b.sentence)],
  }));
const judgements = () =>
  sql<{ subject: string; by: string; matter: string }>("SELECT subject, by, matter FROM judgement ORDER BY subject");
const links = () => sql("SELECT a_id, b_id, score, relation, evidence FROM link ORDER BY a_id, b_id");
const linkedPairs = () =>
  sql<{ a: number; b: number }>(
    `SELECT a_id AS a, b_id AS b FROM link JOIN claim ca ON ca.id = a_id JOIN claim cb ON cb.id = b_id
    JOIN article aa ON aa.id = ca.article_id JOIN article ab ON ab.id = cb.article_id WHERE $1 IN (aa.group_id, ab.group_id) ORDER BY score DESC`,
    [group],
  );

beforeAll(async () => {
  process.env.EMBEDDINGS_PROVIDER = "none";
  await freshDatabase();
  const seeds = await analysedSeeds();
  const [row] = await sql<{ group_id: number }>("SELECT group_id FROM article WHERE id = $1", [seeds["004"]]);
  group = row?.group_id ?? -1;
  service = await fakeService();
  reconfigure({ judge: { url: service.url, key: KEY } });
}, 120_000);

afterAll(async () => {
  await service.close();
});

test("while it fails nothing changes but what the settings say", async () => {
  const before = await links();
  await expect(judgeLinks(group)).rejects.toThrow("The relation judge answered 503. Check JUDGE_URL and JUDGE_KEY.");
  service.answer(() => ({
    status: 200,
    body: '{"provider":"fake","version":"1","judgements":[{"pair":0,"matter":"contradicts"}]}',
  }));
  await expect(judgeLinks(group)).rejects.toThrow("not a list of judgements (judgements.0.matter)");
  expect(await links()).toEqual(before);
  expect(await judgements()).toEqual([]);
  const { judge } = await loadInstallation();
  expect(judge).toMatchObject({ on: true, made: [], refused: null });
  expect(judge.trouble?.message).toContain("not a list of judgements");
  expect(JSON.stringify(judge)).not.toContain(KEY);
});

test("what it says of each link is kept beside it, with provider and version, and moves no link", async () => {
  const before = { links: await links(), matters: (await dump()).matter };
  service.answer(agreeing("1.0"));
  await judgeLinks(group);
  const pairs = await linkedPairs();
  expect(pairs.length).toBeGreaterThan(5);
  expect(await judgements()).toHaveLength(pairs.length);
  expect(service.asked.at(-1)?.authorization).toBe(`Bearer ${KEY}`);
  expect({ links: await links(), matters: (await dump()).matter }).toEqual(before);
  const { a = -1, b = -1 } = pairs[0] ?? {};
  for (const [one, other] of [
    [a, b],
    [b, a],
  ] as const) {
    const page = await loadClaim(one);
    const shown = page.links.find((each) => each.other.id === other);
    expect(shown?.judgement).toMatchObject({ by: "fake 1.0", matter: "same", relation: "told-differently" });
    expect(shown?.judgement?.own).toEqual([firstWord(page.claim.sentenceText).quote]);
    expect(shown?.judgement?.other).toEqual([firstWord(shown?.other.sentenceText ?? "").quote]);
  }
  expect((await loadInstallation()).judge).toMatchObject({
    trouble: null,
    made: [{ by: "fake 1.0", pairs: pairs.length }],
  });
});

test("it is told no outlet", async () => {
  const outlets = await sql<{ name: string }>("SELECT name FROM outlet");
  const told = service.asked.flatMap(({ sent }) => sent.pairs.flatMap(({ a, b }) => [Object.keys(a), Object.keys(b)]));
  expect(outlets.length).toBeGreaterThan(2);
  expect(new Set(told.flat())).toEqual(new Set(["claim", "sentence", "speaker", "publishedAt"]));
});

test("it is not asked twice, and a newer version takes the place of the older", async () => {
  const asked = service.asked.length;
  await judgeLinks(group);
  expect(service.asked.length).toBe(asked);
  await sql("DELETE FROM judgement WHERE subject = (SELECT min(subject) FROM judgement)");
  service.answer(judging("2.0", ({ pair }) => ({ pair, matter: "unsure" })));
  await judgeLinks(group);
  await judgeLinks(group);
  expect(new Set((await judgements()).map(({ by, matter }) => `${by} ${matter}`))).toEqual(
    new Set(["fake 2.0 unsure"]),
  );
});

test("words that do not stand there are refused, and the settings say why", async () => {
  const before = await judgements();
  await sql("DELETE FROM judgement");
  service.answer(
    judging("2.0", ({ pair, b }) => ({
      pair,
      matter: "same",
      relation: "figures-differ",
      a: [{ start: 0, end: 3, quote: "~~~" }],
      b: [firstWord(b.sentence)],
    })),
  );
  await judgeLinks(group);
  expect(await judgements()).toEqual([]);
  expect((await loadInstallation()).judge.refused?.reasons).toEqual([
    { reason: "other words stand at the place that was given", count: before.length % 20 || 20 },
  ]);
});

test("a reader's word stands whatever it says; a worker that starts asks what nobody has judged", async () => {
  const [first] = await linkedPairs();
  const { a = -1, b = -1 } = first ?? {};
  await decideLink({ a, b, verdict: "confirmed" });
  service.answer(judging("2.0", ({ pair }) => ({ pair, matter: "another" })));
  await workQueue();
  const [{ n: judged } = { n: 0 }] = await sql<{ n: number }>("SELECT count(*)::int AS n FROM judgement");
  expect(judged).toBe((await links()).length);
  const link = (await loadClaim(a)).links.find((each) => each.other.id === b);
  expect(link).toMatchObject({ decision: { verdict: "confirmed" }, judgement: { matter: "another" } });
  expect(link?.link?.score).toBe(1);
}, 60_000);
