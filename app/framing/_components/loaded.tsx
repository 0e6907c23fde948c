import type { FramingPage } from "../../../lib/usecases/framing/load-framing.ts";
import { Link } from "../../_components/link.tsx";
import { type FramingState, framingAddress } from "./address.ts";
import { FoldedSection } from "./folded-section.tsx";
import { HeadCells } from "./head-cells.tsx";
import styles from "./loaded.module.css";
import { isUnfolded } from "./sections.ts";
import tableStyles from "./table.module.css";

/** Words shown; the concordance of the count above has them all. */
const MOST_TERMS = 14;

/** Which loaded words each column uses. The list marks places to read; it says nothing on whether a word fits. */
export function Loaded({ page, state }: { page: FramingPage; state: FramingState }) {
  const counts = new Map<string, number[]>();
  for (const [i, { profile }] of page.columns.entries()) {
    for (const { term } of profile.hits.loaded) {
      const own = counts.get(term) ?? page.columns.map(() => 0);
      own[i] = (own[i] ?? 0) + 1;
      counts.set(term, own);
    }
  }
  const total = (uses: readonly number[]) => uses.reduce((sum, n) => sum + n, 0);
  const terms = [...counts].toSorted((a, b) => total(b[1]) - total(a[1]) || (a[0] < b[0] ? -1 : 1));
  if (terms.length === 0) return null;
  const most = Math.max(...terms.flatMap(([, uses]) => uses), 1);
  return (
    <FoldedSection
      id="loaded"
      open={isUnfolded(state, "loaded")}
      title="Loaded words"
      note={
        <>
          Words of a <Link href="/settings">list that you can read and change</Link>, each with what it adds to what it
          names. They mark places to read; whether a word fits is for you to say.
        </>
      }
    >
      <table className={tableStyles.table}>
        <caption className="visually-hidden">Loaded words by column</caption>
        <HeadCells page={page} first="Word" />
        <tbody>
          {terms.slice(0, MOST_TERMS).map(([term, uses]) => (
            <tr key={term}>
              <th scope="row" className="said">
                {term}
                {page.senses.has(term) ? <span className="note">{page.senses.get(term)}</span> : null}
              </th>
              {uses.map((count, i) => {
                const column = page.columns[i]?.column;
                return (
                  <BarCell
                    key={column?.key ?? i}
                    count={count}
                    most={most}
                    letter={column?.letter}
                    href={framingAddress(state, { what: `term:loaded:${term}`, column: column?.key ?? "" })}
                  />
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {terms.length > MOST_TERMS ? (
        <p className="note">{terms.length - MOST_TERMS} more words, in the counts above.</p>
      ) : null}
    </FoldedSection>
  );
}

/** A count as a bar that opens its places, or a dot where there is none. */
export function BarCell({
  count,
  most,
  letter,
  href,
  note,
}: {
  count: number;
  most: number;
  letter: string | undefined;
  href: string;
  note?: string;
}) {
  if (count === 0) {
    return (
      <td className={styles.zero} data-l={letter}>
        <span aria-hidden="true">·</span>
        <span className="visually-hidden">not used</span>
      </td>
    );
  }
  return (
    <td data-l={letter}>
      <Link className={styles.cell} href={href}>
        <span className={styles.bar} style={{ width: `${(count / most) * 64}%` }} />
        <b>{count}</b>
      </Link>
      {note ? <span className={`said ${styles.phrases}`}>{note}</span> : null}
    </td>
  );
}
