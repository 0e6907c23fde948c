import type { OutletOrder } from "../../../lib/usecases/outlets/narrow-outlets.ts";
import { ChoiceField } from "../../_components/filter-fields.tsx";
import { PlainForm } from "../../_components/plain-form.tsx";
import styles from "../../_components/styles/filter-bar.module.css";

/** The orders as the list names them; the first is the usual one. */
export const OUTLET_ORDER_NAMES: Readonly<Record<OutletOrder, string>> = {
  articles: "most articles first",
  name: "by name",
  words: "most words first",
  hedges: "most hedges per 1,000 words first",
  obligation: "most obligation per 1,000 words first",
  shared: "most claims also made by others first",
};

/** The list's filter and order as a form that leads to an address; it works without script. */
export function OutletFilterForm({ words, order }: { words: string; order: OutletOrder }) {
  return (
    <search>
      <PlainForm key={`${order} ${words}`} className={styles.bar} action="/outlets" aria-label="Outlets">
        <label className={styles.words}>
          Words in a name
          <input type="search" name="words" defaultValue={words} maxLength={200} />
        </label>
        <ChoiceField
          name="order"
          label="Order"
          chosen={order === "articles" ? "" : order}
          options={Object.entries(OUTLET_ORDER_NAMES).map(
            ([value, name]) => [value === "articles" ? "" : value, name] as const,
          )}
        />
        <button className="button" type="submit">
          Show
        </button>
      </PlainForm>
    </search>
  );
}
