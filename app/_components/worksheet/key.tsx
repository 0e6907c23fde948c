import { type Column, excerptSilence } from "../../../lib/usecases/columns/outlet-columns.ts";
import type { SheetQuote, Worksheet } from "../../../lib/usecases/columns/worksheet.ts";
import { Link } from "../link.tsx";
import { dateText } from "../words.ts";
import styles from "./key.module.css";
import { MatrixTable } from "./matrix-table.tsx";
import sheetStyles from "./sheet.module.css";

/** Last sheet: who wrote each quote, where it stands, and the matrix filled in. Without names while outlets are hidden. */
export function Key({ sheet, blind }: { sheet: Worksheet; blind: boolean }) {
  return (
    <section className={`${sheetStyles.sheet} ${styles.key}`} aria-labelledby="ws-key">
      <h2 id="ws-key">Key</h2>
      <p className={sheetStyles.subline}>
        Your letters may stand for other outlets. What counts is which quotes you put together, and why.
      </p>
      {blind ? (
        <p className={sheetStyles.subline}>
          Outlets are hidden now, so the key has letters only. Reveal them before you print it.
        </p>
      ) : (
        <ul className={styles.outlets}>
          {sheet.columns.map((column) => (
            <li key={column.key}>
              <span className="siglum">{column.letter}</span> <b>{column.name}</b>
              {column.leads.slice(0, 3).map((lead) => (
                <span className="note" key={lead.id}>
                  <bdi>{lead.headline ?? lead.sourceId}</bdi>,{" "}
                  {lead.publishedAt ? dateText(lead.publishedAt) : "date unknown"}
                </span>
              ))}
            </li>
          ))}
        </ul>
      )}
      <table className={styles.answers}>
        <caption className="visually-hidden">Who wrote each quote</caption>
        <thead>
          <tr>
            <th scope="col">quote</th>
            <th scope="col">outlet</th>
            <th scope="col">row</th>
            <th scope="col">said by</th>
            <th scope="col">begins</th>
            <th scope="col">place</th>
          </tr>
        </thead>
        <tbody>
          {sheet.quotes.map((quote) => (
            <Answer key={quote.number} quote={quote} />
          ))}
        </tbody>
      </table>
      <Filled sheet={sheet} />
    </section>
  );
}

function Answer({ quote: { number, text, key } }: { quote: SheetQuote }) {
  const { claim, column, row, paragraph } = key;
  return (
    <tr>
      <th scope="row">{number}</th>
      <td>
        <span className="siglum">{column.letter}</span>
      </td>
      <td>{row}</td>
      <td>{claim.speaker ?? (claim.via ? `via ${claim.via}` : "in its own words")}</td>
      <td className="said">{text.split(/\s+/).slice(0, 6).join(" ")} …</td>
      <td>
        <Link href={`/articles/${claim.articleId}?at=${claim.sentence.start}#at`}>
          {paragraph ? `¶${paragraph}` : "open"}
        </Link>
      </td>
    </tr>
  );
}

function Filled({ sheet }: { sheet: Worksheet }) {
  const numbers = (column: Column, row: number) =>
    sheet.quotes
      .filter((quote) => quote.key.column.key === column.key && quote.key.row === row)
      .map((quote) => quote.number);
  return (
    <MatrixTable
      sheet={sheet}
      caption="The matrix filled in with the numbers of the quotes"
      className={sheetStyles.filled}
      cell={(column, row) =>
        numbers(column, row).join(", ") || (
          <span className="note">{excerptSilence(column) === null ? "none" : "not known"}</span>
        )
      }
    />
  );
}
