import { database } from "../../db/client.ts";
import { countShownOutlets, findOutlets, findUnknownOutlets } from "../../db/outlets.ts";
import { type ColumnLabel, columnKey } from "./outlet-columns.ts";
import { letterAt } from "./outlet-letters.ts";

/** A column of the whole collection. `first` is its first article shown: columns stand in the order of it, known outlets before unknown. */
export type ListedColumn = ColumnLabel & { readonly first: number };

/** The columns of the whole collection in the order of `columnsOf`, `limit` at most, after the last one seen. */
export async function listColumns({
  after,
  limit,
}: {
  after?: Pick<ListedColumn, "outletId" | "first"> | undefined;
  limit: number;
}): Promise<ListedColumn[]> {
  const db = database();
  const isPastNamed = after?.outletId === null;
  const named = isPastNamed ? [] : await findOutlets(db, { after: after?.first ?? 0, limit });
  const room = limit - named.length;
  const unknown = room > 0 ? await findUnknownOutlets(db, { after: isPastNamed ? after.first : 0, limit: room }) : [];
  return [
    ...named.map(({ id: outletId, name, place, first }) => ({
      key: columnKey({ outletId, groupId: 0 }),
      letter: letterAt(place),
      name,
      outletId,
      groupId: null,
      first,
    })),
    ...unknown.map(({ groupId, name, first }) => ({
      key: columnKey({ outletId: null, groupId }),
      letter: "?",
      name,
      outletId: null,
      groupId,
      first,
    })),
  ];
}

/** How many columns the whole collection has: outlets, and articles of unknown outlet, copies once. */
export async function countColumns(): Promise<number> {
  const { outlets, unknownGroups } = await countShownOutlets(database());
  return outlets + unknownGroups;
}
