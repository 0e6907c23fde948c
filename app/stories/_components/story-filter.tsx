import type { StoriesPage } from "../../../lib/usecases/stories/load-stories.ts";
import { ChoiceField, DateFields } from "../../_components/filter-fields.tsx";
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
        <DateFields from={query.from} to={query.to} />
        <ChoiceField
          name="outlet"
          label="Reported by"
          chosen={query.outlet}
          options={[["", "any outlet"], ...outlets.map(named)]}
        />
        <ChoiceField
          name="silent"
          label="Silent"
          chosen={query.silent}
          options={[["", "no outlet chosen"], ...outlets.map(named)]}
        />
        <ChoiceField name="told" label="Told by" chosen={query.told} options={TOLD} />
        <ChoiceField name="order" label="Order" chosen={query.order} options={ORDERS} />
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

const named = ({ id, letter, name }: StoriesPage["outlets"][number]) => [id, `${letter} ${name}`] as const;
