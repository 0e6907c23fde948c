/** Everything a reader can set on a topic's page; all of it stands in the address, so that a link shows the same. */
export type TopicState = {
  readonly columns: readonly string[];
  /** A first claim chosen for comparison. */
  readonly pick: number | null;
  readonly pair: readonly [number, number] | null;
  readonly blind: boolean;
};

/** Read the state from an address; what makes no sense is passed over. */
export function topicState(query: Record<string, string | undefined>): TopicState {
  const pair = (query.pair ?? "").split(",").map(Number);
  const [a, b] = pair;
  return {
    columns: (query.columns ?? "").split(",").filter(Boolean).map(toKey),
    pick: Number(query.pick) || null,
    pair: pair.length === 2 && a && b ? [a, b] : null,
    blind: query.blind === "1",
  };
}

/** The address of a topic in a state; defaults are left out. */
export function addressOf(topic: number, state: TopicState, anchor = ""): string {
  const query = new URLSearchParams();
  if (state.columns.length > 0) query.set("columns", state.columns.map(fromKey).join(","));
  if (state.pick) query.set("pick", String(state.pick));
  if (state.pair) query.set("pair", state.pair.join(","));
  if (state.blind) query.set("blind", "1");
  const text = query.toString();
  return `/topics/${topic}${text ? `?${text.replaceAll("%2C", ",")}` : ""}${anchor}`;
}

/** "outlet 3" as o3, "article 7" as a7. */
const fromKey = (key: string) => key.replace(/^(o|a)\w+ /, "$1");
const toKey = (short: string) => short.replace(/^o/, "outlet ").replace(/^a/, "article ");
