import Link from "next/link";
import type { Column } from "../../../../lib/usecases/columns/outlet-columns.ts";
import type { TopicPage } from "../../../../lib/usecases/topics/load-topic.ts";
import { dateText, originText, plural } from "../../../_components/words.ts";
import { addressOf, type TopicState } from "./address.ts";
import styles from "./column-head.module.css";
import columnsStyles from "./columns.module.css";
import menuStyles from "./menu.module.css";

type Props = { readonly column: Column; readonly at: number; readonly page: TopicPage; readonly state: TopicState };

/** The outlet's letter, name and menu: the part of the head that stays in sight. */
export function ColumnHead({ column, at, page, state }: Props) {
  return (
    <th scope="col" data-o={column.letter}>
      <div className="outlet-top">
        <span className="siglum">{column.letter}</span>
        <b>{column.name}</b>
        {page.base === column ? <span className={styles.pinned}>base</span> : null}
        <ColumnMenu column={column} at={at} page={page} state={state} />
      </div>
    </th>
  );
}

function ColumnMenu({ column, at, page, state }: Props) {
  const keys = page.columns.map((each) => each.key);
  const moved = (to: number) => {
    const rest = keys.filter((key) => key !== column.key);
    return [...rest.slice(0, to), column.key, ...rest.slice(to)];
  };
  const to = (change: Partial<TopicState>) => addressOf(page.topic.id, { ...state, columns: keys, ...change });
  const first = page.base ? 1 : 0;
  const pinned = page.base === column;
  return (
    // With another key the menu is closed again once it has done its work: a soft navigation would keep it open.
    <details
      className={`${menuStyles.menu} ${styles.columnMenu}`}
      name="column"
      key={`${keys.join(" ")} ${state.base}`}
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
            <Link href={to({ columns: keys.filter((key) => key !== column.key), base: pinned ? null : state.base })}>
              Close this column
            </Link>
          </li>
        ) : null}
        {column.outletId === null ? null : (
          <li>
            <Link href={`/outlets/${column.outletId}`}>All of this outlet</Link>
          </li>
        )}
      </ul>
    </details>
  );
}

/** Headline, date with its origin, copies: said once above the first row, and scrolled away with it. On phones, where no head stands, with letter, name and menu. */
export function ColumnTexts({ column, at, page, state }: Props) {
  const [lead] = column.leads;
  const copies = column.articleIds.length - column.leads.length;
  if (!lead) return <td />;
  return (
    <td data-o={column.letter}>
      <div className={columnsStyles.outlet}>
        <span className="siglum">{column.letter}</span> {column.name}{" "}
        {page.base === column ? <span className={styles.pinned}>base</span> : null}
        <ColumnMenu column={column} at={at} page={page} state={state} />
      </div>
      <Link className={columnsStyles.title} href={`/articles/${lead.id}`}>
        {lead.headline ?? lead.sourceId}
      </Link>
      <span className={columnsStyles.dateLine}>
        {lead.publishedAt ? dateText(lead.publishedAt, "short") : "date not known"}
        {lead.publishedAt && lead.origins.publishedAt ? ` · ${originText(lead.origins.publishedAt)}` : ""}
        {copies > 0 ? (
          <>
            <br />
            {plural(copies + 1, "copy", "copies")}, counted once
          </>
        ) : null}
        {column.leads.length > 1 ? (
          <>
            <br />
            and {plural(column.leads.length - 1, "other article")}
          </>
        ) : null}
      </span>
    </td>
  );
}
