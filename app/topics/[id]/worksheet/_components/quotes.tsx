import type { Worksheet } from "../../../../../lib/usecases/topics/load-worksheet.ts";
import { plural } from "../../../../_components/words.ts";

/** Second sheet: the quotes in mixed order, without who wrote or said them, each with room for an answer. */
export function Quotes({ sheet }: { sheet: Worksheet }) {
  return (
    <section className="sheet quotes" aria-labelledby="ws-quotes">
      <h2 id="ws-quotes">Quotes</h2>
      <p className="sub">
        Each stands as it was printed; the names of these outlets are replaced by […].
        {sheet.leftOut.quotes > 0 ? ` ${plural(sheet.leftOut.quotes, "more quote")} left out for room.` : ""}
      </p>
      <ol>
        {sheet.quotes.map((quote) => (
          <li key={quote.number}>
            <span className="rn">{quote.number}</span>
            <div>
              <blockquote className="said">{quote.text}</blockquote>
              <p className="answer" aria-hidden="true">
                <span>row</span>
                <span>outlet</span>
                <span className="long">a word that shows it</span>
              </p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
