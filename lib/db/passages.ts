import type { Passage } from "../model/article.ts";
import type { StoredArticle } from "../model/stored.ts";
import type { Database } from "./client.ts";
import { insertPassages } from "./save-articles.ts";

/** Replace the passages of an article. */
async function savePassages(
  tx: Database,
  articleId: number,
  text: string,
  passages: readonly Passage[],
  version: number,
): Promise<void> {
  await tx.passage.deleteMany({ where: { articleId } });
  await insertPassages(tx, [{ id: articleId, text, passages, version }]);
}

/** An article and the passages that it shall have. */
export type RoleChange = { readonly article: StoredArticle; readonly passages: readonly Passage[] };

/**
 * Give passages of articles the roles they have in `passages`. Where an article is cut as before only the rows that differ are
 * written, so that a role that is undone leaves every row as it was. Returns the ids of the articles of which anything changed.
 */
export async function changeRoles(tx: Database, changes: readonly RoleChange[], version: number): Promise<Set<number>> {
  const recut = changes.filter((change) => !sameCuts(change));
  for (const { article, passages } of recut) await savePassages(tx, article.id, article.text, passages, version);
  const rows = changes.filter(sameCuts).flatMap(({ article, passages }) =>
    article.passages.flatMap(({ id, role, roleOrigin }, i) => {
      const wanted = passages[i];
      const same = !wanted || (role === wanted.role && roleOrigin === wanted.roleOrigin);
      return same ? [] : [{ id, articleId: article.id, role: wanted.role, roleOrigin: wanted.roleOrigin }];
    }),
  );
  if (rows.length > 0) {
    await tx.$executeRaw`
      UPDATE passage p SET role = w.role, role_origin = w.role_origin, version = ${version}
      FROM unnest(${rows.map(({ id }) => id)}::int[], ${rows.map(({ role }) => role)}::text[], ${rows.map(({ roleOrigin }) => roleOrigin)}::text[])
        AS w(id, role, role_origin) WHERE p.id = w.id`;
  }
  const ids = changes.map(({ article }) => article.id);
  await tx.article.updateMany({
    where: { id: { in: ids }, rolesVersion: { not: version } },
    data: { rolesVersion: version },
  });
  return new Set([...recut.map(({ article }) => article.id), ...rows.map(({ articleId }) => articleId)]);
}

function sameCuts({ article: { passages: before }, passages }: RoleChange): boolean {
  return (
    before.length === passages.length &&
    before.every(({ start, end }, i) => start === passages[i]?.start && end === passages[i]?.end)
  );
}

/** The body passages of articles in order, without their words. */
export async function findBodySpans(
  db: Database,
  articleIds: readonly number[],
): Promise<Map<number, { start: number; end: number }[]>> {
  const rows = await db.passage.findMany({
    where: { articleId: { in: [...articleIds] }, role: "body" },
    select: { articleId: true, start: true, end: true },
    orderBy: [{ articleId: "asc" }, { position: "asc" }],
  });
  const starts = new Map<number, { start: number; end: number }[]>();
  for (const { articleId, start, end } of rows)
    starts.set(articleId, [...(starts.get(articleId) ?? []), { start, end }]);
  return starts;
}

/** The passages of these articles that are not the article itself, with their words. */
export async function findAsides(
  db: Database,
  articleIds: readonly number[],
): Promise<{ articleId: number; role: Passage["role"]; text: string }[]> {
  const rows = await db.passage.findMany({
    where: { articleId: { in: [...articleIds] }, role: { not: "body" } },
    select: { articleId: true, role: true, text: true },
    orderBy: [{ articleId: "asc" }, { position: "asc" }],
  });
  return rows.map((row) => ({ ...row, role: row.role as Passage["role"] }));
}
