import { z } from "zod";
import { ORIGIN_KINDS, ROLES } from "../article.ts";
import type { ClaimPlace } from "../claim-place.ts";
import { LEXICON_NAMES } from "../framing.ts";
import { LINE_ROLES } from "../line.ts";
import { MERGED_AS } from "../pair.ts";
import { arrangement } from "../report/report.ts";
import { METADATA_FIELDS } from "../stored.ts";

/** Articles that a decision is about, by id, in the order in which its sentence names them. */
const articles = z.array(z.int32());
const place: z.ZodType<ClaimPlace> = z.object({
  key: z.string(),
  text: z.string(),
  start: z.number(),
  end: z.number(),
});
const places = z.array(place);
const texts = z.array(z.string());
/** Where a value about an article came from; kept as it was, so that undo gives back the very same. */
const origin = z.object({ origin: z.enum(ORIGIN_KINDS), note: z.string().optional() });
const source = z.object({ speaker: z.string().nullable(), via: z.string().nullable() });

/** What an author says of a report. */
const reportWords = z.object({
  title: z.string(),
  madeBy: z.string(),
  note: z.string(),
  arrangement: arrangement.nullable(),
});

/** Two claims and where they stand; `places` find them again under other numbers. */
const twoClaims = { claims: z.array(z.number()), articles, places };

/**
 * What a decision of each kind keeps besides its subject and verdict: what is needed to apply it again and, as `before`, what stood there,
 * for undo. A kind without an entry is a type error wherever the kinds are told, restored or stored.
 */
export const DETAILS = {
  pair: z.object({
    articles,
    as: z.enum(MERGED_AS).optional(),
    /** The decision about a whole group that this one is a part of. */
    whole: z.number().optional(),
    /** Of two articles of one story: hashes of the texts that stood in the story of the first, and in that of the second. */
    going: texts.optional(),
    to: texts.optional(),
  }),
  group: z.object({
    articles,
    /** How many of the articles, the first ones, went; absent where all were confirmed. */
    out: z.number().optional(),
    /** Subjects of the pairs that it decides. */
    pairs: z.array(z.string()),
  }),
  lead: z.object({ articles }),
  role: z.object({
    articles,
    before: z.object({ role: z.enum(ROLES), roleOrigin: z.string() }),
    /** The decision about the same line everywhere, made by the same click. */
    everywhere: z.number().optional(),
  }),
  metadata: z.object({
    articles,
    field: z.enum(METADATA_FIELDS),
    value: z.string().nullable(),
    before: z.object({ value: z.string().nullable(), origin: origin.optional() }),
    /** The outlet was not known before: undo takes it out of the list of names again. */
    newOutlet: z.boolean().optional(),
    /** Other articles of which the same was said in the same way, corrected with it: where their value came from before. */
    alike: z.array(z.object({ article: z.number(), origin: origin.optional() })).optional(),
  }),
  removal: z.object({ articles }),
  link: z.object(twoClaims),
  note: z.object({ ...twoClaims, text: z.string() }),
  topic: z.object({
    topic: z.number(),
    /** The topic that was merged into `topic`. */
    other: z.number().optional(),
    /** The topic that a split made. */
    made: z.number().optional(),
    name: z.string().optional(),
    words: z.string().optional(),
    /** Claims that the topic held, for when it comes back under another number. */
    places: places.optional(),
    otherPlaces: places.optional(),
    /** Claims of the rows that a split takes out, or of the row that is renamed. */
    rows: places.optional(),
    before: z.object({ name: z.string().optional(), other: z.string().optional() }).optional(),
  }),
  speaker: z.object({ ...source.shape, place, quote: z.string(), articles, before: source }),
  line: z.object({
    text: z.string(),
    /** The line's entry before, null where it had none. */
    before: z
      .object({
        text: z.string(),
        role: z.enum(LINE_ROLES),
        origin: z.enum(["rule", "person"]),
        reason: z.string(),
        createdAt: z.string(),
      })
      .nullable(),
  }),
  lexicon: z.object({
    list: z.enum(LEXICON_NAMES),
    term: z.string(),
    forms: z.array(z.string()).optional(),
    sense: z.string().optional(),
    reason: z.string().optional(),
  }),
  naming: z.object({
    kind: z.enum(["not-this-event", "also-called"]),
    event: z.string(),
    /** The text and the place in it of a use that is not of this event. */
    mention: z.string().optional(),
    phrase: z.string().optional(),
    quote: z.string(),
    articles: articles.optional(),
  }),
  side: z.object({ speaker: z.string(), side: z.string() }),
  story: z.object({
    articles,
    story: z.number(),
    /** The story that the articles went to, or that was joined with `story` or kept apart from it. */
    other: z.number().optional(),
    /** Hashes of the texts that were moved, or of the whole story; of those they were put with; of those they were parted from. */
    going: texts,
    to: texts,
    from: texts,
    /** What the stories were called then. */
    names: z.object({ story: z.string(), other: z.string().optional() }),
    name: z.string().optional(),
    before: z.object({ name: z.string().nullable(), by: z.enum(["rule", "person"]) }).optional(),
  }),
  report: z.object({
    report: z.number(),
    /** What it was called then. */
    title: z.string(),
    /** What its author says of it from here on, and said before. */
    words: reportWords.optional(),
    before: reportWords.optional(),
  }),
} as const satisfies Record<string, z.ZodObject>;

/** What a person can decide about. */
export type DecisionKind = keyof typeof DETAILS;
export const DECISION_KINDS = Object.keys(DETAILS) as DecisionKind[];

/** The detail of a decision as it is made: all that its kind asks for. */
export type DetailOf<K extends DecisionKind> = z.infer<(typeof DETAILS)[K]>;
/** The detail of a decision as it is read: an older row may lack any field. */
export type ReadDetail<K extends DecisionKind> = { readonly [F in keyof DetailOf<K>]?: DetailOf<K>[F] | undefined };

/**
 * The detail of a stored row. Each field is read by itself and left out where it does not fit, because the log holds rows of every earlier
 * version and one old row must not take the page down that lists them. Fields that no schema knows stay, for the log shows them.
 */
export function readDetail<K extends DecisionKind>(kind: K, stored: unknown): ReadDetail<K> {
  if (typeof stored !== "object" || stored === null || Array.isArray(stored)) return {};
  const shape: Record<string, z.ZodType> = DETAILS[kind].shape;
  const fits = ([field, value]: [string, unknown]) => shape[field]?.safeParse(value).success ?? true;
  return Object.fromEntries(Object.entries(stored).filter(fits)) as ReadDetail<K>;
}
