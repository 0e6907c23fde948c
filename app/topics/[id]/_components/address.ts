import { LINK_RELATIONS } from "../../../../lib/model/claim.ts";

/** How two chosen claims are shown: word by word, by shared words, or with the words that one chip rests on. */
export const PAIR_VIEWS = ["diff", "words", ...LINK_RELATIONS] as const;
export type PairView = (typeof PAIR_VIEWS)[number];

/** Everything a reader can set on a topic's page; all of it stands in the address, so that a link shows the same. */
export type TopicState = {
  readonly view: "columns" | "ledger";
  readonly columns: readonly string[];
  /** The column that stands first and that others are put beside. */
  readonly base: string | null;
  /** A first claim chosen for comparison. */
  readonly pick: number | null;
  readonly pair: readonly [number, number] | null;
  readonly show: PairView | null;
};

/** A topic as it opens. */
export const AS_IT_OPENS: TopicState = { view: "columns", columns: [], base: null, pick: null, pair: null, show: null };

/** Read the state from an address; what makes no sense is passed over. */
export function topicState(query: Record<string, string | string[] | undefined>): TopicState {
  const text = (name: string) => [query[name] ?? ""].flat()[0] ?? "";
  const pair = text("pair").split(",").map(whole);
  const [a, b] = pair;
  return {
    view: text("view") === "ledger" ? "ledger" : "columns",
    columns: text("columns").split(",").filter(Boolean).map(toKey),
    base: text("base") ? toKey(text("base")) : null,
    pick: whole(text("pick")),
    pair: pair.length === 2 && a && b && a !== b ? [a, b] : null,
    show: PAIR_VIEWS.find((view) => view === text("show")) ?? null,
  };
}

/** The address of a topic in a state; defaults are left out. */
export function addressOf(topic: number, state: TopicState, anchor = ""): string {
  const query = new URLSearchParams();
  if (state.view === "ledger") query.set("view", "ledger");
  if (state.columns.length > 0) query.set("columns", state.columns.map(fromKey).join(","));
  if (state.base) query.set("base", fromKey(state.base));
  if (state.pick) query.set("pick", String(state.pick));
  if (state.pair) query.set("pair", state.pair.join(","));
  if (state.pair && state.show) query.set("show", state.show);
  const text = query.toString();
  return `/topics/${topic}${text ? `?${text.replaceAll("%2C", ",")}` : ""}${anchor}`;
}

const whole = (text: string) => (/^[1-9]\d{0,8}$/.test(text) ? Number(text) : null);
/** "outlet 3" as o3, "article 7" as a7. */
const fromKey = (key: string) => key.replace(/^(o|a)\w+ /, "$1");
const toKey = (short: string) => short.replace(/^o/, "outlet ").replace(/^a/, "article ");
