import { database } from "../../db/client.ts";
import {
  countOutlets,
  countShownOutlets,
  findLeadsOfOutlets,
  findOutlets,
  type OutletCounts,
} from "../../db/outlets.ts";
import { rateOf } from "../../framing/measure/rate.ts";
import type { Rate } from "../../model/framing.ts";
import { letterAt } from "../columns/outlet-letters.ts";

/** Most outlets on the page; past it the list says how many more there are. */
const MOST_OUTLETS = 300;
/** Articles of an outlet that its column in a comparison gets: an address cannot hold a thousand. */
const MOST_COMPARED = 12;

/** An outlet of the list. The rates are null where too few words were read. */
export type ListedOutlet = {
  readonly id: number;
  readonly name: string;
  readonly letter: string;
  /** Its first article shown: the list goes on after it. */
  readonly first: number;
  readonly articles: number;
  readonly copies: number;
  readonly counts: Omit<OutletCounts, "outletId">;
  readonly hedges: Rate | null;
  readonly obligation: Rate | null;
  /** Lead copies to compare it by, newest import first. */
  readonly compare: readonly number[];
};

export type OutletsPage = {
  readonly rows: readonly ListedOutlet[];
  readonly more: number;
  /** Articles whose outlet nobody knows. */
  readonly unknown: number;
};

const NOTHING = { bodyWords: 0, read: 0, hedges: 0, obligation: 0, links: 0 };

/** The outlets with what their articles count to, those with most articles first. */
export async function loadOutlets(): Promise<OutletsPage> {
  const listed = await listOutlets({ limit: MOST_OUTLETS });
  const rows = listed.toSorted((a, b) => b.articles - a.articles || b.counts.bodyWords - a.counts.bodyWords);
  const { outlets, unknownArticles } = await countShownOutlets(database());
  return { rows, more: outlets - rows.length, unknown: unknownArticles };
}

/** A page of the outlets, `limit` at most; `after` is the first article of the last one seen, `ids` keeps those alone. */
export async function listOutlets(page: {
  after?: number;
  limit: number;
  ids?: readonly number[];
}): Promise<ListedOutlet[]> {
  const db = database();
  const outlets = await findOutlets(db, page);
  const ids = outlets.map(({ id }) => id);
  const counted = await countOutlets(db, ids);
  const newest = await findLeadsOfOutlets(db, ids, MOST_COMPARED);
  const byId = new Map(counted.map(({ outletId, ...counts }) => [outletId, counts]));
  return outlets.map(({ id, name, place, first, articles: texts, groups }): ListedOutlet => {
    const counts = byId.get(id) ?? NOTHING;
    return {
      id,
      name,
      first,
      counts,
      letter: letterAt(place),
      articles: groups,
      copies: texts - groups,
      hedges: rateOf(counts.hedges, counts.read),
      obligation: rateOf(counts.obligation, counts.read),
      compare: newest.get(id) ?? [],
    };
  });
}
