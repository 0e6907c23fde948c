import { FormTarget } from "./form-target.tsx";
import { PlainForm } from "./plain-form.tsx";

type Props = {
  /** Such as "/api/v1/decisions/3/undo". It answers 303 to `back`. */
  action: string;
  /** What is meant where it is no POST. */
  method?: "PATCH" | "DELETE";
  /** Named by what it does: "Keep apart", never "OK". */
  label: string;
  /** Address of this page, sent as `return`. */
  back: string;
  fields?: Readonly<Record<string, string | number>>;
  /** The one solid button of a view. */
  first?: boolean;
  /** As a quiet text button. */
  quiet?: boolean;
  /** The letter that presses it; shown on the button. */
  hotkey?: string;
  /** What will happen, asked before it does. */
  confirm?: string;
};

/** One action as a plain form that works without script; with `confirm` the button waits inside a details. */
export function ActionForm({ action, method, label, back, fields = {}, first, quiet, hotkey, confirm }: Props) {
  const look = quiet ? "text-button" : first ? "button primary" : "button";
  const form = (
    <PlainForm className="inline-form" method="post" action={action}>
      <FormTarget method={method} back={back} />
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button className={look} type="submit" data-key={hotkey}>
        {label} {hotkey !== undefined && <kbd>{hotkey}</kbd>}
      </button>
    </PlainForm>
  );
  if (confirm === undefined) return form;
  return (
    <details className="inline-form">
      <summary className={look}>{label} …</summary>
      <p className="note">{confirm}</p>
      {form}
    </details>
  );
}
