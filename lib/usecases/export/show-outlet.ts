import type { ExportRow } from "../../export/article-rows.ts";
import { AppError } from "../../model/errors.ts";
import { outletRows } from "./export-summaries.ts";

/** An outlet as the list of outlets has it. Throws NOT_FOUND where it has no article shown. */
export async function showOutlet(id: number): Promise<ExportRow> {
  for await (const row of outletRows()) if (row.outletId === id) return row;
  throw new AppError("NOT_FOUND", `There is no outlet ${id}, or all its articles were removed.`);
}
