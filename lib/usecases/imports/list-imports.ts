import { database } from "../../db/client.ts";
import { findImports, getImport, type StoredImport } from "../../db/imports.ts";

/** An import as the API shows it. */
type ImportRow = {
  readonly import: number;
  readonly startedAt: string;
  readonly origin: string;
  readonly files: readonly object[];
};

/** A page of imports, latest first. `before` is the last one seen. */
export async function listImports(page: { before?: number; limit: number }): Promise<ImportRow[]> {
  return (await findImports(database(), page)).map(toRow);
}

/** One import. Throws NOT_FOUND. */
export async function showImport(id: number): Promise<ImportRow> {
  return toRow(await getImport(database(), id));
}

function toRow({ id, startedAt, origin, files }: StoredImport): ImportRow {
  const rows = files.map(({ sourceId, articleId, status, error }) => ({ sourceId, article: articleId, status, error }));
  return { import: id, startedAt: startedAt.toISOString(), origin, files: rows };
}
