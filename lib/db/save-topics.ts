import { createHash } from "node:crypto";
import type { Database } from "./client.ts";
import type { StoredTopic } from "./topics.ts";

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
  const before = await tx.matter.findMany({
    where: { topicId: { not: null } },
    select: { id: true, topicId: true, key: true },
    orderBy: { id: "asc" },
  });
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
