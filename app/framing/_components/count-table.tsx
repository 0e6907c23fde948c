import type { FramingRow } from "../../../lib/framing/compare/compare-columns.ts";
import type { FramingPage } from "../../../lib/usecases/framing/load-framing.ts";
import { Downloads } from "../../_components/downloads.tsx";
import { Link } from "../../_components/link.tsx";
import { comparedOf, type FramingState, framingAddress } from "./address.ts";
import { CountCell } from "./count-cell.tsx";
import styles from "./count-table.module.css";
import { FoldedSection } from "./folded-section.tsx";
import { HeadCells } from "./head-cells.tsx";
import mustAndMayStyles from "./must-and-may.module.css";
import { isUnfolded } from "./sections.ts";
import tableStyles from "./table.module.css";

/** Every measure by column: plain counts, the rate with its range as a bar, or "too few to say". */
export function CountTable({ page, state }: { page: FramingPage; state: FramingState }) {
  return (
    <FoldedSection
      id="counts"
      open={isUnfolded(state, "counts")}
      title="All counts"
      note={
        <>
          Below each count: per 1,000 words, and the range that would hold it in 95 of 100 samples of this size. The
          bars share one scale a row. <Link href="/method">How it is counted</Link>
        </>
      }
    >
      <table className={`${tableStyles.table} ${tableStyles.counts}`}>
        <caption className="visually-hidden">All counts by column</caption>
        <HeadCells page={page} first="Measure" />
        <tbody>
          {page.rows.map((row) => (
            <tr key={row.measure}>
              <th scope="row">
                {row.label}
                <RangePicture row={row} page={page} />
              </th>
              {row.cells.map((cell, i) => {
                const column = page.columns[i]?.column;
                const what = row.measure === "quoted" ? "quoted:" : `measure:${row.measure}`;
                const href = framingAddress(state, { what, column: column?.key ?? "" });
                return <CountCell key={column?.key ?? i} cell={cell} href={href} letter={column?.letter} />;
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <Downloads table="tables/framing-counts" name="all counts" of={comparedOf(state)} />
    </FoldedSection>
  );
}

const WIDTH = 200;
const STEP = 9;

/** A dot a column on one scale, with its range as a line: where the lines part, the columns differ. */
function RangePicture({ row, page }: { row: FramingRow; page: FramingPage }) {
  const top = Math.max(...row.cells.map((cell) => cell.rate?.high ?? 0));
  if (top === 0) return null;
  const x = (value: number) => 14 + (value / top) * (WIDTH - 18);
  const height = row.cells.length * STEP + 2;
  const said = row.cells
    .map(({ rate }, i) => `${page.columns[i]?.column.letter}: ${rate ? rate.perThousand.toFixed(1) : "too few to say"}`)
    .join(", ");
  return (
    <svg
      className={styles.ranges}
      viewBox={`0 0 ${WIDTH} ${height}`}
      role="img"
      aria-label={`Per 1,000 words, ${said}`}
    >
      {row.cells.map(({ rate }, i) => {
        const key = page.columns[i]?.column.key ?? i;
        const y = i * STEP + STEP / 2 + 1;
        return (
          <g key={key}>
            <text x="0" y={y + 3} fontSize="7" className={styles.rangeLabel}>
              {page.columns[i]?.column.letter}
            </text>
            {rate ? (
              <>
                <line x1={x(rate.low)} x2={x(rate.high)} y1={y} y2={y} className={styles.range} />
                <circle cx={x(rate.perThousand)} cy={y} r="2.6" className={mustAndMayStyles.obligation} />
              </>
            ) : null}
          </g>
        );
      })}
    </svg>
  );
}
