import type { FrozenPage } from "../../../../lib/model/report/frozen-page.ts";
import type { Recheck } from "../../../../lib/model/report/report.ts";
import { Anchor } from "../../../_components/anchor.tsx";
import { Sentence } from "../../../_components/sentence.tsx";
import tableStyles from "../../../_components/styles/sources-table.module.css";
import { dateText, number } from "../../../_components/words.ts";
import { Letter } from "../../../stories/_components/letter.tsx";
import styles from "./report-sources.module.css";

const STATES = { same: "still here", removed: "removed since", gone: "not in this collection" } as const;

/** The texts that a report rests on with their hashes, what was decided about them, what was left out, and by which rules the rows were found. */
export function ReportSources({ page, recheck }: { page: FrozenPage; recheck: Recheck | null }) {
  const { sources, decisions, settings, versions, leftOut } = page;
  return (
    <section className="section" aria-labelledby="sources-head">
      <div className="section-head">
        <h2 id="sources-head">Sources</h2>
        <p className="note">Text: the first and last figures of its SHA-256. Copies count once.</p>
      </div>
      <table className={tableStyles.sources}>
        <thead>
          <tr>
            <th scope="col">Outlet</th>
            <th scope="col">Headline</th>
            <th scope="col">Published</th>
            <th scope="col">Words</th>
            <th scope="col">Text</th>
            {recheck ? <th scope="col">Rechecked</th> : null}
          </tr>
        </thead>
        <tbody>
          {sources.map((source, i) => {
            const now = recheck?.sources[i];
            return (
              <tr key={source.article}>
                <th scope="row">
                  <Letter letter={source.letter} copy={source.copy} small /> {source.outlet ?? "not known"}
                </th>
                <td>
                  <Anchor className="said" href={`/articles/${source.article}`}>
                    {source.headline ?? `article ${source.article}`}
                  </Anchor>
                  {source.copy ? " (counted once with another)" : ""}
                </td>
                <td>{source.publishedAt ? dateText(source.publishedAt, "short") : "not known"}</td>
                <td>{number(source.words)}</td>
                <td>
                  <code className={styles.code} title={source.textSha256}>
                    {source.textSha256.slice(0, 8)} … {source.textSha256.slice(-4)}
                  </code>
                </td>
                {recheck ? <td>{now ? stateWords(now) : ""}</td> : null}
              </tr>
            );
          })}
        </tbody>
      </table>
      {decisions.length > 0 ? (
        <details className={styles.more}>
          <summary>Decisions of readers that held then: {decisions.length}</summary>
          <ul>
            {decisions.map(({ decision, told, madeAt }) => (
              <li key={decision}>
                {dateText(madeAt.slice(0, 10), "short")}: <Sentence pieces={told} />
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      {leftOut.length > 0 ? <p className={`note ${styles.more}`}>Not in this report: {leftOut.join(" ")}</p> : null}
      <p className={`note ${styles.more}`}>
        {settings.map(({ name, value }) => `${name}: ${value}. `)}
        Versions of the rules:{" "}
        {Object.entries(versions)
          .map(([rule, version]) => `${rule} ${version}`)
          .join(", ")}
        . <Anchor href="/method">How they find it, and how often they are right</Anchor>
      </p>
    </section>
  );
}

function stateWords({ state, version, known }: Recheck["sources"][number]): string {
  return [STATES[state], version ? "a newer version is here" : "", known.length > 0 ? "known otherwise now" : ""]
    .filter(Boolean)
    .join("; ");
}
