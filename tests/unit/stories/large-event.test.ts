import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { crowdOf } from "../../../lib/stories/crowd.ts";
import type { KeyedText } from "../../../lib/stories/find-neighbours.ts";
import { groupStories } from "../../../lib/stories/group-stories.ts";
import { blockOf, regroupStories } from "../../../lib/stories/place-newcomer.ts";
import { storyTextOf } from "../../../lib/stories/story-text.ts";
import { report } from "../../bench/events.ts";
import { allNeighbours } from "../../eval/all-neighbours.ts";

type Told = KeyedText & { readonly event: string };

/** The reports of one large event, and of forty others by three outlets each. */
function collection(large: number): Told[] {
  const told = (event: string, text: string): Told => {
    const [headline = "", ...paragraphs] = text.trim().split("\n\n");
    const key = createHash("sha256").update(text).digest("hex");
    return { event, key, text: storyTextOf({ headline, deck: null, paragraphs, language: "en" }) };
  };
  const first = 6_000_000;
  return [
    ...Array.from({ length: large }, (_, i) => told("large", report(i, 1, large).text)),
    ...Array.from({ length: 120 }, (_, i) => told(`event ${Math.floor(i / 3)}`, report(first + i, 1, 3).text)),
  ];
}

function countsOf(articles: readonly Told[]) {
  const held = new Map<string, number>();
  for (const { text } of articles) for (const [term] of text.terms) held.set(term, (held.get(term) ?? 0) + 1);
  return { articles: articles.length, of: (term: string) => held.get(term) ?? 0 };
}

/** The stories as settling finds them, each as the events of its articles. */
function storiesOf(articles: readonly Told[]): string[][] {
  const counts = countsOf(articles);
  const neighbours = allNeighbours(articles, counts);
  const eventOf = new Map(articles.map(({ key, event }) => [key, event]));
  return groupStories(
    articles.map(({ key }) => key),
    [...neighbours].flatMap(([a, list]) => list.map(({ key: b, score }) => ({ a, b, score }))),
    {},
    crowdOf(neighbours, articles, counts),
  ).map((keys) => keys.map((key) => eventOf.get(key) ?? ""));
}

describe("an event with more reports than a list of neighbours holds", () => {
  it.each([60, 150, 500])("is one story of %i reports, and forty other events are their own", (large) => {
    const stories = storiesOf(collection(large));
    const sizes = stories.filter((events) => events.includes("large")).map(({ length }) => length);
    expect(Math.max(...sizes)).toBeGreaterThanOrEqual(0.95 * large);
    expect(stories.filter((events) => new Set(events).size > 1)).toEqual([]);
    expect(stories.filter(([event]) => event !== "large")).toHaveLength(40);
  });

  // 260 of them: what all their reports say leads to more articles than are looked up, so that a share of them stands under it.
  it("has the same neighbours whatever numbers its groups have", () => {
    const told = collection(260);
    const numbered = (from: number) =>
      told.map((each, i) => ({ ...each, key: `${each.key} ${from + ((i * 7) % 383)}` }));
    const textsOf = (articles: readonly Told[]) =>
      [...allNeighbours(articles, countsOf(articles))]
        .map(([key, list]) => [key, ...list.map((near) => `${near.key.slice(0, 64)} ${near.score}`)])
        .map(([key = "", ...list]) => [key.slice(0, 64), ...list])
        .sort();
    expect(textsOf(numbered(1000))).toEqual(textsOf(numbered(1)));
  });

  it("is the same story for any order of its reports", () => {
    const articles = collection(90);
    const turned = [...articles.slice(40).toReversed(), ...articles.slice(0, 40)];
    expect(storiesOf(turned)).toEqual(storiesOf(articles));
  });
});

describe("a newcomer to a story of hundreds", () => {
  const keys = Array.from({ length: 500 }, (_, i) => `k${String(i).padStart(3, "0")}`);
  const block = blockOf(keys, (key) => key === "k123" || key === "k124");
  const pairs = ["k123", "k124"].map((b) => ({ a: "new", b, score: 0.9 }));

  it("is laid beside some of its articles, those near it among them", () => {
    expect(block.shown.length).toBeLessThanOrEqual(62);
    expect(block.shown).toEqual(expect.arrayContaining(["k123", "k124"]));
    expect([...block.shown, ...block.hidden].sort()).toEqual(keys);
  });

  it("joins it where a sample of pairs is near, and takes nothing out of it", () => {
    const placed = (score: number) =>
      regroupStories([{ id: 7, keys }], ["new"], pairs, {}, { keys: new Set([...keys, "new"]), scoreOf: () => score }, [
        block,
      ]);
    expect(placed(0.9).stories.map(({ id, keys: own }) => [id, own.length])).toEqual([[7, 501]]);
    expect(placed(0.2).stories.map(({ id, keys: own }) => [id, own.length])).toEqual([
      [7, 500],
      [null, 1],
    ]);
  });
});

describe("two large groups", () => {
  const keys = (name: string) => Array.from({ length: 40 }, (_, i) => `${name}${String(i).padStart(2, "0")}`);
  const [one, other] = [keys("a"), keys("b")];
  /** Each text names the 24 that follow it in its own group, and its counterpart in the other. */
  const pairs = [one, other].flatMap((group, at) =>
    group.flatMap((a, i) => [
      ...Array.from({ length: 24 }, (_, step) => ({ a, b: group[(i + step + 1) % 40] ?? "", score: 0.9 })),
      { a, b: [other, one][at]?.[i] ?? "", score: 0.65 },
    ]),
  );
  const grouped = (across: number) =>
    groupStories(
      [...one, ...other],
      pairs,
      {},
      {
        keys: new Set([...one, ...other]),
        scoreOf: (a, b) => (a.charAt(0) === b.charAt(0) ? 0.9 : across),
      },
    );

  it("are one story where pairs that no list names are near, and two where they are not", () => {
    expect(grouped(0.85)).toEqual([[...one, ...other]]);
    expect(grouped(0.3)).toEqual([one, other]);
  });

  it("stay two where nothing is known of the pairs that no list names", () => {
    expect(groupStories([...one, ...other], pairs)).not.toContainEqual([...one, ...other]);
  });
});
