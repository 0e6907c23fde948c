import { DECISION_KINDS, type DecisionKind, readDetail } from "../model/decision/details.ts";
import type { NewDecision, StoredDecision } from "../model/decision/stored.ts";
import { AppError } from "../model/errors.ts";
import { type Database, lockFor } from "./client.ts";
import { type Decision, Prisma } from "./generated/client.ts";

/** How a decision ended that a later one on the same subject replaced. */
const REPLACED = "a later decision";

/** The subject of a decision about two texts or claims: the same whichever comes first. */
export function pairSubject(a: string, b: string): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}

/** The door: here a row's detail is read, and every decision that leaves has the type of its kind. */
function toStored<K extends DecisionKind>(kind: K, row: Decision): StoredDecision<K> {
  return { ...row, kind, detail: readDetail(kind, row.detail) } as StoredDecision<K>;
}

const COLUMNS = Prisma.raw(
  `id, kind, subject, verdict, detail, made_by AS "madeBy", made_at AS "madeAt", ended_at AS "endedAt", ended_by AS "endedBy"`,
);

/** Current decisions of a kind for which one of these conditions holds, in the order in which they were made. */
async function readCurrent<K extends DecisionKind>(
  db: Database,
  kind: K,
  ...conditions: readonly Prisma.Sql[]
): Promise<StoredDecision<K>[]> {
  // The kind is written into the statement, since the indexes are for some kinds only and a parameter would hide which. Each condition has an index of
  // its own, which OR would leave unused.
  const each = conditions.map(
    (condition) => Prisma.sql`
      SELECT ${COLUMNS} FROM decision WHERE kind = ${Prisma.raw(`'${kind}'`)} AND ended_at IS NULL AND ${condition}`,
  );
  const rows = await db.$queryRaw<Decision[]>`${Prisma.join(each, " UNION ")} ORDER BY id`;
  return rows.map((row) => toStored(kind, row));
}

/** Hold a subject until the transaction ends: whoever decides about the same, or undoes it, waits. */
export async function lockSubject(tx: Database, kind: DecisionKind, subject: string): Promise<void> {
  await lockFor(tx, `decision ${kind} ${subject}`);
}

/**
 * Record a decision; an earlier one on the same subject ends and stays in the log. Returns its id. The subject is locked, because two that
 * both found nothing to end would both become the current one, which the database refuses.
 */
export async function saveDecision<K extends DecisionKind>(
  tx: Database,
  { kind, subject, verdict, detail }: NewDecision<K>,
): Promise<number> {
  await lockSubject(tx, kind, subject);
  await tx.decision.updateMany({
    where: { kind, subject, endedAt: null },
    data: { endedAt: new Date(), endedBy: REPLACED },
  });
  const created = await tx.decision.create({ data: { kind, subject, verdict, detail }, select: { id: true } });
  return created.id;
}

/** Number of the decision made last, 0 where none was. */
export async function newestDecision(db: Database): Promise<number> {
  return (await db.decision.findFirst({ select: { id: true }, orderBy: { id: "desc" } }))?.id ?? 0;
}

/** Current decisions of a kind on the given subjects, in the order in which they were made. */
export async function findDecisions<K extends DecisionKind>(
  db: Database,
  kind: K,
  subjects: readonly string[],
): Promise<StoredDecision<K>[]> {
  if (subjects.length === 0) return [];
  return readCurrent(db, kind, Prisma.sql`subject = ANY (${[...new Set(subjects)]})`);
}

/** Current decisions on pairs of which both ends are among these: text hashes of a pair, claim keys of a link or note. */
export async function findDecisionsAmong<K extends "pair" | "link" | "note">(
  db: Database,
  kind: K,
  ends: readonly string[],
): Promise<StoredDecision<K>[]> {
  const those = [...new Set(ends)];
  if (those.length === 0) return [];
  return readCurrent(
    db,
    kind,
    Prisma.sql`split_part(subject, ' ', 1) = ANY (${those}) AND split_part(subject, ' ', 2) = ANY (${those})`,
  );
}

/** Current decisions on pairs of which this claim is one end, by its key. */
export async function findDecisionsOfClaim<K extends "link" | "note">(
  db: Database,
  kind: K,
  key: string,
): Promise<StoredDecision<K>[]> {
  return readCurrent(
    db,
    kind,
    Prisma.sql`(split_part(subject, ' ', 1) = ${key} OR split_part(subject, ' ', 2) = ${key})`,
  );
}

/** Current decisions about the roles of passages in these texts. */
export async function findRoleDecisions(
  db: Database,
  textHashes: readonly string[],
): Promise<StoredDecision<"role">[]> {
  if (textHashes.length === 0) return [];
  return readCurrent(db, "role", Prisma.sql`split_part(subject, ' ', 1) = ANY (${[...new Set(textHashes)]})`);
}

/** Current corrections of who says a claim of these texts: a later reading may cut a claim differently, its text stays. */
export async function findSpeakerDecisions(
  db: Database,
  textHashes: readonly string[],
): Promise<StoredDecision<"speaker">[]> {
  if (textHashes.length === 0) return [];
  return readCurrent(db, "speaker", Prisma.sql`detail #>> '{place,text}' = ANY (${[...new Set(textHashes)]})`);
}

/** Current decisions on pairs of claims that both stand in these texts; rows without places, of old, are found by the claims' keys. */
export async function findLinkDecisions(
  db: Database,
  { texts, keys }: { texts: readonly string[]; keys: readonly string[] },
): Promise<StoredDecision<"link">[]> {
  if (texts.length === 0) return [];
  const [those, named] = [[...new Set(texts)], [...new Set(keys)]];
  return readCurrent(
    db,
    "link",
    Prisma.sql`detail #>> '{places,0,text}' = ANY (${those}) AND detail #>> '{places,1,text}' = ANY (${those})`,
    Prisma.sql`NOT detail ? 'places' AND split_part(subject, ' ', 1) = ANY (${named}) AND split_part(subject, ' ', 2) = ANY (${named})`,
  );
}

/** For each of these texts, where there are any, the others of which a claim was linked with one of it, or kept apart from it, by people. */
export async function findDecidedPartners(db: Database, texts: readonly string[]): Promise<Map<string, string[]>> {
  const wanted = [...new Set(texts)];
  const decisions = await readCurrent(
    db,
    "link",
    Prisma.sql`(detail #>> '{places,0,text}' = ANY (${wanted}::text[]) OR detail #>> '{places,1,text}' = ANY (${wanted}::text[]))`,
  );
  const pairs = decisions.map(({ detail: { places } }) => [...new Set(places?.map((place) => place.text))]);
  const partners = wanted.map((text): [string, string[]] => [
    text,
    [...new Set(pairs.filter((pair) => pair.includes(text)).flat())].filter((each) => each !== text),
  ]);
  return new Map(partners.filter(([, others]) => others.length > 0));
}

/** Current decisions on the names of these events, each given by the first three parts of its key: a place does not part events. */
export async function findNamingDecisions(
  db: Database,
  events: readonly string[],
): Promise<StoredDecision<"naming">[]> {
  if (events.length === 0) return [];
  return readCurrent(
    db,
    "naming",
    Prisma.sql`split_part(detail ->> 'event', '|', 1) || '|' || split_part(detail ->> 'event', '|', 2) || '|' || split_part(detail ->> 'event', '|', 3)
      = ANY (${[...new Set(events)]})`,
  );
}

/** Current decisions about stories that name any of these texts, as moved, put together or parted. */
export async function findStoryDecisions(
  db: Database,
  textHashes: readonly string[],
): Promise<StoredDecision<"story">[]> {
  if (textHashes.length === 0) return [];
  const those = [...new Set(textHashes)];
  return readCurrent(
    db,
    "story",
    Prisma.sql`(detail -> 'going' ?| ${those} OR detail -> 'to' ?| ${those} OR detail -> 'from' ?| ${those})`,
  );
}

/** Current decisions that two articles are one story, which name any of these texts as standing in the story of either. */
export async function findSameStoryDecisions(
  db: Database,
  textHashes: readonly string[],
): Promise<StoredDecision<"pair">[]> {
  if (textHashes.length === 0) return [];
  const those = [...new Set(textHashes)];
  return readCurrent(
    db,
    "pair",
    Prisma.sql`verdict = 'same-story' AND (detail -> 'going' ?| ${those} OR detail -> 'to' ?| ${those})`,
  );
}

/** Current choices that name a topic: as the one chosen about, merged into it, or made by a split. */
export async function findDecisionsOfTopic(db: Database, topic: number): Promise<StoredDecision<"topic">[]> {
  const id = String(topic);
  return readCurrent(
    db,
    "topic",
    Prisma.sql`(detail ->> 'topic' = ${id} OR detail ->> 'other' = ${id} OR detail ->> 'made' = ${id})`,
  );
}

/** Current decisions of a kind, the latest first; `most` at most. */
export async function findNewestDecisions<K extends DecisionKind>(
  db: Database,
  kind: K,
  most: number,
): Promise<StoredDecision<K>[]> {
  const rows = await db.decision.findMany({ where: { kind, endedAt: null }, orderBy: { id: "desc" }, take: most });
  return rows.map((row) => toStored(kind, row));
}

/** Whether anything that people said about stories holds: a decision about one, or that two articles are one story. */
export async function isAnyStoryDecided(db: Database): Promise<boolean> {
  const [found] = await db.$queryRaw<{ any: boolean }[]>`
    SELECT EXISTS (SELECT 1 FROM decision WHERE kind = 'story' AND ended_at IS NULL)
      OR EXISTS (SELECT 1 FROM decision WHERE kind = 'pair' AND ended_at IS NULL AND verdict = 'same-story') AS any`;
  return found?.any ?? false;
}

/** How many decisions of a kind hold now. */
export function countDecisions(db: Database, kind: DecisionKind): Promise<number> {
  return db.decision.count({ where: { kind, endedAt: null } });
}

/** One decision, current or ended; null where there is none. */
export async function findDecision(db: Database, id: number): Promise<StoredDecision | null> {
  const row = await db.decision.findUnique({ where: { id } });
  return row && ofAnyKind(row);
}

/** One decision, current or ended. Throws NOT_FOUND. */
export async function getDecision(db: Database, id: number): Promise<StoredDecision> {
  const decision = await findDecision(db, id);
  if (!decision) throw new AppError("NOT_FOUND", `There is no decision ${id}.`);
  return decision;
}

/** The database holds known kinds only: a constraint says so. */
function ofAnyKind(row: Decision): StoredDecision {
  return toStored(row.kind as DecisionKind, row);
}

/**
 * End a decision; the decision that it had replaced becomes current again, so that undo gives back exactly what was there. Throws NOT_FOUND,
 * and CONFLICT where it has ended already: of several who undo it at once, one does.
 */
export async function endDecision(
  tx: Database,
  id: number,
): Promise<{ ended: StoredDecision; restored: StoredDecision | null }> {
  const { kind, subject } = await getDecision(tx, id);
  await lockSubject(tx, kind, subject);
  const ended = await getDecision(tx, id);
  if (ended.endedAt)
    throw new AppError("CONFLICT", "This decision has been undone or replaced already. Nothing was changed.");
  await tx.decision.update({ where: { id }, data: { endedAt: new Date(), endedBy: "undo" } });
  const before = await tx.decision.findFirst({
    where: { kind, subject, id: { lt: id }, endedBy: REPLACED },
    orderBy: { id: "desc" },
  });
  if (before) await tx.decision.update({ where: { id: before.id }, data: { endedAt: null, endedBy: null } });
  return { ended, restored: before && ofAnyKind(before) };
}

/** The decisions about single pairs that a decision about a whole group made, ended or not, in the order of their subjects. */
export async function findPartDecisions(
  db: Database,
  whole: number,
  subjects: readonly string[],
): Promise<StoredDecision<"pair">[]> {
  const rows = await db.decision.findMany({
    where: { kind: "pair", subject: { in: [...subjects] }, detail: { path: ["whole"], equals: whole } },
    orderBy: [{ subject: "asc" }, { id: "asc" }],
  });
  return rows.map((row) => toStored("pair", row));
}

/** Note that a replaced decision is undone too, so that no later undo brings it back. */
export async function forgetReplaced(tx: Database, id: number): Promise<void> {
  await tx.decision.updateMany({ where: { id, endedBy: REPLACED }, data: { endedBy: "undo" } });
}

/** The log of decisions, latest first; of some kinds where asked. `parts: false` leaves out those that a decision about a group made of single pairs. */
export async function findHistory(
  db: Database,
  page: { before?: number; limit: number; kinds?: readonly DecisionKind[]; parts?: boolean },
): Promise<StoredDecision[]> {
  const { before = 2_147_483_647, limit, kinds = DECISION_KINDS, parts = true } = page;
  const rows = await db.$queryRaw<Decision[]>`
    SELECT ${COLUMNS} FROM decision
    WHERE id < ${before} AND kind = ANY (${[...kinds]}) AND (${parts} OR NOT detail ? 'whole') ORDER BY id DESC LIMIT ${limit}`;
  return rows.map(ofAnyKind);
}
