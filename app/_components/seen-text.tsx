import type { ReactNode } from "react";
import { type SeenPiece, seenPieces } from "../../lib/text/seen-pieces.ts";
import styles from "./seen-text.module.css";

/** Words of a text as they stand, each sign without width that steers or parts them shown by a small mark with its name. */
export function SeenText({ children: text }: { children: string }): ReactNode {
  const pieces = seenPieces(text);
  if (pieces.every((piece) => typeof piece === "string")) return text;
  return pieces.map((piece, i) => (typeof piece === "string" ? piece : <Mark key={i} piece={piece} />));
}

/** The sign itself stays in the text, for whoever copies it; one that turns the words behind it round has no power outside its mark. */
function Mark({ piece }: { piece: Exclude<SeenPiece, string> }) {
  return (
    <span className={piece.steers ? `${styles.mark} ${styles.steers}` : styles.mark} title={piece.name}>
      {piece.sign}
    </span>
  );
}
