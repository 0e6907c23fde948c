import type { Database } from "../../../db/client.ts";
import {
  findGroupsOfTexts,
  findStories,
  findStoriesOfGroups,
  findStoryArticles,
  findTextsOfGroups,
  isStoryNumber,
  type StoryArticle,
} from "../../../db/stories.ts";
import { AppError } from "../../../model/errors.ts";

/** Texts of one side that a decision names: lead copies first, since a story of three thousand posts would make a row of 200 kB. */
const MOST_TEXTS = 400;
/** Articles that one decision moves. */
const MOST_MOVED = 200;

/** A story as someone decides about it. */
export type DecidedStory = {
  readonly id: number;
  /** Its name, or the headline or file of the article that stands alone. */
  readonly called: string;
  /** The name that is stored, and who gave it. */
  readonly name: string | null;
  readonly nameBy: "rule" | "person";
  /** Its articles, copies too. */
  readonly articles: readonly StoryArticle[];
};

/** A story with its articles as they stand now. Throws NOT_FOUND where no story ever had this number, CONFLICT where it holds no article any more. */
export async function getDecidedStory(tx: Database, id: number): Promise<DecidedStory> {
  const [head] = await findStories(tx, [id]);
  const articles = await findStoryArticles(tx, [id]);
  if (!head || articles.length === 0) {
    if (!(await isStoryNumber(tx, id))) throw new AppError("NOT_FOUND", `There is no story ${id}.`);
    throw new AppError(
      "CONFLICT",
      `Story ${id} holds no article any more: they stand in another one by now. Nothing was changed.`,
    );
  }
  const { name, nameBy } = head;
  const lead = articles.find((article) => article.lead) ?? articles[0];
  const called = name ?? lead?.headline ?? lead?.sourceId ?? `story ${id}`;
  return { id, called, name, nameBy: nameBy === "person" ? "person" : "rule", articles };
}

/** The hashes of the texts of these articles' groups, lead copies first, in one order whatever the order of arrival. */
async function textsOf(tx: Database, articles: readonly StoryArticle[]): Promise<string[]> {
  const groups = [...new Set(articles.map(({ groupId }) => groupId))];
  const first = new Set<number>();
  const leads: string[] = [];
  const copies: string[] = [];
  for (const { groupId, text } of await findTextsOfGroups(tx, groups)) {
    (first.has(groupId) ? copies : leads).push(text);
    first.add(groupId);
  }
  return [...new Set([...leads.sort(), ...copies.sort()])].slice(0, MOST_TEXTS);
}

/** The texts of a whole story, by their hashes. */
export function textsOfStory(tx: Database, { articles }: DecidedStory): Promise<string[]> {
  return textsOf(tx, articles);
}

/**
 * The texts of the articles that go and of those that stay, by their hashes, and the numbers of those that lead what goes. Copies go along. Throws
 * INVALID_INPUT, and CONFLICT where an article does not stand in the story.
 */
export async function partsOfStory(tx: Database, { id, articles }: DecidedStory, chosen: readonly number[]) {
  const wanted = new Set(chosen);
  const found = articles.filter(({ articleId }) => wanted.has(articleId));
  if (wanted.size === 0) throw new AppError("INVALID_INPUT", "Choose an article first. Nothing was changed.");
  if (found.length < wanted.size)
    throw new AppError("CONFLICT", `Not every chosen article stands in story ${id} any more. Nothing was changed.`);
  const groups = new Set(found.map(({ groupId }) => groupId));
  if (groups.size > MOST_MOVED)
    throw new AppError("INVALID_INPUT", `At most ${MOST_MOVED} articles can be moved at once. Nothing was changed.`);
  const going = await textsOf(tx, found);
  const staying = await textsOf(
    tx,
    articles.filter(({ groupId }) => !groups.has(groupId)),
  );
  return {
    going,
    // A text that both sides hold goes, because a decision binds to the text.
    staying: staying.filter((text) => !going.includes(text)),
    leads: articles.filter(({ groupId, lead }) => lead && groups.has(groupId)).map(({ articleId }) => articleId),
  };
}

/** The story that holds most of these texts now, or null where none holds any. */
export async function storyHolding(db: Database, texts: readonly string[]): Promise<number | null> {
  const held = new Map<number, number>();
  for (const story of await storiesHolding(db, texts)) held.set(story, (held.get(story) ?? 0) + 1);
  const [most] = [...held].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  return most?.[0] ?? null;
}

/** The stories in which these texts stand now, one entry a group of copies. */
export async function storiesHolding(db: Database, texts: readonly string[]): Promise<number[]> {
  const groups = await findGroupsOfTexts(db, texts);
  const stories = await findStoriesOfGroups(
    db,
    groups.map(({ groupId }) => groupId),
  );
  return [...stories.values()];
}
