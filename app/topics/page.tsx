import type { Metadata } from "next";
import { loadStillToRead } from "../../lib/usecases/installation/load-still-to-read.ts";
import { loadTopics } from "../../lib/usecases/topics/load-topics.ts";
import { asReader } from "../_components/blind.ts";
import { Link } from "../_components/link.tsx";
import { PlainForm } from "../_components/plain-form.tsx";
import { StillReading } from "../_components/still-reading.tsx";
import plainPageStyles from "../_components/styles/plain-page.module.css";
import { differencesText, plural } from "../_components/words.ts";
import styles from "./page.module.css";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Topics" };

/** All topics: what is written about, by whom, and a field for the reader's own words. */
export default async function TopicsPage() {
  const { columns, moreColumns, rows, moreTopics, hidden } = await asReader(loadTopics());
  return (
    <div className={`${styles.page} ${plainPageStyles.page}`}>
      <h1>Topics</h1>
      <p className={plainPageStyles.lead}>
        Each topic collects what two or more outlets say on the same points. Names are taken from the texts; rename them
        freely. Topics of your own words stand first, then those where outlets differ most.
      </p>
      <StillReading left={await loadStillToRead()} means="this list will grow" />
      <PlainForm className={styles.ownWords} method="post" action="/api/v1/topics">
        <input type="hidden" name="return" value="/topics" />
        <label htmlFor="words">Make a topic from your own words</label>
        <p className="note" id="words-help">
          For example: sanctions relief. Body sentences with these words are gathered by outlet.
        </p>
        <p className="inline-form">
          <input id="words" name="words" required maxLength={80} aria-describedby="words-help" />{" "}
          <button className="button primary" type="submit">
            Make this topic
          </button>
        </p>
      </PlainForm>
      {rows.length === 0 ? (
        <p className="note">No topic was found yet: it takes at least two outlets that say something on one point.</p>
      ) : null}
      <ol className={styles.topics}>
        {rows.map((row) => (
          <li key={row.topic}>
            <h2>
              <Link href={`/topics/${row.topic}`}>{row.name}</Link>
            </h2>
            <p className="note">
              {plural(row.matters, "point")} · words: {row.terms.join(", ")}
            </p>
            {differencesText(row.differences, row.matters) ? (
              <p className={styles.why}>{differencesText(row.differences, row.matters)}</p>
            ) : null}
            <ul className={styles.counts}>
              {row.cells.map((cell, i) => (
                <li key={cell.column}>
                  <span className="siglum" title={columns[i]?.name}>
                    {columns[i]?.letter}
                  </span>{" "}
                  {cell.sentences === 0 ? (
                    <span className="note">no matching sentence found</span>
                  ) : (
                    `${cell.sentences} of ${plural(cell.of, "sentence")}`
                  )}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
      {moreTopics > 0 ? (
        <p className="note">{plural(moreTopics, "more topic")}, of lower rank, not listed here.</p>
      ) : null}
      {moreColumns > 0 && rows.length > 0 ? (
        <p className="note">
          Counted in the first {plural(columns.length, "outlet")};{" "}
          <Link href="/outlets">{plural(moreColumns, "more outlet")}</Link> left out.
        </p>
      ) : null}
      {hidden.length > 0 ? (
        <details>
          <summary>{plural(hidden.length, "hidden topic")}</summary>
          <ul>
            {hidden.map((topic) => (
              <li key={topic.id}>
                <Link href={`/topics/${topic.id}`}>{topic.name}</Link>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </div>
  );
}
