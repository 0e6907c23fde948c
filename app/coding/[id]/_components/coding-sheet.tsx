import type { CodingPage } from "../../../../lib/usecases/coding/load-coding.ts";
import { address } from "../../../_components/addresses.ts";
import { Anchor } from "../../../_components/anchor.tsx";
import { PlainForm } from "../../../_components/plain-form.tsx";
import styles from "./coding-sheet.module.css";

/** One reader's sheet: the claims without outlet and speaker, each with the codes as choices. Nobody else's codes are on it. */
export function CodingSheet({ page: { coding, units }, reader }: { page: CodingPage; reader: string }) {
  const coded = units.filter(({ given }) => given.has(reader)).length;
  return (
    <PlainForm method="post" action={`/api/v1/codings/${coding.id}/codes`} className={styles.sheet}>
      <input type="hidden" name="return" value={address(`/coding/${coding.id}`, { reader })} />
      <input type="hidden" name="reader" value={reader} />
      <p className="note" role="status">
        {coded} of {units.length} coded by {reader}. Save as often as you like; what you leave open stays open.
      </p>
      <ol>
        {units.map(({ number, key, text, given }) => (
          <li key={key}>
            <fieldset>
              <legend>
                <span className={styles.number}>{number}</span> <span className="said">{text}</span>
              </legend>
              <div className={styles.codes}>
                {coding.codes.map(({ label, meaning }) => (
                  <label key={label} title={meaning || undefined}>
                    <input
                      type="radio"
                      name={`claim-${number}`}
                      value={label}
                      defaultChecked={given.get(reader) === label}
                    />{" "}
                    {label}
                  </label>
                ))}
                <label className={styles.open}>
                  <input type="radio" name={`claim-${number}`} value="" defaultChecked={!given.has(reader)} /> left open
                </label>
              </div>
            </fieldset>
          </li>
        ))}
      </ol>
      <p className={styles.save}>
        <button className="button primary" type="submit">
          Save my codes
        </button>{" "}
        <Anchor href={`/coding/${coding.id}`}>Agreement and codebook</Anchor>
      </p>
    </PlainForm>
  );
}
