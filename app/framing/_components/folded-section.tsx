import type { ReactNode } from "react";
import styles from "./fold.module.css";
import { insideOf } from "./sections.ts";

type Props = {
  /** For the list of contents, and the name that the section bears for ears. */
  readonly id: string;
  readonly title: ReactNode;
  /** How to read what follows. */
  readonly note: ReactNode;
  /** Whether it is unfolded when the page comes. */
  readonly open: boolean;
  readonly children: ReactNode;
};

/** A section of the page that can be folded under its head. */
export function FoldedSection({ id, title, note, open, children }: Props) {
  return (
    <section className="section" aria-labelledby={id}>
      <details open={open} className={styles.section}>
        <summary>
          <h2 id={id}>{title}</h2>
        </summary>
        <div className={styles.note} id={insideOf(id)}>
          <p className="note">{note}</p>
        </div>
        {children}
      </details>
    </section>
  );
}
