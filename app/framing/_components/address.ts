import type { ConcordanceOrder } from "../../../lib/framing/compare/concordance.ts";
import type { Opened } from "../../../lib/usecases/framing/framing-lines.ts";
import { wholeNumbers } from "../../_components/addresses.ts";

/** What is compared and which number is opened; all of it stands in the address. */
export type FramingState = {
  readonly ids: readonly number[];
  readonly topic: number | null;
  /** The one event that is compared. */
  readonly story: number | null;
  readonly opened: Opened | null;
  readonly order: ConcordanceOrder;
  /** A word that distinctive words have to be near. */
  readonly near: string | null;
  /** Whether all sections are unfolded. */
  readonly all: boolean;
};

/** Read the state from an address; what makes no sense is passed over. */
export function framingState(query: Record<string, string | string[] | undefined>): FramingState {
  const text = (name: string) => [query[name]].flat()[0];
  const ids = wholeNumbers(query.ids);
  const [open, of, order] = [text("open"), text("of"), text("order")];
  return {
    ids,
    topic: idOf(text("topic")),
    story: idOf(text("story")),
    opened: open && of ? { what: open, column: of } : null,
    order: order === "left" || order === "right" ? order : "outlet",
    near: text("near")?.trim() || null,
    all: text("all") === "1",
  };
}

function idOf(text: string | undefined): number | null {
  const id = Number(text);
  return Number.isInteger(id) && id > 0 && id < 2 ** 31 ? id : null;
}

/** What is compared, as a download's address names it. */
export function comparedOf({ ids, story, topic }: FramingState): {
  readonly ids: string;
  readonly story?: number | undefined;
  readonly topic?: number | undefined;
} {
  return { ids: ids.join(","), story: story ?? undefined, topic: topic ?? undefined };
}

/** The address of a state, with what is opened in it. */
export function framingAddress(state: Partial<FramingState>, opened: Opened | null): string {
  const query = new URLSearchParams();
  if (state.ids && state.ids.length > 0) query.set("ids", state.ids.join(","));
  if (state.topic) query.set("topic", String(state.topic));
  if (state.story) query.set("story", String(state.story));
  if (state.near) query.set("near", state.near);
  if (state.all) query.set("all", "1");
  if (opened) {
    query.set("open", opened.what);
    query.set("of", opened.column);
    if (state.order && state.order !== "outlet") query.set("order", state.order);
  }
  return `/framing?${query.toString().replaceAll("%2C", ",").replaceAll("%3A", ":")}${opened ? "#opened" : ""}`;
}
