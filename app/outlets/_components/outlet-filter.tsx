import type { OutletOrder } from "../../../lib/usecases/outlets/narrow-outlets.ts";
import { NameFilterForm } from "../../_components/name-filter.tsx";

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
    <NameFilterForm
      label="Outlets"
      action="/outlets"
      words={words}
      order={order === "articles" ? "" : order}
      orders={Object.entries(OUTLET_ORDER_NAMES).map(
        ([value, name]) => [value === "articles" ? "" : value, name] as const,
      )}
    />
  );
}
