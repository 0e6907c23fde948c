import type { ReactNode } from "react";
import type { Column } from "../../../lib/usecases/columns/outlet-columns.ts";
import { Link } from "../link.tsx";
import styles from "./column-menu.module.css";
import menuStyles from "./menu.module.css";
import type { SideState, SideView } from "./view.ts";

type Props = {
  readonly column: Column;
  readonly at: number;
  /** All columns shown, in order. */
  readonly columns: readonly Column[];
  readonly view: SideView;
  readonly children?: ReactNode;
};

/** That a column is the base, where it is. */
export function Pinned({ column, view }: Pick<Props, "column" | "view">) {
  return view.base?.key === column.key ? <span className={styles.pinned}>base</span> : null;
}

/** What a reader can do with a column: pin it as base, move it, close it, and what a page adds. */
export function ColumnMenu({ column, at, columns, view, children }: Props) {
  const keys = columns.map((each) => each.key);
  const moved = (to: number) => {
    const rest = keys.filter((key) => key !== column.key);
    return [...rest.slice(0, to), column.key, ...rest.slice(to)];
  };
  const to = (change: Partial<SideState>) => view.to({ columns: keys, ...change });
  const first = view.base ? 1 : 0;
  const pinned = view.base === column;
  return (
    // With another key the menu is closed again once it has done its work: a soft navigation would keep it open.
    <details
      className={`${menuStyles.menu} ${styles.columnMenu}`}
      name="column"
      key={`${keys.join(" ")} ${view.state.base}`}
    >
      <summary aria-label={`Move, pin or close ${column.name}`}>⋯</summary>
      <ul>
        <li>
          <Link href={to(pinned ? { base: null } : { base: column.key })}>
            {pinned ? "Unpin" : "Pin as base: put the others beside it"}
          </Link>
        </li>
        {!pinned && at > first ? (
          <>
            <li>
              <Link href={to({ columns: moved(first) })}>Put first</Link>
            </li>
            <li>
              <Link href={to({ columns: moved(at - 1) })}>Move left</Link>
            </li>
          </>
        ) : null}
        {!pinned && at < keys.length - 1 ? (
          <li>
            <Link href={to({ columns: moved(at + 1) })}>Move right</Link>
          </li>
        ) : null}
        {keys.length > 1 ? (
          <li>
            <Link
              href={to({ columns: keys.filter((key) => key !== column.key), base: pinned ? null : view.state.base })}
            >
              Close this column
            </Link>
          </li>
        ) : null}
        {column.outletId === null ? null : (
          <li>
            <Link href={`/outlets/${column.outletId}`}>All of this outlet</Link>
          </li>
        )}
        {children}
      </ul>
    </details>
  );
}
