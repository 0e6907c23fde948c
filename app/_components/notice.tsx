import type { ReactNode } from "react";
import styles from "./notice.module.css";

/** A sentence to read first; with `problem`, a boxed alert that says what happened, what was kept and what to do. */
export function Notice({ problem, title, children }: { problem?: boolean; title?: string; children: ReactNode }) {
  return (
    <div
      className={problem ? `${styles.notice} ${styles.problem}` : styles.notice}
      role={problem ? "alert" : undefined}
    >
      {title !== undefined && <h2>{title}</h2>}
      {children}
    </div>
  );
}
