import { z } from "zod";

/** The shape in which pages are frozen now. A later shape gets the next number, and reports of this one stay readable: see `readFrozenPage`. */
export const FROZEN_SCHEMA = 1;

/** Pages that can be frozen. */
export const FROZEN_KINDS = ["story", "group", "comparison", "framing", "topic"] as const;
export type FrozenKind = (typeof FROZEN_KINDS)[number];

/** What marked words of a quotation are; "otherwise": another outlet gives this figure or date otherwise; "differs": other words than the other copy. */
const FROZEN_MARKS = ["hedge", "reserve", "oblige", "cue", "figure", "otherwise", "differs", "shared"] as const;

/** Words marked in a quotation. Offsets are into its `text`. */
const frozenMark = z.object({ start: z.int(), end: z.int(), kind: z.enum(FROZEN_MARKS) });

/** Words of an article. `source` is a place in the page's sources, `start` and `end` stand in that article's text. */
const frozenQuote = z.object({
  text: z.string(),
  marks: z.array(frozenMark),
  /** Who says it, in pieces, the name by itself: "Harrow Pell", ", said". Empty where that is not asked. */
  said: z.array(z.object({ words: z.string(), who: z.boolean() })),
  source: z.int(),
  start: z.int(),
  end: z.int(),
  /** "paragraph 2". */
  place: z.string(),
  /** What a reader had decided about it: "set by a reader". */
  remark: z.string(),
});

/** What stands in one column of a row: quotations, or words of Parallax: a number, that nothing was found. */
const frozenCell = z.object({ column: z.string(), quotes: z.array(frozenQuote), words: z.string() });

const frozenRow = z.object({
  id: z.string(),
  name: z.string(),
  /** Chips: what differs, and in which values. */
  remarks: z.array(z.object({ name: z.string(), words: z.string() })),
  cells: z.array(frozenCell),
});

const frozenSection = z.object({ id: z.string(), title: z.string(), lead: z.string(), rows: z.array(frozenRow) });

const frozenColumn = z.object({
  key: z.string(),
  letter: z.string(),
  name: z.string(),
  /** Places in the page's sources: its articles, the one quoted most first. */
  sources: z.array(z.int()),
});

/** An article of the page as it was known then. `text` is null where the report keeps quotations only. */
const frozenSource = z.object({
  article: z.int(),
  sourceId: z.string(),
  letter: z.string(),
  outlet: z.string().nullable(),
  headline: z.string().nullable(),
  author: z.string().nullable(),
  url: z.string().nullable(),
  publishedAt: z.string().nullable(),
  /** Where the date comes from, in words; empty where no date is known. */
  dateFrom: z.string(),
  words: z.int(),
  textSha256: z.string(),
  /** Whether it is a copy and counted with another. */
  copy: z.boolean(),
  text: z.string().nullable(),
});

/** A decision in words, in pieces, because an author's name in it is hidden from a reader who does not see outlets. */
export const toldSentence = z.array(
  z.union([
    z.string(),
    z.object({ name: z.string(), href: z.string() }),
    z.object({ quote: z.string(), field: z.string().optional() }),
  ]),
);

const frozenChoice = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("story"),
    story: z.int(),
    columns: z.array(z.string()),
    base: z.string().nullable(),
  }),
  z.object({ kind: z.literal("group"), group: z.int() }),
  z.object({ kind: z.literal("comparison"), ids: z.array(z.int()) }),
  z.object({
    kind: z.literal("framing"),
    ids: z.array(z.int()),
    story: z.int().nullable(),
    topic: z.int().nullable(),
  }),
  z.object({
    kind: z.literal("topic"),
    topic: z.int(),
    columns: z.array(z.string()),
    base: z.string().nullable(),
  }),
]);

/** A page as it stood: what was compared, every row, and what it rested on. */
export const frozenPage = z.object({
  /** What was chosen, so that the same page can be made anew and held against this one. */
  choice: frozenChoice,
  /** What the page was called, and where it stands as it is now. */
  name: z.string(),
  address: z.string(),
  /** Sentences that count: how many articles, of how many outlets. */
  counted: z.array(z.string()),
  columns: z.array(frozenColumn),
  sections: z.array(frozenSection),
  sources: z.array(frozenSource),
  /** Decisions of readers that held for these texts. */
  decisions: z.array(z.object({ decision: z.int(), told: toldSentence, madeAt: z.string() })),
  settings: z.array(z.object({ name: z.string(), value: z.string() })),
  /** Versions of the rules by their name. */
  versions: z.record(z.string(), z.int()),
  /** What the page had and the report has not, in sentences. */
  leftOut: z.array(z.string()),
});

export type FrozenPage = z.infer<typeof frozenPage>;
export type FrozenChoice = z.infer<typeof frozenChoice>;
export type FrozenSection = z.infer<typeof frozenSection>;
export type FrozenRow = z.infer<typeof frozenRow>;
export type FrozenCell = z.infer<typeof frozenCell>;
export type FrozenQuote = z.infer<typeof frozenQuote>;
export type FrozenMark = z.infer<typeof frozenMark>;
export type FrozenSource = z.infer<typeof frozenSource>;
export type FrozenColumn = z.infer<typeof frozenColumn>;

/** A section as it is shown or written: the rows that an author chose, each with the author's note. */
export type NotedSection = Omit<FrozenSection, "rows"> & {
  readonly rows: readonly (FrozenRow & { readonly note?: string | undefined })[];
};
