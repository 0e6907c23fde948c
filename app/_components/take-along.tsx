import type { FrozenKind } from "../../lib/model/report/frozen-page.ts";
import { LONGEST_NAME, LONGEST_REPORT_NOTE, LONGEST_TITLE } from "../../lib/model/report/report.ts";
import { address } from "./addresses.ts";
import { Anchor } from "./anchor.tsx";
import { isBlind } from "./blind.ts";
import { PlainForm } from "./plain-form.tsx";
import { PrintButton } from "./print-button.tsx";
import fieldStyles from "./styles/field.module.css";
import styles from "./take-along.module.css";

type Props = {
  readonly kind: FrozenKind;
  /** What the page is of, named as the interface names it: story, group, ids, columns. */
  readonly of: Readonly<Record<string, string | number | undefined>>;
  /** What the page is called, as the title that is offered. */
  readonly name: string;
  /** This page, to come back to where freezing fails. */
  readonly back: string;
};

/** What can be done with a whole page: freeze it as a report, print it, or take it along as a file. */
export async function TakeAlong({ kind, of, name, back }: Props) {
  const blind = (await isBlind()) ? "1" : undefined;
  const href = (format: string) => address(`/api/v1/pages/${kind}/file`, { ...of, format, blind });
  const fields = Object.entries(of).filter(([, value]) => value !== undefined && value !== "");
  return (
    <div className={styles.row}>
      <details className={styles.freeze}>
        <summary className="button">Freeze as a report …</summary>
        <PlainForm method="post" action="/api/v1/reports" className={styles.form}>
          <input type="hidden" name="return" value={back} />
          <input type="hidden" name="kind" value={kind} />
          {fields.map(([field, value]) => (
            <input key={field} type="hidden" name={field} value={value} />
          ))}
          <p className="note">
            A report keeps this page as it is now, with its sentences and the hashes of its texts. It has an address of
            its own and can be checked again later.
          </p>
          <div className={fieldStyles.field}>
            <label htmlFor="freeze-title">Title</label>
            <input
              id="freeze-title"
              name="title"
              defaultValue={name.slice(0, LONGEST_TITLE)}
              maxLength={LONGEST_TITLE}
              autoComplete="off"
            />
          </div>
          <div className={fieldStyles.field}>
            <label htmlFor="freeze-by">Your name, if you like</label>
            <input id="freeze-by" name="madeBy" maxLength={LONGEST_NAME} />
          </div>
          <div className={fieldStyles.field}>
            <label htmlFor="freeze-note">What you want to say about it, if anything</label>
            <textarea id="freeze-note" name="note" rows={3} maxLength={LONGEST_REPORT_NOTE} />
          </div>
          <p>
            <label className={styles.box}>
              <input type="checkbox" name="texts" value="yes" /> Keep the whole texts with it, not only what is quoted
            </label>
          </p>
          <p className="actions">
            <button className="button primary" type="submit">
              Freeze
            </button>
          </p>
        </PlainForm>
      </details>
      <PrintButton />
      <span className={styles.files}>
        Download this page as <Anchor href={href("md")}>Markdown</Anchor>, <Anchor href={href("csv")}>CSV</Anchor> or{" "}
        <Anchor href={href("jsonl")}>JSONL</Anchor>
      </span>
    </div>
  );
}
