import { isDeepStrictEqual } from "node:util";
import { findClaims } from "../../../db/claims.ts";
import { type Database, lockFor } from "../../../db/client.ts";
import { findDecisionsOfTopic } from "../../../db/decisions.ts";
import { createTopic } from "../../../db/save-topics.ts";
import { getTopic, type StoredTopic } from "../../../db/topics.ts";
import { type ClaimPlace, claimPlaceOf } from "../../../model/claim-place.ts";
import { AppError } from "../../../model/errors.ts";
import { VERSIONS } from "../../../model/versions.ts";
import { refreshTopicsIn } from "../../topics/refresh-topics.ts";
import { decideEach, type Lock, type Plan } from "../decide.ts";
import type { Effect, KindOfDecision } from "../kind.ts";
import { tellTopic } from "./tell-topic.ts";

/** Longest name of a topic, in characters: it has to fit a row head. */
const LONGEST_NAME = 80;

/** Up to so many claims topics are made anew while the reader waits (well under a second); above it a worker does it, and the page says that it is under way. */
const MOST_AT_ONCE = 4000;

/** Topics follow the choices that hold, whether one was made or undone. */
const SHOW: Effect = {
  now: refreshTopicsIn,
  queue: [{ name: "refresh-topics", payload: {} }],
  upToClaims: MOST_AT_ONCE,
};

/** A choice about topics: made of own words, renamed, hidden, merged, split, or a row renamed. */
export const TOPIC: KindOfDecision<"topic"> = {
  kind: "topic",
  differsBy: ["name", "topic", "words"],
  restore: async () => SHOW,
  tell: tellTopic,
};

/**
 * Make a topic from a reader's own words: the matters whose claims have them all. Returns topic and decision. Throws INVALID_INPUT.
 */
export async function makeTopic(words: string): Promise<{ topic: number; decision: number }> {
  let topic = 0;
  const decision = await choose(async (tx) => {
    const name = cleanName(words);
    topic = await createTopic(tx, name, VERSIONS.links);
    return {
      choices: [{ subject: `topic ${topic} words`, verdict: "own-words", detail: { topic, name, words: name } }],
    };
  });
  return { topic, decision };
}

/** Rename a topic, hide it or show it again. A person's name stays through every re-run. Returns the decisions' ids, the name's last. */
export function editTopic({ id, name, hidden }: { id: number; name?: string; hidden?: boolean }): Promise<number[]> {
  return chooseEach(async (tx, lock) => {
    const clean = name === undefined ? undefined : cleanName(name);
    if (clean === undefined && hidden === undefined)
      throw new AppError("INVALID_INPUT", "Give a name, or say whether it is hidden. Nothing was changed.");
    if (hidden !== undefined) await lock(`topic ${id} hidden`);
    if (clean !== undefined) await lock(`topic ${id} name`);
    const topic = await getTopic(tx, id);
    const known = { topic: id, places: await placesOf(tx, topic), before: { name: topic.name } };
    const choices = [];
    if (hidden !== undefined)
      choices.push({ subject: `topic ${id} hidden`, verdict: hidden ? "hidden" : "shown", detail: known });
    if (clean !== undefined)
      choices.push({ subject: `topic ${id} name`, verdict: "renamed", detail: { ...known, name: clean } });
    return { choices };
  });
}

/** Let the matters of `other` stand in `into`. Undo parts them as they were. Returns the decision's id. Throws INVALID_INPUT, CONFLICT. */
export function mergeTopics({ into, other }: { into: number; other: number }): Promise<number> {
  return choose(async (tx, lock) => {
    if (into === other)
      throw new AppError(
        "INVALID_INPUT",
        "A topic cannot be merged with itself. Choose another one. Nothing was changed.",
      );
    const subject = `topic ${other} merged`;
    await lock(subject);
    const one = await getTopic(tx, into);
    const two = await getTopic(tx, other);
    for (const topic of [one, two]) {
      if (topic.mergedInto !== null)
        throw new AppError(
          "CONFLICT",
          `“${topic.name}” has been merged into another topic already. Nothing was changed.`,
        );
    }
    const places = { places: await placesOf(tx, one), otherPlaces: await placesOf(tx, two) };
    const detail = { topic: into, other, name: one.name, ...places, before: { other: two.name } };
    return { choices: [{ subject, verdict: "merged", detail }] };
  });
}

/** Take some matters out of a topic into one of their own. Returns the new topic and the decision. Throws INVALID_INPUT, CONFLICT. */
export async function splitTopic({
  id,
  matters,
  name,
}: {
  id: number;
  matters: readonly number[];
  name?: string;
}): Promise<{ topic: number; decision: number }> {
  let made = 0;
  const decision = await choose(async (tx) => {
    const clean = name?.trim() ? cleanName(name) : undefined;
    const topic = await getTopic(tx, id);
    const leaving = topic.matters.filter((matter) => matters.includes(matter.id));
    if (leaving.length === 0)
      throw new AppError("INVALID_INPUT", "Choose at least one row to take out. Nothing was changed.");
    if (leaving.length === topic.matters.length) {
      throw new AppError(
        "INVALID_INPUT",
        "All rows were chosen: nothing would stay. To give the topic another name, rename it. Nothing was changed.",
      );
    }
    const rows = await placesOf(tx, { matters: leaving });
    await refuseSameSplit(tx, id, rows);
    const called = clean ?? leaving[0]?.name ?? topic.name;
    made = await createTopic(tx, called, VERSIONS.links);
    const places = await placesOf(tx, topic);
    const detail = { topic: id, made, name: called, places, rows, before: { name: topic.name } };
    return { choices: [{ subject: `topic ${made} split`, verdict: "split", detail }] };
  });
  return { topic: made, decision };
}

/** In a large collection rows leave their topic some time after the choice: until then the same rows could be taken out twice. */
async function refuseSameSplit(tx: Database, id: number, rows: readonly ClaimPlace[]): Promise<void> {
  const keys = (places: readonly ClaimPlace[] = []) => places.map((place) => place.key).toSorted();
  const splits = (await findDecisionsOfTopic(tx, id)).filter(
    ({ verdict, detail }) => verdict === "split" && detail.topic === id,
  );
  if (splits.some(({ detail }) => isDeepStrictEqual(keys(detail.rows), keys(rows))))
    throw new AppError("CONFLICT", "These rows have been taken out already. Nothing was changed.");
}

/** Give a row a reader's words. Bound to the claims in it. Returns the decision's id. Throws NOT_FOUND, INVALID_INPUT, CONFLICT. */
export function renameMatter({ id, matter, name }: { id: number; matter: number; name: string }): Promise<number> {
  return choose(async (tx, lock) => {
    const clean = cleanName(name);
    const topic = await getTopic(tx, id);
    const row = topic.matters.find((each) => each.id === matter);
    if (!row) throw new AppError("NOT_FOUND", "That row is no longer in this topic. Nothing was changed.");
    const rows = await placesOf(tx, { matters: [row] });
    const [first] = rows.map((place) => place.key).toSorted();
    const subject = `matter ${first} name`;
    await lock(subject);
    const detail = { topic: id, name: clean, rows, before: { name: row.name } };
    return { choices: [{ subject, verdict: "row-renamed", detail }] };
  });
}

/**
 * Make a choice about topics and show it. One at a time, whatever its subject: each rests on how the topics stand, and what it makes of
 * them is there before the next one looks.
 */
function chooseEach(plan: (tx: Database, lock: Lock<"topic">) => Promise<Plan<"topic">>): Promise<number[]> {
  return decideEach(TOPIC, async (tx, lock) => {
    await lockFor(tx, "choices about topics");
    return { ...(await plan(tx, lock)), effect: () => SHOW };
  });
}

async function choose(plan: (tx: Database, lock: Lock<"topic">) => Promise<Plan<"topic">>): Promise<number> {
  return (await chooseEach(plan)).at(-1) ?? 0;
}

async function placesOf(tx: Database, { matters }: Pick<StoredTopic, "matters">): Promise<ClaimPlace[]> {
  const claims = await findClaims(tx, { ids: matters.flatMap((matter) => matter.claimIds) });
  return claims.map(claimPlaceOf);
}

function cleanName(words: string): string {
  const name = words.replace(/\s+/g, " ").trim();
  if (!name) throw new AppError("INVALID_INPUT", "A topic needs at least one word. Nothing was changed.");
  if (name.length > LONGEST_NAME) {
    throw new AppError(
      "INVALID_INPUT",
      `A topic's name may have ${LONGEST_NAME} characters; this one has ${name.length}. Nothing was changed.`,
    );
  }
  return name;
}
