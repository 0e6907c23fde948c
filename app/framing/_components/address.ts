import type { Opened } from "../../../lib/usecases/load-framing.ts";

/** What is compared and which number is opened; all of it stands in the address. */
export type FramingState = { readonly ids: readonly number[]; readonly topic: number | null; readonly opened: Opened | null };

/** Read the state from an address; what makes no sense is passed over. */
export function framingState(query: Record<string, string | undefined>): FramingState {
  const ids = (query.ids ?? "")
    .split(",")
    .map(Number)
    .filter((id) => Number.isInteger(id) && id > 0);
  const { open, of } = query;
  return { ids, topic: Number(query.topic) || null, opened: open && of ? { what: open, column: of } : null };
}

/** The address that opens a number, or closes it where none is given. */
export function framingAddress(state: FramingState, opened: Opened | null): string {
  const query = new URLSearchParams();
  if (state.ids.length > 0) query.set("ids", state.ids.join(","));
  if (state.topic) query.set("topic", String(state.topic));
  if (opened) {
    query.set("open", opened.what);
    query.set("of", opened.column);
  }
  return `/framing?${query.toString().replaceAll("%2C", ",").replaceAll("%3A", ":")}${opened ? "#opened" : ""}`;
}
