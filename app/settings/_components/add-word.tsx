import type { EditableList } from "../../../lib/usecases/decisions/load-lexicons.ts";
import { PlainForm } from "../../_components/plain-form.tsx";
import fieldStyles from "../../_components/styles/field.module.css";
import styles from "./add-word.module.css";

/** The form for a word of the reader's own: where, which, what it does, and why. */
export function AddWord({ lists }: { lists: readonly EditableList[] }) {
  return (
    <PlainForm method="post" action="/api/v1/lexicons/words" className={styles.addWord}>
      <input type="hidden" name="return" value="/settings" />
      <div className={fieldStyles.field}>
        <label htmlFor="word-list">List</label>
        <select id="word-list" name="list" defaultValue="loaded">
          {lists.map(({ name, title }) => (
            <option key={name} value={name}>
              {title}
            </option>
          ))}
        </select>
      </div>
      <div className={fieldStyles.field}>
        <label htmlFor="word-term">Word or phrase</label>
        <input id="word-term" name="term" required maxLength={60} autoComplete="off" />
      </div>
      <div className={fieldStyles.field}>
        <label htmlFor="word-forms">Other forms</label>
        <input id="word-forms" name="forms" maxLength={400} aria-describedby="word-forms-note" autoComplete="off" />
        <p className="note" id="word-forms-note">
          Parted by commas, such as: wallops, walloped. Only what is listed is found.
        </p>
      </div>
      <div className={`${fieldStyles.field} ${styles.wide}`}>
        <label htmlFor="word-sense">What it does, in a sentence</label>
        <input
          id="word-sense"
          name="sense"
          required
          maxLength={300}
          aria-describedby="word-sense-note"
          autoComplete="off"
        />
        <p className="note" id="word-sense-note">
          Say what the word adds, not whether it is fair: “Tells a rebuke as a blow.”
        </p>
      </div>
      <div className={`${fieldStyles.field} ${styles.wide}`}>
        <label htmlFor="word-reason">Why you add it</label>
        <input id="word-reason" name="reason" maxLength={300} autoComplete="off" />
      </div>
      <p>
        <button className="button primary" type="submit">
          Add the word
        </button>
      </p>
    </PlainForm>
  );
}
