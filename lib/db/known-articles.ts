import type { Database } from "./client.ts";

/** A text as it is looked for: the same words on the same site are one article, where they are of no other outlet. */
export type WantedText = { readonly textSha256: string; readonly site: string; readonly outlet: string | null };
/** The bytes of a file, by their hash, and its name. */
export type WantedFile = { readonly sha256: string; readonly sourceId: string };

export const textKey = ({ textSha256, site }: Pick<WantedText, "textSha256" | "site">) => `${textSha256} ${site}`;
export const fileKey = ({ sha256, sourceId }: WantedFile) => `${sha256} ${sourceId}`;

/** The articles that are there already, the first of each: by identity, by file, and by text and site. */
export type KnownArticles = {
  readonly identities: ReadonlyMap<string, number>;
  readonly files: ReadonlyMap<string, number>;
  readonly texts: ReadonlyMap<string, number>;
};

/** Which of these are there already, in one statement: each import asks all three. */
export async function findKnownArticles(
  db: Database,
  wanted: {
    readonly identities: readonly string[];
    readonly files?: readonly WantedFile[];
    readonly texts?: readonly WantedText[];
  },
): Promise<KnownArticles> {
  const { identities, files = [], texts = [] } = wanted;
  const [row] = await db.$queryRaw<Record<keyof KnownArticles, string | null>[]>`
    SELECT
      (SELECT json_agg(json_build_array(identity, id)) FROM article WHERE identity = ANY (${[...identities]}::text[]))::text AS identities,
      (SELECT json_agg(json_build_array(file, id)) FROM (
        SELECT wanted.sha256 || ' ' || wanted.source_id AS file, min(a.id) AS id
        FROM unnest(${files.map(({ sha256 }) => sha256)}::text[], ${files.map(({ sourceId }) => sourceId)}::text[]) AS wanted(sha256, source_id)
        JOIN document d ON d.sha256 = wanted.sha256 JOIN article a ON a.document_id = d.id AND a.source_id = wanted.source_id
        GROUP BY 1) AS same)::text AS files,
      (SELECT json_agg(json_build_array(place, id)) FROM (
        SELECT a.text_sha256 || ' ' || d.site AS place, min(a.id) AS id
        FROM unnest(${texts.map(({ textSha256 }) => textSha256)}::text[], ${texts.map(({ site }) => site)}::text[],
          ${texts.map(({ outlet }) => outlet)}::text[]) AS asked(text, site, outlet)
        JOIN article a ON a.text_sha256 = asked.text
        JOIN article_address d ON d.article_id = a.id AND d.site = asked.site
        LEFT JOIN outlet o ON o.id = a.outlet_id
        WHERE asked.outlet IS NULL OR o.name IS NULL OR o.name = asked.outlet OR a.origins -> 'outlet' ->> 'origin' = 'person'
        GROUP BY 1) AS same)::text AS texts`;
  const byName = (list: string | null | undefined) => new Map(JSON.parse(list ?? "[]") as [string, number][]);
  return { identities: byName(row?.identities), files: byName(row?.files), texts: byName(row?.texts) };
}
