import { isSample, outletGuess } from "../../../lib/model/article.ts";
import type { ListedArticle } from "../../../lib/usecases/articles/load-articles.ts";
import { ChoiceBox } from "../../_components/choice/choice-box.tsx";
import { Link } from "../../_components/link.tsx";
import { SiglumBadge } from "../../_components/siglum.tsx";
import listPageStyles from "../../_components/styles/list-page.module.css";
import { dateText, number, originText, plural } from "../../_components/words.ts";
import styles from "./article-line.module.css";

/** An article in a list: a box to choose it, where it came from and when, its copies and the story it tells. */
export function ArticleLine({ listed: { article, letter, copies, story } }: { listed: ListedArticle }) {
  const { id, headline, sourceId, outlet, publishedAt, origins, words, bodyWords, language, groupId } = article;
  const name = headline ?? sourceId;
  const guess = outlet ? outletGuess(origins.outlet) : null;
  return (
    <li className={styles.row}>
      <span className={styles.choice}>
        <ChoiceBox id={id} name={name} />
        <SiglumBadge letter={letter} />
      </span>
      <div>
        <p>
          <Link className={listPageStyles.title} href={`/articles/${id}`}>
            {name}
          </Link>
        </p>
        <p className={listPageStyles.detail}>
          <bdi>{outlet ?? "Outlet unknown"}</bdi>
          {guess ? <span className="origin"> ({guess})</span> : null} ·{" "}
          {publishedAt ? dateText(publishedAt) : "date unknown"}
          {publishedAt && origins.publishedAt ? (
            <span className="origin">, {originText(origins.publishedAt)}</span>
          ) : null}
          {isSample(article) ? " · sample text" : null}
          {headline ? null : " · no headline known, shown by its file name"}
          {copies > 1 ? (
            <>
              {" "}
              · one of <Link href={`/groups/${groupId}`}>{plural(copies, "copy", "copies")}</Link>
              {article.lead ? " (the one shown)" : ""}
            </>
          ) : null}
          {story && story.texts > 1 ? (
            <>
              {" "}
              · story: <Link href={`/stories/${story.id}`}>{story.name}</Link>
            </>
          ) : null}
        </p>
      </div>
      <p className={listPageStyles.right} title={`${number(words)} with comments, menus and the like`}>
        {plural(bodyWords, "word")}
        {language === "en" ? "" : `, ${languageName(language)}`}{" "}
        <Link href={`/articles/${id}/edit`}>
          Edit<span className="visually-hidden"> what is known about {name}</span>
        </Link>
      </p>
    </li>
  );
}

function languageName(code: string): string {
  if (code === "und") return "language not recognised";
  return new Intl.DisplayNames(["en"], { type: "language", fallback: "code" }).of(code) ?? code;
}
