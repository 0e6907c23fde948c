import { monthsBetween } from "../../../../lib/text/months-between.ts";
import type { Column } from "../../../../lib/usecases/columns/outlet-columns.ts";
import { dateText, plural } from "../../../_components/words.ts";
import styles from "./timeline.module.css";

/** The months between the texts, drawn: a difference may be time, not framing. Nothing where fewer than two dates are known. */
export function Timeline({ columns, monthsApart }: { columns: readonly Column[]; monthsApart: number | null }) {
  const dated = columns.flatMap((column) =>
    column.leads
      .slice(0, 1)
      .flatMap((lead) => (lead.publishedAt ? [{ letter: column.letter, date: lead.publishedAt }] : [])),
  );
  const sorted = dated.toSorted((a, b) => a.date.localeCompare(b.date));
  const first = sorted[0]?.date;
  if (!first || !monthsApart) return null;
  return (
    <div className={styles.dates}>
      <p>
        <b>{plural(monthsApart, "month")} lie between the oldest and the newest text.</b> A difference may be time, not
        framing.
      </p>
      <div
        className={styles.line}
        role="img"
        aria-label={sorted.map((each) => `${each.letter} ${dateText(each.date)}`).join(", ")}
      >
        {sorted.map((each) => {
          const left = (monthsBetween(first, each.date) / monthsApart) * 100;
          return (
            <span
              key={each.letter}
              style={{ left: `${left}%` }}
              className={left < 8 ? styles.atStart : left > 92 ? styles.atEnd : undefined}
            >
              <span className="siglum">{each.letter}</span>
              <em>{dateText(each.date, "short")}</em>
            </span>
          );
        })}
      </div>
    </div>
  );
}
