import type { ListedArticle } from "../../../lib/usecases/articles/load-articles.ts";
import type { ArticleChoice } from "../../../lib/usecases/articles/load-choice.ts";
import { Link } from "../link.tsx";
import { PlainForm } from "../plain-form.tsx";
import { SiglumBadge } from "../siglum.tsx";
import { dateText } from "../words.ts";
import styles from "./chooser.module.css";

type Props = {
  readonly choice: ArticleChoice;
  /** Where the choice leads: "/compare", "/framing". */
  readonly path: string;
  readonly most: number;
};

const OFFERED_BY: Readonly<Record<ArticleChoice["by"], string>> = {
  words: "With these words",
  story: "On the same event",
  latest: "Last imported",
};

/** What is chosen, each to be left out, and what can be added: a list by words, by story, or by import. It works without script. */
export function Chooser({ choice: { chosen, offered, by, words }, path, most }: Props) {
  const ids = chosen.map(({ article }) => article.id);
  const to = (wanted: readonly number[]) => (wanted.length > 0 ? `${path}?ids=${wanted.join(",")}` : path);
  const full = chosen.length >= most;
  return (
    <div className={styles.chooser}>
      {chosen.length > 0 ? (
        <section aria-label="Chosen">
          <h2>Chosen</h2>
          <ul className={styles.list}>
            {chosen.map((listed) => (
              <Line key={listed.article.id} listed={listed}>
                <Link href={to(ids.filter((id) => id !== listed.article.id))}>
                  Leave out<span className="visually-hidden"> {nameOf(listed)}</span>
                </Link>
              </Line>
            ))}
          </ul>
        </section>
      ) : null}
      <section aria-label="To add">
        <h2>{chosen.length > 0 ? "Add" : "Choose"}</h2>
        <search>
          <PlainForm className={styles.find} action={path}>
            {ids.length > 0 ? <input type="hidden" name="ids" value={ids.join(",")} /> : null}
            <label htmlFor="find">Words in a headline or a text</label>
            <input id="find" type="search" name="find" defaultValue={words} maxLength={200} />
            <button className="button" type="submit">
              Find
            </button>
          </PlainForm>
        </search>
        {offered.length === 0 ? (
          <p className="note">Nothing to add was found. Use fewer or other words, or look into the list of articles.</p>
        ) : (
          <>
            <p className="note">{OFFERED_BY[by]}:</p>
            <ul className={styles.list}>
              {offered.map((listed) => (
                <Line key={listed.article.id} listed={listed}>
                  {full ? (
                    <Link href={to([...ids.slice(0, most - 1), listed.article.id])}>
                      In place of the last<span className="visually-hidden">: {nameOf(listed)}</span>
                    </Link>
                  ) : (
                    <Link href={to([...ids, listed.article.id])}>
                      Add<span className="visually-hidden"> {nameOf(listed)}</span>
                    </Link>
                  )}
                </Line>
              ))}
            </ul>
          </>
        )}
        <p className="note">
          Or tick boxes in <Link href="/articles">the list of articles</Link>.
        </p>
      </section>
    </div>
  );
}

const nameOf = ({ article }: ListedArticle) => article.headline ?? article.sourceId;

function Line({ listed, children }: { listed: ListedArticle; children: React.ReactNode }) {
  const { article, letter } = listed;
  return (
    <li>
      <SiglumBadge letter={letter} />
      <span>
        <Link className={styles.name} href={`/articles/${article.id}`}>
          {nameOf(listed)}
        </Link>{" "}
        <span className={styles.from}>
          <bdi>{article.outlet ?? "Outlet unknown"}</bdi>,{" "}
          {article.publishedAt ? dateText(article.publishedAt) : "date unknown"}
        </span>
      </span>
      {children}
    </li>
  );
}
