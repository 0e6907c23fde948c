import type { FramingPage } from "../../../lib/usecases/framing/load-framing.ts";
import type { FramingState } from "./address.ts";

type SectionId =
  | "differences"
  | "must"
  | "names"
  | "actors"
  | "quoted"
  | "order"
  | "silences"
  | "headlines"
  | "counts"
  | "loaded"
  | "distinctive";

type Section = {
  readonly id: SectionId;
  readonly name: string;
  /** Whether it is unfolded at first: what most readers came for. The rest would make twenty screens on a phone. */
  readonly first: boolean;
  /** How the numbers begin whose lines stand below this section. */
  readonly opens: readonly string[];
  readonly isThere?: (page: FramingPage) => boolean;
};

/** The sections in the order of the page. */
export const SECTIONS: readonly Section[] = [
  {
    id: "differences",
    name: "Largest differences",
    first: true,
    opens: ["quoted:", "event:"],
    isThere: (page) => page.differences.length > 0,
  },
  {
    id: "must",
    name: "Must and may",
    first: true,
    opens: ["measure:hedges", "measure:obligation", "term:hedges", "term:obligation"],
  },
  {
    id: "names",
    name: "What each calls it",
    first: true,
    opens: ["name:"],
    isThere: (page) => page.columns.length > 1,
  },
  {
    id: "actors",
    name: "Who acts",
    first: false,
    opens: ["form:", "verb:"],
    isThere: (page) => page.columns.length > 1 && page.names.actors.length > 0,
  },
  { id: "quoted", name: "Who is quoted", first: true, opens: ["speaker:", "cue:", "by:"] },
  {
    id: "order",
    name: "What comes first",
    first: false,
    opens: [],
    isThere: (page) => page.space.topics.length > 0,
  },
  {
    id: "silences",
    name: "What is left out",
    first: false,
    opens: ["topic:"],
    isThere: (page) => page.space.silences.length > 0,
  },
  { id: "headlines", name: "Headlines", first: false, opens: ["stem:"] },
  { id: "counts", name: "All counts", first: false, opens: [] },
  {
    id: "loaded",
    name: "Loaded words",
    first: false,
    opens: [
      "measure:loaded",
      "measure:passives",
      "measure:firstPerson",
      "measure:questions",
      "measure:figures",
      "term:loaded",
    ],
  },
  {
    id: "distinctive",
    name: "Words that mark each off",
    first: false,
    opens: ["word:"],
    isThere: (page) => page.columns.length > 1,
  },
];

/** Sections whose numbers open their lines below a neighbour. */
const WITH: { readonly [id in SectionId]?: readonly SectionId[] } = { order: ["silences"], counts: ["loaded", "must"] };

/** Whether the lines of the number that is opened stand below this section. */
export function holdsOpened({ opened }: Pick<FramingState, "opened">, id: SectionId): boolean {
  const what = opened?.what ?? "";
  return (
    what !== "" && (SECTIONS.find((each) => each.id === id)?.opens ?? []).some((prefix) => what.startsWith(prefix))
  );
}

/** Whether a section is unfolded: at first, where all are asked for, and where a number of it is opened or a word of it asked for. */
export function isUnfolded(state: Pick<FramingState, "opened" | "near" | "all">, id: SectionId): boolean {
  return (
    state.all ||
    (SECTIONS.find((each) => each.id === id)?.first ?? false) ||
    (id === "distinctive" && state.near !== null) ||
    [id, ...(WITH[id] ?? [])].some((each) => holdsOpened(state, each))
  );
}

/** What a list of contents leads to: the inside of a section, because a browser unfolds what an address leads into. */
export function insideOf(id: string): string {
  return `${id}-inside`;
}
