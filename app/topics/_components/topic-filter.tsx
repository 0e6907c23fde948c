import type { TopicOrder } from "../../../lib/usecases/topics/load-topics.ts";
import { ChoiceField } from "../../_components/filter-fields.tsx";
import { PlainForm } from "../../_components/plain-form.tsx";
import styles from "../../_components/styles/filter-bar.module.css";

/** The orders as the list names them; the first is the usual one. */
export const TOPIC_ORDER_NAMES: Readonly<Record<TopicOrder, string>> = {
  differ: "your own first, then where outlets differ most",
  points: "most points first",
  name: "by name",
};

/** The list's filter and order as a form that leads to an address; it works without script. */
export function TopicFilterForm({ words, order }: { words: string; order: TopicOrder }) {
  return (
    <search>
      <PlainForm key={`${order} ${words}`} className={styles.bar} action="/topics" aria-label="Topics">
        <label className={styles.words}>
          Words in a name
          <input type="search" name="words" defaultValue={words} maxLength={200} />
        </label>
        <ChoiceField
          name="order"
          label="Order"
          chosen={order === "differ" ? "" : order}
          options={[
            ["", "where outlets differ"],
            ["points", TOPIC_ORDER_NAMES.points],
            ["name", TOPIC_ORDER_NAMES.name],
          ]}
        />
        <button className="button" type="submit">
          Show
        </button>
      </PlainForm>
    </search>
  );
}
