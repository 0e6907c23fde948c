import { createHash } from "node:crypto";
import { type Database, lockFor } from "../../../db/client.ts";
import { pairSubject } from "../../../db/decisions.ts";
import { setStoryName } from "../../../db/stories.ts";
import { AppError } from "../../../model/errors.ts";
import { STORIES_LOCK } from "../../stories/read-groups.ts";
import { decide, type Lock } from "../decide.ts";
import type { KindOfDecision } from "../kind.ts";
import { nothingToRestore } from "../nothing-to-restore.ts";
import { groupAgain } from "./group-again.ts";
import { getDecidedStory, partsOfStory, storiesHolding, storyHolding, textsOfStory } from "./story-texts.ts";
import { tellStory } from "./tell-story.ts";

/** Longest name of a story, in characters: it has to fit a line of the list. */
const LONGEST_NAME = 120;

/** An article moved or taken out, two stories joined or kept apart, a story renamed. It binds to texts, and every grouping follows it. */
export const STORY: KindOfDecision<"story"> = {
  kind: "story",
  differsBy: ["going", "to", "from", "name"],
  restore: async (_, { verdict, detail: { story = 0, going = [], to = [], from = [], before } }) => {
    if (verdict !== "renamed")
      return groupAgain(async (tx) => [...new Set(await storiesHolding(tx, [...going, ...to, ...from]))]);
    if (!before) throw nothingToRestore();
    return { now: async (tx) => setStoryName(tx, (await storyHolding(tx, going)) ?? story, before) };
  },
  tell: tellStory,
};

/**
 * Move articles of a story to another one. Their copies go along. Returns the decision's id. Throws NOT_FOUND, INVALID_INPUT, and CONFLICT
 * where an article does not stand in that story any more.
 */
export async function moveToStory(move: { story: number; articles: readonly number[]; to: number }): Promise<number> {
  if (move.story === move.to)
    throw new AppError("INVALID_INPUT", "The articles stand in this story already. Nothing was changed.");
  return decide(STORY, async (tx, lock) => {
    const { story, parts, other, to, subject, stands } = await asItStands(tx, lock, async () => {
      const [from, into] = [await getDecidedStory(tx, move.story), await getDecidedStory(tx, move.to)];
      const going = await partsOfStory(tx, from, move.articles);
      const texts = await textsOfStory(tx, into);
      return { story: from, parts: going, other: into, to: texts, subject: subjectOf(going.going) };
    });
    const { going, staying, leads } = parts;
    // What an earlier move parted them from stays parted, since that decision ends with this one.
    const from = without([...staying, ...(stands?.detail.from ?? [])], [...going, ...to]);
    const names = { story: story.called, other: other.called };
    const detail = { articles: leads, story: story.id, other: other.id, going, to, from, names };
    return {
      choices: [{ subject, verdict: "moved", detail, again: true }],
      effect: () => groupAgain(async () => [story.id, other.id]),
    };
  });
}

/** Take articles out of a story into one of their own. Copies go along. Returns the decision's id. Throws NOT_FOUND, INVALID_INPUT, CONFLICT. */
export function takeOutOfStory(part: { story: number; articles: readonly number[] }): Promise<number> {
  return decide(STORY, async (tx, lock) => {
    const { story, parts, subject, stands } = await asItStands(tx, lock, async () => {
      const whole = await getDecidedStory(tx, part.story);
      const going = await partsOfStory(tx, whole, part.articles);
      return { story: whole, parts: going, subject: subjectOf(going.going) };
    });
    const { going, staying, leads } = parts;
    if (staying.length === 0)
      throw new AppError("CONFLICT", "Nothing else stands in this story: it is one of its own. Nothing was changed.");
    const from = without([...staying, ...(stands?.detail.from ?? [])], going);
    const detail = { articles: leads, story: story.id, going, to: [], from, names: { story: story.called } };
    return {
      choices: [{ subject, verdict: "taken-out", detail, again: true }],
      effect: () => groupAgain(async () => [story.id]),
    };
  });
}

/** Join two stories as one event. Returns the decision's id. Throws NOT_FOUND, INVALID_INPUT, CONFLICT. */
export function joinStories(pair: { story: number; other: number }): Promise<number> {
  return decideTwo(pair, "joined");
}

/** Keep two stories apart: they are two events, and nobody is asked about them again. Returns the decision's id. Throws NOT_FOUND, INVALID_INPUT, CONFLICT. */
export function keepStoriesApart(pair: { story: number; other: number }): Promise<number> {
  return decideTwo(pair, "kept-apart");
}

async function decideTwo(pair: { story: number; other: number }, verdict: "joined" | "kept-apart"): Promise<number> {
  if (pair.story === pair.other)
    throw new AppError("INVALID_INPUT", "These two are one story. Choose another one. Nothing was changed.");
  return decide(STORY, async (tx, lock) => {
    const { story, other, going, second, subject } = await asItStands(tx, lock, async () => {
      const [one, two] = [await getDecidedStory(tx, pair.story), await getDecidedStory(tx, pair.other)];
      const [texts, others] = [await textsOfStory(tx, one), await textsOfStory(tx, two)];
      const subject = pairSubject(subjectOf(texts), subjectOf(others));
      return { story: one, other: two, going: texts, second: others, subject };
    });
    const [to, from] = verdict === "joined" ? [second, []] : [[], second];
    const names = { story: story.called, other: other.called };
    const detail = { articles: [], story: story.id, other: other.id, going, to, from, names };
    return {
      choices: [{ subject, verdict, detail }],
      effect: () => groupAgain(async () => [story.id, other.id]),
    };
  });
}

/** Rename a story. The name stays through every grouping. Returns the decision's id. Throws NOT_FOUND, INVALID_INPUT, CONFLICT. */
export function renameStory({ story: id, name }: { story: number; name: string }): Promise<number> {
  return decide(STORY, async (tx, lock) => {
    const clean = cleanName(name);
    const subject = `name ${id}`;
    await lock(subject);
    const story = await getDecidedStory(tx, id);
    const going = await textsOfStory(tx, story);
    const before = { name: story.name, by: story.nameBy };
    const kept = { articles: [], story: id, going, to: [], from: [], names: { story: story.called } };
    return {
      choices: [{ subject, verdict: "renamed", detail: { ...kept, name: clean, before } }],
      effect: () => ({ now: (now) => setStoryName(now, id, { name: clean, by: "person" }) }),
    };
  });
}

/**
 * Locks what a decision is about and the stories, in this order, because an undo does so too; and reads again what it rests on, since a
 * worker may have grouped the stories meanwhile. Throws CONFLICT where it is not about the same texts any more.
 */
async function asItStands<T extends { subject: string }>(tx: Database, lock: Lock<"story">, read: () => Promise<T>) {
  const { subject } = await read();
  const stands = await lock(subject);
  await lockFor(tx, STORIES_LOCK);
  const now = await read();
  if (now.subject !== subject)
    throw new AppError("CONFLICT", "Another article came into this story meanwhile. Look again. Nothing was changed.");
  return { ...now, stands };
}

function without(texts: readonly string[], those: readonly string[]): string[] {
  const out = new Set(those);
  return [...new Set(texts)].filter((text) => !out.has(text));
}

/** Texts as a subject: an index takes one text or a digest, and no list. */
function subjectOf(texts: readonly string[]): string {
  const [only] = texts;
  if (texts.length === 1 && only) return only;
  return `sha256:${createHash("sha256").update(texts.toSorted().join("+")).digest("base64url")}`;
}

function cleanName(name: string): string {
  const clean = name.replace(/\s+/g, " ").trim();
  if (!clean) throw new AppError("INVALID_INPUT", "Give the story a name. Nothing was changed.");
  if (clean.length > LONGEST_NAME) {
    throw new AppError(
      "INVALID_INPUT",
      `A name may have ${LONGEST_NAME} characters; this one has ${clean.length}. Nothing was changed.`,
    );
  }
  return clean;
}
