import type { StoredArticle } from "../model/stored.ts";

/** A row of an export: its columns by name. */
export type ExportRow = Record<string, unknown>;

/** An article as the export and the API show it. */
export function articleRow(article: StoredArticle): ExportRow {
  const {
    id,
    sourceId,
    outlet,
    headline,
    author,
    agency,
    url,
    publishedAt,
    updatedAt,
    capturedAt,
    origins,
    words,
    bodyWords,
    sha256,
    textSha256,
    language,
    text,
  } = article;
  return {
    article: id,
    sourceId,
    outlet,
    headline,
    author,
    agency,
    url,
    publishedAt,
    updatedAt,
    capturedAt,
    origins,
    words,
    bodyWords,
    sha256,
    textSha256,
    language,
    text,
  };
}

/** The passages of an article as the export and the API show them. */
export function passageRows({ id, sourceId, passages }: StoredArticle): ExportRow[] {
  return passages.map(({ start, end, role, roleOrigin, text }) => ({
    article: id,
    sourceId,
    start,
    end,
    role,
    roleOrigin,
    text,
  }));
}
