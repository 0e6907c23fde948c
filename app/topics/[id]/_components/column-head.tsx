import type { Column } from "../../../../lib/usecases/columns/outlet-columns.ts";
import type { TopicPage } from "../../../../lib/usecases/topics/load-topic.ts";
import { Link } from "../../../_components/link.tsx";
import { ColumnMenu, Pinned } from "../../../_components/side-by-side/column-menu.tsx";
import columnsStyles from "../../../_components/side-by-side/columns.module.css";
import type { SideView } from "../../../_components/side-by-side/view.ts";
import { dateText, originText, plural } from "../../../_components/words.ts";

type Props = { readonly column: Column; readonly at: number; readonly page: TopicPage; readonly view: SideView };

/** The outlet's letter, name and menu: the part of the head that stays in sight. */
export function ColumnHead({ column, at, page, view }: Props) {
  return (
    <th scope="col" data-o={column.letter}>
      <div className="outlet-top">
        <span className="siglum">{column.letter}</span>
        <b>{column.name}</b>
        <Pinned column={column} view={view} />
        <ColumnMenu column={column} at={at} columns={page.columns} view={view} />
      </div>
    </th>
  );
}

/** Headline, date with its origin, copies: said once above the first row, and scrolled away with it. On phones, where no head stands, with letter, name and menu. */
export function ColumnTexts({ column, at, page, view }: Props) {
  const [lead] = column.leads;
  const copies = column.articleIds.length - column.leads.length;
  if (!lead) return <td />;
  return (
    <td data-o={column.letter}>
      <div className={columnsStyles.outlet}>
        <span className="siglum">{column.letter}</span> {column.name} <Pinned column={column} view={view} />
        <ColumnMenu column={column} at={at} columns={page.columns} view={view} />
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
