import type { FramingPage } from "../../../lib/usecases/framing/load-framing.ts";
import { Link } from "../../_components/link.tsx";
import { plural } from "../../_components/words.ts";
import { type FramingState, framingAddress } from "./address.ts";
import styles from "./differences.module.css";
import { FoldedSection } from "./folded-section.tsx";
import { isUnfolded } from "./sections.ts";

/** The three largest differences in plain sentences, each with the lines it rests on. */
export function Differences({ page, state }: { page: FramingPage; state: FramingState }) {
  if (page.differences.length === 0) return null;
  return (
    <FoldedSection
      id="differences"
      open={isUnfolded(state, "differences")}
      title="The largest differences"
      note="The differences least likely to be chance."
    >
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
    </FoldedSection>
  );
}
