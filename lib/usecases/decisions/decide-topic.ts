import { findClaims } from "../../db/claims.ts";
import { type Database, inTransaction } from "../../db/client.ts";
import { saveDecision } from "../../db/decisions.ts";
import { createTopic, getTopic, type StoredTopic } from "../../db/topics.ts";
import { type ClaimPlace, claimPlaceOf } from "../../model/claim-place.ts";
import { AppError } from "../../model/errors.ts";
import { VERSIONS } from "../../model/versions.ts";
import { applyTopicChoicesNow } from "../topics/apply-topic-choices.ts";
import type { TopicDetail } from "../topics/find-topic-choices.ts";

/** Longest name of a topic, in characters: it has to fit a row head. */
const LONGEST_NAME = 80;

/** Make a topic from a reader's own words: the matters whose claims have them all. Returns topic and decision. */
export async function makeTopic(words: string): Promise<{ topic: number; decision: number }> {
  const name = cleanName(words);
  return choose(async (tx) => {
    const topic = await createTopic(tx, name, VERSIONS.links);
    return { topic, decision: await save(tx, `topic ${topic} words`, "own-words", { topic, name, words: name }) };
  });
}

/** Rename a topic, hide it or show it again. A person's name stays through every re-run. Returns the decisions' ids, the name's last. */
export async function editTopic({
  id,
  name,
  hidden,
}: {
  id: number;
  name?: string;
  hidden?: boolean;
}): Promise<number[]> {
  const clean = name === undefined ? undefined : cleanName(name);
  return choose(async (tx) => {
    const topic = await getTopic(tx, id);
    const known = { topic: id, places: await placesOf(tx, topic), before: { name: topic.name } };
    const made: number[] = [];
    if (hidden !== undefined) made.push(await save(tx, `topic ${id} hidden`, hidden ? "hidden" : "shown", known));
    if (clean !== undefined) made.push(await save(tx, `topic ${id} name`, "renamed", { ...known, name: clean }));
    if (made.length === 0)
      throw new AppError("INVALID_INPUT", "Give a name, or say whether it is hidden. Nothing was changed.");
    return made;
  });
}

/** Let the matters of `other` stand in `into`. Undo parts them as they were. Returns the decision's id. */
export async function mergeTopics({ into, other }: { into: number; other: number }): Promise<number> {
  if (into === other)
    throw new AppError(
      "INVALID_INPUT",
      "A topic cannot be merged with itself. Choose another one. Nothing was changed.",
    );
  return choose(async (tx) => {
    const [one, two] = [await getTopic(tx, into), await getTopic(tx, other)];
    for (const topic of [one, two]) {
      if (topic.mergedInto !== null)
        throw new AppError(
          "CONFLICT",
          `“${topic.name}” has been merged into another topic already. Nothing was changed.`,
        );
    }
    const places = { places: await placesOf(tx, one), otherPlaces: await placesOf(tx, two) };
    return save(tx, `topic ${other} merged`, "merged", {
      topic: into,
      other,
      name: one.name,
      ...places,
      before: { other: two.name },
    });
  });
}

/** Take some matters out of a topic into one of their own. Returns the new topic and the decision. */
export async function splitTopic({
  id,
  matters,
  name,
}: {
  id: number;
  matters: readonly number[];
  name?: string;
}): Promise<{
  topic: number;
  decision: number;
}> {
  const clean = name?.trim() ? cleanName(name) : undefined;
  return choose(async (tx) => {
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
    const made = await createTopic(tx, clean ?? leaving[0]?.name ?? topic.name, VERSIONS.links);
    const detail = {
      topic: id,
      made,
      name: clean ?? leaving[0]?.name ?? topic.name,
      places: await placesOf(tx, topic),
      rows,
    };
    return {
      topic: made,
      decision: await save(tx, `topic ${made} split`, "split", { ...detail, before: { name: topic.name } }),
    };
  });
}

/** Give a row a reader's words. Bound to the claims in it. Returns the decision's id. */
export async function renameMatter({
  id,
  matter,
  name,
}: {
  id: number;
  matter: number;
  name: string;
}): Promise<number> {
  const clean = cleanName(name);
  return choose(async (tx) => {
    const topic = await getTopic(tx, id);
    const row = topic.matters.find((each) => each.id === matter);
    if (!row) throw new AppError("NOT_FOUND", "That row is no longer in this topic. Nothing was changed.");
    const rows = await placesOf(tx, { matters: [row] });
    const [first] = rows.map((place) => place.key).toSorted();
    return save(tx, `matter ${first} name`, "row-renamed", {
      topic: id,
      name: clean,
      rows,
      before: { name: row.name },
    });
  });
}

/** Store a choice and show it: the topics are made anew in the same transaction, so that the next page has what was chosen. */
async function choose<T>(work: (tx: Database) => Promise<T>): Promise<T> {
  return inTransaction(async (tx) => {
    const result = await work(tx);
    await applyTopicChoicesNow(tx);
    return result;
  });
}

function save(tx: Database, subject: string, verdict: string, detail: TopicDetail): Promise<number> {
  return saveDecision(tx, { kind: "topic", subject, verdict, detail });
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
