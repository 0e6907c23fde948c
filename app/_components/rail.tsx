import styles from "./rail.module.css";

/** The two tracks beside a passage: filled where that copy holds it. `holds` is in the order of the copies. */
export function Rail({ holds }: { holds: readonly boolean[] }) {
  return (
    <span
      className={styles.rail}
      aria-hidden="true"
      style={holds.length > 2 ? { gridTemplateColumns: `repeat(${holds.length}, var(--track, 8px))` } : undefined}
    >
      {holds.map((on, copy) => (
        <i key={copy} className={on ? styles.held : ""} />
      ))}
    </span>
  );
}
