import { beforeAll, describe, expect, test } from "vitest";
import { loadHistory } from "../../lib/usecases/decisions/load-history.ts";
import { addName, rejectName } from "../../lib/usecases/decisions/naming.ts";
import { nameSide } from "../../lib/usecases/decisions/side.ts";
import { undoDecision } from "../../lib/usecases/decisions/undo-decision.ts";
import { loadFraming } from "../../lib/usecases/framing/load-framing.ts";
import { rebuild } from "../../lib/usecases/installation/rebuild.ts";
import { loadOutlet } from "../../lib/usecases/outlets/load-outlet.ts";
import { freshDatabase } from "./support/database.ts";
import { analysedSeeds, workQueue } from "./support/seeds.ts";

let ids: Record<string, number>;
beforeAll(async () => {
  await freshDatabase();
  ids = await analysedSeeds();
}, 180_000);

const id = (seed: string) => ids[seed] ?? -1;
const seeds = () => ["000", "001", "003", "004"].map(id);
const load = (more: Partial<Parameters<typeof loadFraming>[0]> = {}) =>
  loadFraming({ ids: seeds(), topic: null, opened: null, ...more });
const row = async (measure: string) => (await load()).rows.find((each) => each.measure === measure)?.cells ?? [];
const operation = async () =>
  (await load()).names.events.find(({ actor, target }) => actor === "Ukraine" && target === "Russia");
const uses = (event: Awaited<ReturnType<typeof operation>>, name: string) =>
  event?.rows.find((each) => each.name === name)?.columns.map((c) => c.length);

describe("the seeds, found without being told", () => {
  test("004's must, should and need to stand far above the others: its range lies above theirs", async () => {
    const [a, b, c, d] = await row("obligation");
    expect([a, b, c, d].map((cell) => cell?.count)).toEqual([0, 0, 2, 24]);
    const rates = [a, b, c].map((cell) => cell?.rate?.perThousand ?? 0);
    expect(d?.rate?.low).toBeGreaterThan(Math.max(...rates));
    const page = await load();
    expect(page.columns[3]?.profile.hits.obligation.filter(({ term }) => term === "must")).toHaveLength(14);
  });

  test("000 and 001 hedge most, 004 least", async () => {
    const rates = (await row("hedges")).map((cell) => cell.rate?.perThousand ?? 0);
    const order = rates.map((rate, i) => [rate, i] as const).toSorted((a, b) => b[0] - a[0]);
    expect(
      order
        .slice(0, 2)
        .map(([, i]) => i)
        .toSorted(),
    ).toEqual([0, 1]);
    expect(order.at(-1)?.[1]).toBe(3);
  });

  test("003 quotes Trump most, then an official, the Kremlin and Zelensky; 001 quotes the adviser and not the paper that reports him", async () => {
    const { columns } = await load();
    const quoted = (i: number) =>
      columns[i]?.profile.speakers
        .filter((speaker) => speaker.quotedWords > 3)
        .map(({ name, quotedWords }) => `${name} ${quotedWords}`);
    expect(quoted(2)?.[0]).toMatch(/Trump 62$/);
    expect(quoted(2)?.slice(1)).toEqual([
      "A White House official 11",
      "The Kremlin 7",
      expect.stringMatching(/Zelensky 4$/),
    ]);
    expect(quoted(1)).toContain("Mykhailo Podolyak 13");
  });

  test("one operation has different names in 001 and 004", async () => {
    const event = await operation();
    expect(event?.places).toEqual(["Kursk"]);
    expect([uses(event, "assault"), uses(event, "incursion"), uses(event, "offensive")]).toEqual([
      [0, 4, 0, 0],
      [0, 1, 0, 0],
      [0, 0, 0, 1],
    ]);
  });

  test("every number opens as many lines as it counts", async () => {
    const page = await load();
    const what = ["measure:hedges", "quoted:", `event:${(await operation())?.key}`, "word:russia"];
    for (const each of what) {
      const opened = (await load({ opened: { what: each, column: "all" } })).opened;
      expect(opened?.lines.length, each).toBeGreaterThan(1);
    }
    const [first] = page.columns;
    const lines =
      (await load({ opened: { what: "measure:hedges", column: first?.column.key ?? "" }, order: "right" })).opened
        ?.lines ?? [];
    expect(lines).toHaveLength(first?.profile.hits.hedges.length ?? -1);
    const after = lines.map(({ right }) => right.trim().toLowerCase());
    expect(after).toEqual(after.toSorted((x, y) => x.localeCompare(y, "en")));
  });

  test("within a topic the counts of all topics' sentences stay inside those of the whole", async () => {
    const whole = await load();
    const topic = whole.space.topics[0];
    const within = await load({ topic: topic?.topic ?? null });
    expect(within.topic?.name).toBe(topic?.name);
    const told = within.columns.map(({ column, profile }) => [column.key, profile.sentences]);
    const held = topic?.columns
      .map((cell, i) => [whole.columns[i]?.column.key, cell.sentences])
      .filter(([, sentences]) => sentences !== 0);
    expect(told).toEqual(held);
  });

  test("distinctive words near a name come from its sentences alone", async () => {
    const { near, columns } = await load({ near: "Zelensky" });
    expect(near?.sentences[1]).toBeGreaterThan(0);
    expect(columns.flatMap(({ distinctive }) => distinctive.map(({ norm }) => norm))).not.toContain("zelensky");
  });
});

describe("a reader's corrections", () => {
  test("a use taken out of an event stays out through a rebuild, and undo brings it back", async () => {
    const event = await operation();
    const use = event?.rows.find((each) => each.name === "incursion")?.columns[1]?.[0];
    if (!event || !use) throw new Error("There is no incursion.");
    const decision = await rejectName({
      event: event.key,
      article: use.article,
      start: use.start,
      end: use.end,
      quote: "Ukrainian incursion",
    });
    expect(uses(await operation(), "incursion")).toBeUndefined();
    await rebuild({ all: true });
    await workQueue();
    expect(uses(await operation(), "incursion")).toBeUndefined();
    expect((await loadHistory()).entries[0]?.sentence.flat()).toContainEqual({ quote: "Ukrainian incursion" });
    await undoDecision(decision);
    expect(uses(await operation(), "incursion")).toEqual([0, 1, 0, 0]);
  });

  test("a phrase that a reader adds counts wherever the columns hold it, and undo takes it away", async () => {
    const decision = await addName({
      event: (await operation())?.key ?? "",
      phrase: "  Takes the territory now occupied by Ukraine ",
    });
    expect(uses(await operation(), "takes the territory now occupied by ukraine")).toBeUndefined();
    await undoDecision(decision);
    const other = await addName({ event: (await operation())?.key ?? "", phrase: "territory now occupied by Ukraine" });
    expect(uses(await operation(), "territory now occupied by ukraine")).toEqual([0, 0, 0, 1]);
    await undoDecision(other);
    expect(uses(await operation(), "territory now occupied by ukraine")).toBeUndefined();
  });

  test("a side holds for its speaker on both pages, and undo takes it away", async () => {
    const outlet = (await load()).columns[2]?.column.outletId ?? -1;
    const decision = await nameSide({ speaker: "The Kremlin", side: "Moscow" });
    const share = { side: "Moscow", words: 7, speakers: ["The Kremlin"] };
    expect((await load()).columns[2]?.sides[0]).toEqual(share);
    expect((await loadOutlet(outlet)).sides[0]).toEqual(share);
    await undoDecision(decision);
    expect((await load()).columns[2]?.sides.every(({ side }) => side === null)).toBe(true);
  });

  test("what makes no sense is refused, and nothing is kept", async () => {
    await expect(addName({ event: "x", phrase: "raid" })).rejects.toMatchObject({ code: "INVALID_INPUT" });
    await expect(addName({ event: "a|b|c|", phrase: " " })).rejects.toMatchObject({ code: "INVALID_INPUT" });
    await expect(nameSide({ speaker: "", side: "x" })).rejects.toMatchObject({ code: "INVALID_INPUT" });
    await expect(rejectName({ event: "a|b|c|", article: 9999, start: 0, end: 1, quote: "" })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });
});
