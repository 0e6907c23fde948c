import { AppError } from "../model/errors.ts";
import type { Database } from "./client.ts";
import type { Decision, Prisma } from "./generated/client.ts";

/** What a person can decide about. */
export const DECISION_KINDS = [
  "pair",
  "group",
  "lead",
  "role",
  "metadata",
  "removal",
  "link",
  "topic",
  "speaker",
  "note",
  "line",
  "lexicon",
  "naming",
  "side",
] as const;
export type DecisionKind = (typeof DECISION_KINDS)[number];
export type StoredDecision = Omit<Decision, "kind"> & { readonly kind: DecisionKind };

/** The subject of a decision about two texts: the same whichever comes first. */
export function pairSubject(a: string, b: string): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}

/** Record a decision; an earlier one on the same subject ends and stays in the log. Returns its id. */
export async function saveDecision(
  tx: Database,
  decision: { kind: DecisionKind; subject: string; verdict: string; detail?: Prisma.InputJsonObject; madeBy?: string },
): Promise<number> {
  const { kind, subject, verdict, detail = {}, madeBy = "reader" } = decision;
  await tx.decision.updateMany({
    where: { kind, subject, endedAt: null },
    data: { endedAt: new Date(), endedBy: "a later decision" },
  });
  return (await tx.decision.create({ data: { kind, subject, verdict, detail, madeBy }, select: { id: true } })).id;
}

/** Current decisions of a kind, on the given subjects or on all. */
export async function findDecisions(
  db: Database,
  kind: DecisionKind,
  subjects?: readonly string[],
): Promise<StoredDecision[]> {
  if (subjects?.length === 0) return [];
  const rows = await db.decision.findMany({
    where: { kind, endedAt: null, ...(subjects ? { subject: { in: [...new Set(subjects)] } } : {}) },
    orderBy: { id: "asc" },
  });
  return rows as StoredDecision[];
}

/** Current decisions about the roles of passages in these texts. */
export async function findRoleDecisions(db: Database, textHashes: readonly string[]): Promise<StoredDecision[]> {
  if (textHashes.length === 0) return [];
  return db.$queryRaw<StoredDecision[]>`
    SELECT id, kind, subject, verdict, detail, made_by AS "madeBy", made_at AS "madeAt", ended_at AS "endedAt", ended_by AS "endedBy" FROM decision
    WHERE kind = 'role' AND ended_at IS NULL AND split_part(subject, ' ', 1) = ANY (${[...new Set(textHashes)]}) ORDER BY id`;
}

/** One decision, current or ended; null where there is none. */
export async function findDecision(db: Database, id: number): Promise<StoredDecision | null> {
  return (await db.decision.findUnique({ where: { id } })) as StoredDecision | null;
}

/** One decision, current or ended. Throws NOT_FOUND. */
export async function getDecision(db: Database, id: number): Promise<StoredDecision> {
  const decision = await findDecision(db, id);
  if (!decision) throw new AppError("NOT_FOUND", `There is no decision ${id}.`);
  return decision;
}

/** End a decision; the decision that it had replaced becomes current again, so that undo gives back exactly what was there. */
export async function endDecision(
  tx: Database,
  id: number,
): Promise<{ ended: StoredDecision; restored: StoredDecision | null }> {
  const ended = await getDecision(tx, id);
  if (ended.endedAt)
    throw new AppError("CONFLICT", "This decision has been undone or replaced already. Nothing was changed.");
  await tx.decision.update({ where: { id }, data: { endedAt: new Date(), endedBy: "undo" } });
  const before = await tx.decision.findFirst({
    where: { kind: ended.kind, subject: ended.subject, id: { lt: id }, endedBy: "a later decision" },
    orderBy: { id: "desc" },
  });
  if (before) await tx.decision.update({ where: { id: before.id }, data: { endedAt: null, endedBy: null } });
  return { ended, restored: before as StoredDecision | null };
}

/** What people decided of pairs of these texts: the current decisions of which both texts are among them. */
export async function findVerdicts(db: Database, textHashes: readonly string[]): Promise<StoredDecision[]> {
  const texts = [...new Set(textHashes)];
  if (texts.length === 0) return [];
  return db.$queryRaw<StoredDecision[]>`
    SELECT id, kind, subject, verdict, detail, made_by AS "madeBy", made_at AS "madeAt", ended_at AS "endedAt", ended_by AS "endedBy" FROM decision
    WHERE kind = 'pair' AND ended_at IS NULL AND split_part(subject, ' ', 1) = ANY (${texts}) AND split_part(subject, ' ', 2) = ANY (${texts})
    ORDER BY id`;
}

/** The decisions about single pairs that a decision about a whole group made, ended or not. */
export async function findPartDecisions(
  db: Database,
  whole: number,
  subjects: readonly string[],
): Promise<StoredDecision[]> {
  const rows = await db.decision.findMany({
    where: { kind: "pair", subject: { in: [...subjects] } },
    orderBy: { id: "asc" },
  });
  return (rows as StoredDecision[]).filter(({ detail }) => (detail as { whole?: number }).whole === whole);
}

/** Note that a replaced decision is undone too, so that no later undo brings it back. */
export async function forgetReplaced(tx: Database, id: number): Promise<void> {
  await tx.decision.updateMany({ where: { id, endedBy: "a later decision" }, data: { endedBy: "undo" } });
}

/** The log of decisions, latest first; of some kinds where asked. `parts: false` leaves out those that a decision about a group made of single pairs. */
export async function findHistory(
  db: Database,
  page: { before?: number; limit: number; kinds?: readonly DecisionKind[]; parts?: boolean },
): Promise<StoredDecision[]> {
  const { before = 2_147_483_647, limit, kinds = DECISION_KINDS, parts = true } = page;
  return db.$queryRaw<StoredDecision[]>`
    SELECT id, kind, subject, verdict, detail, made_by AS "madeBy", made_at AS "madeAt", ended_at AS "endedAt", ended_by AS "endedBy" FROM decision
    WHERE id < ${before} AND kind = ANY (${[...kinds]}) AND (${parts} OR NOT detail ? 'whole') ORDER BY id DESC LIMIT ${limit}`;
}
