import { Link } from "../../../_components/link.tsx";
import styles from "../../../_components/styles/legend.module.css";
import { foundText } from "./found-text.ts";
import type { StoryParts } from "./story-view.ts";

/** What the marks mean, and who found the points. */
export function Legend({ page, view }: StoryParts) {
  const two = page.columns.length === 2;
  return (
    <p className={styles.legend}>
      {two && view.state.marks ? (
        <>
          <span>
            <span className="only-first">dashed</span> only in {page.columns[0]?.letter}
          </span>
          <span>
            <span className="only-second">solid</span> only in {page.columns[1]?.letter}
          </span>
        </>
      ) : (
        <>
          <span>
            <span className="cue">said</span> a word that reports
          </span>
          <span>
            <span className="hedge">might</span> a hedge
          </span>
          <span>
            <b>64</b> a figure or date
          </span>
          <span>
            <b className={styles.otherwise}>12</b> one that another outlet gives otherwise
          </span>
        </>
      )}
      {two ? (
        <Link href={view.to({ marks: !view.state.marks })}>
          {view.state.marks ? "Marks off" : "Mark what only one has"}
        </Link>
      ) : null}
      <span>
        {foundText(page)} <Link href="/method">How often that is right</Link>
      </span>
    </p>
  );
}
