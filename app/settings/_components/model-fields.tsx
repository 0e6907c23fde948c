import type { ModelSettingsView } from "../../../lib/usecases/reading/load-model-settings.ts";
import { PlainForm } from "../../_components/plain-form.tsx";
import styles from "./model.module.css";

/** The address of a server, the model's name and how much it takes at a time. A key that is saved is no field: it is never sent to a page. */
export function ModelFields({ view: { model, models } }: { view: ModelSettingsView }) {
  return (
    <PlainForm method="post" action="/api/v1/model">
      <input type="hidden" name="_method" value="PATCH" />
      <input type="hidden" name="return" value="/settings#model" />
      <div className={styles.row}>
        <label htmlFor="model-address">Address</label>
        <div>
          <input
            id="model-address"
            name="address"
            type="url"
            required
            defaultValue={model.address}
            placeholder="http://127.0.0.1:11434/v1"
            spellCheck={false}
            autoComplete="off"
            aria-describedby="model-address-note"
          />
          <p className="note" id="model-address-note">
            Works with Ollama, LM Studio, llama.cpp, vLLM and most paid services.
          </p>
        </div>
      </div>
      <div className={styles.row}>
        <label htmlFor="model-name">Model</label>
        <div>
          <input
            id="model-name"
            name="name"
            required
            defaultValue={model.name}
            list="models"
            spellCheck={false}
            autoComplete="off"
          />
          <datalist id="models">
            {models.map((name) => (
              <option key={name} value={name} />
            ))}
          </datalist>
        </div>
      </div>
      {model.key.set ? null : (
        <div className={styles.row}>
          <label htmlFor="model-key">Key</label>
          <div>
            <input id="model-key" name="key" type="password" autoComplete="off" aria-describedby="model-key-note" />
            <p className="note" id="model-key-note">
              A server on your own machine seldom asks for one. Once saved, a key is never shown again.
            </p>
          </div>
        </div>
      )}
      <AmountField name="context" label="Context" value={model.context} least={1024}>
        tokens it can read at one time. A token is about three quarters of a word.
      </AmountField>
      <AmountField name="parallel" label="At once" value={model.parallel} least={1}>
        questions. More than 1 helps only where the server can take it.
      </AmountField>
      <AmountField name="price" label="Price" value={model.price} least={0}>
        of a million tokens, to tell costs before a reading; empty where it costs nothing.
      </AmountField>
      <p className={styles.end}>
        <button className="button primary" type="submit">
          Save
        </button>
      </p>
    </PlainForm>
  );
}

type AmountProps = {
  readonly name: string;
  readonly label: string;
  readonly value: number | null;
  readonly least: number;
  readonly children: string;
};

function AmountField({ name, label, value, least, children }: AmountProps) {
  return (
    <div className={styles.row}>
      <label htmlFor={`model-${name}`}>{label}</label>
      <p>
        <input
          className={styles.short}
          id={`model-${name}`}
          name={name}
          type="number"
          min={least}
          step={name === "price" ? "any" : 1}
          defaultValue={value ?? ""}
          aria-describedby={`model-${name}-note`}
        />{" "}
        <span className="note" id={`model-${name}-note`}>
          {children}
        </span>
      </p>
    </div>
  );
}
