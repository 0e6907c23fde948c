import type { ArticlePage } from "../../../../lib/usecases/articles/load-article.ts";
import { Link } from "../../../_components/link.tsx";
import { number, percent, RELATION_NAMES } from "../../../_components/words.ts";
import styles from "./copies.module.css";

/** The other texts that this one was flagged with, and how surely. */
export function Copies({ page }: { page: ArticlePage }) {
  const { article, relations, copies } = page;
  return (
    <div>
      {copies.length > 0 ? (
        <p>
          This article is here in {copies.length + 1} copies.{" "}
          <Link href={`/groups/${article.groupId}`}>See them merged</Link>
        </p>
      ) : null}
      {relations.length === 0 ? (
        <p>
          No other text shares enough of this article’s words to be flagged. All {number(page.texts)} texts were
          searched.
        </p>
      ) : null}
      <ul className={styles.copies}>
        {relations.map((relation) => (
          <li key={relation.article}>
            <p className="headline">
              <Link href={`/articles/${relation.article}`}>{relation.headline ?? relation.sourceId}</Link>
            </p>
            <p>
              {RELATION_NAMES[relation.relation]}: {number(relation.matchedWords)} words matched, the longest run{" "}
              {number(relation.longestRun)}. One article: {percent(relation.score)} sure.{" "}
              <Link href={`/compare?ids=${article.id},${relation.article}`}>Compare</Link>
            </p>
          </li>
        ))}
      </ul>
    </div>
  );
}
