import { Fragment } from "react";
import type { StoryColumn } from "../../../../lib/usecases/stories/load-story.ts";
import { Link } from "../../../_components/link.tsx";
import { ColumnMenu, Pinned } from "../../../_components/side-by-side/column-menu.tsx";
import columnsStyles from "../../../_components/side-by-side/columns.module.css";
import { originText, plural } from "../../../_components/words.ts";
import { dayText } from "../../_components/days.ts";
import { Letter } from "../../_components/letter.tsx";
import styles from "./outlet-head.module.css";
import type { StoryParts } from "./story-view.ts";

type Props = StoryParts & { readonly column: StoryColumn };

/** The outlet's letter, name and menu: the part of the head that stays in sight. Plain for ears alone. */
export function OutletHead({ column, at, page, view, plain }: Props & { at: number; plain: boolean }) {
  if (plain)
    return (
      <th scope="col">
        {column.letter} {column.name}
      </th>
    );
  return (
    <th scope="col" data-o={column.letter}>
      <div className={`outlet-top ${styles.top}`}>
        <Letter letter={column.letter} copy={column.leads.length === 0} />
        <b>{column.name}</b>
        <Pinned column={column} view={view} />
        <ColumnMenu column={column} at={at} columns={page.columns} view={view}>
          {column.cited.slice(0, 1).map(({ id }) => (
            <li key={id}>
              <Link href={`/articles/${id}`}>Read the article</Link>
            </li>
          ))}
          <li>
            <Link href={view.to({ view: "articles" })}>Move an article out of this story</Link>
          </li>
        </ColumnMenu>
      </div>
    </th>
  );
}

/** Headline and date of the article with most in the rows, its copies, and what else of the outlet stands in them: scrolled away with the page. */
export function OutletArticles({ column, page, view }: Props) {
  const [lead, ...more] = column.cited.length > 0 ? column.cited : column.leads.slice(0, 1);
  if (!lead) return <td data-o={column.letter}>{copyText(column, page)}</td>;
  const alsoIn = page.copies.filter(({ leadKey, copyKey }) => leadKey === column.key && copyKey !== column.key);
  const own = page.copies.filter(({ leadKey, copyKey }) => leadKey === column.key && copyKey === column.key);
  const printers = page.outlets.filter(({ key }) => alsoIn.some(({ copyKey }) => copyKey === key));
  return (
    <td data-o={column.letter}>
      <Link className={columnsStyles.title} href={`/articles/${lead.id}`}>
        {lead.headline ?? lead.sourceId}
      </Link>
      <span className={columnsStyles.dateLine}>
        {lead.publishedAt ? dayText(lead.publishedAt) : "date not known"}
        {lead.publishedAt && lead.origins.publishedAt ? `, ${originText(lead.origins.publishedAt)}` : ""}
      </span>
      {more.length > 0 ? (
        <span className={columnsStyles.dateLine}>
          and {plural(more.length, "more article")},{" "}
          {more.slice(0, 3).map((article, i) => (
            <Fragment key={article.id}>
              {i === 0 ? "" : ", "}
              <Link href={`/articles/${article.id}`}>
                {article.publishedAt ? dayText(article.publishedAt) : "undated"}
              </Link>
            </Fragment>
          ))}
        </span>
      ) : null}
      {printers.length > 0 ? (
        <span className={columnsStyles.dateLine}>
          also in{" "}
          {printers.slice(0, 3).map(({ key, letter, name }, i) => (
            <Fragment key={key}>
              {i === 0 ? "" : ", "}
              <Letter letter={letter} small /> {name}
            </Fragment>
          ))}
          {printers.length > 3 ? ` and ${plural(printers.length - 3, "other")}` : ""},{" "}
          <Link href={view.to({ view: "copies" })}>counted once</Link>
        </span>
      ) : null}
      {own.length > 0 ? (
        <span className={columnsStyles.dateLine}>
          {plural(own.length + 1, "copy", "copies")}, counted once:{" "}
          <Link href={`/groups/${lead.groupId}?view=changes`}>what differs</Link>
        </span>
      ) : null}
    </td>
  );
}

/** An outlet whose articles here are all the same as another outlet's. */
function copyText(column: StoryColumn, page: Props["page"]) {
  const first = page.copies.find(({ copyKey }) => copyKey === column.key);
  const printed = page.outlets.find(({ key }) => key === first?.leadKey);
  if (!first || !printed) return null;
  return (
    <>
      <Link className={columnsStyles.title} href={`/articles/${first.copy.id}`}>
        {first.copy.headline ?? first.copy.sourceId}
      </Link>
      <span className={columnsStyles.dateLine}>
        the same article as <Letter letter={printed.letter} small /> {printed.name}:{" "}
        <Link href={`/groups/${first.copy.groupId}?view=changes`}>what differs</Link>
      </span>
    </>
  );
}
