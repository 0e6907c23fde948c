import { Fragment } from "react";
import { otherwiseGiven } from "../../../../lib/stories/row-differences.ts";
import { claimsIn } from "../../../../lib/usecases/columns/claim-cells.ts";
import type { ShownRow, StoryPoint } from "../../../../lib/usecases/stories/story-rows.ts";
import { Link } from "../../../_components/link.tsx";
import { ClaimCell } from "../../../_components/side-by-side/claim-cell.tsx";
import columnsStyles from "../../../_components/side-by-side/columns.module.css";
import { PairPanel } from "../../../_components/side-by-side/pair-panel.tsx";
import { plural } from "../../../_components/words.ts";
import { Letter } from "../../_components/letter.tsx";
import { CopyNote } from "./copy-note.tsx";
import { OutletArticles, OutletHead } from "./outlet-head.tsx";
import { PointChips } from "./point-chips.tsx";
import { POINT_WORDS } from "./point-words.ts";
import styles from "./points.module.css";
import { SilentCell, SilentLine } from "./silent-cell.tsx";
import type { StoryParts } from "./story-view.ts";
import { twoMarked } from "./two-marked.tsx";

/** Points that stand open though nothing differs in them; of more the rest folds into one line that names them. */
const OPEN_ROWS = 8;

/** The points of a story, a row a point and a column an outlet; those without a difference fold once there are many. */
export function Points({ page, view }: StoryParts) {
  const withPair = rowOfPair(page);
  const chosen = (row: ShownRow) => row === withPair;
  const picked = (row: ShownRow) => row.claims.some(({ id }) => id === view.state.pick);
  const open = page.rows.filter((row, i) => i < OPEN_ROWS || row.differences.length > 0 || chosen(row) || picked(row));
  const folded = page.rows.filter((row) => !open.includes(row));
  return (
    <>
      <Table rows={open} page={page} view={view} head />
      {folded.length > 0 ? (
        <details className={styles.folded}>
          <summary>
            {plural(folded.length, "more point")} without a difference:{" "}
            <span>{folded.map(({ name }) => name).join(" · ")}</span>
          </summary>
          <Table rows={folded} page={page} view={view} />
        </details>
      ) : null}
      {page.elsewhere.length > 0 ? <Elsewhere page={page} view={view} /> : null}
    </>
  );
}

/** The one row under which the chosen pair opens: a sentence may stand in several, and the first that holds both tells most. */
function rowOfPair({ pair, rows }: StoryParts["page"]): ShownRow | undefined {
  if (!pair) return undefined;
  const holds = (row: ShownRow, claim: number) => row.claims.some(({ id }) => id === claim);
  const withFirst = rows.filter((row) => holds(row, pair.a.id));
  return withFirst.find((row) => holds(row, pair.b.id)) ?? withFirst[0];
}

function Table({ rows, page, view, head = false }: StoryParts & { rows: readonly ShownRow[]; head?: boolean }) {
  const withPair = rowOfPair(page);
  return (
    <table
      className={`${columnsStyles.columns} ${styles.points} ${page.columns.length === 2 ? styles.two : ""}`.trim()}
    >
      <caption className="visually-hidden">
        {head ? "Points of this story" : "More points"}, one row a point, one column an outlet
      </caption>
      <thead className={head ? undefined : styles.forEars}>
        <tr>
          {page.columns.map((column, i) => (
            <OutletHead key={column.key} column={column} at={i} page={page} view={view} plain={!head} />
          ))}
        </tr>
      </thead>
      {head ? (
        <tbody className={`${columnsStyles.texts} ${styles.texts}`}>
          <tr>
            {page.columns.map((column) => (
              <OutletArticles key={column.key} column={column} page={page} view={view} />
            ))}
          </tr>
        </tbody>
      ) : null}
      {rows.map((row) => (
        <Point key={row.id} row={row} page={page} view={view} here={row === withPair} />
      ))}
    </table>
  );
}

function Point({ row, page, view, here }: StoryParts & { row: ShownRow; here: boolean }) {
  const { pair } = page;
  const base = row.cells.find((cell) => cell.column === page.base?.key);
  const beside = base && claimsIn(base)[0]?.claim.id;
  const otherwise = otherwiseGiven(row.differences);
  const quote = page.columns.length === 2 && view.state.marks ? twoMarked(row, page.columns) : undefined;
  return (
    <tbody className={here ? columnsStyles.chosen : undefined} id={`point-${row.id}`}>
      <tr className={columnsStyles.matter}>
        <th colSpan={page.columns.length} scope="rowgroup">
          <span className={columnsStyles.number}>{row.number}</span>
          <span className={columnsStyles.name}>{row.name}</span>
          <PointChips row={row} page={page} view={view} />
        </th>
      </tr>
      <tr className={columnsStyles.cells}>
        {row.cells.map((cell, i) => (
          <ClaimCell
            key={cell.column}
            cell={cell}
            column={page.columns[i]}
            others={beside === undefined ? [] : [beside]}
            view={view}
            otherwise={otherwise}
            quote={quote}
            noun="sentence"
            silence={(silent) => <SilentCell cell={silent} row={row} page={page} />}
            extra={(shown) => <CopyNote shown={shown} page={page} />}
          />
        ))}
      </tr>
      <SilentLine row={row} page={page} />
      {here && pair ? (
        <tr className={columnsStyles.pairRow}>
          <td colSpan={page.columns.length}>
            <PairPanel pair={pair} view={view} words={POINT_WORDS} />
          </td>
        </tr>
      ) : null}
    </tbody>
  );
}

/** Points of outlets that do not stand in a column: each shows its outlets. */
function Elsewhere({ page, view }: StoryParts) {
  const keysOf = (row: StoryPoint) => page.outlets.filter(({ key }) => row.columns.has(key));
  return (
    <p className={styles.elsewhere}>
      {plural(page.elsewhere.length, "point")} of outlets not shown here:{" "}
      {page.elsewhere.map((row, i) => (
        <Fragment key={row.id}>
          {i === 0 ? "" : ", "}
          <Link
            href={view.to({ columns: keysOf(row).map(({ key }) => key), pair: null, pick: null }, `#point-${row.id}`)}
          >
            {row.name}
          </Link>{" "}
          {keysOf(row).map(({ key, letter, name }) => (
            <Fragment key={key}>
              <Letter letter={letter} name={name} small />{" "}
            </Fragment>
          ))}
        </Fragment>
      ))}
    </p>
  );
}
