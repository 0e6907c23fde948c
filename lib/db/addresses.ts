import type { Database } from "./client.ts";

/** An address that an article was found at. `claimed`: only the page's own data say so, and many sites' are wrong. */
export type ArticleAddress = {
  readonly articleId: number;
  readonly key: string;
  readonly site: string;
  readonly address: string;
  readonly claimed: boolean;
};
/** An address with when it was last seen. */
export type SeenAddress = Pick<ArticleAddress, "address" | "key"> & { readonly seenAt: Date };

/** Most articles at one address that are its versions; of more the address is not one article's. */
export const MOST_VERSIONS = 100;
/** Most addresses of one article that are shown. */
export const MOST_ADDRESSES_SHOWN = 20;

/** Note where articles were found. What was known only from a page's data is known for sure once it was found there. Returns what is new, as "article key". */
export async function saveAddresses(tx: Database, addresses: readonly ArticleAddress[]): Promise<Set<string>> {
  if (addresses.length === 0) return new Set();
  const unique = [...new Map(addresses.map((each) => [`${each.articleId} ${each.key}`, each])).values()].toSorted(
    (a, b) => a.articleId - b.articleId || (a.key < b.key ? -1 : 1),
  );
  const rows = await tx.$queryRaw<{ place: string; fresh: boolean }[]>`
    INSERT INTO article_address (article_id, key, site, address, claimed)
    SELECT * FROM unnest(${unique.map(({ articleId }) => articleId)}::int[], ${unique.map(({ key }) => key)}::text[],
      ${unique.map(({ site }) => site)}::text[], ${unique.map(({ address }) => address)}::text[], ${unique.map(({ claimed }) => claimed)}::boolean[])
    ON CONFLICT (article_id, key) DO UPDATE SET seen_at = CURRENT_TIMESTAMP, claimed = article_address.claimed AND excluded.claimed
    RETURNING article_id || ' ' || key AS place, (xmax = 0) AS fresh`;
  return new Set(rows.filter(({ fresh }) => fresh).map(({ place }) => place));
}

/** The addresses of these articles, by which versions are told; MOST_ADDRESSES_SHOWN of each article at most. */
export async function findAddressesOf(db: Database, articleIds: readonly number[]): Promise<ArticleAddress[]> {
  return db.$queryRaw<ArticleAddress[]>`
    SELECT d.article_id AS "articleId", d.key, d.site, d.address, d.claimed
    FROM unnest(${[...articleIds]}::int[]) AS asked(id), LATERAL (
      SELECT * FROM article_address WHERE article_id = asked.id ORDER BY seen_at DESC, key LIMIT ${MOST_ADDRESSES_SHOWN}) AS d`;
}

/** Where an article was found, latest first. */
export async function findAddresses(db: Database, articleId: number): Promise<SeenAddress[]> {
  return db.articleAddress.findMany({
    where: { articleId },
    select: { key: true, address: true, seenAt: true },
    orderBy: [{ seenAt: "desc" }, { key: "asc" }],
    take: MOST_ADDRESSES_SHOWN,
  });
}

/** The articles in the views that were found at an address of this one, itself among them, first come first. */
export async function findVersions(db: Database, articleId: number): Promise<number[]> {
  const rows = await db.$queryRaw<{ id: number }[]>`
    SELECT DISTINCT a.id FROM article_address own JOIN article_address d ON d.key = own.key
    JOIN article a ON a.id = d.article_id AND a.removed_at IS NULL
    WHERE own.article_id = ${articleId} ORDER BY a.id LIMIT ${MOST_VERSIONS}`;
  return rows.map(({ id }) => id);
}

/** Two articles at one address, of which at least one only claims it, that were compared and have no passage in common. */
type UnlikeAt = { readonly key: string; readonly one: number; readonly other: number };

/** Where these articles share an address with another that has nothing in common with them, and one of the two only claims it; MOST_VERSIONS at most. */
export async function findUnlikeAt(tx: Database, articleIds: readonly number[]): Promise<UnlikeAt[]> {
  return tx.$queryRaw<UnlikeAt[]>`
    SELECT own.key, own.article_id AS one, d.article_id AS other
    FROM article_address own JOIN article a ON a.id = own.article_id AND a.similarity_version > 0
    JOIN article_address d ON d.key = own.key AND d.article_id <> own.article_id AND (d.claimed OR own.claimed)
    JOIN article b ON b.id = d.article_id AND b.similarity_version > 0 AND b.removed_at IS NULL AND b.text_sha256 <> a.text_sha256
    WHERE own.article_id = ANY (${[...articleIds]}) AND NOT EXISTS (
      SELECT 1 FROM pair p WHERE p.a_id = least(own.article_id, d.article_id) AND p.b_id = greatest(own.article_id, d.article_id))
    ORDER BY own.article_id, d.article_id LIMIT ${MOST_VERSIONS}`;
}

/**
 * Take from articles an address that only their pages' data gave them, with the remark that says why. It stands in no view of theirs any more, unless
 * a person has said it since.
 */
export async function disbelieveAddresses(
  tx: Database,
  wrong: readonly Pick<ArticleAddress, "articleId" | "key">[],
  remark: string,
): Promise<void> {
  for (const { articleId, key } of wrong) {
    const { count } = await tx.articleAddress.deleteMany({ where: { articleId, key, claimed: true } });
    if (count === 0) continue;
    await tx.$executeRaw`
      UPDATE article SET url = NULL, origins = origins - 'url', remarks = remarks || ${[remark]}::text[]
      WHERE id = ${articleId} AND origins -> 'url' ->> 'origin' = 'page-data'`;
  }
}
