import { database } from "../../db/client.ts";
import {
  countFiles,
  findImportFiles,
  findImports,
  getImport,
  type ImportFileResult,
  type StoredImport,
} from "../../db/imports.ts";

/** Files of an import at its own address, and in a list: there as many whatever the page's size, so that a row is the same on every page. */
const [MOST_FILES, FILES_IN_LIST] = [1000, 20] as const;

/** An import as the API shows it, with its first files; `total` says how many it has. */
type ImportRow = {
  readonly import: number;
  readonly startedAt: string;
  readonly origin: string;
  readonly total: number;
  readonly files: readonly FileRow[];
};

type FileRow = Pick<ImportFileResult, "sourceId" | "status" | "error"> & { readonly article: number | null };

/** A page of imports, latest first. `before` is the last one seen. */
export async function listImports(page: { before?: number; limit: number }): Promise<ImportRow[]> {
  return withFiles(await findImports(database(), page), FILES_IN_LIST);
}

/** One import. Throws NOT_FOUND. */
export async function showImport(id: number): Promise<ImportRow> {
  const [row] = await withFiles([await getImport(database(), id)], MOST_FILES);
  if (!row) throw new Error(`Import ${id} was read and not shown.`);
  return row;
}

/** A page of an import's files in their order, after the first `skip`. Throws NOT_FOUND. */
export async function listImportFiles(id: number, page: { skip: number; limit: number }): Promise<FileRow[]> {
  await getImport(database(), id);
  return ((await findImportFiles(database(), [id], page)).get(id) ?? []).map(toFileRow);
}

async function withFiles(imports: readonly StoredImport[], mostFiles: number): Promise<ImportRow[]> {
  const ids = imports.map(({ id }) => id);
  const files = await findImportFiles(database(), ids, { limit: mostFiles });
  const counts = await countFiles(database(), ids);
  return imports.map(({ id, startedAt, origin }) => {
    const own = files.get(id) ?? [];
    return {
      import: id,
      startedAt: startedAt.toISOString(),
      origin,
      total: counts.get(id)?.all ?? 0,
      files: own.map(toFileRow),
    };
  });
}

function toFileRow({ sourceId, articleId, status, error }: ImportFileResult): FileRow {
  return { sourceId, article: articleId, status, error };
}
