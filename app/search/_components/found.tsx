import type { ReactNode } from "react";
import styles from "./found.module.css";

/** Words of a passage with those that were searched for marked. */
export function Found({
  pieces,
}: {
  pieces: readonly { readonly text: string; readonly found: boolean }[];
}): ReactNode {
  return pieces.map((piece, position) =>
    // Pieces have no identity but their place.
    piece.found ? (
      <mark className={styles.found} key={position}>
        {piece.text}
      </mark>
    ) : (
      piece.text
    ),
  );
}
