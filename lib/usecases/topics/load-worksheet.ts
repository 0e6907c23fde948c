import { database } from "../../db/client.ts";
import { findOutletNames } from "../../db/outlets.ts";
import { anyOf } from "../blind/hide-names.ts";
import { type Worksheet, worksheetOf } from "../columns/worksheet.ts";
import { loadTopic } from "./load-topic.ts";

/** A topic as a worksheet: its matrix to fill in, and its claims as quotes without names. `perCell` quotes a cell at most. Throws NOT_FOUND. */
export async function loadWorksheet(
  id: number,
  { columns, perCell }: { columns: readonly string[]; perCell: number },
): Promise<Worksheet> {
  const { topic, columns: shown, rows } = await loadTopic(id, { columns });
  const names = anyOf((await findOutletNames(database())).map(({ name }) => name));
  return worksheetOf({ about: { id: topic.id, name: topic.name }, columns: shown, rows }, { perCell, names });
}
