import type {
  FrozenCell,
  FrozenColumn,
  FrozenPage,
  FrozenQuote,
  NotedSection,
} from "../../../../lib/model/report/frozen-page.ts";
import { CopyQuote } from "../../../_components/copy-quote.tsx";
import { dateText } from "../../../_components/words.ts";
import { Letter } from "../../../stories/_components/letter.tsx";
import styles from "./frozen-table.module.css";
import { FrozenWords } from "./frozen-words.tsx";

type Props = { readonly section: NotedSection; readonly page: FrozenPage };

/** One section of a frozen page: a row a point or passage, a column an outlet or copy. Columns in which no row has anything are left out. */
export function FrozenTable({ section, page }: Props) {
  const { id, title, lead, rows } = section;
  const columns = page.columns.filter(({ key }) =>
    rows.some(({ cells }) =>
      cells.some((cell) => cell.column === key && (cell.quotes.length > 0 || cell.words !== "")),
    ),
  );
  const isTable = columns.length > 1;
  return (
    <section className={`section ${styles.section}`} aria-labelledby={`section-${id}`}>
      <div className="section-head">
        <h2 id={`section-${id}`}>{title}</h2>
        {lead ? <p className="note">{lead}</p> : null}
      </div>
      <table className={styles.table} data-columns={columns.length}>
        <caption className="visually-hidden">{title}</caption>
        {isTable ? (
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column.key} scope="col" data-o={column.letter}>
                  <Head column={column} page={page} />
                </th>
              ))}
            </tr>
          </thead>
        ) : null}
        {rows.map((row, i) => (
          <tbody key={row.id} id={row.id}>
            <tr className={styles.name}>
              <th colSpan={Math.max(1, columns.length)} scope="rowgroup">
                <span className={styles.number}>{i + 1}</span>
                <span className={styles.title}>{row.name}</span>{" "}
                <span className={styles.chips}>
                  {row.remarks.map((remark) => (
                    <span key={remark.name} className="chip">
                      <b>{remark.name}</b>
                      {remark.words ? <span>{remark.words}</span> : null}
                    </span>
                  ))}
                </span>
                {row.note ? <p className={styles.note}>{row.note}</p> : null}
              </th>
            </tr>
            <Cells cells={row.cells} columns={columns} page={page} />
          </tbody>
        ))}
      </table>
    </section>
  );
}

function Cells({
  cells,
  columns,
  page,
}: {
  cells: readonly FrozenCell[];
  columns: readonly FrozenColumn[];
  page: FrozenPage;
}) {
  if (cells.length === 0) return null;
  return (
    <tr className={styles.cells}>
      {columns.map((column) => {
        const cell = cells.find((each) => each.column === column.key);
        return (
          <td key={column.key} data-o={column.letter} data-silent={cell?.quotes.length ? undefined : true}>
            <p className={styles.outlet}>
              <Letter letter={column.letter} /> {column.name}
            </p>
            {cell?.words ? <p className={styles.words}>{cell.words}</p> : null}
            {cell?.quotes.map((quote) => (
              <Quote key={`${quote.source} ${quote.start}`} quote={quote} column={column} page={page} />
            ))}
          </td>
        );
      })}
    </tr>
  );
}

function Quote({ quote, column, page }: { quote: FrozenQuote; column: FrozenColumn; page: FrozenPage }) {
  const { text, marks, said, place, remark, source, start } = quote;
  const from = page.sources[source];
  const several = column.sources.length > 1;
  return (
    <div className={styles.quote} data-quote>
      {said.length > 0 ? (
        <p className="speaker-line">
          {said.map((piece) =>
            piece.who ? (
              <b key={piece.words} className="who">
                {piece.words}
              </b>
            ) : (
              piece.words
            ),
          )}
        </p>
      ) : null}
      <blockquote className="said">
        <FrozenWords text={text} marks={marks} />
      </blockquote>
      <p className={styles.foot}>
        {from ? <a href={`/articles/${from.article}?at=${start}#at`}>{place || "in the article"}</a> : place}
        {several && from ? ` · ${from.headline ?? `article ${from.article}`}` : ""}
        {remark ? ` · ${remark}` : ""}
        {from ? <CopyQuote source={from} place={place} /> : null}
      </p>
    </div>
  );
}

function Head({ column, page }: { column: FrozenColumn; page: FrozenPage }) {
  const [first, ...more] = column.sources.flatMap((at) => page.sources[at] ?? []);
  return (
    <>
      <span className={`outlet-top ${styles.top}`}>
        <Letter letter={column.letter} /> <b>{column.name}</b>
      </span>
      {first ? (
        <>
          <a className={styles.headline} href={`/articles/${first.article}`}>
            {first.headline ?? `article ${first.article}`}
          </a>
          <span>
            {first.publishedAt ? dateText(first.publishedAt, "short") : "date not known"}
            {first.dateFrom ? `, ${first.dateFrom}` : ""}
            {more.length > 0 ? `; and ${more.length} more` : ""}
          </span>
        </>
      ) : null}
    </>
  );
}
