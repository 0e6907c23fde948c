import Link from "next/link";
import type { TopicPage } from "../../../../lib/usecases/load-topic.ts";
import { addressOf, type TopicState } from "./address.ts";

/** Which columns stand in which order, and the topic's name; everything through links and plain forms. */
export function Settings({ page, state }: { page: TopicPage; state: TopicState }) {
  const keys = page.columns.map((column) => column.key);
  const here = addressOf(page.topic.id, state);
  const withColumns = (columns: readonly string[]) => addressOf(page.topic.id, { ...state, columns });
  return (
    <details className="settings" id="columns">
      <summary>Columns and name</summary>
      <ul>
        {page.columns.map((column, i) => (
          <li key={column.key}>
            <span className="sig">{column.letter}</span> {state.blind ? "" : column.name}{" "}
            {i > 0 ? <Link href={withColumns([column.key, ...keys.filter((key) => key !== column.key)])}>put first</Link> : null}{" "}
            {keys.length > 2 ? <Link href={withColumns(keys.filter((key) => key !== column.key))}>close</Link> : null}
          </li>
        ))}
      </ul>
      <form method="post" action={`/api/v1/topics/${page.topic.id}`}>
        <input type="hidden" name="return" value={here} />
        <label>
          Name of this topic <input name="name" defaultValue={page.topic.name} maxLength={80} required />
        </label>{" "}
        <button className="btn" type="submit">
          Rename
        </button>
      </form>
      <form method="post" action={`/api/v1/topics/${page.topic.id}`}>
        <input type="hidden" name="return" value={here} />
        <input type="hidden" name="hidden" value={page.topic.hidden ? "false" : "true"} />
        <button className="btn" type="submit">
          {page.topic.hidden ? "Show in the lists" : "Hide from the lists"}
        </button>
      </form>
    </details>
  );
}
