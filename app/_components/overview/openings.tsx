import type { Opening } from "../../../lib/usecases/installation/load-overview.ts";
import { Link } from "../link.tsx";
import { dateText, number, originText, plural } from "../words.ts";
import styles from "./openings.module.css";

/** Headline and first sentence of each article, as printed, with three counts of its body. */
export function Openings({ openings }: { openings: readonly Opening[] }) {
  return (
    <section className="section" aria-labelledby="openings">
      <div className="section-head">
        <h2 id="openings">How each opens</h2>
        <p className="note">
          Headline and first sentence, as printed.{" "}
          <Link
            href={`/framing?ids=${openings
              .slice(0, 4)
              .map(({ article }) => article.id)
              .join(",")}`}
          >
            Compare the wording
          </Link>
        </p>
      </div>
      <ol className={styles.openings}>
        {openings.map((opening) => (
          <One key={opening.article.id} opening={opening} />
        ))}
      </ol>
    </section>
  );
}

function One({ opening: { article, column, copies, firstSentence, quotedWords, obligations } }: { opening: Opening }) {
  return (
    <li className="outlet-top" data-o={column.letter}>
      <p className={styles.outlet}>
        <span className="siglum">{column.letter}</span> <b>{article.outlet ?? "outlet not known"}</b>{" "}
        {copies > 1 ? <span className={styles.copies}>{plural(copies, "copy", "copies")}</span> : null}
      </p>
      <p className={styles.date}>
        {article.publishedAt ? dateText(article.publishedAt, "short") : "date not known"}{" "}
        {article.origins.publishedAt ? <span>· {originText(article.origins.publishedAt)}</span> : null}
      </p>
      <h3 className="headline">
        <Link href={`/articles/${article.id}`}>{article.headline ?? article.sourceId}</Link>
      </h3>
      <p className="said">{firstSentence ?? "No sentence of its own was found."}</p>
      <dl>
        <Count name="words in the body" value={article.bodyWords} />
        {quotedWords === null ? null : <Count name="of them in quotation marks" value={quotedWords} />}
        {obligations === null ? null : <Count name="“must”, “should” and the like" value={obligations} />}
      </dl>
    </li>
  );
}

function Count({ name, value }: { name: string; value: number }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{number(value)}</dd>
    </div>
  );
}
