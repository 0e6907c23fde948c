import Link from "next/link";
import type { FramingCell } from "../../../lib/framing/compare.ts";
import type { FramingPage } from "../../../lib/usecases/load-framing.ts";
import { Downloads } from "../../_components/downloads.tsx";
import { number } from "../../_components/words.ts";
import { type FramingState, framingAddress } from "./address.ts";

/** Every measure by column: plain counts, and the rate with its interval or "too few to say". */
export function CountTable({ page, state }: { page: FramingPage; state: FramingState }) {
  return (
    <section className="blk" aria-labelledby="counts">
      <div className="bh">
        <h2 id="counts">All counts</h2>
        <p className="note">
          Below each count: per 1,000 words, with the range that holds it in 95 of 100 samples of this size. Words in quotation marks come in runs and
          are not independent, so they get no range.
        </p>
      </div>
      <table className="nt counts">
        <caption className="vh">All counts by column</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="vh">Measure</span>
            </th>
            {page.columns.map(({ column }) => (
              <th scope="col" key={column.key}>
                <span className="sig">{column.letter}</span> {column.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {page.rows.map((row) => (
            <tr key={row.measure}>
              <th scope="row">{row.label}</th>
              {row.cells.map((cell, i) => {
                const column = page.columns[i]?.column;
                return (
                  <td key={column?.key ?? i} data-l={column?.letter}>
                    {column && cell.count > 0 && row.measure !== "quoted" ? (
                      <Link href={framingAddress(state, { what: `measure:${row.measure}`, column: column.key })}>
                        <b>{number(cell.count)}</b>
                      </Link>
                    ) : (
                      <b>{number(cell.count)}</b>
                    )}
                    <RateLine cell={cell} range={row.measure !== "quoted"} />
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <Downloads table="tables/framing-counts" name="all counts" of={{ ids: state.ids.join(","), topic: state.topic ?? undefined }} />
    </section>
  );
}

/** The rate on a line of its own; nothing where nothing was counted. */
function RateLine({ cell: { count, rate }, range }: { cell: FramingCell; range: boolean }) {
  if (count === 0) return null;
  if (!rate) return <span className="note">too few words to say</span>;
  return (
    <span className="note">
      {rate.perThousand.toFixed(1)}
      {range ? <span> ({`${rate.low.toFixed(1)}–${rate.high.toFixed(1)}`})</span> : null}
    </span>
  );
}
