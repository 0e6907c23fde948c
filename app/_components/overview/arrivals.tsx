import type { Arrival } from "../../../lib/usecases/installation/load-first-page.ts";
import { dayText } from "../../stories/_components/days.ts";
import { Letter } from "../../stories/_components/letter.tsx";
import { Link } from "../link.tsx";
import styles from "./arrivals.module.css";

/** The articles that came in last, and where each went. */
export function Arrivals({ arrivals }: { arrivals: readonly Arrival[] }) {
  return (
    <section aria-labelledby="late">
      <div className="section-head">
        <h2 id="late">Came in last</h2>
      </div>
      <ol className={styles.arrivals}>
        {arrivals.map((arrival) => (
          <li key={arrival.article.id}>
            <span>{dayText(arrival.article.createdAt.toISOString())}</span>
            <span>
              <Letter letter={arrival.letter} name={arrival.article.outlet ?? "outlet unknown"} small />
            </span>
            <span>
              <Link className={styles.headline} href={`/articles/${arrival.article.id}`}>
                {arrival.article.headline ?? arrival.article.sourceId}
              </Link>
              <Where arrival={arrival} />
            </span>
          </li>
        ))}
      </ol>
      <p className={styles.more}>
        <Link href="/articles">All articles</Link> · <Link href="/import">Import more</Link>
      </p>
    </section>
  );
}

function Where({ arrival: { article, story } }: { arrival: Arrival }) {
  if (!article.lead)
    return (
      <>
        the same article as <Link href={`/groups/${article.groupId}`}>another one</Link>
      </>
    );
  if (!story) return <>is being placed</>;
  if (story.texts === 1) return <>stands alone, no other text on it</>;
  return (
    <>
      in <Link href={`/stories/${story.id}`}>{story.name}</Link>
    </>
  );
}
