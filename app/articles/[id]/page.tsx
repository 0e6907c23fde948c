import type { Metadata } from "next";
import { cache } from "react";
import { highlightSpan } from "../../../lib/usecases/articles/highlight-span.ts";
import { loadArticle } from "../../../lib/usecases/articles/load-article.ts";
import { firstValue, type Query } from "../../_components/addresses.ts";
import { asReader } from "../../_components/blind.ts";
import { Link } from "../../_components/link.tsx";
import { idFrom, orNotFound } from "../../_components/or-not-found.ts";
import { Problem } from "../../_components/problem.tsx";
import countStyles from "../../_components/styles/count.module.css";
import toolbarStyles from "../../_components/styles/toolbar.module.css";
import { Toast } from "../../_components/toast.tsx";
import { ArticleHead } from "./_components/article-head.tsx";
import articleTextStyles from "./_components/article-text.module.css";
import { ArticleText } from "./_components/article-text.tsx";
import { Claims } from "./_components/claims.tsx";
import { Copies } from "./_components/copies.tsx";
import { ArticleMargin } from "./_components/side.tsx";
import { VoicesOfArticle } from "./_components/voices.tsx";
import styles from "./page.module.css";

export const dynamic = "force-dynamic";

type Props = { params: Promise<{ id: string }>; searchParams: Query };

/** The title and the page ask for the same article; it is loaded once a request. */
const load = cache((id: number) => asReader(loadArticle(id)));

const VIEWS = [
  ["text", "Text"],
  ["claims", "Claims"],
  ["voices", "Voices"],
  ["copies", "Copies"],
] as const;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const page = await orNotFound(load(idFrom((await params).id)));
  return { title: `${page.article.headline ?? page.article.sourceId}` };
}

/** The reader page: one article with its voices, its folded surroundings and what other outlets say. */
export default async function ArticlePage({ params, searchParams }: Props) {
  const page = await orNotFound(load(idFrom((await params).id)));
  const query = await searchParams;
  const [view, at] = [firstValue(query.view) ?? "text", firstValue(query.at)];
  const place = at !== undefined && /^\d{1,9}$/.test(at) ? await highlightSpan(page.article, Number(at)) : null;
  const counts = {
    text: null,
    claims: page.claims.length,
    voices: page.voices.speakers.length,
    copies: page.copies.length,
  };
  return (
    <div className={styles.page}>
      <Problem error={query.error}>Nothing was changed</Problem>
      <ArticleHead page={page} />
      <div className={`${toolbarStyles.toolbar} ${styles.toolbar}`}>
        <div className={toolbarStyles.row}>
          <nav className="tabs" aria-label="Views of this article">
            {VIEWS.map(([key, name]) => (
              <Link
                key={key}
                href={key === "text" ? `/articles/${page.article.id}` : `?view=${key}`}
                aria-current={view === key ? "page" : undefined}
              >
                {name} {counts[key] === null ? null : <span className={countStyles.count}>{counts[key]}</span>}
              </Link>
            ))}
          </nav>
          <p className={styles.key}>
            <span>
              <span className={articleTextStyles.speaker}>speaker</span>
            </span>
            <span>
              <span className="cue">reporting word</span>
            </span>
            <span>
              <span className="hedge">hedge</span>
            </span>
          </p>
        </div>
      </div>
      {view === "claims" ? <Claims page={page} /> : null}
      {view === "voices" ? <VoicesOfArticle page={page} /> : null}
      {view === "copies" ? <Copies page={page} /> : null}
      {view === "text" ? (
        <div className={styles.columns}>
          <ArticleText page={page} place={place} />
          <ArticleMargin page={page} />
        </div>
      ) : null}
      <Toast
        done={firstValue(query.done)}
        undo={firstValue(query.undo)}
        back={view === "text" ? `/articles/${page.article.id}` : `/articles/${page.article.id}?view=${view}`}
      />
    </div>
  );
}
