import type { ArticleSummary } from "../../../../lib/model/stored.ts";
import { ChoiceBox } from "../../../_components/choice/choice-box.tsx";
import { ListedChoice } from "../../../_components/choice/listed-choice.tsx";
import { Link } from "../../../_components/link.tsx";
import { SectionHead } from "../../../_components/section-head.tsx";
import { dateText, originText, plural } from "../../../_components/words.ts";
import { Letter } from "../../_components/letter.tsx";
import styles from "./articles.module.css";
import { MovePanel } from "./move-panel.tsx";
import type { StoryParts } from "./story-view.ts";

/** Every article of the story by date, copies too, with what each has in the points. */
export function StoryArticles({ page, view }: StoryParts) {
  return (
    <section className={styles.articles} aria-labelledby="articles-head">
      <SectionHead id="articles-head" title="All articles">
        By date.{" "}
        {page.unread > 0
          ? `${plural(page.unread, "article")} of this story ${page.unread === 1 ? "is" : "are"} not listed: points are made from the ${page.articles.length} that are.`
          : ""}
      </SectionHead>
      <ul>
        {page.articles.map((article) => (
          <Row key={article.id} article={article} page={page} view={view} />
        ))}
      </ul>
      <ListedChoice />
    </section>
  );
}

function Row({ article, page, view }: StoryParts & { article: ArticleSummary }) {
  const column = page.outlets.find(({ articleIds }) => articleIds.includes(article.id));
  const copy = page.copies.find(({ copy: { id } }) => id === article.id);
  const from = page.outlets.find(({ key }) => key === copy?.leadKey);
  const points = [...page.rows, ...page.elsewhere].filter((row) =>
    row.claims.some(({ articleId }) => articleId === article.id),
  ).length;
  return (
    <li id={`article-${article.id}`}>
      <span>
        <Letter letter={column?.letter ?? "?"} copy={!article.lead} />
        <ChoiceBox id={article.id} name={article.headline ?? article.sourceId} />
      </span>
      <div>
        <Link className={`said ${styles.headline}`} href={`/articles/${article.id}`}>
          {article.headline ?? article.sourceId}
        </Link>
        <p className="note">
          {column && column.outletId !== null ? column.name : "outlet not known"} · {plural(article.bodyWords, "word")}{" "}
          ·{" "}
          {copy ? (
            <>
              the same article as <Letter letter={from?.letter ?? "?"} name={from?.name} small />, counted once
            </>
          ) : points > 0 ? (
            `in ${plural(points, "point")}`
          ) : article.language === "en" ? (
            "in no point"
          ) : (
            "not read: sentences are matched in English only"
          )}
        </p>
      </div>
      <p className={styles.date}>
        {article.publishedAt ? dateText(article.publishedAt, "short") : "date not known"}
        {article.publishedAt && article.origins.publishedAt ? (
          <span className="note"> {originText(article.origins.publishedAt)}</span>
        ) : null}
      </p>
      {page.counts.articles > 1 ? (
        <p className={styles.move}>
          <Link href={view.to({ view: "articles", move: article.id }, `#article-${article.id}`)}>Move out</Link>
        </p>
      ) : null}
      {page.moveOut?.article === article.id ? (
        <MovePanel article={article} moveOut={page.moveOut} points={points} page={page} view={view} />
      ) : null}
    </li>
  );
}
