import type { Worksheet } from "../../../lib/usecases/columns/worksheet.ts";
import { plural } from "../words.ts";
import styles from "./quotes.module.css";
import sheetStyles from "./sheet.module.css";

/** Second sheet: the quotes in mixed order, without who wrote or said them, each with room for an answer. */
export function Quotes({ sheet }: { sheet: Worksheet }) {
  return (
    <section className={`${sheetStyles.sheet} ${styles.quotes}`} aria-labelledby="ws-quotes">
      <h2 id="ws-quotes">Quotes</h2>
      <p className={sheetStyles.subline}>
        Each stands as it was printed; the names of these outlets are replaced by […].
        {sheet.leftOut.quotes > 0 ? ` ${plural(sheet.leftOut.quotes, "more quote")} left out for room.` : ""}
      </p>
      <ol>
        {sheet.quotes.map((quote) => (
          <li key={quote.number}>
            <span className={sheetStyles.number}>{quote.number}</span>
            <div>
              <blockquote className="said">{quote.text}</blockquote>
              <p className={styles.answer} aria-hidden="true">
                <span>row</span>
                <span>outlet</span>
                <span className={styles.long}>a word that shows it</span>
              </p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
