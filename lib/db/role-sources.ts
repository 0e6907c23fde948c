import type { LineRole } from "../model/line.ts";
import type { Database } from "./client.ts";

/** What stands over the rules when the roles of an article's passages are told. */
export type RoleSources = {
  /** The articles whose roles come from older rules. */
  readonly stale: ReadonlySet<number>;
  /** Lines that are known to be no part of an article. */
  readonly learned: ReadonlyMap<bigint, { readonly role: LineRole; readonly reason: string }>;
  /** What people said of passages, by text and place: "text start end". */
  readonly said: ReadonlyMap<string, string>;
};

/** All of it for these articles, their lines and their texts, in one statement: each newcomer asks for it, and most have none. */
export async function findRoleSources(
  db: Database,
  asked: { readonly ids: readonly number[]; readonly lines: readonly bigint[]; readonly texts: readonly string[] },
  version: number,
): Promise<RoleSources> {
  const [row] = await db.$queryRaw<{ stale: number[] | null; learned: string | null; said: string | null }[]>`
    SELECT
      (SELECT array_agg(id) FROM article WHERE id = ANY (${[...asked.ids]}::int[]) AND roles_version < ${version}) AS stale,
      (SELECT json_agg(json_build_array(hash::text, role, reason))::text FROM furniture_line WHERE hash = ANY (${[...asked.lines]}::bigint[])) AS learned,
      (SELECT json_agg(json_build_array(subject, verdict) ORDER BY id)::text FROM decision
        WHERE kind = 'role' AND ended_at IS NULL AND split_part(subject, ' ', 1) = ANY (${[...asked.texts]}::text[])) AS said`;
  const learned = JSON.parse(row?.learned ?? "[]") as [string, LineRole, string][];
  return {
    stale: new Set(row?.stale),
    learned: new Map(learned.map(([hash, role, reason]) => [BigInt(hash), { role, reason }])),
    said: new Map(JSON.parse(row?.said ?? "[]") as [string, string][]),
  };
}
