import { createHash } from "node:crypto";
import type { LinkRelation } from "../model/claim.ts";
import { AppError } from "../model/errors.ts";
import type { Database } from "./client.ts";
import type { Prisma } from "./generated/client.ts";

export type StoredMatter = {
  readonly id: number;
  readonly name: string;
  readonly position: number;
  readonly claimIds: readonly number[];
};
/** How many body sentences of an article use a topic's words. */
export type MatrixCell = { readonly articleId: number; readonly sentences: number };
/** In how many matters of a topic claims differ in each way. */
export type RelationCounts = Partial<Record<LinkRelation, number>>;
export type StoredTopic = {
  readonly cells: readonly MatrixCell[];
  readonly differences: RelationCounts;
  readonly id: number;
  readonly name: string;
  readonly terms: readonly string[];
  readonly origin: "rule" | "person";
  readonly hidden: boolean;
  readonly rank: number;
  /** Keys of the claims that the rule gathered here, before people's choices. */
  readonly claimKeys: readonly string[];
  /** The topic that a person merged this one into. */
  readonly mergedInto: number | null;
  readonly matters: readonly StoredMatter[];
};

const withMatters = {
  matters: {
    orderBy: { position: "asc" as const },
    include: { claims: { select: { claimId: true }, orderBy: { claimId: "asc" as const } } },
  },
} satisfies Prisma.TopicInclude;

/** Topics, highest rank first; hidden ones only where asked, and so those that hold nothing now: merged into others, or found no more. */
export async function findTopics(
  db: Database,
  filter: { hidden?: boolean; empty?: boolean } = {},
): Promise<StoredTopic[]> {
  const rows = await db.topic.findMany({
    where: {
      ...(filter.hidden ? {} : { hidden: false }),
      ...(filter.empty ? {} : { mergedInto: null, OR: [{ origin: "person" }, { matters: { some: {} } }] }),
    },
    include: withMatters,
    orderBy: [{ rank: "desc" }, { id: "asc" }],
  });
  return rows.map(toTopic);
}

/**
 * For each of these claims the topic that holds it, where one does; hidden ones too where asked. Of several the one that stands first in the
 * list, or last: a reader's own topics stand first, so the last is the one that the rule made.
 */
export async function findTopicsOfClaims(
  db: Database,
  claimIds: readonly number[],
  { hidden = false, of = "first" }: { hidden?: boolean; of?: "first" | "last" } = {},
): Promise<Map<number, number>> {
  const rows = await db.matterClaim.findMany({
    where: {
      claimId: { in: [...claimIds] },
      matter: { topic: { ...(hidden ? {} : { hidden: false }), mergedInto: null } },
    },
    select: { claimId: true, matter: { select: { topicId: true } } },
    orderBy: [{ matter: { topic: { rank: "asc" } } }, { matter: { topicId: "desc" } }],
  });
  // The last of a claim is kept: rows stand lowest rank first.
  return new Map((of === "first" ? rows : rows.toReversed()).map(({ claimId, matter }) => [claimId, matter.topicId]));
}

/** One topic, hidden, merged or not. Throws NOT_FOUND. */
export async function getTopic(db: Database, id: number): Promise<StoredTopic> {
  const row = await db.topic.findUnique({ where: { id }, include: withMatters });
  if (!row)
    throw new AppError(
      "NOT_FOUND",
      `There is no topic ${id}. It may have been joined with another: see the list of topics.`,
    );
  return toTopic(row);
}

/** One matter with the topic that it is a row of. Throws NOT_FOUND. */
export async function getMatter(
  db: Database,
  id: number,
): Promise<Pick<StoredMatter, "name" | "claimIds"> & { readonly topicId: number }> {
  const row = await db.matter.findUnique({ where: { id }, include: withMatters.matters.include });
  if (!row) throw new AppError("NOT_FOUND", `There is no matter ${id}. The list of matters has those of now.`);
  return { name: row.name, topicId: row.topicId, claimIds: row.claims.map(({ claimId }) => claimId) };
}

function toTopic(row: Prisma.TopicGetPayload<{ include: typeof withMatters }>): StoredTopic {
  const { id, name, terms, hidden, rank, claimKeys, mergedInto } = row;
  return {
    id,
    name,
    terms,
    hidden,
    rank,
    claimKeys,
    mergedInto,
    origin: row.origin as "rule" | "person",
    cells: row.cells as unknown as MatrixCell[],
    differences: row.differences as RelationCounts,
    matters: row.matters.map((matter) => ({
      id: matter.id,
      name: matter.name,
      position: matter.position,
      claimIds: matter.claims.map((claim) => claim.claimId),
    })),
  };
}

export type TopicToSave = Omit<StoredTopic, "id" | "matters"> & {
  readonly id: number | null;
  readonly matters: readonly {
    readonly name: string;
    readonly claims: readonly { readonly id: number; readonly key: string }[];
  }[];
};

/** Topics of the rule whose matters are gone are kept, so many at most: when a decision is undone or an article comes back, they have their number again. */
const MOST_RESTING = 200;

/**
 * Make these the topics. A topic with a number keeps it, or has it again; a matter of the same claims keeps its number too, even where it moves
 * to another topic, so that an address stays valid and an undone choice leaves the database as it was.
 */
export async function saveTopics(tx: Database, topics: readonly TopicToSave[], version: number): Promise<void> {
  const kept = topics.flatMap((topic) => (topic.id === null ? [] : [topic.id]));
  const before = await tx.matter.findMany({ select: { id: true, topicId: true, key: true }, orderBy: { id: "asc" } });
  const wanted: WantedMatter[] = [];
  for (const topic of topics) {
    const topicId = await saveTopicRow(tx, topic, version);
    for (const [position, { name, claims }] of topic.matters.entries())
      wanted.push({ topicId, key: matterKey(claims.map((claim) => claim.key)), name, position, claims });
  }
  const free = new Set(before.map(({ id }) => id));
  const byKey = new Map<string, typeof before>();
  for (const matter of before) byKey.set(matter.key, [...(byKey.get(matter.key) ?? []), matter]);
  const take = (key: string, fits: (matter: (typeof before)[number]) => boolean) => {
    const found = byKey.get(key)?.find((matter) => free.has(matter.id) && fits(matter));
    if (found) free.delete(found.id);
    return found?.id;
  };
  const stayed = wanted.map(({ topicId, key }) => take(key, (matter) => matter.topicId === topicId));
  const numbers = wanted.map(({ key }, i) => stayed[i] ?? take(key, () => true));
  await saveMatters(tx, wanted, numbers);
  await tx.matter.deleteMany({ where: { id: { in: [...free] } } });
  const living = [...kept, ...wanted.map(({ topicId }) => topicId)];
  await tx.topic.deleteMany({ where: { id: { notIn: living }, origin: "person" } });
  const resting = await tx.topic.findMany({
    where: { id: { notIn: living } },
    select: { id: true },
    orderBy: { id: "desc" },
    skip: MOST_RESTING,
  });
  await tx.topic.deleteMany({ where: { id: { in: resting.map(({ id }) => id) } } });
}

type WantedMatter = { topicId: number; key: string; name: string; position: number; claims: readonly { id: number }[] };

/**
 * Write matters in a few statements, however many there are: a thousand written one by one outlasted the transaction. A claim that another
 * job has just made anew is left out; its article is linked again, and topics are made again after that.
 */
async function saveMatters(
  tx: Database,
  wanted: readonly WantedMatter[],
  numbers: readonly (number | undefined)[],
): Promise<void> {
  const missing = numbers.filter((id) => id === undefined).length;
  const fresh = await tx.$queryRaw<{ id: number }[]>`
    SELECT nextval(pg_get_serial_sequence('matter', 'id'))::int AS id FROM generate_series(1, ${missing}::int)`;
  const matters = wanted.map((matter, i) => ({
    ...matter,
    id: numbers[i] ?? fresh.shift()?.id ?? 0,
    isNew: numbers[i] === undefined,
  }));
  const created = matters.filter(({ isNew }) => isNew);
  await tx.matter.createMany({
    data: created.map(({ id, topicId, key, name, position }) => ({ id, topicId, key, name, position })),
  });
  const moved = matters.filter(({ isNew }) => !isNew);
  const column = <T>(of: (matter: (typeof matters)[number]) => T) => moved.map(of);
  await tx.$executeRaw`
    UPDATE matter SET topic_id = given.topic, name = given.name, position = given.position
    FROM (SELECT unnest(${column(({ id }) => id)}::int[]) AS id, unnest(${column(({ topicId }) => topicId)}::int[]) AS topic,
      unnest(${column(({ name }) => name)}::text[]) AS name, unnest(${column(({ position }) => position)}::int[]) AS position) AS given
    WHERE matter.id = given.id AND (matter.topic_id, matter.name, matter.position) IS DISTINCT FROM (given.topic, given.name, given.position)`;
  const held = matters.flatMap(({ id, claims }) => claims.map((claim) => ({ matter: id, claim: claim.id })));
  const [matterIds, claimIds] = [held.map(({ matter }) => matter), held.map(({ claim }) => claim)];
  await tx.$executeRaw`
    DELETE FROM matter_claim m WHERE m.matter_id = ANY (${matters.map(({ id }) => id)}::int[]) AND NOT EXISTS (
      SELECT 1 FROM (SELECT unnest(${matterIds}::int[]) AS matter, unnest(${claimIds}::int[]) AS claim) AS given
      WHERE given.matter = m.matter_id AND given.claim = m.claim_id)`;
  await tx.$queryRaw`SELECT id FROM claim WHERE id = ANY (${claimIds}::int[]) ORDER BY id FOR KEY SHARE`;
  await tx.$executeRaw`
    INSERT INTO matter_claim (matter_id, claim_id)
    SELECT given.matter, given.claim FROM (SELECT unnest(${matterIds}::int[]) AS matter, unnest(${claimIds}::int[]) AS claim) AS given
    JOIN claim ON claim.id = given.claim ON CONFLICT DO NOTHING`;
}

async function saveTopicRow(tx: Database, topic: TopicToSave, version: number): Promise<number> {
  const { id, name, terms, origin, rank, cells, hidden, mergedInto, claimKeys, differences } = topic;
  const values = {
    name,
    origin,
    rank,
    version,
    hidden,
    mergedInto,
    differences,
    terms: [...terms],
    claimKeys: [...claimKeys],
    cells: cells.map((cell) => ({ ...cell })),
  };
  if (id === null) return (await tx.topic.create({ data: values, select: { id: true } })).id;
  await tx.topic.upsert({ where: { id }, update: values, create: { id, ...values } });
  return id;
}

/** Reserve a number for a topic that a person makes; what stands in it comes with the next refresh, which is due in the same moment. */
export async function createTopic(tx: Database, name: string, version: number): Promise<number> {
  return (await tx.topic.create({ data: { name, terms: [], origin: "person", version }, select: { id: true } })).id;
}

/** The same claims are the same matter, whatever numbers they have. */
function matterKey(keys: readonly string[]): string {
  return createHash("sha256").update(keys.toSorted().join(" ")).digest("hex").slice(0, 32);
}
