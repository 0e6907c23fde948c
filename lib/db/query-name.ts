import { createHash } from "node:crypto";

/** Tables of a query that are named. */
const MOST_TABLES = 4;

/**
 * What a query is called in the log: what it does, the tables it names, and a number by which the same query is known again. Its values are
 * no part of its text, and what stands in quotation marks inside it is left out, so that no text of anybody gets into a log.
 */
export function queryName(sql: string): string {
  const plain = sql.replace(/'(?:[^']|'')*'/g, "''");
  const verb = /\b(SELECT|INSERT|UPDATE|DELETE|COPY|BEGIN|COMMIT|ROLLBACK|CREATE|ALTER)\b/i.exec(plain)?.[1] ?? "query";
  const named = plain.matchAll(/\b(?:FROM|JOIN|INTO|UPDATE)\s+(?:ONLY\s+)?(?:"?\w+"?\.)?"?([a-z_]\w*)"?/gi);
  const tables = [...new Set([...named].map(([, table = ""]) => table.toLowerCase()))].slice(0, MOST_TABLES);
  const number = createHash("sha256").update(plain.replace(/\s+/g, " ")).digest("hex").slice(0, 8);
  return `${verb.toUpperCase()} ${tables.join(", ")} #${number}`.replace("  ", " ");
}
