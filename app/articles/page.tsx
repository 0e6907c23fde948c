import type { Metadata } from "next";
import Link from "next/link";
import { type ArticlesPage, type ListedArticle, loadArticles } from "../../lib/usecases/articles/load-articles.ts";
import { ActionForm } from "../_components/action-form.tsx";
import { address, firstValue, type Query, wholeNumber } from "../_components/addresses.ts";
import { asReader } from "../_components/blind.ts";
import noticeStyles from "../_components/notice.module.css";
import { Problem } from "../_components/problem.tsx";
import { SiglumBadge } from "../_components/siglum.tsx";
import fieldStyles from "../_components/styles/field.module.css";
import listPageStyles from "../_components/styles/list-page.module.css";
import { Toast } from "../_components/toast.tsx";
import { dateText, number, originText, plural } from "../_components/words.ts";
import styles from "./page.module.css";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Articles" };

/** Every article that is here, of one outlet where asked. */
export default async function ArticleList({ searchParams }: { searchParams: Query }) {
  const query = await searchParams;
  const outlet = firstValue(query.outlet) === "unknown" ? "unknown" : wholeNumber(query.outlet);
  const after = wholeNumber(query.after);
  const found = await asReader(
    loadArticles({ ...(outlet === undefined ? {} : { outlet }), ...(after === undefined ? {} : { after }) }),
  );
  const back = address("/articles", { outlet, after });
  return (
    <div>
      <div className={listPageStyles.head}>
        <h1>Articles</h1>
        <p className={listPageStyles.lead}>
          In the order of import. What an article says of itself, and what others say of it, stands beside each value.{" "}
          <Link href="/import">Import more</Link>
        </p>
      </div>
      <Problem error={query.error} />
      <OutletFilter found={found} outlet={outlet} />
      {found.articles.length === 0 ? <Nothing outlet={outlet} after={after} /> : null}
      <ol className={listPageStyles.rows}>
        {found.articles.map((listed) => (
          <Row key={listed.article.id} listed={listed} />
        ))}
      </ol>
      <nav className={listPageStyles.pager} aria-label="Pages of articles">
        {after ? <Link href={address("/articles", { outlet })}>First articles</Link> : null}
        {found.next ? <Link href={address("/articles", { outlet, after: found.next })}>More articles</Link> : null}
      </nav>
      <Removed removed={found.removed} back={back} />
      <Toast done={firstValue(query.done)} undo={firstValue(query.undo)} back={back} />
    </div>
  );
}

function OutletFilter({ found: { outlets }, outlet }: { found: ArticlesPage; outlet: number | "unknown" | undefined }) {
  if (outlets.length === 0) return null;
  const current = (key: number | "unknown" | undefined) => (key === outlet ? "page" : undefined);
  return (
    <nav className={styles.outlets} aria-label="Outlets">
      <Link href="/articles" aria-current={current(undefined)}>
        All
      </Link>
      {outlets.map(({ id, name, letter, articles }) => (
        <Link key={id} href={`/articles?outlet=${id}`} aria-current={current(id)}>
          <SiglumBadge letter={letter} /> {name} ({number(articles)})
        </Link>
      ))}
      <Link href="/articles?outlet=unknown" aria-current={current("unknown")}>
        Outlet unknown
      </Link>
    </nav>
  );
}

function Row({ listed: { article, letter, copies } }: { listed: ListedArticle }) {
  const { id, headline, sourceId, outlet, publishedAt, origins, words, bodyWords, language, groupId } = article;
  return (
    <li>
      <span>
        <SiglumBadge letter={letter} />
      </span>
      <div>
        <p>
          <Link className={listPageStyles.title} href={`/articles/${id}`}>
            {headline ?? sourceId}
          </Link>
        </p>
        <p className={listPageStyles.detail}>
          {outlet ?? "Outlet unknown"} · {publishedAt ? dateText(publishedAt) : "date unknown"}
          {publishedAt && origins.publishedAt ? (
            <span className="origin">, {originText(origins.publishedAt)}</span>
          ) : null}
          {headline ? null : " · no headline known, shown by its file name"}
        </p>
        {copies > 1 ? (
          <p className={listPageStyles.detail}>
            One of <Link href={`/groups/${groupId}`}>{plural(copies, "copy", "copies")}</Link>
            {article.lead ? ", the one that leads." : "."}
          </p>
        ) : null}
      </div>
      <p className={listPageStyles.right}>
        {number(bodyWords)} of {plural(words, "word")} are article
        <br />
        {languageName(language)}
        <br />
        <Link href={`/articles/${id}/edit`}>
          Correct<span className="visually-hidden"> what is known about {headline ?? sourceId}</span>
        </Link>
      </p>
    </li>
  );
}

function languageName(code: string): string {
  if (code === "und") return "language not recognised";
  return new Intl.DisplayNames(["en"], { type: "language", fallback: "code" }).of(code) ?? code;
}

function Nothing({ outlet, after }: { outlet: number | "unknown" | undefined; after: number | undefined }) {
  const filters = [
    outlet === undefined ? "" : outlet === "unknown" ? "outlet unknown" : "one outlet",
    after ? "later articles" : "",
  ].filter(Boolean);
  return (
    <div className={noticeStyles.notice}>
      {filters.length > 0 ? (
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
    <details className={fieldStyles.fold}>
      <summary>{plural(removed.length, "removed article")}: out of every view, but not deleted</summary>
      <ul className={listPageStyles.rows}>
        {removed.map(({ article, decision }) => (
          <li key={article.id} className={listPageStyles.plain}>
            <p className={listPageStyles.detail}>
              {article.headline ?? article.sourceId}
              {article.outlet ? `, ${article.outlet}` : ""}
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
