import type { WhyNumber } from "../../lib/model/stored.ts";
import { formatNumber } from "./format.ts";
import styles from "./stat-numbers.module.css";

/** A flag's numbers, each with its denominator and the next closest case. */
export function StatNumbers({ numbers }: { numbers: readonly WhyNumber[] }) {
  return (
    <dl className={styles.stats}>
      {numbers.map(({ label, value, of, nextClosest }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{of === undefined ? formatNumber(value) : `${formatNumber(value)} of ${formatNumber(of)}`}</dd>
          {nextClosest !== undefined && (
            <dd className={styles.denominator}>
              {nextClosest === null ? "no other pair to compare" : `next closest pair: ${formatNumber(nextClosest)}`}
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}
