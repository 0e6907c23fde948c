import { NOTHING_CHOSEN, type SideState, sideAddress, sideState } from "../../../_components/side-by-side/view.ts";

/** Everything a reader can set on a topic's page. */
export type TopicState = SideState & { readonly view: "columns" | "ledger" };

/** A topic as it opens. */
export const AS_IT_OPENS: TopicState = { view: "columns", ...NOTHING_CHOSEN };

/** Read the state from an address; what makes no sense is passed over. */
export function topicState(query: Record<string, string | string[] | undefined>): TopicState {
  return { view: [query.view].flat()[0] === "ledger" ? "ledger" : "columns", ...sideState(query) };
}

/** The address of a topic in a state; defaults are left out. */
export function addressOf(topic: number, { view, ...state }: TopicState, anchor = ""): string {
  return sideAddress(`/topics/${topic}`, view === "ledger" ? view : null, state, anchor);
}
