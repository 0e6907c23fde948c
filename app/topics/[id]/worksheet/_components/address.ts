import { AS_IT_OPENS, addressOf } from "../../_components/address.ts";

/** The topic's own address with these columns. */
export function topicAddress(topic: number, columns: readonly string[]): string {
  return addressOf(topic, { ...AS_IT_OPENS, columns });
}

/** The worksheet of a topic with these columns; what is as usual is left out. */
export function worksheetAddress(
  topic: number,
  { columns, perCell = 1, key = false }: { columns: readonly string[]; perCell?: number; key?: boolean },
) {
  const [, chosen] = topicAddress(topic, columns).split("?");
  const parts = [...(chosen ? [chosen] : []), ...(perCell > 1 ? [`quotes=${perCell}`] : []), ...(key ? ["key=1"] : [])];
  return `/topics/${topic}/worksheet${parts.length > 0 ? `?${parts.join("&")}` : ""}`;
}
