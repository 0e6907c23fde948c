import type { Draft, Metadata, Passage } from "../model/article.ts";
import { METADATA_FIELDS } from "../model/stored.ts";
import { type ArticleAddress, findTextsOnSites, saveAddresses, type WantedText } from "./addresses.ts";
import type { Database } from "./client.ts";
import type { Prisma } from "./generated/client.ts";
import { savePageLayouts } from "./page-layouts.ts";

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
  const there = await findIdentities(tx, articles);
  const sameFile = await findSameFiles(tx, articles);
  const sameText = await findTextsOnSites(tx, articles.flatMap(wantedText));
  const fresh = new Map<string, NewArticle>();
  /** By file, the identity of the draft that brought it first. */
  const files = new Map<string, string>();
  /** By text and site, the same. */
  const texts = new Map<string, { readonly identity: string; readonly outlet: string | null }>();
  const found = articles.map((article): number | { identity: string } => {
    const { identity, draft } = article;
    const file = fileKey(draft.sourceId, draft.sha256);
    const known = there.get(identity) ?? (fresh.has(identity) ? { identity } : undefined);
    const [wanted] = wantedText(article);
    const same =
      known ??
      (isBare(draft) ? (sameFile.get(file) ?? identityOf(files.get(file))) : undefined) ??
      (wanted ? (sameText.get(textKey(wanted)) ?? sameOutlet(texts.get(textKey(wanted)), wanted)) : undefined);
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

const textKey = ({ textSha256, site }: WantedText) => `${textSha256} ${site}`;

/** The same text from another outlet is another article, also where one site shows both. */
function sameOutlet(
  before: { readonly identity: string; readonly outlet: string | null } | undefined,
  { outlet }: WantedText,
): { identity: string } | undefined {
  if (!before || (before.outlet !== null && outlet !== null && before.outlet !== outlet)) return undefined;
  return { identity: before.identity };
}

const identityOf = (identity: string | undefined) => (identity === undefined ? undefined : { identity });
const fileKey = (sourceId: string, sha256: string) => `${sha256} ${sourceId}`;

/** The same file that comes without outlet and address is the article already there, whatever a catalogue or a reader has said of it since. */
function isBare({ metadata }: Draft): boolean {
  return !metadata.outlet && !metadata.url;
}

async function findIdentities(
  tx: Database,
  articles: readonly Pick<NewArticle, "identity">[],
): Promise<Map<string, number>> {
  const rows = await tx.article.findMany({
    where: { identity: { in: articles.map(({ identity }) => identity) } },
    select: { id: true, identity: true },
  });
  return new Map(rows.map(({ id, identity }) => [identity, id]));
}

async function findSameFiles(tx: Database, articles: readonly NewArticle[]): Promise<Map<string, number>> {
  const bare = articles.map(({ draft }) => draft).filter(isBare);
  if (bare.length === 0) return new Map();
  const rows = await tx.$queryRaw<{ id: number; sha256: string; sourceId: string }[]>`
    SELECT min(a.id)::int AS id, d.sha256, a.source_id AS "sourceId"
    FROM unnest(${bare.map(({ sha256 }) => sha256)}::text[], ${bare.map(({ sourceId }) => sourceId)}::text[]) AS wanted(sha256, source_id)
    JOIN document d ON d.sha256 = wanted.sha256 JOIN article a ON a.document_id = d.id AND a.source_id = wanted.source_id
    GROUP BY d.sha256, a.source_id`;
  return new Map(rows.map(({ id, sha256, sourceId }) => [fileKey(sourceId, sha256), id]));
}

/** Inserts articles of different identity, with what they refer to; one that another import has stored meanwhile is already there. */
async function insertArticles(tx: Database, articles: readonly NewArticle[]): Promise<Map<string, Stored>> {
  if (articles.length === 0) return new Map();
  const documents = await saveDocuments(
    tx,
    articles.map(({ draft }) => draft),
  );
  const outlets = await saveOutlets(
    tx,
    articles.flatMap(({ draft }) => draft.metadata.outlet?.value ?? []),
  );
  const ids = await nextIds(tx, articles.length);
  const numbered = articles.map((article, i) => ({ ...article, id: ids[i] ?? 0 }));
  const rows = numbered.toSorted((a, b) => (a.identity < b.identity ? -1 : 1));
  const value = (field: keyof Metadata) => rows.map(({ draft }) => draft.metadata[field]?.value ?? null);
  const inserted = await tx.$queryRaw<{ id: number }[]>`
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
    ON CONFLICT (identity) DO NOTHING RETURNING id`;
  const added = new Set(inserted.map(({ id }) => id));
  const saved = new Map<string, Stored>();
  for (const { identity, id } of numbered) if (added.has(id)) saved.set(identity, { id, status: "added" });
  const late = numbered.filter(({ id }) => !added.has(id));
  if (late.length > 0)
    for (const [identity, id] of await findIdentities(tx, late)) saved.set(identity, { id, status: "already-there" });
  await savePageLayouts(
    tx,
    numbered.flatMap(({ id, draft: { layout } }) => (layout && added.has(id) ? [{ articleId: id, layout }] : [])),
  );
  await insertPassages(
    tx,
    numbered
      .filter(({ id }) => added.has(id))
      .map(({ id, draft, rolesVersion: version }) => ({ id, text: draft.text, passages: draft.passages, version })),
  );
  return saved;
}

async function saveDocuments(tx: Database, drafts: readonly Draft[]): Promise<Map<string, number>> {
  const unique = [...new Map(drafts.map((draft) => [draft.sha256, draft])).values()].sort((a, b) =>
    a.sha256 < b.sha256 ? -1 : 1,
  );
  await tx.$executeRaw`
    INSERT INTO document (sha256, bytes, byte_length, encoding)
    SELECT * FROM unnest(${unique.map(({ sha256 }) => sha256)}::text[], ${unique.map(({ bytes }) => bytes)}::bytea[],
      ${unique.map(({ bytes }) => bytes.length)}::int[], ${unique.map(({ encoding }) => encoding)}::text[])
    ON CONFLICT (sha256) DO NOTHING`;
  const rows = await tx.document.findMany({
    where: { sha256: { in: unique.map(({ sha256 }) => sha256) } },
    select: { id: true, sha256: true },
  });
  return new Map(rows.map(({ id, sha256 }) => [sha256, id]));
}

/** The outlets' ids by name, made where they are new. */
export async function saveOutlets(tx: Database, names: readonly string[]): Promise<Map<string, number>> {
  const unique = [...new Set(names)].sort();
  if (unique.length === 0) return new Map();
  await tx.$executeRaw`INSERT INTO outlet (name) SELECT * FROM unnest(${unique}::text[]) ON CONFLICT (name) DO NOTHING`;
  const rows = await tx.outlet.findMany({ where: { name: { in: unique } }, select: { id: true, name: true } });
  return new Map(rows.map(({ id, name }) => [name, id]));
}

async function nextIds(tx: Database, count: number): Promise<number[]> {
  const rows = await tx.$queryRaw<{ id: number }[]>`
    SELECT nextval(pg_get_serial_sequence('article', 'id'))::int AS id FROM generate_series(1, ${count}::int)`;
  return rows.map(({ id }) => id).sort((a, b) => a - b);
}

type NewPassages = {
  readonly id: number;
  readonly text: string;
  readonly passages: readonly Passage[];
  readonly version: number;
};

/** Store the passages of articles that have none. */
export async function insertPassages(tx: Database, articles: readonly NewPassages[]): Promise<void> {
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
  if (rows.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO passage (article_id, text_length, position, start_offset, end_offset, role, role_origin, text, version)
    SELECT * FROM unnest(${rows.map(({ id }) => id)}::int[], ${rows.map(({ length }) => length)}::int[], ${rows.map(({ position }) => position)}::int[],
      ${rows.map(({ start }) => start)}::int[], ${rows.map(({ end }) => end)}::int[], ${rows.map(({ role }) => role)}::text[],
      ${rows.map(({ roleOrigin }) => roleOrigin)}::text[], ${rows.map(({ words }) => words)}::text[], ${rows.map(({ version }) => version)}::int[])`;
}

function originsOf(metadata: Metadata): Prisma.InputJsonObject {
  const known = METADATA_FIELDS.flatMap((field) => {
    const value = metadata[field];
    return value ? [[field, { origin: value.origin, ...(value.note ? { note: value.note } : {}) }] as const] : [];
  });
  return Object.fromEntries(known);
}
