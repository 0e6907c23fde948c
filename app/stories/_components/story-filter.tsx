import type { StoriesPage } from "../../../lib/usecases/stories/load-stories.ts";
import { PlainForm } from "../../_components/plain-form.tsx";
import styles from "../../_components/styles/filter-bar.module.css";

/** What the address asks of the list of stories. */
export type StoryListQuery = Readonly<
  Record<"words" | "outlet" | "silent" | "from" | "to" | "told" | "order", string>
> & {
  readonly asked: boolean;
};

const TOLD = [
  ["several", "two texts or more"],
  ["alone", "one text alone"],
  ["all", "all"],
] as const;
export const ORDERS = [
  ["newest", "newest first"],
  ["oldest", "oldest first"],
  ["most", "most texts first"],
] as const;

/** The list's filter and order as a form that leads to an address; it works without script. */
export function StoryFilterForm({ page: { outlets, questions }, query }: { page: StoriesPage; query: StoryListQuery }) {
  return (
    <search>
      {/* Made anew for another address: a field keeps what was typed while only the list below it changes. */}
      <PlainForm key={JSON.stringify(query)} className={styles.bar} action="/stories" aria-label="Stories">
        <label className={styles.words}>
          Words in a name, a headline or a text
          <input type="search" name="words" defaultValue={query.words} maxLength={200} />
        </label>
        <label>
          From
          <input
            name="from"
            defaultValue={query.from}
            placeholder="2026-11"
            pattern={DATE}
            title={DATE_HELP}
            size={10}
          />
        </label>
        <label>
          To
          <input
            name="to"
            defaultValue={query.to}
            placeholder="2026-11-28"
            pattern={DATE}
            title={DATE_HELP}
            size={10}
          />
        </label>
        <Choice name="outlet" label="Reported by" chosen={query.outlet} none="any outlet" outlets={outlets} />
        <Choice name="silent" label="Silent" chosen={query.silent} none="no outlet chosen" outlets={outlets} />
        <label>
          Told by
          <select name="told" defaultValue={query.told}>
            {TOLD.map(([value, words]) => (
              <option key={value} value={value}>
                {words}
              </option>
            ))}
          </select>
        </label>
        <label>
          Order
          <select name="order" defaultValue={query.order}>
            {ORDERS.map(([value, words]) => (
              <option key={value} value={value}>
                {words}
              </option>
            ))}
          </select>
        </label>
        {questions > 0 || query.asked ? (
          <label className={styles.box}>
            <input type="checkbox" name="asked" value="1" defaultChecked={query.asked} /> needs a look: may be one with
            another
          </label>
        ) : null}
        <button className="button" type="submit">
          Show
        </button>
      </PlainForm>
    </search>
  );
}

const DATE = "\\d{4}(-\\d{2}){0,2}";
const DATE_HELP = "A year, a month or a day: 2026, 2026-11, 2026-11-28";

type ChoiceProps = {
  readonly name: "outlet" | "silent";
  readonly label: string;
  readonly chosen: string;
  readonly none: string;
  readonly outlets: StoriesPage["outlets"];
};

function Choice({ name, label, chosen, none, outlets }: ChoiceProps) {
  return (
    <label>
      {label}
      <select name={name} defaultValue={chosen}>
        <option value="">{none}</option>
        {outlets.map(({ id, letter, name: outlet }) => (
          <option key={id} value={id}>
            {letter} {outlet}
          </option>
        ))}
      </select>
    </label>
  );
}
