import { mattersOf } from "../../claims/topic/matters.ts";
import { findArticles } from "../../db/articles.ts";
import { database } from "../../db/client.ts";
import { findOutletNames } from "../../db/outlets.ts";
import { AppError } from "../../model/errors.ts";
import { anyOf } from "../blind/hide-names.ts";
import { cellsOf } from "../columns/claim-cells.ts";
import { columnsOf } from "../columns/outlet-columns.ts";
import { type Worksheet, worksheetOf } from "../columns/worksheet.ts";
import { LEAST_COMPARED, MOST_COMPARED } from "./load-compare.ts";
import { tieClaims } from "./tie-claims.ts";

/** Rows that name the sheet. */
const NAMED_ROWS = 2;

/**
 * Articles that a reader chose as a worksheet: what they say on the same points, as a table to fill in and as quotes without names. Of copies
 * the one that leads is quoted. `perCell` quotes a cell at most. Throws INVALID_INPUT where the number of articles does not fit, NOT_FOUND.
 */
export async function loadChosenSheet(ids: readonly number[], { perCell }: { perCell: number }): Promise<Worksheet> {
  if (ids.length < LEAST_COMPARED || ids.length > MOST_COMPARED)
    throw new AppError("INVALID_INPUT", `Choose two to ${MOST_COMPARED} articles for a worksheet.`);
  const db = database();
  const chosen = await findArticles(db, { ids });
  if (chosen.length < ids.length) throw new AppError("NOT_FOUND", "One of these articles is no longer here.");
  const leads = await findArticles(db, { groupIds: chosen.map(({ groupId }) => groupId), lead: true });
  const leadIds = leads.map(({ id }) => id);
  const { claims, ties } = await tieClaims(leadIds);
  const links = ties.map(({ link }) => link);
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  const places = new Map(ties.flatMap(({ a, b }) => [a, b]).map(({ claim, paragraph }) => [claim.id, paragraph]));
  const columns = await columnsOf(leads);
  const rows = mattersOf(claims, links).map((matter) => ({
    name: matter.name,
    cells: cellsOf(
      matter.claims.flatMap((id) => byId.get(id) ?? []),
      [],
      columns,
      {
        links,
        articles: leads,
        sentences: [],
        show: (claim) => ({ claim, paragraph: places.get(claim.id) ?? null }),
      },
    ),
  }));
  const names = anyOf((await findOutletNames(db)).map(({ name }) => name));
  // Named by what they speak of: the names of their outlets are what a class is to find out.
  const name =
    rows
      .slice(0, NAMED_ROWS)
      .map((row) => row.name)
      .join(", ") || "The articles chosen";
  return worksheetOf({ about: { id: 0, name }, columns, rows }, { perCell, names });
}
