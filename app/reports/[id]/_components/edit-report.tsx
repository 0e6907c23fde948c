import {
  LONGEST_NAME,
  LONGEST_REPORT_NOTE,
  LONGEST_ROW_NOTE,
  LONGEST_TITLE,
} from "../../../../lib/model/report/report.ts";
import type { ReportPage } from "../../../../lib/usecases/reports/load-report.ts";
import { FormTarget } from "../../../_components/form-target.tsx";
import { PlainForm } from "../../../_components/plain-form.tsx";
import fieldStyles from "../../../_components/styles/field.module.css";
import styles from "./edit-report.module.css";

/** What the author may change: title, name, note, which rows are shown in which order, and a note on each. A plain form. */
export function EditReport({ report, open }: { report: ReportPage; open: boolean }) {
  const { id, title, madeBy, note, page, arrangement } = report;
  const chosen = new Map(arrangement?.map((own, at) => [own.row, { at, note: own.note }]));
  return (
    <details className={styles.edit} open={open}>
      <summary className="button">Title, note and rows …</summary>
      <PlainForm method="post" action={`/api/v1/reports/${id}`} className={styles.form}>
        <FormTarget method="PATCH" back={`/reports/${id}`} />
        <div className={fieldStyles.field}>
          <label htmlFor="report-title">Title</label>
          <input
            id="report-title"
            name="title"
            defaultValue={title}
            maxLength={LONGEST_TITLE}
            required
            autoComplete="off"
          />
        </div>
        <div className={fieldStyles.field}>
          <label htmlFor="report-by">Who made it</label>
          <input id="report-by" name="madeBy" defaultValue={madeBy} maxLength={LONGEST_NAME} />
        </div>
        <div className={fieldStyles.field}>
          <label htmlFor="report-note">Your note</label>
          <textarea id="report-note" name="note" defaultValue={note} rows={5} maxLength={LONGEST_REPORT_NOTE} />
        </div>
        {page ? (
          <fieldset className={styles.rows}>
            <legend>Rows: untick one to leave it out; change a number to move it within its section</legend>
            <input type="hidden" name="rows" value="given" />
            {page.sections.map((section) => {
              const ordered = section.rows
                .map((row, at) => ({ row, at: chosen.get(row.id)?.at ?? at + section.rows.length * 2 }))
                .toSorted((a, b) => a.at - b.at);
              return (
                <div key={section.id}>
                  <p className={styles.section}>{section.title}</p>
                  <ol>
                    {ordered.map(({ row }, i) => (
                      <li key={row.id}>
                        <input
                          type="checkbox"
                          name={`show-${row.id}`}
                          value="yes"
                          defaultChecked={arrangement === null || chosen.has(row.id)}
                          aria-label={`Show “${row.name}”`}
                        />
                        <input
                          type="number"
                          name={`place-${row.id}`}
                          defaultValue={i + 1}
                          min={1}
                          max={999}
                          aria-label={`Place of “${row.name}”`}
                        />
                        <span className={styles.name}>{row.name}</span>
                        <input
                          name={`note-${row.id}`}
                          defaultValue={chosen.get(row.id)?.note ?? ""}
                          maxLength={LONGEST_ROW_NOTE}
                          placeholder="a note of yours"
                          aria-label={`Note on “${row.name}”`}
                          autoComplete="off"
                        />
                      </li>
                    ))}
                  </ol>
                </div>
              );
            })}
          </fieldset>
        ) : null}
        <p className="actions">
          <button className="button primary" type="submit">
            Save
          </button>
          <span className="note">What was frozen stays; the change stands in History and can be undone.</span>
        </p>
      </PlainForm>
    </details>
  );
}
