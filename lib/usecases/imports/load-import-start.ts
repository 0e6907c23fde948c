import { database } from "../../db/client.ts";
import { countFiles, findImports } from "../../db/imports.ts";
import { findOutlets } from "../../db/outlets.ts";

/** Outlets to choose from; others can be typed. */
const MOST_OFFERED = 300;
/** Imports listed below the form. */
const LATEST = 8;

export type LatestImport = {
  readonly id: number;
  readonly startedAt: Date;
  readonly files: number;
  readonly failed: number;
};

/** What the import page shows before anything is sent: outlets known by name, and the latest imports. */
export async function loadImportStart(): Promise<{ outlets: string[]; latest: LatestImport[] }> {
  const db = database();
  const outlets = await findOutlets(db, { limit: MOST_OFFERED });
  const imports = await findImports(db, { limit: LATEST });
  const counts = await countFiles(
    db,
    imports.map(({ id }) => id),
  );
  return {
    outlets: outlets.map((outlet) => outlet.name),
    latest: imports.map(({ id, startedAt }) => ({
      id,
      startedAt,
      files: counts.get(id)?.all ?? 0,
      failed: counts.get(id)?.failed ?? 0,
    })),
  };
}
