import type { ExportRow } from "../../export/article-rows.ts";
import { AppError } from "../../model/errors.ts";
import { listOutlets } from "../outlets/load-outlets.ts";
import { outletRow } from "./rows-of-lists.ts";

/** An outlet as the list of outlets has it. Throws NOT_FOUND where it has no article shown. */
export async function showOutlet(id: number): Promise<ExportRow> {
  const [outlet] = await listOutlets({ ids: [id], limit: 1 });
  if (!outlet) throw new AppError("NOT_FOUND", `There is no outlet ${id}, or all its articles were removed.`);
  return outletRow(outlet);
}
