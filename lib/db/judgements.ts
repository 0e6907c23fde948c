import type { LinkRelation } from "../model/claim.ts";
import type { Judgement, MatterJudgement } from "../model/judge.ts";
import type { Database } from "./client.ts";
import { fromColumn, toColumn } from "./span-columns.ts";

/** A judgement with the two claim keys it is about; `a` belongs to the first of them. */
export type StoredJudgement = Judgement & { readonly subject: string };

/** Keep these; a later one on the same two claims takes the place of the earlier. */
export async function saveJudgements(tx: Database, judgements: readonly StoredJudgement[]): Promise<void> {
  // One statement takes a subject once: of two that came together the later stands.
  const latest = [...new Map(judgements.map((judgement) => [judgement.subject, judgement])).values()];
  if (latest.length === 0) return;
  const rows = latest
    .map(({ subject, by, matter, relation, a, b }) => ({
      subject,
      by,
      matter,
      relation,
      a: toColumn(a),
      b: toColumn(b),
      judged_at: new Date(),
    }))
    .toSorted((one, other) => (one.subject < other.subject ? -1 : 1));
  await tx.$executeRaw`
    INSERT INTO judgement SELECT * FROM json_populate_recordset(null::judgement, ${JSON.stringify(rows)}::json)
    ON CONFLICT (subject) DO UPDATE SET by = excluded.by, matter = excluded.matter, relation = excluded.relation,
      a = excluded.a, b = excluded.b, judged_at = excluded.judged_at`;
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

/** Groups whose lead copy has a link that nobody judged, by number, `limit` at most after the last one seen. */
export async function findUnjudgedGroups(
  db: Database,
  { after = 0, limit }: { after?: number | undefined; limit: number },
): Promise<number[]> {
  const rows = await db.$queryRaw<{ id: number }[]>`
    SELECT article.group_id AS id FROM article
    WHERE article.group_id > ${after} AND article.lead AND article.removed_at IS NULL AND EXISTS (
      SELECT 1 FROM claim a JOIN link ON link.a_id = a.id JOIN claim b ON b.id = link.b_id WHERE a.article_id = article.id
        AND NOT EXISTS (SELECT 1 FROM judgement WHERE subject IN (a.key || ' ' || b.key, b.key || ' ' || a.key)))
    ORDER BY 1 LIMIT ${limit}`;
  return rows.map(({ id }) => id);
}
