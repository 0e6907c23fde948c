import type { ColumnLabel } from "../../../lib/usecases/columns/outlet-columns.ts";
import type { MatrixRow } from "../../../lib/usecases/topics/load-matrix.ts";
import { SiglumBadge } from "../../_components/siglum.tsx";
import { plural } from "../../_components/words.ts";
import styles from "./topic-counts.module.css";

/** Outlets of a topic that one line holds; the topic's page has the rest. */
const MOST_NAMED = 6;
/** So few silent outlets are named, because then silence says something. */
const FEW_SILENT = 3;

/** How many sentences of each outlet use a topic's words, those with most first, and who has none. */
export function TopicCounts({ row, columns }: { row: MatrixRow; columns: readonly ColumnLabel[] }) {
  const cells = row.cells.flatMap((cell, i) => {
    const column = columns[i];
    return column ? [{ ...cell, column }] : [];
  });
  const said = cells.filter(({ sentences }) => sentences > 0).sort((a, b) => b.sentences - a.sentences);
  const silent = cells.filter(({ sentences }) => sentences === 0);
  const more = said.length - MOST_NAMED;
  return (
    <ul className={styles.counts}>
      {said.slice(0, MOST_NAMED).map(({ column, sentences, of }) => (
        <li key={column.key}>
          <SiglumBadge letter={column.letter} /> <bdi>{column.name}</bdi>: {sentences} of {plural(of, "sentence")}
        </li>
      ))}
      {more > 0 ? <li>and {plural(more, "more outlet")}</li> : null}
      {silent.length > 0 ? (
        <li className="note">
          no matching sentence found in{" "}
          {silent.length <= FEW_SILENT
            ? silent.map(({ column }, i) => (
                <span key={column.key}>
                  {i > 0 ? ", " : ""}
                  <SiglumBadge letter={column.letter} /> <bdi>{column.name}</bdi>
                </span>
              ))
            : `${silent.length} other outlets`}
        </li>
      ) : null}
    </ul>
  );
}
