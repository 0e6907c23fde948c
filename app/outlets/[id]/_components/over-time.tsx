import type { OutletPage } from "../../../../lib/usecases/outlets/load-outlet.ts";
import { MEASURES_OVER_TIME, type Period } from "../../../../lib/usecases/outlets/outlet-time.ts";
import { Link } from "../../../_components/link.tsx";
import { SectionHead } from "../../../_components/section-head.tsx";
import plainPageStyles from "../../../_components/styles/plain-page.module.css";
import { dateText, number, plural } from "../../../_components/words.ts";
import styles from "./over-time.module.css";

type Measure = (typeof MEASURES_OVER_TIME)[number];
const NAMES: Record<Measure, string> = {
  hedges: "hedges",
  obligation: "obligation",
  loaded: "loaded words",
  passives: "passives without an agent",
};

/** Counts by month or year, with rates and their ranges; nothing where fewer than two periods are known. */
export function OverTime({ page }: { page: OutletPage }) {
  const { periods, undated } = page.time;
  return (
    <section className="section" aria-labelledby="time">
      <SectionHead id="time" title="Over time">
        Per 1,000 words with the range, and the plain count, by the articles’ dates.{" "}
        {undated > 0 ? `${plural(undated, "article")} without a date stand in none.` : ""}
      </SectionHead>
      {periods.length < 2 ? (
        <p className="note">
          {periods.length === 0
            ? "No article here has a known date."
            : `All dated articles are of ${dateText(periods[0]?.period ?? "")}.`}{" "}
          It takes two months to show a change.
        </p>
      ) : (
        <>
          <ul className={styles.charts}>
            {MEASURES_OVER_TIME.map((measure) => (
              <li key={measure}>
                <Line periods={periods} measure={measure} />
              </li>
            ))}
          </ul>
          <Table page={page} />
        </>
      )}
    </section>
  );
}

const WIDTH = 260;
const HEIGHT = 90;

function Line({ periods, measure }: { periods: readonly Period[]; measure: Measure }) {
  const top = Math.max(...periods.map((period) => period.counts[measure].rate?.high ?? 0), 1);
  const x = (i: number) => 12 + (i * (WIDTH - 24)) / Math.max(1, periods.length - 1);
  const y = (value: number) => HEIGHT - 8 - (value / top) * (HEIGHT - 18);
  const label = `${NAMES[measure]} per 1,000 words: ${periods.map((p) => `${p.period} ${p.counts[measure].rate?.perThousand.toFixed(1) ?? "too few to say"}`).join(", ")}`;
  return (
    <figure>
      <figcaption>{NAMES[measure]}</figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
        <line x1="0" x2={WIDTH} y1={y(0)} y2={y(0)} className={styles.axis} />
        {periods.map((period, i) => {
          const { rate } = period.counts[measure];
          return rate ? (
            <g key={period.period}>
              <line x1={x(i)} x2={x(i)} y1={y(rate.low)} y2={y(rate.high)} className={styles.range} />
              <circle cx={x(i)} cy={y(rate.perThousand)} r="3" className={styles.point} />
            </g>
          ) : null;
        })}
      </svg>
    </figure>
  );
}

function Table({ page }: { page: OutletPage }) {
  return (
    <table className={plainPageStyles.table}>
      <caption className="visually-hidden">Counts of {page.column.name} over time</caption>
      <thead>
        <tr>
          <th scope="col">When</th>
          <th scope="col">articles</th>
          <th scope="col">words</th>
          {MEASURES_OVER_TIME.map((measure) => (
            <th scope="col" key={measure}>
              {NAMES[measure]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {page.time.periods.map((period) => (
          <tr key={period.period}>
            <th scope="row">{dateText(period.period)}</th>
            <td data-n="articles">{number(period.articles.length)}</td>
            <td data-n="words">{number(period.words)}</td>
            {MEASURES_OVER_TIME.map((measure) => {
              const { count, rate } = period.counts[measure];
              const query = new URLSearchParams({
                ids: period.articles.slice(-60).join(","),
                open: `measure:${measure}`,
                of: page.column.key,
              });
              return (
                <td key={measure} data-n={NAMES[measure]}>
                  {count > 0 ? (
                    <Link href={`/framing?${query.toString().replaceAll("%2C", ",")}#opened`}>{number(count)}</Link>
                  ) : (
                    "0"
                  )}
                  <span className="note">
                    {rate
                      ? `${rate.perThousand.toFixed(1)} (${rate.low.toFixed(1)}–${rate.high.toFixed(1)})`
                      : "too few to say"}
                  </span>
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
