import type { Database } from "./client.ts";

/** What the database server says of itself. `folder` is null where the server does not tell this user. */
export type PostgresFacts = { readonly version: string; readonly folder: string | null; readonly bytes: number };

/** The server's version, its data folder and the size of this database. */
export async function postgresFacts(db: Database): Promise<PostgresFacts> {
  const [row] = await db.$queryRaw<{ version: string; may: boolean; bytes: bigint }[]>`
    SELECT current_setting('server_version') AS version, pg_database_size(current_database()) AS bytes,
      pg_has_role(current_user, 'pg_read_all_settings', 'USAGE') AS may`;
  const [folder] = row?.may
    ? await db.$queryRaw<{ folder: string }[]>`SELECT current_setting('data_directory') AS folder`
    : [];
  return { version: row?.version ?? "", folder: folder?.folder ?? null, bytes: Number(row?.bytes ?? 0) };
}

/** The server's major version. */
export async function serverVersion(db: Database): Promise<number> {
  const [row] = await db.$queryRaw<
    { version: number }[]
  >`SELECT current_setting('server_version_num')::int / 10000 AS version`;
  return row?.version ?? 0;
}
