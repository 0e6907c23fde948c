import type { ArticleLook, ArticleOrder } from "../../../lib/model/article-list.ts";
import type { ArticlesPage } from "../../../lib/usecases/articles/load-articles.ts";
import { ChoiceField, DateFields } from "../../_components/filter-fields.tsx";
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
        <ChoiceField
          name="outlet"
          label="Outlet"
          chosen={query.outlet}
          options={[
            ["", "any outlet"],
            ...outlets.map(
              ({ id, name, letter, articles }) => [id, `${letter} ${name} (${number(articles)})`] as const,
            ),
            ["unknown", "outlet unknown"],
          ]}
        />
        <DateFields from={query.from} to={query.to} />
        <ChoiceField name="look" label="Needs a look" chosen={query.look} options={[["", "all"], ...LOOK_NAMES]} />
        <ChoiceField
          name="order"
          label="Order"
          chosen={query.order}
          options={ARTICLE_ORDER_NAMES.map(([value, words]) => [value === "latest" ? "" : value, words])}
        />
        <button className="button" type="submit">
          Show
        </button>
      </PlainForm>
    </search>
  );
}
