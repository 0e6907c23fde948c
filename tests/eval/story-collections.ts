import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { languageOf } from "../../lib/ingest/language.ts";
import type { StoryText, TermCounts } from "../../lib/model/story.ts";
import type { KeyedText } from "../../lib/stories/find-neighbours.ts";
import { storyTextOf } from "../../lib/stories/story-text.ts";
import { cosine, vectorsOf } from "../../lib/stories/story-vectors.ts";

/** An article of the set, with the story it is known to belong to. */
export type GoldArticle = KeyedText & { readonly story: string | null };
/** Articles that stand together as one user's collection might. */
export type Collection = { readonly kind: string; readonly articles: readonly GoldArticle[] };

/** An article of the set with its headline and all that it prints. */
export type GoldText = GoldArticle & { readonly title: string | null; readonly printed: string };

/** The articles of the set of stories, in its order. */
export function readGoldArticles(folder: string): GoldArticle[] {
  return readGoldTexts(folder).map(({ key, story, text }) => ({ key, story, text }));
}

/** The same with what they print. */
export function readGoldTexts(folder: string): GoldText[] {
  const read = <T>(file: string) =>
    gunzipSync(readFileSync(join(folder, "stories", file)))
      .toString("utf8")
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line) as T);
  const story = new Map(
    read<{ id: string; story: string | null }>("dev.gold.jsonl.gz").map(({ id, story }) => [id, story]),
  );
  return read<{ id: string; title: string | null; text: string }>("dev.jsonl.gz").map(({ id, title, text }) => ({
    key: id,
    story: story.get(id) ?? null,
    text: storyTextOfRow(title, text),
    title: headlineOf(title),
    printed: text,
  }));
}

/** A row's text as it would come in: a first line that is the headline is no paragraph of the body. */
export function storyTextOfRow(title: string | null, text: string): StoryText {
  const paragraphs = paragraphsOf(title, text);
  return storyTextOf({ headline: headlineOf(title), deck: null, paragraphs, language: languageOf(text) });
}

const headlineOf = (title: string | null) => title?.replace(/;\s*$/, "") ?? null;

function paragraphsOf(title: string | null, text: string): string[] {
  const lines = text.split(/\n+/).filter(Boolean);
  const headline = headlineOf(title);
  return headline && lines[0]?.startsWith(headline.slice(0, 20)) ? lines.slice(1) : lines;
}

/** In how many of the articles each term stands. */
export function countTerms(texts: readonly { readonly text: StoryText }[]): TermCounts {
  const counts = new Map<string, number>();
  for (const { text } of texts) for (const [term] of text.terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return { articles: texts.length, of: (term) => counts.get(term) ?? 0 };
}

/**
 * Collections of 1 to 20 events, and of one theme: two, four or five events whose articles are most alike ("two Clinton e-mail stories"),
 * and single articles of such events, which are no story at all. Drawn with a fixed seed.
 */
export function drawCollections(all: readonly GoldArticle[]): Collection[] {
  const byStory = new Map<string, GoldArticle[]>();
  for (const article of all)
    if (article.story) byStory.set(article.story, [...(byStory.get(article.story) ?? []), article]);
  const stories = [...byStory.keys()].sort();
  const of = (names: readonly string[]) => names.flatMap((name) => byStory.get(name) ?? []);
  const random = seeded(7);
  const drawn = [1, 2, 6, 20].flatMap((size) =>
    Array.from({ length: size <= 2 ? 40 : 12 }, () => ({
      kind: `${size} events`,
      articles: of(shuffled(stories, random).slice(0, size)),
    })),
  );
  const near = themes(stories, byStory);
  const pairs = stories
    .flatMap((story) => (near.get(story) ?? []).map(({ other, alike }) => ({ story, other, alike })))
    .filter(({ story, other }) => story < other)
    .sort((a, b) => b.alike - a.alike)
    .slice(0, 30);
  const nearest = (story: string, most: number) => (near.get(story) ?? []).slice(0, most).map(({ other }) => other);
  return [
    ...drawn,
    ...pairs.map(({ story, other }) => ({ kind: "2 of a theme", articles: of([story, other]) })),
    ...stories.map((story) => ({ kind: "4 of a theme", articles: of([story, ...nearest(story, 3)]) })),
    ...stories.map((story) => ({
      kind: "singles of a theme",
      articles: [story, ...nearest(story, 4)].flatMap((name) => byStory.get(name)?.slice(0, 1) ?? []),
    })),
  ];
}

/** For each story the others, most alike first, by the mean cosine of their articles. */
function themes(stories: readonly string[], byStory: ReadonlyMap<string, readonly GoldArticle[]>) {
  const known = stories.flatMap((story) => byStory.get(story) ?? []);
  const counts = countTerms(known);
  const vectors = new Map(known.map(({ key, text }) => [key, vectorsOf(text, counts).shared]));
  const alikeness = (a: string, b: string) => {
    const cosines = (byStory.get(a) ?? []).flatMap(({ key }) =>
      (byStory.get(b) ?? []).map((other) => cosine(vectors.get(key) ?? new Map(), vectors.get(other.key) ?? new Map())),
    );
    return cosines.reduce((sum, each) => sum + each, 0) / Math.max(1, cosines.length);
  };
  return new Map(
    stories.map((story) => [
      story,
      stories
        .filter((other) => other !== story)
        .map((other) => ({ other, alike: alikeness(story, other) }))
        .sort((a, b) => b.alike - a.alike),
    ]),
  );
}

function shuffled<T>(list: readonly T[], random: () => number): T[] {
  return list
    .map((value) => ({ value, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ value }) => value);
}

/** Numbers of 0 to 1 that are the same at every run. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}
