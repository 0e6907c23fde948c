import type { ArticleLook, ArticleOrder } from "../../../lib/model/article-list.ts";
import type { ArticlesPage } from "../../../lib/usecases/articles/load-articles.ts";
import { PlainForm } from "../../_components/plain-form.tsx";
import styles from "../../_components/styles/filter-bar.module.css";
import { number } from "../../_components/words.ts";

/** What the address asks of the list of articles, as its fields hold it. */
export type ArticleListQuery = Readonly<
  Record<"words" | "person" | "outlet" | "from" | "to" | "look" | "order", string>
>;

/** The orders as the list names them; the first is the usual one. */
export const ARTICLE_ORDER_NAMES: readonly (readonly [ArticleOrder, string])[] = [
  ["latest", "last imported first"],
  ["newest", "newest first"],
  ["oldest", "oldest first"],
  ["longest", "longest first"],
  ["headline", "by headline"],
];

export const LOOK_NAMES: readonly (readonly [ArticleLook, string])[] = [
  ["date", "no date"],
  ["outlet", "no outlet"],
  ["headline", "no headline"],
  ["copies", "has copies"],
];

/** The list's filter and order as a form that leads to an address; it works without script. */
export function ArticleFilterForm({ outlets, query }: { outlets: ArticlesPage["outlets"]; query: ArticleListQuery }) {
  return (
    <search>
      {/* Made anew for another address: a field keeps what was typed while only the list below it changes. */}
      <PlainForm key={JSON.stringify(query)} className={styles.bar} action="/articles" aria-label="Articles">
        <label className={styles.words}>
          Words in a headline or a text
          <input type="search" name="words" defaultValue={query.words} maxLength={200} />
        </label>
        <label>
          Quotes or reports
          <input name="person" defaultValue={query.person} placeholder="a name" maxLength={100} size={14} />
        </label>
        <label>
          Outlet
          <select name="outlet" defaultValue={query.outlet}>
            <option value="">any outlet</option>
            {outlets.map(({ id, name, letter, articles }) => (
              <option key={id} value={id}>
                {letter} {name} ({number(articles)})
              </option>
            ))}
            <option value="unknown">outlet unknown</option>
          </select>
        </label>
        <label>
          From
          <input
            {...{ name: "from", defaultValue: query.from, placeholder: "2026-11" }}
            {...{ pattern: DATE, title: DATE_HELP, size: 10 }}
          />
        </label>
        <label>
          To
          <input
            {...{ name: "to", defaultValue: query.to, placeholder: "2026-11-28" }}
            {...{ pattern: DATE, title: DATE_HELP, size: 10 }}
          />
        </label>
        <label>
          Needs a look
          <select name="look" defaultValue={query.look}>
            <option value="">all</option>
            {LOOK_NAMES.map(([value, words]) => (
              <option key={value} value={value}>
                {words}
              </option>
            ))}
          </select>
        </label>
        <label>
          Order
          <select name="order" defaultValue={query.order}>
            {ARTICLE_ORDER_NAMES.map(([value, words]) => (
              <option key={value} value={value === "latest" ? "" : value}>
                {words}
              </option>
            ))}
          </select>
        </label>
        <button className="button" type="submit">
          Show
        </button>
      </PlainForm>
    </search>
  );
}

const DATE = "\\d{4}(-\\d{2}){0,2}";
const DATE_HELP = "A year, a month or a day: 2026, 2026-11, 2026-11-28";
