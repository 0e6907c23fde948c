import type { Database } from "./client.ts";

/** The server's major version. */
export async function serverVersion(db: Database): Promise<number> {
  const [row] = await db.$queryRaw<
    { version: number }[]
  >`SELECT current_setting('server_version_num')::int / 10000 AS version`;
  return row?.version ?? 0;
}
