import { AppError } from "../model/errors.ts";
import type { Database } from "./client.ts";

export type StoredMatter = { readonly id: number; readonly name: string; readonly position: number; readonly claimIds: readonly number[] };
/** How many body sentences of an article use a topic's words. */
export type MatrixCell = { readonly articleId: number; readonly sentences: number };
export type StoredTopic = {
  readonly cells: readonly MatrixCell[];
  readonly id: number;
  readonly name: string;
  readonly terms: readonly string[];
  readonly origin: "rule" | "person";
  readonly hidden: boolean;
  readonly rank: number;
  readonly matters: readonly StoredMatter[];
};

const withMatters = {
  matters: { orderBy: { position: "asc" as const }, include: { claims: { select: { claimId: true }, orderBy: { claimId: "asc" as const } } } },
};

/** Topics, highest rank first; hidden ones only where asked. */
export async function findTopics(db: Database, filter: { hidden?: boolean; origin?: "rule" | "person" } = {}): Promise<StoredTopic[]> {
  const rows = await db.topic.findMany({
    where: { ...(filter.hidden ? {} : { hidden: false }), ...(filter.origin ? { origin: filter.origin } : {}) },
    include: withMatters,
    orderBy: [{ rank: "desc" }, { id: "asc" }],
  });
  return rows.map((row) => ({
    ...{ id: row.id, name: row.name, terms: row.terms, hidden: row.hidden, rank: row.rank },
    origin: row.origin as "rule" | "person",
    cells: row.cells as unknown as MatrixCell[],
    matters: row.matters.map(({ id, name, position, claims }) => ({ id, name, position, claimIds: claims.map((claim) => claim.claimId) })),
  }));
}

/** One topic, hidden or not. Throws NOT_FOUND. */
export async function getTopic(db: Database, id: number): Promise<StoredTopic> {
  const topic = (await findTopics(db, { hidden: true })).find((each) => each.id === id);
  if (!topic) throw new AppError("NOT_FOUND", `There is no topic ${id}. It may have been joined with another: see the list of topics.`);
  return topic;
}

/** Replace all topics made by rule (and the matters of every topic). A topic with an id keeps it; a person's topic keeps name, terms and visibility. */
export async function saveTopics(
  tx: Database,
  topics: readonly {
    id: number | null;
    name: string;
    terms: readonly string[];
    origin: "rule" | "person";
    rank: number;
    cells: readonly MatrixCell[];
    matters: readonly { name: string; claims: readonly number[] }[];
  }[],
  version: number,
): Promise<void> {
  const kept = topics.flatMap((topic) => (topic.id === null ? [] : [topic.id]));
  await tx.topic.deleteMany({ where: { origin: "rule", id: { notIn: kept } } });
  await tx.matter.deleteMany({});
  for (const { id, name, terms, origin, rank, cells, matters } of topics) {
    const values = { name, terms: [...terms], origin, rank, version, cells: cells.map((cell) => ({ ...cell })) };
    const topic =
      id === null
        ? await tx.topic.create({ data: values, select: { id: true } })
        : await tx.topic.update({ where: { id }, data: values, select: { id: true } });
    for (const [position, matter] of matters.entries()) {
      const made = await tx.matter.create({ data: { topicId: topic.id, name: matter.name, position }, select: { id: true } });
      await tx.matterClaim.createMany({ data: matter.claims.map((claimId) => ({ claimId, matterId: made.id })), skipDuplicates: true });
    }
  }
}

/** Rename or hide a topic, or make one of a person's words. Returns the topic's id. */
export async function saveTopic(
  tx: Database,
  topic: { id?: number; name?: string; terms?: readonly string[]; hidden?: boolean; version: number },
): Promise<number> {
  const { id, name, terms, hidden, version } = topic;
  if (id === undefined) {
    const made = await tx.topic.create({ data: { name: name ?? "", terms: [...(terms ?? [])], origin: "person", version }, select: { id: true } });
    return made.id;
  }
  await tx.topic.update({
    where: { id },
    data: { ...(name === undefined ? {} : { name }), ...(terms ? { terms: [...terms] } : {}), ...(hidden === undefined ? {} : { hidden }) },
  });
  return id;
}

/** Delete a topic that a person made. */
export async function deleteTopic(tx: Database, id: number): Promise<void> {
  await tx.topic.deleteMany({ where: { id, origin: "person" } });
}
