import type { FramingPage } from "../../../lib/usecases/framing/load-framing.ts";
import { PlainForm } from "../../_components/plain-form.tsx";
import { type FramingState, framingAddress } from "./address.ts";
import styles from "./name-side.module.css";

/** A form by which a reader puts a speaker on a side of the reader's own naming. */
export function NameSide({ page, state }: { page: FramingPage; state: FramingState }) {
  const speakers = [
    ...new Set(
      page.columns.flatMap(({ profile }) =>
        profile.speakers.flatMap(({ name, quotedWords }) =>
          name && (quotedWords > 0 || /^\p{Lu}/u.test(name)) ? [name] : [],
        ),
      ),
    ),
  ].toSorted();
  if (speakers.length === 0) return null;
  return (
    <details className={styles.also}>
      <summary>Put speakers on sides …</summary>
      <p className="note">
        Sides are yours to name (“Kyiv”, “the union”, “residents”). A side holds for the speaker’s name in every
        article, and History can undo it.
      </p>
      <PlainForm method="post" action="/api/v1/framing/sides" className="inline-form">
        <input type="hidden" name="return" value={framingAddress(state, null)} />
        <label>
          Speaker{" "}
          <select name="speaker">
            {speakers.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </label>{" "}
        <label>
          is on the side <input name="side" list="sides" maxLength={60} required />
        </label>
        <datalist id="sides">
          {page.sideNames.map((side) => (
            <option key={side} value={side} />
          ))}
        </datalist>{" "}
        <button className="button" type="submit">
          Name the side
        </button>
      </PlainForm>
    </details>
  );
}
