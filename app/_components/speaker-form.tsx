import type { CitedClaim } from "../../lib/model/claim.ts";
import { ActionForm } from "./action-form.tsx";
import { FormTarget } from "./form-target.tsx";
import { PlainForm } from "./plain-form.tsx";
import styles from "./speaker-form.module.css";

/** Lets a reader say who says a claim, and on whose word; what the rule read stays, and comes back by undo. */
export function SpeakerForm({ claim, back, open = false }: { claim: CitedClaim; back: string; open?: boolean }) {
  const { id, speaker, via, corrected } = claim;
  return (
    <div className={styles.correction}>
      {corrected ? (
        <div className="note inline-form">
          <span>
            Set by a reader. The rule had read: {corrected.speaker ?? "the outlet itself"}
            {corrected.via ? `, via ${corrected.via}` : ""}.
          </span>
          <ActionForm action={`/api/v1/decisions/${corrected.decision}/undo`} label="Undo" back={back} quiet />
        </div>
      ) : null}
      <details open={open}>
        <summary>Correct who says it</summary>
        <PlainForm method="post" action={`/api/v1/claims/${id}`}>
          <FormTarget method="PATCH" back={back} />
          <p>
            <label htmlFor={`speaker-${id}`}>Said by</label>
            <input
              id={`speaker-${id}`}
              name="speaker"
              defaultValue={speaker ?? ""}
              maxLength={120}
              aria-describedby={`speaker-help-${id}`}
            />
          </p>
          <p>
            <label htmlFor={`via-${id}`}>Reported via</label>
            <input id={`via-${id}`} name="via" defaultValue={via ?? ""} maxLength={120} />
          </p>
          <button className="button" type="submit">
            Set the speaker
          </button>
          <p className="note" id={`speaker-help-${id}`}>
            Leave both empty where the outlet itself says it. The correction stays through every new reading.
          </p>
        </PlainForm>
      </details>
    </div>
  );
}
