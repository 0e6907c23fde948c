import { findTexts, getArticle } from "../../db/articles.ts";
import { type Database, database, inTransaction } from "../../db/client.ts";
import { deleteFingerprints } from "../../db/fingerprints.ts";
import { findPageLayouts } from "../../db/page-layouts.ts";
import { changeRoles, type RoleChange } from "../../db/passages.ts";
import { enqueueAll, type Job } from "../../db/queue.ts";
import { findRoleSources, type RoleSources } from "../../db/role-sources.ts";
import { passagesOf } from "../../ingest/passages.ts";
import type { LayoutLine, Passage, Role } from "../../model/article.ts";
import { articleBatches } from "../../model/article-batches.ts";
import { bodySpans, type StoredArticle } from "../../model/stored.ts";
import { VERSIONS } from "../../model/versions.ts";
import { type KeyedLine, lineKeysOf } from "../../similarity/boilerplate.ts";
import { fingerprintsOf } from "../../similarity/fingerprint.ts";
import { togetherOrEach } from "./together-or-each.ts";

/** What the origin of a role begins with where a learned line gave it. */
const LEARNED = "learned: ";

/** Give an article the roles that rules, learned lines and people say now. Where that changes any, duplicates and claims are made again. */
export async function reviseRoles(articleId: number): Promise<void> {
  await revise([await getArticle(database(), articleId)]);
}

/**
 * The same for articles that hold lines which were learned together: what changed is compared, grouped and placed together too, since each
 * grouping looks at all that is connected with its articles. Where that fails, or has failed before (`attempt` above 1), each becomes a job of its
 * own.
 */
export async function reviseBatch(articleIds: readonly number[], attempt: number): Promise<void> {
  await togetherOrEach(articleIds, attempt, {
    what: "articles are revised",
    work: async () => revise(await findTexts(database(), articleIds)),
    each: (articleId) => ({ name: "revise-roles", payload: { articleId } }),
  });
}

/** The jobs that revise these articles, many at a time. */
export function revisingJobs(articles: readonly { readonly id: number; readonly words: number }[]): Job[] {
  return articleBatches(articles).map((articleIds) => ({ name: "revise-batch", payload: { articleIds } }));
}

async function revise(articles: readonly StoredArticle[]): Promise<void> {
  const wanted = changesOf(
    articles,
    await rolesNow(
      database(),
      articles.filter(({ removed }) => !removed),
    ),
  );
  if (wanted.length === 0) return;
  await inTransaction(async (tx) => {
    const articleIds = [...(await applyRoles(tx, wanted))];
    if (articleIds.length > 0) await enqueueAll(tx, [{ name: "flag-batch", payload: { articleIds } }]);
  });
}

function changesOf(articles: readonly StoredArticle[], wanted: ReadonlyMap<number, readonly Passage[]>): RoleChange[] {
  return articles.flatMap((article) => {
    const passages = wanted.get(article.id);
    return passages ? [{ article, passages }] : [];
  });
}

/**
 * The articles with the roles that rules, learned lines and people say now, stored where they changed. What is flagged next reads these,
 * so that a new article needs no second run for lines that were learned before it came.
 */
export async function withRolesNow(articles: readonly StoredArticle[], linesOf: LinesOf): Promise<StoredArticle[]> {
  const wanted = await rolesNow(database(), articles, linesOf);
  if (wanted.size === 0) return [...articles];
  await inTransaction((tx) => applyRoles(tx, changesOf(articles, wanted)));
  const changed = new Map((await findTexts(database(), [...wanted.keys()])).map((article) => [article.id, article]));
  return articles.map((article) => changed.get(article.id) ?? article);
}

/** Store the roles of articles' passages; fingerprints of what is body no more go. Returns the ids of the articles where a role changed. */
export async function applyRoles(tx: Database, changes: readonly RoleChange[]): Promise<Set<number>> {
  const changed = await changeRoles(tx, changes, VERSIONS.roles);
  const gone = changes.flatMap(({ article, passages }) => {
    if (!changed.has(article.id)) return [];
    const fingerprintsIn = (of: readonly Passage[]) =>
      fingerprintsOf({ id: article.id, text: article.text, body: bodySpans(of) });
    const after = new Set(fingerprintsIn(passages));
    return [{ id: article.id, hashes: fingerprintsIn(article.passages).filter((hash) => !after.has(hash)) }];
  });
  await deleteFingerprints(tx, gone);
  return changed;
}

/** The lines of an article's text, where they are known already. */
type LinesOf = (article: Pick<StoredArticle, "id" | "text">) => readonly KeyedLine[];

/** The passages of those articles that have to change. A person's word on a passage stands above a learned line, and that above a rule. */
async function rolesNow(
  db: Database,
  articles: readonly StoredArticle[],
  linesOf: LinesOf = ({ text }) => lineKeysOf(text),
): Promise<Map<number, Passage[]>> {
  const lines = new Map(articles.map((article) => [article.id, linesOf(article)]));
  const sources = await findRoleSources(
    db,
    {
      ids: articles.map(({ id }) => id),
      lines: [...new Set([...lines.values()].flatMap((own) => own.map(({ key }) => key)))],
      texts: articles.map(({ textSha256 }) => textSha256),
    },
    VERSIONS.roles,
  );
  const reread = new Set(articles.filter((article) => mustReread(article, sources)).map(({ id }) => id));
  const layouts = await findPageLayouts(db, [...reread]);
  const changed = new Map<number, Passage[]>();
  for (const article of articles) {
    const byRule = reread.has(article.id) ? passagesByRule(article, layouts.get(article.id)) : article.passages;
    const passages = passagesNow(article, byRule, sources, lines.get(article.id) ?? []);
    if (sources.stale.has(article.id) || differs(article.passages, passages)) changed.set(article.id, passages);
  }
  return changed;
}

const spokenOf = ({ textSha256 }: StoredArticle, { start, end }: Passage, { said }: RoleSources) =>
  said.get(`${textSha256} ${start} ${end}`) as Role | undefined;

/** What a rule said is read again only where something stands over it that holds no more; the stored role is what the rule says otherwise. */
function mustReread(article: StoredArticle, sources: RoleSources): boolean {
  return (
    sources.stale.has(article.id) ||
    article.passages.some(
      (passage) =>
        passage.roleOrigin.startsWith(LEARNED) ||
        (passage.roleOrigin === "person" && !spokenOf(article, passage, sources)),
    )
  );
}

function passagesNow(
  article: StoredArticle,
  byRule: readonly Passage[],
  sources: RoleSources,
  lines: readonly KeyedLine[],
): Passage[] {
  const { learned } = sources;
  const lineAt = learned.size > 0 ? keysByPlace(article.text, lines) : new Map<string, bigint>();
  return byRule.map((passage) => {
    const role = spokenOf(article, passage, sources);
    if (role) return { start: passage.start, end: passage.end, role, roleOrigin: "person" };
    const { start, end, role: ruled, roleOrigin } = passage;
    const key = lineAt.get(`${start} ${end}`);
    const line = key === undefined ? undefined : learned.get(key);
    if (line && ruled === "body") return { start, end, role: line.role, roleOrigin: `${LEARNED}${line.reason}` };
    return { start, end, role: ruled, roleOrigin };
  });
}

/** As at import: an author or a headline read from the text itself was not known to the rules then. */
function passagesByRule(
  { text, author, headline, origins }: StoredArticle,
  layout: readonly LayoutLine[] | undefined,
): Passage[] {
  return passagesOf(text, {
    ...(author && origins.author?.origin !== "stated" ? { author } : {}),
    ...(headline && origins.headline?.origin !== "stated" ? { headline } : {}),
    ...(layout ? { layout } : {}),
  });
}

/** Key of each line by its place, white space left out. A paragraph of several lines is none of them. */
function keysByPlace(text: string, lines: readonly KeyedLine[]): Map<string, bigint> {
  return new Map(
    lines.map(({ key, span }) => {
      const line = text.slice(span.start, span.end);
      return [`${span.start + line.search(/\S/)} ${span.start + line.trimEnd().length}`, key];
    }),
  );
}

function differs(before: readonly Passage[], after: readonly Passage[]): boolean {
  return (
    before.length !== after.length ||
    before.some((passage, i) => {
      const wanted = after[i];
      return (
        passage.start !== wanted?.start ||
        passage.end !== wanted.end ||
        passage.role !== wanted.role ||
        passage.roleOrigin !== wanted.roleOrigin
      );
    })
  );
}
