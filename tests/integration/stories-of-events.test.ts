import { beforeEach, describe, expect, test } from "vitest";
import { removeArticle } from "../../lib/usecases/decisions/removal.ts";
import { undoDecision } from "../../lib/usecases/decisions/undo-decision.ts";
import { exportKind } from "../../lib/usecases/export/export-kind.ts";
import { settleStories } from "../../lib/usecases/stories/settle-stories.ts";
import { freshDatabase, sql } from "./support/database.ts";
import { importAll, textItem, workQueue } from "./support/seeds.ts";
import { shuffled } from "./support/stories.ts";

/** Three events, told by three, three and two texts; the second text of the first event is printed twice; one text is alone. */
const TEXTS: readonly (readonly [name: string, headline: string, ...paragraphs: string[]])[] = [
  [
    "ferry-1.txt",
    "Ferry runs aground off Islay",
    "A ferry with 84 passengers ran aground off Islay in thick fog on Tuesday, the coastguard said.",
    "Lifeboats from Port Askaig took the passengers of the Hebridean Pearl ashore within two hours.",
    "The owner, Sound Lines, said the hull was holed below the waterline and an inquiry had begun.",
  ],
  [
    "ferry-2.txt",
    "Lifeboats rescue 84 from grounded Islay ferry",
    "Lifeboats rescued all 84 passengers after the Hebridean Pearl struck skerries off Islay.",
    "Thick fog hid the rocks near Port Askaig, a spokesman of the coastguard told reporters.",
    "Sound Lines said it would help the inquiry into the grounding and had no word on the hull.",
  ],
  [
    "ferry-3.txt",
    "Inquiry opens into grounding of Islay ferry",
    "Inspectors boarded the Hebridean Pearl on Wednesday, a day after the ferry ran aground in fog.",
    "All 84 passengers had been brought to Port Askaig by lifeboats from Islay and Jura.",
    "The coastguard had warned Sound Lines about the skerries twice this year, the inspectors said.",
  ],
  [
    "bread-1.txt",
    "Bakers strike over night shifts in Leeds",
    "Bakers at three Leeds bread factories walked out over night shifts on Monday evening.",
    "The union said the owner, Harrow Mills, had broken an agreement on rest between shifts.",
    "Shops in Yorkshire expect empty shelves by the weekend if the walkout lasts.",
  ],
  [
    "bread-2.txt",
    "Leeds bread factories halted by strike",
    "A strike of bakers halted three bread factories in Leeds and stopped the night shifts.",
    "Harrow Mills regretted the walkout and offered the union talks about rest between shifts.",
    "Yorkshire shops were told that deliveries would be cut by half from Thursday.",
  ],
  [
    "bread-3.txt",
    "Harrow Mills to meet bakers' union",
    "Harrow Mills and the bakers' union are to talk on Friday about night shifts in Leeds.",
    "The strike has emptied bread shelves across Yorkshire since three factories stopped.",
    "An agreement on rest between shifts had been broken, the union says of the walkout.",
  ],
  [
    "comet-1.txt",
    "Amateur in Chile finds bright comet",
    "A teacher in Chile has found a comet that may be seen without a telescope in March.",
    "Astronomers at the observatory of La Silla confirmed the orbit of comet Rojas on Sunday.",
    "Its tail is longer than that of any comet since 1997, the observatory said.",
  ],
  [
    "comet-2.txt",
    "Comet Rojas may be seen with the naked eye",
    "Comet Rojas, found by a teacher in Chile, will pass the sun in March, astronomers said.",
    "The orbit was confirmed at La Silla, where the observatory measured an unusually long tail.",
    "No telescope will be needed if the comet grows as bright as expected.",
  ],
  [
    "recipe.txt",
    "How to keep basil alive in winter",
    "Basil wants light and warm feet, and most pots in supermarkets hold twenty plants too many.",
    "Divide the clump, give each plant a pot of its own and water it from below.",
  ],
];
const ITEMS = TEXTS.map(([name, headline, ...paragraphs]) => textItem(name, [headline, ...paragraphs].join("\n\n")));
const STORIES = ["bread-1 bread-2 bread-3", "comet-1 comet-2", "ferry-1 ferry-2 ferry-3", "recipe"];

type Story = {
  story: number;
  name: string | null;
  articles: { sourceId: string }[];
  outlets: string[];
  touches: number[];
};

async function stories(): Promise<Story[]> {
  const rows: Story[] = [];
  for await (const row of exportKind("stories")) rows.push(row as Story);
  return rows;
}
const told = (rows: readonly Story[]) =>
  rows
    .map(({ articles }) =>
      articles
        .map(({ sourceId }) => sourceId.replace(".txt", ""))
        .sort()
        .join(" "),
    )
    .sort();

beforeEach(async () => {
  await freshDatabase();
});

describe("the stories of a collection", () => {
  test.each([1, 2, 3])("are its events, whatever the order of arrival (%i)", async (seed) => {
    const order = shuffled(ITEMS, seed);
    await importAll(order.slice(0, 4));
    await workQueue();
    await importAll(order.slice(4));
    await workQueue();
    const rows = await stories();
    expect(told(rows)).toEqual(STORIES);
    expect(rows.find(({ articles }) => articles.length === 1)?.name).toBe("How to keep basil alive in winter");
  });

  test("count terms once, however often texts are read again", async () => {
    await importAll(ITEMS);
    await workQueue();
    const counts = () => sql("SELECT term, groups FROM story_term_count WHERE groups <> 0 ORDER BY term");
    const before = await counts();
    await settleStories();
    await importAll(ITEMS);
    await workQueue();
    expect(await counts()).toEqual(before);
    const [waiting] = await sql<{ n: number }>("SELECT count(*)::int AS n FROM story_count_change");
    expect(waiting?.n).toBe(0);
  });

  test("lose an article that is removed, and have it again when that is undone, under the same number", async () => {
    await importAll(ITEMS);
    await workQueue();
    const before = await stories();
    const [article] = await sql<{ id: number }>("SELECT id FROM article WHERE source_id = 'ferry-2.txt'");
    const decision = await removeArticle(article?.id ?? 0);
    await workQueue();
    expect(told(await stories())).toEqual(STORIES.map((story) => story.replace(" ferry-2", "")));
    await undoDecision(decision);
    await workQueue();
    const after = await stories();
    expect(told(after)).toEqual(STORIES);
    const numberOf = (rows: readonly Story[]) =>
      rows.find(({ articles }) => articles.some(({ sourceId }) => sourceId === "ferry-1.txt"))?.story;
    expect(numberOf(after)).toBe(numberOf(before));
  });
});
