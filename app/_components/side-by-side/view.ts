import { NAMED_RELATIONS } from "../../../lib/model/claim.ts";
import type { ClaimPair } from "../../../lib/usecases/columns/load-claim-pair.ts";
import type { Column } from "../../../lib/usecases/columns/outlet-columns.ts";

/** How two chosen claims are shown: word by word, by shared words, or with the words that one chip rests on. */
export const PAIR_VIEWS = ["diff", "words", ...NAMED_RELATIONS] as const;
export type PairView = (typeof PAIR_VIEWS)[number];

/** What a reader can set on a page of parallel columns; all of it stands in the address, so that a link shows the same. */
export type SideState = {
  readonly columns: readonly string[];
  /** The column that stands first and that others are put beside. */
  readonly base: string | null;
  /** A first claim chosen for comparison. */
  readonly pick: number | null;
  readonly pair: readonly [number, number] | null;
  readonly show: PairView | null;
};

/** Nothing chosen yet. */
export const NOTHING_CHOSEN: SideState = { columns: [], base: null, pick: null, pair: null, show: null };

/** What a page of parallel columns tells its parts: what is chosen, and the address of any other choice. */
export type SideView = {
  readonly state: SideState;
  readonly base: Column | null;
  readonly pair: ClaimPair | null;
  /** This page's address with a change. */
  readonly to: (change: Partial<SideState>, anchor?: string) => string;
};

/** Read the state from an address; what makes no sense is passed over. */
export function sideState(query: Record<string, string | string[] | undefined>): SideState {
  const text = (name: string) => [query[name] ?? ""].flat()[0] ?? "";
  const pair = text("pair").split(",").map(whole);
  const [a, b] = pair;
  return {
    columns: text("columns").split(",").filter(Boolean).map(toKey),
    base: text("base") ? toKey(text("base")) : null,
    pick: whole(text("pick")),
    pair: pair.length === 2 && a && b && a !== b ? [a, b] : null,
    show: PAIR_VIEWS.find((view) => view === text("show")) ?? null,
  };
}

/** A page's address in a state; defaults are left out. `view` is which of its views it shows, where that is not the first. */
export function sideAddress(path: string, view: string | null, state: SideState, anchor = ""): string {
  const query = new URLSearchParams();
  if (view) query.set("view", view);
  if (state.columns.length > 0) query.set("columns", state.columns.map(fromKey).join(","));
  if (state.base) query.set("base", fromKey(state.base));
  if (state.pick) query.set("pick", String(state.pick));
  if (state.pair) query.set("pair", state.pair.join(","));
  if (state.pair && state.show) query.set("show", state.show);
  const text = query.toString();
  return `${path}${text ? `?${text.replaceAll("%2C", ",")}` : ""}${anchor}`;
}

const whole = (text: string) => (/^[1-9]\d{0,8}$/.test(text) ? Number(text) : null);
/** "outlet 3" as o3, "article 7" as a7. */
const fromKey = (key: string) => key.replace(/^(o|a)\w+ /, "$1");
const toKey = (short: string) => short.replace(/^o/, "outlet ").replace(/^a/, "article ");
