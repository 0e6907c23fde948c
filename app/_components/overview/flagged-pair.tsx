import { sharedPassageMap } from "../../../lib/collation/passage-map.ts";
import { bodySpans, type StoredArticle } from "../../../lib/model/stored.ts";
import type { Overview } from "../../../lib/usecases/installation/load-overview.ts";
import { ActionForm } from "../action-form.tsx";
import { Link } from "../link.tsx";
import { SharedPassageMap } from "../shared-passage-map.tsx";
import { StatNumbers } from "../stat-numbers.tsx";
import { dateText, number } from "../words.ts";
import styles from "./flagged-pair.module.css";

/** The flagged pair that most needs a look: its conclusion, its map, its numbers, what to do. */
export function FlaggedPair({ flag: { pair, a: one, b: other, column } }: { flag: NonNullable<Overview["flag"]> }) {
  // The earlier page is the first copy, here as in the merged view.
  const turned = (other.capturedAt ?? "") < (one.capturedAt ?? "") && other.capturedAt !== null;
  const [a, b] = turned ? [other, one] : [one, other];
  const spans = turned
    ? pair.spans.map(({ aStart, aEnd, bStart, bEnd }) => ({ aStart: bStart, aEnd: bEnd, bStart: aStart, bEnd: aEnd }))
    : pair.spans;
  const map = sharedPassageMap(
    { text: a.text, body: bodySpans(a.passages) },
    { text: b.text, body: bodySpans(b.passages) },
    spans,
  );
  const together = a.groupId === b.groupId;
  return (
    <section className={styles.flag} id="flag" aria-labelledby="flag-head">
      <div className={styles.text}>
        <p className={styles.kicker}>
          {pair.decision === null ? "Needs your eye: the same article, twice" : "The same article, twice"}
        </p>
        <h2 className="headline" id="flag-head">
          {a.headline ?? a.sourceId}
        </h2>
        <p>{pair.why.conclusion}</p>
        <div className="actions">
          <Link className="button primary" href={together ? `/groups/${a.groupId}` : `/compare?ids=${a.id},${b.id}`}>
            {together ? "See merged" : "See side by side"}
          </Link>
          <Link className="button" href={together ? `/groups/${a.groupId}#why` : "/duplicates"}>
            Why?
          </Link>
          {pair.decision === null ? (
            <ActionForm
              action="/api/v1/pairs/decisions"
              label="Keep apart"
              back="/"
              fields={{ a: a.id, b: b.id, verdict: "kept-apart" }}
            />
          ) : null}
        </div>
      </div>
      <div>
        <SharedPassageMap
          map={map}
          a={<Bar letter={column.letter} copy={1} article={a} />}
          b={<Bar letter={column.letter} copy={2} article={b} />}
          label="Two bars, one a text; ribbons join the passages that stand in both."
          inside={`${number(pair.longestRun)} words in a row, the same`}
          articles={[a.id, b.id]}
        />
        <StatNumbers numbers={pair.why.numbers.slice(0, 2)} />
      </div>
    </section>
  );
}

function Bar({ letter, copy, article }: { letter: string; copy: number; article: StoredArticle }) {
  return (
    <span>
      <span className={`siglum copy-${copy}`}>
        {letter}
        <sub>{copy}</sub>
      </span>{" "}
      <b>{number(article.words)} words</b>
      {article.capturedAt ? `, page of about ${dateText(article.capturedAt)}` : `, ${article.sourceId}`}
    </span>
  );
}
