import type { Draft, Metadata, Passage } from "../model/article.ts";
import { METADATA_FIELDS } from "../model/stored.ts";
import { type ArticleAddress, saveAddresses } from "./addresses.ts";
import type { Database } from "./client.ts";
import { Prisma } from "./generated/client.ts";
import { fileKey, findKnownArticles, textKey, type WantedText } from "./known-articles.ts";

/** A draft with what is counted and hashed of it. `identity`: hash of bytes, outlet, address and source id as imported. */
export type NewArticle = {
  readonly draft: Draft;
  readonly identity: string;
  readonly words: number;
  readonly bodyWords: number;
  readonly rolesVersion: number;
  /** Where it was found, by which the same text at two addresses is known; null where that is no article's address. */
  readonly address: Omit<ArticleAddress, "articleId"> | null;
};
/** What became of a draft. `moved`: it is there already, and this address of it is new. */
export type SavedArticle = {
  readonly id: number;
  readonly status: "added" | "already-there";
  readonly moved: boolean;
};

/**
 * Save drafts in the given transaction, or find the articles that they already are; one answer a draft, in their order. The result is that
 * of saving them one after the other, also where the same text stands twice among them. Every kind of row is written in one statement and
 * sorted by what is unique in it, so that two imports at once wait for each other in one order and never in a circle.
 */
export async function saveArticles(tx: Database, articles: readonly NewArticle[]): Promise<SavedArticle[]> {
  const there = await findKnownArticles(tx, {
    identities: articles.map(({ identity }) => identity),
    files: articles.map(({ draft }) => draft).filter(isBare),
    texts: articles.flatMap(wantedText),
  });
  const fresh = new Map<string, NewArticle>();
  /** By file, the identity of the draft that brought it first. */
  const files = new Map<string, string>();
  /** By text and site, the same. */
  const texts = new Map<string, { readonly identity: string; readonly outlet: string | null }>();
  const found = articles.map((article): number | { identity: string } => {
    const { identity, draft } = article;
    const file = fileKey(draft);
    const known = there.identities.get(identity) ?? (fresh.has(identity) ? { identity } : undefined);
    const [wanted] = wantedText(article);
    const same =
      known ??
      (isBare(draft) ? (there.files.get(file) ?? identityOf(files.get(file))) : undefined) ??
      (wanted ? (there.texts.get(textKey(wanted)) ?? sameOutlet(texts.get(textKey(wanted)), wanted)) : undefined);
    if (same !== undefined) return same;
    fresh.set(identity, article);
    if (!files.has(file)) files.set(file, identity);
    if (wanted && !texts.has(textKey(wanted))) texts.set(textKey(wanted), { identity, outlet: wanted.outlet });
    return { identity };
  });
  const saved = await insertArticles(tx, [...fresh.values()]);
  const told = new Set<string>();
  const rows = found.map((answer): Stored => {
    if (typeof answer === "number") return { id: answer, status: "already-there" };
    const row = saved.get(answer.identity);
    if (!row) throw new Error(`The article ${answer.identity} was neither stored nor there.`);
    const first = !told.has(answer.identity);
    told.add(answer.identity);
    return first ? row : { id: row.id, status: "already-there" };
  });
  const at = articles.flatMap(({ address }, i) => (address ? [{ ...address, articleId: rows[i]?.id ?? 0 }] : []));
  const noted = await saveAddresses(tx, at);
  const places = rows.map(({ id }, i) => `${id} ${articles[i]?.address?.key}`);
  const begun = new Set(places.filter((_, i) => rows[i]?.status === "added"));
  return rows.map((row, i) => ({ ...row, moved: noted.has(places[i] ?? "") && !begun.has(places[i] ?? "") }));
}

type Stored = Omit<SavedArticle, "moved">;

function wantedText({ draft: { textSha256, metadata }, address }: NewArticle): WantedText[] {
  return address ? [{ textSha256, site: address.site, outlet: metadata.outlet?.value ?? null }] : [];
}

/** The same text from another outlet is another article, also where one site shows both. */
function sameOutlet(
  before: { readonly identity: string; readonly outlet: string | null } | undefined,
  { outlet }: WantedText,
): { identity: string } | undefined {
  if (!before || (before.outlet !== null && outlet !== null && before.outlet !== outlet)) return undefined;
  return { identity: before.identity };
}

const identityOf = (identity: string | undefined) => (identity === undefined ? undefined : { identity });

/** The same file that comes without outlet and address is the article already there, whatever a catalogue or a reader has said of it since. */
function isBare({ metadata }: Draft): boolean {
  return !metadata.outlet && !metadata.url;
}

/** Inserts articles of different identity, with what they refer to; one that another import has stored meanwhile is already there. */
async function insertArticles(tx: Database, articles: readonly NewArticle[]): Promise<Map<string, Stored>> {
  if (articles.length === 0) return new Map();
  const { documents, outlets, ids } = await saveWhatTheyNeed(tx, articles);
  const numbered = articles.map((article, i) => ({ ...article, id: ids[i] ?? 0 }));
  const rows = numbered.toSorted((a, b) => (a.identity < b.identity ? -1 : 1));
  const value = (field: keyof Metadata) => rows.map(({ draft }) => draft.metadata[field]?.value ?? null);
  const pages = numbered.flatMap(({ id, draft: { layout } }) =>
    layout ? [{ id, layout: JSON.stringify(layout) }] : [],
  );
  const inserted = await tx.$queryRaw<{ id: number }[]>`
    WITH added AS (
      INSERT INTO article (id, group_id, document_id, outlet_id, identity, source_id, text, text_length, text_sha256, language, words, body_words,
        roles_version, headline, author, agency, url, published_at, updated_at, captured_at, origins, remarks)
      SELECT id, id, document_id, outlet_id, identity, source_id, text, text_length, text_sha256, language, words, body_words,
        roles_version, headline, author, agency, url, published_at, updated_at, captured_at, origins::jsonb, ARRAY(SELECT jsonb_array_elements_text(remarks::jsonb))
      FROM unnest(
        ${rows.map(({ id }) => id)}::int[],
        ${rows.map(({ draft }) => documents.get(draft.sha256) ?? null)}::int[],
        ${rows.map(({ draft }) => outlets.get(draft.metadata.outlet?.value ?? "") ?? null)}::int[],
        ${rows.map(({ identity }) => identity)}::text[],
        ${rows.map(({ draft }) => draft.sourceId)}::text[],
        ${rows.map(({ draft }) => draft.text)}::text[],
        ${rows.map(({ draft }) => draft.text.length)}::int[],
        ${rows.map(({ draft }) => draft.textSha256)}::text[],
        ${rows.map(({ draft }) => draft.language)}::text[],
        ${rows.map(({ words }) => words)}::int[],
        ${rows.map(({ bodyWords }) => bodyWords)}::int[],
        ${rows.map(({ rolesVersion }) => rolesVersion)}::int[],
        ${value("headline")}::text[], ${value("author")}::text[], ${value("agency")}::text[], ${value("url")}::text[],
        ${value("publishedAt")}::text[], ${value("updatedAt")}::text[], ${value("capturedAt")}::text[],
        ${rows.map(({ draft }) => JSON.stringify(originsOf(draft.metadata)))}::text[],
        ${rows.map(({ draft }) => JSON.stringify(draft.remarks))}::text[]
      ) AS new(id, document_id, outlet_id, identity, source_id, text, text_length, text_sha256, language, words, body_words,
        roles_version, headline, author, agency, url, published_at, updated_at, captured_at, origins, remarks)
      ON CONFLICT (identity) DO NOTHING RETURNING id
    ), cut AS (
      ${insertPassagesOf(numbered.map(passagesOf), Prisma.sql`WHERE article_id IN (SELECT id FROM added)`)}
    ), laid AS (
      INSERT INTO page_layout (article_id, lines) SELECT id, lines::jsonb
      FROM unnest(${pages.map(({ id }) => id)}::int[], ${pages.map(({ layout }) => layout)}::text[]) AS page(id, lines)
      WHERE id IN (SELECT id FROM added)
    ) SELECT id FROM added`;
  const added = new Set(inserted.map(({ id }) => id));
  const saved = new Map<string, Stored>();
  for (const { identity, id } of numbered) if (added.has(id)) saved.set(identity, { id, status: "added" });
  const late = numbered.flatMap(({ id, identity }) => (added.has(id) ? [] : [identity]));
  if (late.length > 0)
    for (const [identity, id] of (await findKnownArticles(tx, { identities: late })).identities)
      saved.set(identity, { id, status: "already-there" });
  return saved;
}

/** The documents and outlets of articles, made where they are new, by hash and name; and as many numbers for new articles, smallest first. */
async function saveWhatTheyNeed(
  tx: Database,
  articles: readonly NewArticle[],
): Promise<{ documents: Map<string, number>; outlets: Map<string, number>; ids: number[] }> {
  const files = [...new Map(articles.map(({ draft }) => [draft.sha256, draft])).values()].sort((a, b) =>
    a.sha256 < b.sha256 ? -1 : 1,
  );
  const hashes = files.map(({ sha256 }) => sha256);
  const names = [...new Set(articles.flatMap(({ draft }) => draft.metadata.outlet?.value ?? []))].sort();
  const [row] = await tx.$queryRaw<{ documents: string | null; outlets: string | null; ids: number[] | null }[]>`
    WITH stored AS (
      INSERT INTO document (sha256, bytes, byte_length, encoding)
      SELECT * FROM unnest(${hashes}::text[], ${files.map(({ bytes }) => bytes)}::bytea[],
        ${files.map(({ bytes }) => bytes.length)}::int[], ${files.map(({ encoding }) => encoding)}::text[])
      ON CONFLICT (sha256) DO NOTHING RETURNING sha256, id
    ), named AS (
      INSERT INTO outlet (name) SELECT * FROM unnest(${names}::text[]) ON CONFLICT (name) DO NOTHING RETURNING name, id
    )
    SELECT
      (SELECT json_agg(json_build_array(sha256, id)) FROM (
        SELECT * FROM stored UNION ALL SELECT sha256, id FROM document WHERE sha256 = ANY (${hashes}::text[])) AS d)::text AS documents,
      (SELECT json_agg(json_build_array(name, id)) FROM (
        SELECT * FROM named UNION ALL SELECT name, id FROM outlet WHERE name = ANY (${names}::text[])) AS o)::text AS outlets,
      (SELECT array_agg(nextval(pg_get_serial_sequence('article', 'id'))::int) FROM generate_series(1, ${articles.length}::int)) AS ids`;
  const byName = (list: string | null | undefined) => new Map(JSON.parse(list ?? "[]") as [string, number][]);
  const [documents, outlets] = [byName(row?.documents), byName(row?.outlets)];
  // What another import stored while this statement waited for it is seen by the next one.
  if (documents.size < hashes.length || outlets.size < names.length) {
    const made = await tx.document.findMany({ where: { sha256: { in: hashes } }, select: { id: true, sha256: true } });
    for (const { sha256, id } of made) documents.set(sha256, id);
    for (const [name, id] of await findOutletIds(tx, names)) outlets.set(name, id);
  }
  return { documents, outlets, ids: (row?.ids ?? []).toSorted((a, b) => a - b) };
}

/** The outlets' ids by name, made where they are new. */
export async function saveOutlets(tx: Database, names: readonly string[]): Promise<Map<string, number>> {
  const unique = [...new Set(names)].sort();
  if (unique.length === 0) return new Map();
  await tx.$executeRaw`INSERT INTO outlet (name) SELECT * FROM unnest(${unique}::text[]) ON CONFLICT (name) DO NOTHING`;
  return findOutletIds(tx, unique);
}

async function findOutletIds(tx: Database, names: readonly string[]): Promise<Map<string, number>> {
  const rows = await tx.outlet.findMany({ where: { name: { in: [...names] } }, select: { id: true, name: true } });
  return new Map(rows.map(({ id, name }) => [name, id]));
}

type NewPassages = {
  readonly id: number;
  readonly text: string;
  readonly passages: readonly Passage[];
  readonly version: number;
};

function passagesOf({ id, draft, rolesVersion }: NewArticle & { readonly id: number }): NewPassages {
  return { id, text: draft.text, passages: draft.passages, version: rolesVersion };
}

/** Store the passages of articles that have none. */
export async function insertPassages(tx: Database, articles: readonly NewPassages[]): Promise<void> {
  if (articles.some(({ passages }) => passages.length > 0))
    await tx.$executeRaw`${insertPassagesOf(articles, Prisma.empty)}`;
}

function insertPassagesOf(articles: readonly NewPassages[], which: Prisma.Sql): Prisma.Sql {
  const rows = articles.flatMap(({ id, text, version, passages }) =>
    passages.map((passage, position) => ({
      ...passage,
      id,
      version,
      position,
      length: text.length,
      words: text.slice(passage.start, passage.end),
    })),
  );
  return Prisma.sql`
    INSERT INTO passage (article_id, text_length, position, start_offset, end_offset, role, role_origin, text, version)
    SELECT * FROM unnest(${rows.map(({ id }) => id)}::int[], ${rows.map(({ length }) => length)}::int[], ${rows.map(({ position }) => position)}::int[],
      ${rows.map(({ start }) => start)}::int[], ${rows.map(({ end }) => end)}::int[], ${rows.map(({ role }) => role)}::text[],
      ${rows.map(({ roleOrigin }) => roleOrigin)}::text[], ${rows.map(({ words }) => words)}::text[], ${rows.map(({ version }) => version)}::int[])
      AS new(article_id, text_length, position, start_offset, end_offset, role, role_origin, text, version) ${which}
    ORDER BY article_id, position`;
}

function originsOf(metadata: Metadata): Prisma.InputJsonObject {
  const known = METADATA_FIELDS.flatMap((field) => {
    const value = metadata[field];
    return value ? [[field, { origin: value.origin, ...(value.note ? { note: value.note } : {}) }] as const] : [];
  });
  return Object.fromEntries(known);
}
