import styles from "./blind-button.module.css";
import { PlainForm } from "./plain-form.tsx";
import iconButtonStyles from "./styles/icon-button.module.css";

/** Hides the outlets on every page, or reveals them. A plain form: the page it stands on is known from where the form comes. */
export function BlindButton({ blind }: { blind: boolean }) {
  return (
    <PlainForm className={styles.form} method="post" action="/blind">
      <input type="hidden" name="blind" value={blind ? "0" : "1"} />
      <button className={blind ? "button" : iconButtonStyles.button} type="submit">
        {blind ? "Reveal the outlets" : "Hide outlets"}
      </button>
    </PlainForm>
  );
}

/** The line under the masthead while outlets are hidden: what is hidden, what is not, and the way back. */
export function BlindNotice() {
  return (
    <aside className={styles.line} aria-label="Blind mode">
      <div className="wrap">
        <p>
          <b>Outlets are hidden.</b> Each keeps its letter on every page; authors and addresses are left out. Headlines
          and texts stand as they were written, and may name their outlet.
        </p>
        <BlindButton blind />
      </div>
    </aside>
  );
}
