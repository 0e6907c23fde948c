import type { TopicOrder } from "../../../lib/usecases/topics/load-topics.ts";
import { NameFilterForm } from "../../_components/name-filter.tsx";

/** The orders as the list names them; the first is the usual one. */
export const TOPIC_ORDER_NAMES: Readonly<Record<TopicOrder, string>> = {
  differ: "your own first, then where outlets differ most",
  points: "most points first",
  name: "by name",
};

/** The list's filter and order as a form that leads to an address; it works without script. */
export function TopicFilterForm({ words, order }: { words: string; order: TopicOrder }) {
  return (
    <NameFilterForm
      label="Topics"
      action="/topics"
      words={words}
      order={order === "differ" ? "" : order}
      orders={[
        ["", "where outlets differ"],
        ["points", TOPIC_ORDER_NAMES.points],
        ["name", TOPIC_ORDER_NAMES.name],
      ]}
    />
  );
}
