import type { Ledger, LedgerEntry, LedgerLine } from "../../../lib/usecases/columns/figures-ledger.ts";
import type { Column } from "../../../lib/usecases/columns/outlet-columns.ts";
import { Link } from "../link.tsx";
import { dateText, plural } from "../words.ts";
import styles from "./ledger.module.css";

/** All figures and dates of a topic or story: a line for what is counted or for a date, a column for an outlet. */
export function LedgerTables({
  ledger,
  columns,
  about,
  terms,
}: {
  ledger: Ledger;
  columns: readonly Column[];
  about: "topic" | "story";
  /** Words that a claim outside the rows was found by; none where every claim is read. */
  terms: readonly string[];
}) {
  return (
    <div className={styles.ledger}>
      <p className="note">
        Read from {plural(ledger.claims, "claim")}{" "}
        {terms.length > 0
          ? `that stand in a row of this ${about} or use one of its words: ${terms.join(", ")}`
          : `of this ${about} in these columns`}
        . Words are as printed; a figure that a rule could not tie to a counted thing stands under “not said of what”.
      </p>
      <LedgerTable
        title="Figures"
        id="figures"
        what="what is counted"
        lines={ledger.figures}
        columns={columns}
        about={about}
      />
      <LedgerTable
        title="Dates"
        id="dates"
        what="date"
        lines={ledger.dates.map((line) => ({ ...line, what: dateText(line.what) }))}
        columns={columns}
        about={about}
      />
    </div>
  );
}

type TableProps = {
  title: string;
  id: string;
  what: string;
  lines: readonly LedgerLine[];
  columns: readonly Column[];
  about: "topic" | "story";
};

function LedgerTable({ title, id, what, lines, columns, about }: TableProps) {
  return (
    <section aria-labelledby={id}>
      <div className="section-head">
        <h2 id={id}>{title}</h2>
        <p className="note">
          {lines.length === 0 ? "None were found in these columns." : `${plural(lines.length, "line")}.`}
        </p>
      </div>
      {lines.length > 0 ? (
        <table className={styles.table}>
          <caption className="visually-hidden">{title} by outlet</caption>
          <thead>
            <tr>
              <th scope="col">{what}</th>
              {columns.map((column) => (
                <th scope="col" key={column.key}>
                  <span className="siglum">{column.letter}</span> <b>{column.name}</b>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.what}>
                <th scope="row">{line.what}</th>
                {line.cells.map((cell, i) => (
                  <td
                    key={columns[i]?.key}
                    data-l={columns[i]?.letter}
                    className={cell.length === 0 ? styles.silent : undefined}
                  >
                    {cell.length === 0 ? (
                      <span className={styles.noneHere}>
                        ·<span className="visually-hidden"> none found</span>
                      </span>
                    ) : (
                      cell.map((entry) => <Entry key={`${entry.claim} ${entry.words}`} entry={entry} about={about} />)
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </section>
  );
}

/** A figure as printed; it opens its sentence on the spot, and the sentence its place in the article. */
function Entry({ entry, about }: { entry: LedgerEntry; about: "topic" | "story" }) {
  return (
    <details className={styles.entry}>
      <summary>
        <span className="said">{entry.words}</span>
      </summary>
      <p className="said">
        <Link href={`/articles/${entry.articleId}?at=${entry.start}#at`}>{entry.sentence}</Link>
      </p>
      <p className="note">
        {entry.speaker ? `${entry.speaker}. ` : "In its own words. "}
        {entry.linked
          ? `In a row of this ${about}.`
          : about === "topic"
            ? "Not in a row; it uses the topic’s words."
            : "Not in a row."}{" "}
        <Link href={`/claims/${entry.claim}`}>source</Link>
      </p>
    </details>
  );
}
