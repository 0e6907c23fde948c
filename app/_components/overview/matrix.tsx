import { searchedText } from "../../../lib/claims/topic/topic-words.ts";
import type { Overview } from "../../../lib/usecases/installation/load-overview.ts";
import { Downloads } from "../downloads.tsx";
import { Link } from "../link.tsx";
import { differencesText, plural } from "../words.ts";
import styles from "./matrix.module.css";

/** Topics by outlet: how many body sentences use the topic's words, silent cells said. */
export function Matrix({ overview }: { overview: Overview }) {
  const { columns, matrix } = overview;
  const largest = Math.max(
    ...matrix.flatMap((row) => row.cells.map((cell) => cell.sentences / Math.max(1, cell.of))),
    0.01,
  );
  const first = matrix[0];
  return (
    <section className="section" aria-labelledby="matrix">
      <div className="section-head">
        <h2 id="matrix">Who writes about what</h2>
        <p className="note">
          Number: sentences in the article that use the topic’s words. Bar: their share of its sentences. Duplicates
          count once.
        </p>
      </div>
      <table className={styles.matrix}>
        <caption className="visually-hidden">Topics by outlet</caption>
        <thead>
          <tr>
            <th scope="col">Topic and its words</th>
            {columns.map((column, i) => (
              <th scope="col" key={column.key}>
                <span className="siglum">{column.letter}</span>
                <b>{column.name}</b>
                <br />
                {plural(first?.cells[i]?.of ?? 0, "sentence")}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {matrix.map((row) => (
            <tr key={row.topic}>
              <th scope="row">
                <Link href={`/topics/${row.topic}`}>{row.name}</Link>
                <span className={styles.words}>{searchedText(row)}</span>
                {differencesText(row.differences, row.matters) ? (
                  <span className={styles.words}>{differencesText(row.differences, row.matters)}</span>
                ) : null}
              </th>
              {row.cells.map((cell, i) => (
                <td
                  key={cell.column}
                  data-l={columns[i]?.letter}
                  className={cell.sentences === 0 ? styles.silent : undefined}
                >
                  {cell.sentences === 0 ? (
                    <span className={styles.cell}>
                      <b aria-hidden="true">·</b>
                      <span className={styles.none}>none found</span>
                      <span className="visually-hidden">No matching sentence found. Searched: {searchedText(row)}</span>
                    </span>
                  ) : (
                    <Link className={styles.cell} href={`/topics/${row.topic}`}>
                      <span
                        className={styles.bar}
                        style={{ width: `${(cell.sentences / Math.max(1, cell.of) / largest) * 78}%` }}
                      />
                      <b>{cell.sentences}</b>
                      <span className="visually-hidden"> of {plural(cell.of, "sentence")}</span>
                    </Link>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <Downloads table="matrix" name="the matrix, all topics and outlets," />
      <p className="actions">
        {first ? (
          <Link className="button" href={`/topics/${first.topic}`}>
            Read “{first.name}” in columns
          </Link>
        ) : null}
        <Link href="/topics">
          {overview.moreTopics > 0
            ? `${plural(overview.moreTopics, "more topic")}, or one of your own words`
            : "Make a topic from your own words"}
        </Link>
        {overview.moreOutlets > 0 ? <Link href="/outlets">{plural(overview.moreOutlets, "more outlet")}</Link> : null}
      </p>
    </section>
  );
}
