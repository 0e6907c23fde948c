import type { ReactNode } from "react";
import { formatNumber } from "./format.ts";

type Bar = { name: string; count: number /** Opens what the number counts. */; href?: string };

/** Counts as bars of one scale in a plain table; `max` is the scale where several tables share one. */
export function Bars({ caption, rows, max }: { caption: ReactNode; rows: readonly Bar[]; max?: number }) {
  const scale = Math.max(max ?? 0, ...rows.map(({ count }) => count), 1);
  return (
    <table className="bars">
      <caption className="vh">{caption}</caption>
      <tbody>
        {rows.map(({ name, count, href }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td aria-hidden="true">{count > 0 && <span className="b" style={{ width: `${(100 * count) / scale}%` }} />}</td>
            <td className="n">{href === undefined ? formatNumber(count) : <a href={href}>{formatNumber(count)}</a>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
