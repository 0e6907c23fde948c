import { beforeAll, describe, expect, test } from "vitest";
import { DECISION_KINDS, type DecisionKind } from "../../lib/model/decision/details.ts";
import { wordsOf } from "../../lib/model/telling.ts";
import { loadArticles } from "../../lib/usecases/articles/load-articles.ts";
import { linkClaims } from "../../lib/usecases/claims/link-claims.ts";
import { confirmGroup, splitGroup } from "../../lib/usecases/decisions/group.ts";
import { chooseLead } from "../../lib/usecases/decisions/lead.ts";
import { addWord } from "../../lib/usecases/decisions/lexicon.ts";
import { keepLine } from "../../lib/usecases/decisions/line.ts";
import { decideLink } from "../../lib/usecases/decisions/link.ts";
import { loadHistory } from "../../lib/usecases/decisions/load-history.ts";
import { loadLexicons } from "../../lib/usecases/decisions/load-lexicons.ts";
import { editMetadata } from "../../lib/usecases/decisions/metadata.ts";
import { addName } from "../../lib/usecases/decisions/naming.ts";
import { noteLink } from "../../lib/usecases/decisions/note.ts";
import { decidePair } from "../../lib/usecases/decisions/pair.ts";
import { removeArticle } from "../../lib/usecases/decisions/removal.ts";
import { correctRole } from "../../lib/usecases/decisions/role.ts";
import { nameSide } from "../../lib/usecases/decisions/side.ts";
import { correctSpeaker } from "../../lib/usecases/decisions/speaker.ts";
import { joinStories } from "../../lib/usecases/decisions/story/story.ts";
import { editTopic } from "../../lib/usecases/decisions/topic/topic.ts";
import { undoDecision } from "../../lib/usecases/decisions/undo-decision.ts";
import { exportKind } from "../../lib/usecases/export/export-kind.ts";
import { loadFraming } from "../../lib/usecases/framing/load-framing.ts";
import { editReport, freezeReport } from "../../lib/usecases/reports/freeze-report.ts";
import { refreshTopics } from "../../lib/usecases/topics/refresh-topics.ts";
import { dump, freshDatabase, sql } from "./support/database.ts";
import { analysedSeeds, importAll, textItem, workQueue } from "./support/seeds.ts";

const LAMPS = [
  "The street lamps of the old town will be dimmed after midnight from March on, the city said on Monday, to save a third of the current.",
  "Night porters and bakers asked to leave the lamps at the market as they are, and the city answered that it would measure the light there.",
  "A lamp costs the city forty crowns a year, according to the figures that it published, and there are eleven thousand of them.",
];

let seeds: Record<string, number>;
let lamps: number[];
beforeAll(async () => {
  await freshDatabase();
  seeds = await analysedSeeds();
  const texts = ["March", "April", "May"].map((month) => LAMPS.join("\n\n").replace("March", month));
  lamps = (await importAll(texts.map((text, i) => textItem(`lamp-${i}.txt`, text)))).map(
    ({ article }) => article ?? -1,
  );
  await workQueue();
  // Once more on all texts, so that only decisions can change what is dumped.
  for (const { group_id } of await sql<{ group_id: number }>("SELECT DISTINCT group_id FROM article"))
    await linkClaims(group_id);
  await workQueue();
  ({ report } = await freezeReport({ kind: "group", group: lamp(0) }, { title: "Lamps", texts: false }));
  // That it was frozen is a decision too; only the one under test shall stand in the log.
  await sql("DELETE FROM decision WHERE kind = 'report'");
}, 180_000);

let report: number;
const lamp = (nth: number) => lamps[nth] ?? -1;
const seed = (name: string) => seeds[name] ?? -1;
const bestLink = async () => {
  const [link] = await sql<{ a: number; b: number }>(
    "SELECT a_id AS a, b_id AS b FROM link ORDER BY score DESC, a_id LIMIT 1",
  );
  return link ?? { a: -1, b: -1 };
};
const first = async (query: string) => (await sql<{ id: number }>(query))[0]?.id ?? -1;
const storyOf = async (article: number) => {
  const [row] = await sql<{ id: number }>(
    "SELECT t.story_id AS id FROM story_text t JOIN article a ON a.group_id = t.group_id WHERE a.id = $1",
    [article],
  );
  return row?.id ?? -1;
};
const LINE = 4_242_424_242n;
const learn = () =>
  sql(
    "INSERT INTO furniture_line (hash, text, role, origin, reason, created_at) VALUES ($1, 'Read our paper', 'furniture', 'rule', 'stands in five stories', '2026-11-01') ON CONFLICT DO NOTHING",
    [String(LINE)],
  );

/** A decision of each kind, what History says of it, and its undo, which gives back every row of every table. */
const CASES: { readonly [K in DecisionKind]: readonly [make: () => Promise<number>, told: RegExp] } = {
  report: [
    () => editReport(report, { title: "Lamps at night", note: "Read the third one first." }),
    /^The report Lamps at night was given another title, note or order of rows\. What was frozen stayed\.$/,
  ],
  pair: [
    () => decidePair({ a: lamp(0), b: lamp(1), verdict: "merged", as: "version" }),
    /^lamp-0\.txt and lamp-1\.txt were merged as two versions of one article\.$/,
  ],
  group: [
    () => splitGroup(lamp(0), [lamp(1)]),
    /^lamp-1\.txt was taken out of the group of lamp-0\.txt and lamp-2\.txt\.$/,
  ],
  lead: [() => chooseLead(lamp(1), lamp(0)), /^lamp-1\.txt was chosen to lead its copies\.$/],
  role: [
    () => correctRole({ articleId: lamp(0), position: 0, role: "deck" }),
    /^A passage of lamp-0\.txt was marked as deck; it had been body\.$/,
  ],
  metadata: [
    () => editMetadata({ articleId: lamp(0), field: "outlet", value: "The Lamp" }),
    /^The outlet of .* was set to “The Lamp”; before: unknown\.$/,
  ],
  removal: [() => removeArticle(lamp(2)), /^lamp-2\.txt was removed from every view\.$/],
  link: [
    async () => decideLink({ ...(await bestLink()), verdict: "rejected" }),
    /^Two claims, in .+ and .+, were parted: not one point\.$/,
  ],
  note: [
    async () => noteLink({ ...(await bestLink()), text: "Same briefing?" }),
    /^A note on two claims, in .+ and .+: “Same briefing\?”$/,
  ],
  topic: [
    async () =>
      (
        await editTopic({
          id: await first("SELECT t.id FROM topic t JOIN matter m ON m.topic_id = t.id ORDER BY t.id LIMIT 1"),
          name: "A reader’s name",
        })
      )[0] ?? -1,
    /^The topic “.+” was renamed A reader’s name\.$/,
  ],
  speaker: [
    async () =>
      correctSpeaker({
        claim: await first("SELECT id FROM claim WHERE speaker IS NOT NULL ORDER BY id LIMIT 1"),
        ...{ speaker: "Ana Reed", via: "The Tide" },
      }),
    /^The speaker of “.+” in .+ was set to “Ana Reed”, via “The Tide”; before: “.+”\.$/,
  ],
  line: [() => keepLine(LINE), /^The line “Read our paper” was put back into its articles wherever it stands\.$/],
  lexicon: [
    () => addWord({ list: "loaded", term: "dimmed", forms: [], sense: "Tells a saving as a loss." }),
    /^The word “dimmed” was added to the list of loaded words\.$/,
  ],
  naming: [
    () => addName({ event: "incursion|Ukraine|Russia|Kursk", phrase: "The Push" }),
    /^“the push” was added to the names of one event, .+\.$/,
  ],
  side: [
    () => nameSide({ speaker: "Ana Reed", side: "mayors" }),
    /^The speaker “Ana Reed” was put on the side “mayors”\.$/,
  ],
  story: [
    async () =>
      joinStories({
        story: await storyOf(seed("000")),
        other: await storyOf(lamp(0)),
      }),
    /^The stories .+ and .+ were joined as one event\.$/,
  ],
};

/** Everything that is stored. What a job makes anew has new numbers, and is compared by what it says; a topic that was there in between rests, and shows nothing. */
async function everything() {
  const { link, matter, matter_claim, claim, attribution, passage, sentence, topic: _, ...rest } = await dump();
  const counts = Object.fromEntries(
    Object.entries({ link, matter, matter_claim, claim, attribution, passage, sentence }).map(([name, rows]) => [
      name,
      rows?.length,
    ]),
  );
  const words = await sql("SELECT article_id, position, role, role_origin FROM passage ORDER BY 1, 2");
  const said = await sql("SELECT key, speaker, via, article_id FROM claim ORDER BY article_id, position");
  const rows = await sql(`SELECT m.topic_id, m.key, m.name, m.position FROM matter m ORDER BY 1, 4`);
  const topics = await sql(
    "SELECT * FROM topic t WHERE EXISTS (SELECT 1 FROM matter m WHERE m.topic_id = t.id) ORDER BY id",
  );
  return { rest, counts, words, said, rows, topics };
}

describe("a decision of each kind", () => {
  test.each(DECISION_KINDS)(
    "%s: reads as a sentence in History, and undo gives back exactly what was there",
    async (kind) => {
      const [make, told] = CASES[kind];
      if (kind === "line") await learn();
      await workQueue();
      const before = await everything();
      const decision = await make();
      const [entry] = (await loadHistory()).entries;
      expect(entry?.id).toBe(decision);
      expect(wordsOf(entry?.sentence ?? [])).toMatch(told);
      expect(wordsOf(entry?.sentence ?? [])).not.toMatch(/undefined|null|that is gone/);
      await workQueue();
      expect((await undoDecision(decision)).kind).toBe(kind);
      await workQueue();
      expect(await everything()).toEqual(before);
      expect((await loadHistory()).entries[0]?.ended?.by).toBe("undo");
    },
    60_000,
  );

  test("and of a second one over the first: undo brings the first back", async () => {
    const first = await editMetadata({ articleId: lamp(0), field: "outlet", value: "The Lamp" });
    const between = await everything();
    const second = await editMetadata({ articleId: lamp(0), field: "outlet", value: "The Wick" });
    await undoDecision(second);
    expect(await everything()).toEqual(between);
    await undoDecision(first);
  });

  test("an outlet that another article has by then stays in the list of names", async () => {
    const first = await editMetadata({ articleId: lamp(0), field: "outlet", value: "The Lamp" });
    const second = await editMetadata({ articleId: lamp(1), field: "outlet", value: "The Lamp" });
    await undoDecision(first);
    expect(await sql("SELECT 1 FROM outlet WHERE name = 'The Lamp'")).toHaveLength(1);
    await undoDecision(second);
  });
});

test("a group of sixty texts is confirmed and undone, though its texts are longer than an index takes", async () => {
  const texts = Array.from({ length: 60 }, (_, i) => `${LAMPS.join("\n\n")}\n\nEdition number ${i} of the lamp paper.`);
  const made = await importAll(texts.map((text, i) => textItem(`edition-${i}.txt`, text)));
  await workQueue();
  const [group] = await sql<{ id: number; n: number }>(
    "SELECT group_id AS id, count(*)::int AS n FROM article WHERE id = ANY ($1) GROUP BY 1 ORDER BY 2 DESC LIMIT 1",
    [made.map(({ article }) => article)],
  );
  expect(group?.n).toBeGreaterThan(50);
  const decision = await confirmGroup(group?.id ?? -1);
  await expect(confirmGroup(group?.id ?? -1)).rejects.toMatchObject({ code: "CONFLICT" });
  await undoDecision(decision);
  expect(await sql("SELECT 1 FROM decision WHERE ended_at IS NULL")).toEqual([]);
}, 120_000);

describe("a row that an older or other hand wrote", () => {
  const BROKEN = [
    "{}",
    "[]",
    '"text"',
    "3",
    '{"articles":"one","places":7,"before":1,"topic":"x","place":null,"text":{}}',
  ];

  test.each(DECISION_KINDS)("of kind %s takes no page down", async (kind) => {
    for (const [i, detail] of BROKEN.entries())
      await sql("INSERT INTO decision (kind, subject, verdict, detail) VALUES ($1, $2, 'merged', $3::jsonb)", [
        ...[kind, `old ${i}`, detail],
      ]);
    const { entries } = await loadHistory();
    expect(entries.filter(({ sentence }) => sentence.length > 0).length).toBeGreaterThanOrEqual(BROKEN.length);
    await refreshTopics();
    await loadLexicons();
    await loadArticles({});
    await loadFraming({ ids: [seed("000"), seed("001")], topic: null, opened: null });
    for (const each of ["decisions", "links", "claims"] as const)
      for await (const row of exportKind(each)) expect(row).toBeTypeOf("object");
    await sql("DELETE FROM decision WHERE subject LIKE 'old %'");
  });

  test.each(["role", "metadata", "line"] as const)(
    "of kind %s is not ended by an undo that could restore nothing",
    async (kind) => {
      const [row] = await sql<{ id: number }>(
        "INSERT INTO decision (kind, subject, verdict, detail) VALUES ($1, '77', 'x', '{}') RETURNING id",
        [kind],
      );
      await expect(undoDecision(row?.id ?? -1)).rejects.toMatchObject({ code: "CONFLICT" });
      expect(await sql("SELECT 1 FROM decision WHERE id = $1 AND ended_at IS NULL", [row?.id])).toHaveLength(1);
      await sql("DELETE FROM decision WHERE id = $1", [row?.id]);
    },
  );
});
