import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { groupStories } from "../../../lib/stories/group-stories.ts";
import { storyTextOf } from "../../../lib/stories/story-text.ts";
import { toldArticles } from "../../bench/told-events.ts";
import { allNeighbours } from "../../eval/all-neighbours.ts";

const told = toldArticles(88);

test("the bench's articles are the same each time, of two to nine outlets an event, and none is a copy of another", () => {
  expect(toldArticles(88)).toEqual(told);
  const outlets = new Map<number, string[]>();
  for (const { event, outlet } of told) outlets.set(event, [...(outlets.get(event) ?? []), outlet]);
  const sizes = [...outlets.values()].map((own) => new Set(own).size).sort();
  expect(sizes).toEqual([2, 3, 4, 5, 6, 7, 8, 9].flatMap((size) => [size, size]));
  expect(new Set(told.map(({ text }) => text)).size).toBe(88);
});

test("the bench's articles on one event meet in a story, and two events of one theme do not", () => {
  const articles = told.map(({ event, headline, text }) => {
    const paragraphs = text.trim().split("\n\n").slice(1);
    const key = createHash("sha256").update(text).digest("hex");
    return { event, key, text: storyTextOf({ headline, deck: null, paragraphs, language: "en" }) };
  });
  const counts = new Map<string, number>();
  for (const { text } of articles) for (const [term] of text.terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  const neighbours = allNeighbours(articles, { articles: articles.length, of: (term) => counts.get(term) ?? 0 });
  const eventOf = new Map(articles.map(({ key, event }) => [key, event]));
  const stories = groupStories(
    articles.map(({ key }) => key),
    [...neighbours].flatMap(([a, list]) => list.map(({ key: b, score }) => ({ a, b, score }))),
  ).map((keys) => keys.map((key) => eventOf.get(key)));
  expect(stories.filter((events) => new Set(events).size > 1)).toEqual([]);
  expect(stories.filter((events) => events.length > 1).flat().length).toBeGreaterThan(80);
});
