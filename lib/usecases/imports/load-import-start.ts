import { database } from "../../db/client.ts";
import { findImports } from "../../db/imports.ts";
import { findOutlets } from "../../db/outlets.ts";

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
  const outlets = await findOutlets(database());
  const imports = await findImports(database(), { limit: LATEST });
  return {
    outlets: outlets.map((outlet) => outlet.name),
    latest: imports.map(({ id, startedAt, files }) => ({
      id,
      startedAt,
      files: files.length,
      failed: files.filter((file) => file.status === "failed").length,
    })),
  };
}
