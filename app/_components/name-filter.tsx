import { ChoiceField } from "./filter-fields.tsx";
import { PlainForm } from "./plain-form.tsx";
import styles from "./styles/filter-bar.module.css";

type Props = {
  /** What the list holds: "Topics". */
  readonly label: string;
  readonly action: string;
  readonly words: string;
  /** The order chosen; "" is the usual one. */
  readonly order: string;
  readonly orders: readonly (readonly [value: string, name: string])[];
};

/** A list's filter by words in a name, and its order, as a form that leads to an address; it works without script. */
export function NameFilterForm({ label, action, words, order, orders }: Props) {
  return (
    <search>
      <PlainForm key={`${order} ${words}`} className={styles.bar} action={action} aria-label={label}>
        <label className={styles.words}>
          Words in a name
          <input type="search" name="words" defaultValue={words} maxLength={200} />
        </label>
        <ChoiceField name="order" label="Order" chosen={order} options={orders} />
        <button className="button" type="submit">
          Show
        </button>
      </PlainForm>
    </search>
  );
}
