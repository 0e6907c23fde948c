import type { LinkRelation } from "../model/claim.ts";
import type { Judgement, MatterJudgement } from "../model/judge.ts";
import type { Database } from "./client.ts";
import { fromColumn, toColumn } from "./span-columns.ts";

/** A judgement with the two claim keys it is about; `a` belongs to the first of them. */
export type StoredJudgement = Judgement & { readonly subject: string };

/** Keep these; a later one on the same two claims takes the place of the earlier. */
export async function saveJudgements(tx: Database, judgements: readonly StoredJudgement[]): Promise<void> {
  for (const { subject, by, matter, relation, a, b } of judgements) {
    const row = { by, matter, relation, a: toColumn(a), b: toColumn(b), judgedAt: new Date() };
    await tx.judgement.upsert({ where: { subject }, create: { subject, ...row }, update: row });
  }
}

/** What was judged of these subjects, by subject. */
export async function findJudgements(db: Database, subjects: readonly string[]): Promise<Map<string, StoredJudgement>> {
  if (subjects.length === 0) return new Map();
  const rows = await db.judgement.findMany({ where: { subject: { in: [...new Set(subjects)] } } });
  return new Map(
    rows.map(({ subject, by, matter, relation, a, b }) => [
      subject,
      {
        subject,
        by,
        matter: matter as MatterJudgement,
        relation: relation as LinkRelation | null,
        a: fromColumn(a),
        b: fromColumn(b),
      },
    ]),
  );
}

/** How many pairs of claims each judge, in each version, has judged. */
export async function countJudgements(db: Database): Promise<{ by: string; pairs: number }[]> {
  const rows = await db.judgement.groupBy({ by: ["by"], _count: true, orderBy: { by: "asc" } });
  return rows.map(({ by, _count }) => ({ by, pairs: _count }));
}

/** Groups with a link that nobody judged. */
export async function findUnjudgedGroups(db: Database): Promise<number[]> {
  const rows = await db.$queryRaw<{ id: number }[]>`
    SELECT DISTINCT article.group_id AS id FROM link
    JOIN claim a ON a.id = link.a_id JOIN claim b ON b.id = link.b_id
    JOIN article ON article.id = a.article_id AND article.lead AND article.removed_at IS NULL
    WHERE NOT EXISTS (SELECT 1 FROM judgement WHERE subject IN (a.key || ' ' || b.key, b.key || ' ' || a.key)) ORDER BY 1`;
  return rows.map(({ id }) => id);
}
