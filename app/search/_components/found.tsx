import type { ReactNode } from "react";

/** Words of a passage with those that were searched for marked. */
export function Found({
  pieces,
}: {
  pieces: readonly { readonly text: string; readonly found: boolean }[];
}): ReactNode {
  return pieces.map((piece, position) =>
    // Pieces have no identity but their place.
    piece.found ? (
      <mark className="found" key={position}>
        {piece.text}
      </mark>
    ) : (
      piece.text
    ),
  );
}
