import type { FramingCell } from "../../../lib/framing/compare/compare-columns.ts";
import { Link } from "../../_components/link.tsx";
import { number } from "../../_components/words.ts";

/** A count that opens its places, and below it the rate with its range, or that the words are too few. */
export function CountCell({ cell, href, letter }: { cell: FramingCell; href: string; letter: string | undefined }) {
  const { count, rate, places } = cell;
  return (
    <td data-l={letter}>
      {places.length > 0 ? (
        <Link href={href}>
          <b>{number(count)}</b>
        </Link>
      ) : (
        <b>{number(count)}</b>
      )}
      {rate ? (
        <span className="note">
          {rate.perThousand.toFixed(1)} <span>({`${rate.low.toFixed(1)}–${rate.high.toFixed(1)}`})</span>
        </span>
      ) : (
        <span className="note">too few to say</span>
      )}
    </td>
  );
}
