import type { Database } from "./client.ts";
import { Prisma } from "./generated/client.ts";

/**
 * The rows of a query, put together as one JSON text by Postgres and parsed here. What is read by the thousand is read so, because the
 * client looks at every value of every row, which took more time than all that was done with the rows. Rows come in the query's order.
 */
export async function jsonRows<T>(db: Database, query: Prisma.Sql): Promise<T[]> {
  const [found] = await db.$queryRaw<{ json_rows: string | null }[]>(
    Prisma.sql`SELECT json_agg(each)::text AS json_rows FROM (${query}) AS each`,
  );
  return found?.json_rows ? (JSON.parse(found.json_rows) as T[]) : [];
}

/**
 * Rows as one JSON text, to be inserted by `INSERT … SELECT … FROM json_to_recordset`, for the same reason. Half of a surrogate pair, which a
 * slice of a text may end in, is no text for Postgres and becomes the sign for an unknown character, as the driver makes it elsewhere.
 */
export function toJson(rows: readonly object[]): string {
  return JSON.stringify(rows).replace(/(?<!\\)((?:\\\\)*)\\u(d[89a-f][0-9a-f]{2})/g, "$1\uFFFD");
}
