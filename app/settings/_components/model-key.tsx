import type { ModelFacts } from "../../../lib/usecases/reading/load-model.ts";
import { ActionForm } from "../../_components/action-form.tsx";
import { formatMoment } from "../../_components/format.ts";
import { PlainForm } from "../../_components/plain-form.tsx";
import styles from "./model.module.css";

/** Whether a key is kept; it can be replaced or removed, and is shown to nobody. */
export function ModelKey({ model: { key, from } }: { model: ModelFacts }) {
  if (!key.set) return null;
  return (
    <div className={styles.row}>
      <strong>Key</strong>
      <div>
        <p>
          {from === "environment" ? "Given by the environment." : "Saved"}
          {key.since ? ` on ${formatMoment(new Date(key.since))}` : ""}
          {from === "environment" ? "" : "."} It is never shown.
        </p>
        {from === "environment" ? null : (
          <div className="actions">
            <details>
              <summary className="text-button">Replace …</summary>
              <PlainForm method="post" action="/api/v1/model">
                <input type="hidden" name="_method" value="PATCH" />
                <input type="hidden" name="return" value="/settings#model" />
                <label htmlFor="model-new-key">New key</label>{" "}
                <input id="model-new-key" name="key" type="password" required autoComplete="off" />{" "}
                <button className="button" type="submit">
                  Save the key
                </button>
              </PlainForm>
            </details>
            <ActionForm
              action="/api/v1/model"
              method="PATCH"
              label="Remove"
              back="/settings#model"
              fields={{ key: "" }}
              quiet
            />
          </div>
        )}
      </div>
    </div>
  );
}
