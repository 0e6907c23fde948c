import type { ReactNode } from "react";
import type { NumberedRow } from "../../../../lib/collation/views.ts";
import foldedStyles from "../../../_components/styles/folded.module.css";
import { plural } from "../../../_components/words.ts";
import styles from "./same.module.css";

/** A run that is the same in both copies, behind one button. */
export function Same({ rows, shown }: { rows: readonly NumberedRow[]; shown: ReactNode }) {
  const words = rows.reduce((sum, { row }) => sum + row.words, 0);
  return (
    <details className={foldedStyles.folded}>
      <summary>
        <b>{plural(words, "word")} the same</b>
        <span className={styles.show}>: show</span>
      </summary>
      {shown}
    </details>
  );
}
