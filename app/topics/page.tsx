import type { Metadata } from "next";
import { searchedText } from "../../lib/claims/topic/topic-words.ts";
import { loadStillToRead } from "../../lib/usecases/installation/load-still-to-read.ts";
import { loadTopics, TOPIC_ORDERS } from "../../lib/usecases/topics/load-topics.ts";
import { firstValues, type Query, typedWords } from "../_components/addresses.ts";
import { asReader } from "../_components/blind.ts";
import { Link } from "../_components/link.tsx";
import { PlainForm } from "../_components/plain-form.tsx";
import { StillReading } from "../_components/still-reading.tsx";
import plainPageStyles from "../_components/styles/plain-page.module.css";
import { differencesText, number, plural } from "../_components/words.ts";
import { TopicCounts } from "./_components/topic-counts.tsx";
import { TOPIC_ORDER_NAMES, TopicFilterForm } from "./_components/topic-filter.tsx";
import styles from "./page.module.css";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Topics" };

/** The topics: what is written about, by whom, narrowed and ordered as the address says, and a field for the reader's own words. */
export default async function TopicsPage({ searchParams }: { searchParams: Query }) {
  const given = await firstValues(searchParams);
  const words = typedWords(given.words);
  const order = TOPIC_ORDERS.find((each) => each === given.order) ?? "differ";
  const { columns, moreColumns, rows, listed, moreTopics, hidden } = await asReader(loadTopics({ words, order }));
  return (
    <div className={`${styles.page} ${plainPageStyles.page}`}>
      <h1>Topics</h1>
      <p className={plainPageStyles.lead}>
        Each topic collects what two or more outlets say on the same points, or what one of them tells as said and as
        denied. Names are taken from the texts; rename them freely.
      </p>
      <StillReading left={await loadStillToRead()} means="this list will grow" />
      <OwnWords />
      {listed > 0 ? <TopicFilterForm words={words} order={order} /> : null}
      {listed === 0 ? (
        <p className="note">No topic was found yet: it takes at least two outlets that say something on one point.</p>
      ) : rows.length === 0 ? (
        <p className="note">
          No topic has “<bdi>{words}</bdi>” in its name or words. <Link href="/topics">Show all topics</Link>, or make
          one from these words above.
        </p>
      ) : (
        <p className="note">
          {rows.length === listed ? plural(listed, "topic") : `${number(rows.length)} of ${plural(listed, "topic")}`},{" "}
          {TOPIC_ORDER_NAMES[order]}.
        </p>
      )}
      <ol className={styles.topics}>
        {rows.map((row) => (
          <li key={row.topic}>
            <h2>
              <Link href={`/topics/${row.topic}`}>{row.name}</Link>
            </h2>
            <p className="note">
              {plural(row.matters, "point")} · words: {searchedText(row)}
            </p>
            {differencesText(row.differences, row.matters) ? (
              <p className={styles.why}>{differencesText(row.differences, row.matters)}</p>
            ) : null}
            <TopicCounts row={row} columns={columns} />
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

function OwnWords() {
  return (
    <PlainForm className={styles.ownWords} method="post" action="/api/v1/topics">
      <input type="hidden" name="return" value="/topics" />
      <label htmlFor="words">Make a topic from your own words</label>
      <p className="note" id="words-help">
        For example: sanctions relief. Sentences with these words are gathered by outlet.
      </p>
      <p className="inline-form">
        <input id="words" name="words" required maxLength={80} aria-describedby="words-help" />{" "}
        <button className="button primary" type="submit">
          Make this topic
        </button>
      </p>
    </PlainForm>
  );
}
