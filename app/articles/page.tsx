import type { Metadata } from "next";
import { type ArticlesPage, type AskedArticles, loadArticles } from "../../lib/usecases/articles/load-articles.ts";
import { loadStillToRead } from "../../lib/usecases/installation/load-still-to-read.ts";
import { ActionForm } from "../_components/action-form.tsx";
import { address, firstValues, listDate, type Query, typedWords, wholeNumber } from "../_components/addresses.ts";
import { asReader } from "../_components/blind.ts";
import { ListedChoice } from "../_components/choice/listed-choice.tsx";
import { Link } from "../_components/link.tsx";
import noticeStyles from "../_components/notice.module.css";
import { Problem } from "../_components/problem.tsx";
import { StillReading } from "../_components/still-reading.tsx";
import fieldStyles from "../_components/styles/field.module.css";
import listPageStyles from "../_components/styles/list-page.module.css";
import { Toast } from "../_components/toast.tsx";
import { dateText, number, plural } from "../_components/words.ts";
import {
  ARTICLE_ORDER_NAMES,
  ArticleFilterForm,
  type ArticleListQuery,
  LOOK_NAMES,
} from "./_components/article-filter.tsx";
import { ArticleLine } from "./_components/article-line.tsx";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Articles" };

/** Every article that is here, narrowed and ordered as the address says; two or more can be chosen from it. */
export default async function ArticleList({ searchParams }: { searchParams: Query }) {
  const given = await firstValues(searchParams);
  const { asked, query } = asIs(given);
  const page = await asReader(loadArticles(asked));
  const to = (at: number) => address("/articles", { ...query, page: at === 1 ? undefined : at });
  const back = to(page.page);
  const order = ARTICLE_ORDER_NAMES.find(([value]) => value === (query.order || "latest"))?.[1] ?? "";
  return (
    <div>
      <div className={listPageStyles.head}>
        <h1>Articles</h1>
        <p className={listPageStyles.lead}>
          Every text that is here. Tick two to lay them side by side, or <Link href="/import">import more</Link>.
        </p>
      </div>
      <StillReading left={await loadStillToRead()} means="more copies and stories will be named here" />
      <Problem error={given.error} />
      <ArticleFilterForm outlets={page.outlets} query={query} />
      {page.articles.length === 0 ? (
        <Nothing query={query} page={page} />
      ) : (
        <p className="note">
          {page.found === page.inAll
            ? plural(page.found, "article")
            : `${number(page.found)} of ${plural(page.inAll, "article")}`}
          , {order}
          {page.pages > 1 ? `, page ${number(page.page)} of ${number(page.pages)}` : ""}.
        </p>
      )}
      <ol className={listPageStyles.rows}>
        {page.articles.map((listed) => (
          <ArticleLine key={listed.article.id} listed={listed} />
        ))}
      </ol>
      <nav className={listPageStyles.pager} aria-label="Pages of articles">
        {page.page > 1 ? <Link href={to(page.page - 1)}>Articles before</Link> : null}
        {page.page < page.pages ? <Link href={to(page.page + 1)}>More articles</Link> : null}
      </nav>
      {page.articles.length > 0 ? <ListedChoice /> : null}
      <Removed removed={page.removed} back={back} />
      <Toast done={given.done} undo={given.undo} back={back} />
    </div>
  );
}

/** The address as the list takes it; what it does not know stands for nothing. */
function asIs(given: Readonly<Record<string, string | undefined>>): { asked: AskedArticles; query: ArticleListQuery } {
  const outlet = given.outlet === "unknown" ? "unknown" : wholeNumber(given.outlet);
  const [words, person] = [typedWords(given.words), typedWords(given.person)];
  const [from, to] = [listDate(given.from), listDate(given.to)];
  const look = LOOK_NAMES.find(([value]) => value === given.look)?.[0];
  const order = ARTICLE_ORDER_NAMES.find(([value]) => value === given.order)?.[0] ?? "latest";
  return {
    asked: { outlet, words, person, from, to, look, order, page: wholeNumber(given.page) },
    query: {
      ...{ words, person, outlet: String(outlet ?? ""), from: from ?? "", to: to ?? "" },
      ...{ look: look ?? "", order: order === "latest" ? "" : order },
    },
  };
}

/** No article: which filters are active, or that there is none at all. */
function Nothing({ query, page }: { query: ArticleListQuery; page: ArticlesPage }) {
  const outlet = page.outlets.find(({ id }) => String(id) === query.outlet)?.name ?? "one outlet";
  const filters = [
    query.words ? `words “${query.words}”` : "",
    query.person ? `quotes or reports “${query.person}”` : "",
    query.outlet ? (query.outlet === "unknown" ? "outlet unknown" : outlet) : "",
    query.from ? `from ${query.from}` : "",
    query.to ? `to ${query.to}` : "",
    query.look ? (LOOK_NAMES.find(([value]) => value === query.look)?.[1] ?? "") : "",
  ].filter(Boolean);
  return (
    <div className={noticeStyles.notice}>
      {filters.length > 0 && page.inAll > 0 ? (
        <p>
          No article here. Active: {filters.join(", ")}. <Link href="/articles">Show all articles</Link>
        </p>
      ) : (
        <p>
          There are no articles yet. <Link href="/import">Import two or more</Link> to begin.
        </p>
      )}
    </div>
  );
}

function Removed({ removed, back }: { removed: ArticlesPage["removed"]; back: string }) {
  if (removed.length === 0) return null;
  return (
    <details className={fieldStyles.fold} id="trash">
      <summary>Trash, {plural(removed.length, "removed article")}: out of every view</summary>
      <ul className={listPageStyles.rows}>
        {removed.map(({ article, decision, deletion }) => (
          <li key={article.id} className={listPageStyles.plain}>
            <p className={listPageStyles.detail}>
              {article.headline ?? article.sourceId}
              {article.outlet ? `, ${article.outlet}` : ""}
              {deletion ? (
                <>
                  <br />
                  <span className={listPageStyles.faint}>
                    Deleted for good on {dateText(deletion.toISOString().slice(0, 10))}.
                  </span>
                </>
              ) : null}
            </p>
            <div className={listPageStyles.right}>
              <ActionForm action={`/api/v1/decisions/${decision}/undo`} label="Bring back" back={back} />
            </div>
          </li>
        ))}
      </ul>
    </details>
  );
}
