import { excerptSilence } from "../../../../lib/usecases/columns/outlet-columns.ts";
import type { StoryColumn } from "../../../../lib/usecases/stories/load-story.ts";
import type { StoryPoint } from "../../../../lib/usecases/stories/story-rows.ts";
import { Link } from "../../../_components/link.tsx";
import { Letter } from "../../_components/letter.tsx";
import styles from "./glance.module.css";
import type { StoryParts } from "./story-view.ts";

/** From so many outlets on the table stands open before the columns; with fewer, from the second number on, it can be opened. */
const OPEN_FROM = 7;
const OFFERED_FROM = 5;
/** Points in the table: one screen. */
const MOST_ROWS = 9;
/** A value longer than this is set small. */
const SHORT = 8;

/** Points at a glance: every outlet of the story, and of each point only the words that differ. */
export function Glance({ page, view }: StoryParts) {
  const { outlets } = page;
  const cited = outlets.filter(({ claims, leads }) => claims > 0 || leads.length === 0);
  const rows = [...page.rows, ...page.elsewhere]
    .toSorted((a, b) => Number(b.differences.length > 0) - Number(a.differences.length > 0))
    .slice(0, MOST_ROWS);
  if (cited.length < OFFERED_FROM || rows.length === 0) return null;
  const columns = cited.toSorted((a, b) => a.letter.length - b.letter.length || a.letter.localeCompare(b.letter));
  return (
    <details className={styles.folder} open={outlets.length >= OPEN_FROM}>
      <summary>All {outlets.length} outlets at a glance</summary>
      <table className={styles.glance}>
        <caption className="visually-hidden">Points at a glance: the words that differ, in every outlet</caption>
        <thead>
          <tr>
            <th scope="col">Point</th>
            {columns.map((column) => (
              <th scope="col" key={column.key} className={page.columns.includes(column) ? styles.shown : undefined}>
                <Letter letter={column.letter} copy={column.leads.length === 0} /> <span>{column.name}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <Link href={view.to({ pair: null, pick: null }, `#point-${row.id}`)}>{row.name}</Link>
              </th>
              {columns.map((column) => (
                <GlanceCell key={column.key} row={row} column={column} page={page} view={view} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="note">
        <span className={styles.dot} aria-hidden="true" /> no sentence found ·{" "}
        {columns.some((column) => excerptSilence(column) !== null) ? "? only an excerpt is here · " : ""}ink above a
        name: shown in columns below · choose a cell to open its sentence
      </p>
    </details>
  );
}

type CellProps = StoryParts & { readonly row: StoryPoint; readonly column: StoryColumn };

function GlanceCell({ row, column, page }: CellProps) {
  const own = row.claims.filter(({ articleId }) => column.articleIds.includes(articleId));
  const [claim] = own;
  if (!claim) {
    const printed = page.copies.find(
      ({ copyKey, lead }) => copyKey === column.key && row.claims.some(({ articleId }) => articleId === lead.id),
    );
    const from = page.outlets.find(({ key }) => key === printed?.leadKey);
    if (from && from.key !== column.key)
      return (
        <td className={styles.copy} data-l={column.letter}>
          as {from.letter}
          <span className="visually-hidden">, the same article</span>
        </td>
      );
    const unknown = excerptSilence(column);
    if (unknown !== null)
      return (
        <td className={styles.copy} data-l={column.letter}>
          ?<span className="visually-hidden"> {unknown}</span>
        </td>
      );
    return (
      <td className={styles.silent}>
        <span className={styles.dot} aria-hidden="true" />
        <span className="visually-hidden">no sentence found</span>
      </td>
    );
  }
  const values = row.differences
    .slice(0, 1)
    .flatMap(({ values: all }) => all.filter((value) => value.claims.some((id) => own.some((each) => each.id === id))));
  return (
    <td data-l={column.letter}>
      <Link href={`/articles/${claim.articleId}?at=${claim.sentence.start}#at`}>
        {values.length === 0
          ? "says it"
          : values.map((value, i) => (
              <span key={value.words}>
                {i === 0 ? "" : ", "}
                {value.quoted || value.words.length > SHORT ? (
                  <span className={styles.quoted}>{value.quoted ? `“${value.words}”` : value.words}</span>
                ) : (
                  <b className={styles.value}>{value.words}</b>
                )}
              </span>
            ))}
      </Link>
    </td>
  );
}
