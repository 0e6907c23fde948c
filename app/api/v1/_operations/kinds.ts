import type { z } from "zod";
import { type ExportKind, exportKind, listKind } from "../../../../lib/usecases/export/export-kind.ts";
import type { Operation, Tag } from "../_http/operation.ts";
import { KindQuery, pageOf } from "../_schemas/common.ts";

/** GET of a kind: a page of its rows, or as JSON lines or CSV all of them as a file. */
export function listOf(kind: ExportKind, tag: Tag, summary: string, row: z.ZodType): Operation {
  return {
    tag,
    summary,
    method: "get",
    path: `/${kind}`,
    id: `list${kind.charAt(0).toUpperCase()}${kind.slice(1)}`,
    query: KindQuery,
    answers: { 200: pageOf(row) },
    table: true,
    work: async ({ query, format }) => {
      const { after, limit } = query as z.output<typeof KindQuery>;
      return format ? { rows: exportKind(kind), name: kind, format } : { body: await listKind(kind, { after, limit }) };
    },
  };
}
