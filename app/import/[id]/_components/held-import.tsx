import type { FirstOfFile, FirstText } from "../../../../lib/usecases/imports/first-texts.ts";
import type { ImportPage } from "../../../../lib/usecases/imports/load-import.ts";
import { ActionForm } from "../../../_components/action-form.tsx";
import { FormTarget } from "../../../_components/form-target.tsx";
import { outward } from "../../../_components/own-address.ts";
import { PlainForm } from "../../../_components/plain-form.tsx";
import fieldStyles from "../../../_components/styles/field.module.css";
import { dateText, plural } from "../../../_components/words.ts";
import styles from "./held-import.module.css";

/** What a column of a table may be, in words. */
const FIELDS = [
  ["text", "text"],
  ["html", "text, as HTML"],
  ["headline", "headline"],
  ["outlet", "outlet"],
  ["author", "author"],
  ["publishedAt", "date"],
  ["url", "address"],
  ["id", "its own name"],
] as const;

/** A held import: its first texts as they would come in, what the columns of a table are, and the word that lets it begin. */
export function HeldImport({ page, back }: { page: ImportPage; back: string }) {
  const { id, preview, total } = page;
  if (!preview) return null;
  const table = preview.files.find(({ columns }) => columns.length > 0);
  const lacksText = table !== undefined && !table.columns.some(({ field }) => field === "text" || field === "html");
  // What is said of a table without a text is what the lists above its rows already ask.
  const texts = preview.files.filter((file) => !lacksText || file !== table).flatMap((file) => file.texts);
  return (
    <section aria-labelledby="held">
      <h2 id="held">Nothing is in yet</h2>
      <p>
        {plural(total, "file")} {total === 1 ? "waits" : "wait"} for your word.{" "}
        {lacksText ? "No column is the text yet: choose which one is, then look again." : said(texts)}
      </p>
      {preview.problem ? <p>{preview.problem}</p> : null}
      {table ? (
        <Columns table={table} lacksText={lacksText} importId={id} back={back} />
      ) : (
        <ActionForm action={`/api/v1/imports/${id}/start`} label="Import all" back={back} first />
      )}
      <ActionForm action={`/api/v1/imports/${id}/cancel`} label="Cancel the import" back={back} quiet />
      {texts.length > 0 ? <FirstTexts texts={texts} /> : null}
    </section>
  );
}

function said(texts: readonly FirstText[]): string {
  if (texts.length === 0) return "None of the texts is shown.";
  return texts.length === 1
    ? "This is how the first text would come in."
    : `These are the first ${texts.length} texts as they would come in.`;
}

type ColumnsProps = { table: FirstOfFile; lacksText: boolean; importId: number; back: string };

/** What each column is: a list by its name. The same form looks again or begins; a table that has no text yet can only be looked at again. */
function Columns({ table, lacksText, importId, back }: ColumnsProps) {
  return (
    <PlainForm method="post" action={`/api/v1/imports/${importId}/start`}>
      <FormTarget back={back} />
      <fieldset className={styles.columns}>
        <legend>What the columns of {table.sourceId} are</legend>
        {table.columns.map(({ name, field }, i) => (
          <div key={i} className={fieldStyles.field}>
            <label htmlFor={`column-${i}`}>column {name ? `“${name}”` : i + 1} is the</label>
            <select id={`column-${i}`} name="columns" defaultValue={field ?? "-"}>
              <option value="-">do not import</option>
              {FIELDS.map(([value, words]) => (
                <option key={value} value={value}>
                  {words}
                </option>
              ))}
            </select>
          </div>
        ))}
      </fieldset>
      {lacksText ? null : (
        <button className="button primary" type="submit">
          Import all
        </button>
      )}{" "}
      <button
        className={lacksText ? "button primary" : "button"}
        type="submit"
        formAction={outward(`/api/v1/imports/${importId}/preview`)}
      >
        Look again
      </button>
    </PlainForm>
  );
}

/** A line a text, with what is known of it and what will stay unknown; on a phone its parts stand below each other. */
function FirstTexts({ texts }: { texts: readonly FirstText[] }) {
  return (
    <table className={styles.texts}>
      <caption className="visually-hidden">The first texts as they would come in</caption>
      <thead>
        <tr>
          <th scope="col">Date</th>
          <th scope="col">Outlet</th>
          <th scope="col">Headline</th>
          <th scope="col">The article begins</th>
        </tr>
      </thead>
      <tbody>
        {texts.map((text) => (
          <First key={text.sourceId} text={text} />
        ))}
      </tbody>
    </table>
  );
}

function First({ text }: { text: FirstText }) {
  const { sourceId, headline, outlet, author, publishedAt, url, words, beginning, refused } = text;
  if (refused !== null)
    return (
      <tr>
        <th colSpan={2} scope="row">
          {sourceId}
        </th>
        <td colSpan={2}>Would not come in: {refused}</td>
      </tr>
    );
  const more = [author, url].filter(Boolean).join(" · ");
  return (
    <tr>
      <td>{publishedAt ? dateText(publishedAt) : <Unknown what="date" />}</td>
      <td>{outlet ?? <Unknown what="outlet" />}</td>
      <th scope="row">
        <span className="headline">{headline ?? sourceId}</span>
        {more ? <span className={`note ${styles.more}`}>{more}</span> : null}
      </th>
      <td>
        {beginning} <span className="note">{plural(words, "word")}</span>
      </td>
    </tr>
  );
}

function Unknown({ what }: { what: string }) {
  return <span className={styles.unknown}>no {what} found: stays unknown</span>;
}
