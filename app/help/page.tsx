import type { Metadata } from "next";
import { Link } from "../_components/link.tsx";
import plainPageStyles from "../_components/styles/plain-page.module.css";
import { GUIDES } from "./_components/guides.ts";
import styles from "./page.module.css";

export const metadata: Metadata = { title: "Help" };

/** The help pages, one for each kind of work, and the words that are used everywhere. */
export default function HelpPage() {
  return (
    <div className={plainPageStyles.page}>
      <h1>Help</h1>
      <p className={plainPageStyles.lead}>
        Parallax lays side by side how different outlets tell the same news. It counts and shows; it never says who is
        right. New here? <Link href="/tour">Take the two-minute tour</Link>.
      </p>
      <ul className={styles.guides}>
        {Object.entries(GUIDES).map(([who, { title, about }]) => (
          <li key={who}>
            <h2>
              <Link href={`/help/${who}`}>{title}</Link>
            </h2>
            <p>{about}</p>
          </li>
        ))}
      </ul>
      <section className="section" aria-labelledby="words">
        <div className="section-head">
          <h2 id="words">Words on the pages</h2>
        </div>
        <dl className={styles.words}>
          {WORDS.map(([word, meaning]) => (
            <div key={word}>
              <dt>{word}</dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
      </section>
      <p>
        Every number’s rule stands on the page <Link href="/method">How flags are made and measured</Link>. The “?” at
        the top lists the keys.
      </p>
    </div>
  );
}

const WORDS: readonly (readonly [string, string])[] = [
  ["Article", "one text that was imported. It is never changed."],
  ["Copies", "articles that are the same text on several pages. They count once."],
  ["Story", "the articles that report one event."],
  ["Topic", "what several outlets write about, over more than one event."],
  ["Point", "one thing that two or more outlets speak of: a row on the page."],
  ["Claim", "what an outlet says, or says that somebody said."],
];
