import { Fragment } from "react";
import type { MadeChoice } from "../../../../lib/usecases/decisions/load-topic-choices.ts";
import type { TopicPage } from "../../../../lib/usecases/topics/load-topic.ts";
import { ActionForm } from "../../../_components/action-form.tsx";
import { FormTarget } from "../../../_components/form-target.tsx";
import { PlainForm } from "../../../_components/plain-form.tsx";
import { Sentence } from "../../../_components/sentence.tsx";
import { plural } from "../../../_components/words.ts";
import styles from "./settings.module.css";

/** Name, rows and place of the topic, as plain forms; what was chosen stands below, each with its undo. */
export function Settings({ page, choices, here }: { page: TopicPage; choices: readonly MadeChoice[]; here: string }) {
  const { topic } = page;
  const action = `/api/v1/topics/${topic.id}`;
  return (
    <details className={styles.settings} id="choices">
      <summary>
        Change this topic: name, rows, merge, split, hide
        {choices.length > 0 ? ` (${plural(choices.length, "choice")} made)` : ""}
      </summary>
      {choices.length > 0 ? (
        <section aria-labelledby="made">
          <h2 id="made">Chosen by readers</h2>
          <ul>
            {choices.map((choice) => (
              <li key={choice.decision}>
                <span>
                  <Sentence pieces={choice.sentence} />
                </span>
                <ActionForm action={`/api/v1/decisions/${choice.decision}/undo`} label="Undo" back={here} quiet />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <div className={styles.forms}>
        <PlainForm method="post" action={action}>
          <FormTarget method="PATCH" back={here} />
          <label htmlFor="topic-name">Name of this topic</label>
          <input id="topic-name" name="name" defaultValue={topic.name} maxLength={80} required />
          <button className="button" type="submit">
            Rename
          </button>
        </PlainForm>
        {page.others.length > 0 ? (
          <PlainForm method="post" action={`${action}/merge`}>
            <input type="hidden" name="return" value={here} />
            <label htmlFor="other">Merge another topic into this one</label>
            <select id="other" name="other">
              {page.others.map((other) => (
                <option key={other.id} value={other.id}>
                  {other.name}
                </option>
              ))}
            </select>
            <button className="button" type="submit">
              Merge
            </button>
          </PlainForm>
        ) : null}
        <PlainForm method="post" action={action}>
          <FormTarget method="PATCH" back={here} />
          <input type="hidden" name="hidden" value={topic.hidden ? "false" : "true"} />
          <button className="button" type="submit">
            {topic.hidden ? "Show in the lists again" : "Hide from the lists"}
          </button>
        </PlainForm>
      </div>
      {page.rows.length > 1 ? <Split page={page} here={here} action={`${action}/split`} /> : null}
      {page.rows.length > 0 ? (
        <details className={styles.rowNames}>
          <summary>Rename a row</summary>
          {page.rows.map((row, i) => (
            <PlainForm method="post" action={`/api/v1/matters/${row.id}`} key={row.id}>
              <FormTarget method="PATCH" back={here} />
              <label htmlFor={`row-${row.id}`}>Row {i + 1}</label>
              <input id={`row-${row.id}`} name="name" defaultValue={row.name} maxLength={80} required />
              <button className="button" type="submit">
                Rename the row
              </button>
            </PlainForm>
          ))}
        </details>
      ) : null}
    </details>
  );
}

function Split({ page, here, action }: { page: TopicPage; here: string; action: string }) {
  return (
    <details>
      <summary>Split: take rows out into a topic of their own</summary>
      <PlainForm className={styles.split} method="post" action={action}>
        <input type="hidden" name="return" value={here} />
        <fieldset>
          <legend>Rows to take out</legend>
          {page.rows.map((row, i) => (
            <Fragment key={row.id}>
              <label>
                <input type="checkbox" name="matters" value={row.id} /> {i + 1} {row.name}
              </label>
            </Fragment>
          ))}
        </fieldset>
        <label htmlFor="split-name">Name of the new topic</label>
        <input id="split-name" name="name" maxLength={80} aria-describedby="split-help" />
        <p className="note" id="split-help">
          Without a name it has the first row’s.
        </p>
        <button className="button" type="submit">
          Take them out
        </button>
      </PlainForm>
    </details>
  );
}
