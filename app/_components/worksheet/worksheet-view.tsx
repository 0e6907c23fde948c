import type { ReactNode } from "react";
import type { Worksheet } from "../../../lib/usecases/columns/worksheet.ts";
import crumbsStyles from "../crumbs.module.css";
import { Link } from "../link.tsx";
import { PrintButton } from "../print-button.tsx";
import { plural } from "../words.ts";
import { EmptyMatrix } from "./empty-matrix.tsx";
import { Key } from "./key.tsx";
import { Quotes } from "./quotes.tsx";
import { ABOUT, type SheetAbout } from "./sheet-about.ts";
import styles from "./worksheet-page.module.css";

/** Quotes a cell that a reader can choose. */
export const PER_CELL = [1, 2, 3] as const;

type Props = {
  readonly sheet: Worksheet;
  readonly about: SheetAbout;
  readonly blind: boolean;
  readonly perCell: number;
  readonly withKey: boolean;
  /** The address of this sheet with a change. */
  readonly at: (change: { perCell?: number; key?: boolean }) => string;
  readonly crumbs: ReactNode;
};

/** A topic or a story on paper for a class: what to choose on the screen, the matrix to fill in, the quotes and the key. */
export function WorksheetView({ sheet, about, blind, perCell, withKey, at, crumbs }: Props) {
  return (
    <div className={`paper ${styles.page}`}>
      <div className={styles.screenOnly}>
        <p className={crumbsStyles.trail}>{crumbs}</p>
        <p className={styles.lead}>
          For paper, A4 upright. {plural(sheet.quotes.length, "quote")} of {plural(sheet.columns.length, "outlet")},
          mixed.{" "}
          {withKey
            ? "The key comes last, on a page of its own."
            : "The key is left out, so that a class does not see it; it is one click away."}
        </p>
        <ul className={styles.choices}>
          {PER_CELL.map((count) => (
            <li key={count}>
              <Link href={at({ perCell: count })} aria-current={count === perCell ? "true" : undefined}>
                {count} a cell
              </Link>
            </li>
          ))}
          <li>
            <Link href={at({ key: !withKey })}>{withKey ? "Leave the key out" : "With the key"}</Link>
          </li>
        </ul>
        {sheet.quotes.length > 0 ? (
          <p className={styles.print}>
            <PrintButton />
          </p>
        ) : null}
      </div>
      {sheet.quotes.length === 0 ? (
        <p className="note">
          No two outlets {ABOUT[about].of} have a point in common yet, so there is nothing to sort.
        </p>
      ) : (
        <>
          <EmptyMatrix sheet={sheet} about={about} />
          <Quotes sheet={sheet} />
          {withKey ? <Key sheet={sheet} blind={blind} /> : null}
        </>
      )}
    </div>
  );
}
