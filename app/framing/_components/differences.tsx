import Link from "next/link";
import type { FramingPage } from "../../../lib/usecases/framing/load-framing.ts";
import { plural } from "../../_components/words.ts";
import { type FramingState, framingAddress } from "./address.ts";
import styles from "./differences.module.css";
import foldStyles from "./fold.module.css";

/** The three largest differences in plain sentences, each with the lines it rests on. */
export function Differences({ page, state }: { page: FramingPage; state: FramingState }) {
  if (page.differences.length === 0) return null;
  return (
    <section className="section" aria-labelledby="differences">
      <details open className={foldStyles.section}>
        <summary>
          <h2 id="differences">The largest differences</h2>
        </summary>
        <div className={foldStyles.note}>
          <p className="note">The differences least likely to be chance.</p>
        </div>
        <ol className={styles.differences}>
          {page.differences.map((difference) => (
            <li key={difference.measure}>
              <p>{difference.sentence}</p>
              <p className="note">
                Evidence:{" "}
                {difference.evidence.map(({ column, what, places }, i) => {
                  const own = page.columns[column]?.column;
                  return own ? (
                    <span key={own.key}>
                      {i > 0 ? " · " : ""}
                      <Link href={framingAddress(state, { what, column: own.key })}>
                        {plural(places.length, what === "quoted:" ? "quotation" : "place")} in {own.name}
                      </Link>
                    </span>
                  ) : null;
                })}
              </p>
            </li>
          ))}
        </ol>
      </details>
    </section>
  );
}
