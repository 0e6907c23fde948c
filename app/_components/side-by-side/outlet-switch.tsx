import { Letter } from "../../stories/_components/letter.tsx";
import { Link } from "../link.tsx";
import styles from "./outlet-switch.module.css";
import type { SideState } from "./view.ts";

/** An outlet that may stand in a column; `leads` are its articles that are no copies of others'. */
type SwitchColumn = {
  readonly key: string;
  readonly letter: string;
  readonly name: string;
  readonly leads: readonly unknown[];
};
type View = {
  readonly state: SideState;
  readonly to: (change: Partial<Pick<SideState, "columns" | "base">>) => string;
};

/** On a phone, where columns stand under one another: a letter an outlet, tapped to show or hide it, in sight while the rows scroll. */
export function OutletSwitch({
  all,
  shown,
  view,
}: {
  all: readonly SwitchColumn[];
  shown: readonly SwitchColumn[];
  view: View;
}) {
  return (
    <nav className={styles.switch} aria-label="Outlets shown">
      {all.map((column) => (
        <OutletToggle key={column.key} column={column} shown={shown} view={view} named={false} />
      ))}
      <span className="note">tap to show or hide</span>
    </nav>
  );
}

type ToggleProps = {
  readonly column: SwitchColumn;
  readonly shown: readonly SwitchColumn[];
  readonly view: View;
  /** With its name beside the letter. */
  readonly named: boolean;
};

/** A link that puts an outlet into a column or takes it out. */
export function OutletToggle({ column, shown, view, named }: ToggleProps) {
  const keys = shown.map(({ key }) => key);
  const isShown = keys.includes(column.key);
  const rest = keys.filter((key) => key !== column.key);
  const copy = column.leads.length === 0;
  const label = `${isShown ? "Hide" : "Show"} ${column.name}`;
  const content = (
    <>
      <Letter letter={column.letter} copy={copy} />
      {named ? <span>{column.name}</span> : null}
    </>
  );
  // The last column cannot be hidden: a page without one would show the usual ones again.
  if (isShown && rest.length === 0)
    return (
      <span className={styles.toggle} data-shown>
        {content}
        <span className="visually-hidden">{column.name}, shown</span>
      </span>
    );
  return (
    <Link
      className={styles.toggle}
      data-shown={isShown ? true : undefined}
      href={view.to({
        columns: isShown ? rest : [...keys, column.key],
        base: view.state.base === column.key ? null : view.state.base,
      })}
      aria-label={label}
      title={column.name}
    >
      {content}
    </Link>
  );
}
