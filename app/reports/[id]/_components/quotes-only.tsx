import { citationOf } from "../../../../lib/export/citation.ts";
import type { FrozenPage, NotedSection } from "../../../../lib/model/report/frozen-page.ts";
import { CopyQuote } from "../../../_components/copy-quote.tsx";
import styles from "./quotes-only.module.css";

/** A report as nothing but its quotations, each with its source: for handing on where neither counts nor whole texts may be. */
export function QuotesOnly({ page, sections }: { page: FrozenPage; sections: readonly NotedSection[] }) {
  const rows = sections
    .flatMap((section) => section.rows)
    .filter(({ cells }) => cells.some(({ quotes }) => quotes.length > 0));
  return (
    <section className="section" aria-labelledby="quotations">
      <div className="section-head">
        <h2 id="quotations">Quotations</h2>
      </div>
      {rows.length === 0 ? <p>Nothing is quoted in this report.</p> : null}
      {rows.map((row) => (
        <div key={row.id} className={styles.row}>
          <h3>{row.name}</h3>
          {row.note ? <p className={styles.note}>{row.note}</p> : null}
          {row.cells.flatMap(({ quotes }) =>
            quotes.map((quote) => {
              const source = page.sources[quote.source];
              return (
                <figure key={`${quote.source} ${quote.start}`} className={styles.quote} data-quote>
                  <blockquote className="said">{quote.text}</blockquote>
                  <figcaption className="note">
                    {source ? citationOf(source, quote.place) : quote.place}
                    {source?.url ? (
                      <>
                        , <span className={styles.url}>{source.url}</span>
                      </>
                    ) : null}
                    {source ? <CopyQuote source={source} place={quote.place} /> : null}
                  </figcaption>
                </figure>
              );
            }),
          )}
        </div>
      ))}
    </section>
  );
}
