import { Fragment } from "react";
import type { TellingPart } from "../../lib/model/telling.ts";
import { Link } from "./link.tsx";

/** A sentence told in pieces: our words, names that lead somewhere, words of a text. */
export function Sentence({ pieces }: { pieces: readonly TellingPart[] }) {
  return pieces.map((piece, position) => (
    <Fragment key={position}>
      {typeof piece === "string" ? (
        piece
      ) : "href" in piece ? (
        <Link href={piece.href}>{piece.name}</Link>
      ) : (
        <q>{piece.quote}</q>
      )}
    </Fragment>
  ));
}
