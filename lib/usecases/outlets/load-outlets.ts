import { findArticles } from "../../db/articles.ts";
import { database } from "../../db/client.ts";
import { countOutlets, findOutlets, type OutletCounts } from "../../db/outlets.ts";
import { rateOf } from "../../framing/measure/rate.ts";
import type { Rate } from "../../model/framing.ts";
import { outletLetters } from "../columns/outlet-letters.ts";

/** Most outlets on the page; past it the list says how many more there are. */
const MOST_OUTLETS = 300;
/** Articles of an outlet that its column in a comparison gets: an address cannot hold a thousand. */
const MOST_COMPARED = 12;

/** An outlet of the list. The rates are null where too few words were read. */
export type ListedOutlet = {
  readonly id: number;
  readonly name: string;
  readonly letter: string;
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

/** Every outlet with what its articles count to, in the order of their letters. */
export async function loadOutlets(): Promise<OutletsPage> {
  const db = database();
  const [outlets, counts, letters] = [await findOutlets(db), await countOutlets(db), await outletLetters()];
  const articles = await findArticles(db);
  const rows = outlets.slice(0, MOST_OUTLETS).map(({ id, name, articles: texts, groups }): ListedOutlet => {
    const { bodyWords, read, hedges, obligation, links } = counts.find((each) => each.outletId === id) ?? NOTHING;
    return {
      id,
      name,
      letter: letters.get(id) ?? "?",
      articles: groups,
      copies: texts - groups,
      counts: { bodyWords, read, hedges, obligation, links },
      hedges: rateOf(hedges, read),
      obligation: rateOf(obligation, read),
      compare: articles
        .filter((article) => article.lead && article.outletId === id)
        .map((article) => article.id)
        .toReversed()
        .slice(0, MOST_COMPARED),
    };
  });
  return {
    rows,
    more: outlets.length - rows.length,
    unknown: articles.filter((article) => article.outletId === null).length,
  };
}
