import { database, inTransaction } from "../db/client.ts";
import { saveDecision } from "../db/decisions.ts";
import { enqueue } from "../db/queue.ts";
import { getTopic, saveTopic } from "../db/topics.ts";
import { AppError } from "../model/errors.ts";
import { VERSIONS } from "../model/versions.ts";

/** Longest name of a topic, in characters: it has to fit a row head. */
const LONGEST_NAME = 80;

/** Make a topic from a reader's own words: each word that means something is searched in body sentences. Returns topic and decision. */
export async function makeTopic(words: string): Promise<{ topic: number; decision: number }> {
  const name = cleanName(words);
  const terms = [
    ...new Set(
      name
        .toLowerCase()
        .split(/[\s,;]+/)
        .filter(Boolean),
    ),
  ];
  return inTransaction(async (tx) => {
    const topic = await saveTopic(tx, { name, terms: terms.length > 1 ? [name.toLowerCase(), ...terms] : terms, version: VERSIONS.links });
    const decision = await saveDecision(tx, { kind: "topic", subject: `topic ${topic}`, verdict: "made", detail: { topic, before: null, name } });
    await enqueue(tx, "refresh-topics", {});
    return { topic, decision };
  });
}

/** Rename a topic or hide it. A person's name stays through every re-run. Returns the decision's id. */
export async function editTopic({ id, name, hidden }: { id: number; name?: string; hidden?: boolean }): Promise<number> {
  const before = await getTopic(database(), id);
  const clean = name === undefined ? undefined : cleanName(name);
  return inTransaction(async (tx) => {
    await saveTopic(tx, {
      id,
      version: VERSIONS.links,
      ...(clean === undefined ? {} : { name: clean }),
      ...(hidden === undefined ? {} : { hidden }),
    });
    return saveDecision(tx, {
      kind: "topic",
      subject: `topic ${id}`,
      verdict: clean === undefined ? (hidden ? "hidden" : "shown") : `renamed “${clean}”`,
      detail: { topic: id, ...(clean === undefined ? {} : { name: clean }), before: { name: before.name, hidden: before.hidden } },
    });
  });
}

function cleanName(words: string): string {
  const name = words.replace(/\s+/g, " ").trim();
  if (!name) throw new AppError("INVALID_INPUT", "A topic needs at least one word. Nothing was changed.");
  if (name.length > LONGEST_NAME) {
    throw new AppError("INVALID_INPUT", `A topic's name may have ${LONGEST_NAME} characters; this one has ${name.length}. Nothing was changed.`);
  }
  return name;
}
