import type { ReactNode } from "react";
import type { FrozenMark } from "../../../../lib/model/report/frozen-page.ts";
import styles from "./frozen-words.module.css";

/** Words of an article with the marks that they were frozen with. */
export function FrozenWords({ text, marks }: { text: string; marks: readonly FrozenMark[] }) {
  const nodes: ReactNode[] = [];
  let at = 0;
  for (const { start, end, kind } of marks) {
    if (start < at || end > text.length) continue;
    nodes.push(text.slice(at, start));
    nodes.push(
      <span key={start} className={CLASSES[kind]}>
        {text.slice(start, end)}
      </span>,
    );
    at = end;
  }
  return [...nodes, text.slice(at)];
}

const CLASSES: Record<FrozenMark["kind"], string> = {
  hedge: "hedge",
  reserve: "reserve",
  oblige: "oblige",
  cue: "cue",
  figure: "figure-mark",
  otherwise: `figure-mark ${styles.otherwise}`,
  differs: `${styles.differs}`,
  shared: "shared",
};
