import type { FramingCell } from "../../../../lib/framing/compare/compare-columns.ts";
import type { OutletPage } from "../../../../lib/usecases/outlets/load-outlet.ts";
import { Link } from "../../../_components/link.tsx";
import plainPageStyles from "../../../_components/styles/plain-page.module.css";
import { number } from "../../../_components/words.ts";

/** Articles whose lines an opened number shows: an address cannot hold more. */
const MOST_OPENED = 60;

/** The address that opens the lines which a number of this outlet counts. */
export function opens(page: OutletPage, what: string): string {
  const ids = page.column.leads.slice(-MOST_OPENED).map((lead) => lead.id);
  const query = new URLSearchParams({
    ids: ids.join(","),
    ...(page.topic ? { topic: String(page.topic.id) } : {}),
    open: what,
    of: page.column.key,
  });
  return `/framing?${query.toString().replaceAll("%2C", ",")}#opened`;
}

/** Every measure of the outlet beside all others together. */
export function Counts({ page }: { page: OutletPage }) {
  return (
    <table className={plainPageStyles.table}>
      <caption className="visually-hidden">Counts of {page.column.name} beside all others together</caption>
      <thead>
        <tr>
          <th scope="col">Measure</th>
          <th scope="col">here</th>
          <th scope="col">here, per 1,000 words</th>
          <th scope="col">all others</th>
          <th scope="col">others, per 1,000 words</th>
        </tr>
      </thead>
      <tbody>
        {page.rows.map(({ measure, label, cells: [here, others] }) => (
          <tr key={measure}>
            <th scope="row">{label}</th>
            <td data-n="here">
              {here && here.places.length > 0 ? (
                <Link href={opens(page, measure === "quoted" ? "quoted:" : `measure:${measure}`)}>
                  {number(here.count)}
                </Link>
              ) : (
                number(here?.count ?? 0)
              )}
            </td>
            <td data-n="here, per 1,000 words">{here ? <RateText cell={here} /> : null}</td>
            <td data-n="all others">{number(others?.count ?? 0)}</td>
            <td data-n="others, per 1,000 words">{others ? <RateText cell={others} /> : null}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The rate, and the range that holds it in 95 of 100 such samples. */
function RateText({ cell: { rate } }: { cell: FramingCell }) {
  if (rate === null) return "too few to say";
  return (
    <>
      {rate.perThousand.toFixed(1)}
      <span className="note">
        {rate.low.toFixed(1)} to {rate.high.toFixed(1)}
      </span>
    </>
  );
}
