import { z } from "zod";
import { TABLE_FORMATS } from "../../../lib/export/table-lines.ts";
import { ROLES } from "../../../lib/model/article.ts";
import { LINK_RELATIONS, VERB_CLASSES } from "../../../lib/model/claim.ts";
import { LEXICON_NAMES } from "../../../lib/model/framing.ts";
import { LINE_ROLES } from "../../../lib/model/line.ts";
import { MERGED_AS, PAIR_RELATIONS, PAIR_VERDICTS } from "../../../lib/model/pair.ts";
import { TABLES } from "../../../lib/usecases/export/tabulate.ts";

/** What requests may hold and what answers hold. The OpenAPI document and the checks of requests are both made from these. */

/** Rows of a page of the API where none is asked for, and at most. Articles carry their text, so a thousand may be 10 MB. */
const USUAL_ROWS = 50;
const MOST_ROWS = 1000;

const id = z.coerce.number().int().min(1).max(2_147_483_647);
/** Postgres stores no NUL, so it is refused here and not as a failure of ours. */
const line = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest)
    .refine((text) => !text.includes("\0"), "A NUL character cannot be stored.");
const optionalText = line(2000).optional();
const partialDate = z
  .string()
  .trim()
  .regex(
    /^(\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?)?$/,
    "A date is a year, a month or a day: 2025, 2025-07 or 2025-07-04.",
  );
const webAddress = z
  .string()
  .trim()
  .max(2000)
  .regex(/^(https?:\/\/\S+)?$/i, "An address begins with http:// or https:// and has no spaces.");

export const IdParams = z.object({ id });
export const PassageParams = z.object({ id, position: z.coerce.number().int().min(0) });

/** Key of a line: a signed 64-bit number, too large for a JSON number. */
export const LineParams = z.object({
  hash: z
    .string()
    .regex(/^-?\d{1,19}$/, "A line is named by a whole number.")
    .transform(BigInt)
    .refine((hash) => BigInt.asIntN(64, hash) === hash, "There is no such line."),
});

/** `after` is the `next` of the page before. */
export const PageQuery = z.object({
  after: z.string().max(60).optional(),
  limit: z.coerce.number().int().min(1).max(MOST_ROWS).default(USUAL_ROWS),
});
/** With a format all rows come in one stream, and `after` and `limit` do not count. */
const format = z.enum(TABLE_FORMATS).optional().describe("Accept: text/csv or application/x-ndjson says the same");
const blind = z.enum(["0", "1"]).optional().describe("1: outlets as letters, without addresses and authors");
export const KindQuery = PageQuery.extend({ format, blind });
const idList = z
  .string()
  .max(2000)
  .regex(/^\d{1,9}(,\d{1,9})*$/, "Article ids are numbers with commas: 1,2,4.");
/** What a table is of, named as in the address of its page. */
export const TableQuery = z.object({
  ids: idList.optional(),
  topic: id.optional(),
  outlet: id.optional(),
  coding: id.optional(),
  format,
  blind,
  open: line(400).optional().describe("a number of the framing page, such as measure:hedges"),
  of: line(40).optional().describe("its column, or all"),
  near: line(60).optional().describe("framing-words only from sentences that hold this"),
});
export const TableParams = z.object({ table: z.enum(TABLES) });
export const SearchQuery = z.object({
  q: line(500).min(1, "Give some words to search for."),
  role: z
    .enum(["own", "all", ...ROLES])
    .default("own")
    .describe("own: headline, deck and body, the outlet's own words"),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
});

export const ImportBody = z.object({
  text: z.string().optional().describe("A pasted text. Its first lines may say Title:, Outlet:, Author:, Date:, URL:"),
  outlet: optionalText,
  headline: optionalText,
  author: optionalText,
  date: partialDate.optional(),
  address: webAddress.optional(),
  later: z
    .literal("yes")
    .optional()
    .describe(
      "Answer as soon as the files are stored; they are read in the background and can be cancelled until then",
    ),
});
export const FileParams = z.object({ id, position: z.coerce.number().int().min(0).max(2_147_483_647) });
/** An empty value means unknown; a field that is left out stays as it is. */
export const MetadataBody = z.object({
  outlet: line(200).nullable().optional(),
  headline: line(1000).nullable().optional(),
  author: line(500).nullable().optional(),
  publishedAt: partialDate.nullable().optional(),
  url: webAddress.nullable().optional(),
});
export const RoleBody = z.object({ role: z.enum(ROLES) });
export const PairDecisionBody = z.object({
  a: id,
  b: id,
  verdict: z.enum(PAIR_VERDICTS),
  as: z
    .enum(MERGED_AS)
    .optional()
    .describe("With merged: the same again, or another version; shown, and changes no grouping"),
});
export const LinkDecisionBody = z.object({ a: id, b: id, verdict: z.enum(["confirmed", "rejected"]) });
export const LinkNoteBody = z.object({ a: id, b: id, text: line(20_000) });
/** Empty or absent: the outlet itself says it, or nobody stands in between. */
export const SpeakerBody = z.object({
  speaker: line(1000).nullable().optional(),
  via: line(1000).nullable().optional(),
});
const textOffset = z.coerce.number().int().min(0).max(2_147_483_647);
/** An event as the page of framing names it: kind, who acts, on whom, where. */
export const NamingBody = z.discriminatedUnion("verdict", [
  z.object({
    verdict: z.literal("not-this-event"),
    event: line(300),
    article: id,
    start: textOffset,
    end: textOffset,
    quote: line(2000).default(""),
  }),
  z.object({ verdict: z.literal("also-called"), event: line(300), phrase: line(200) }),
]);
export const SideBody = z.object({ speaker: line(1000), side: line(1000) });
export const LeadBody = z.object({ article: id });
export const SplitBody = z.object({
  out: z.union(
    [z.array(id).min(1).max(500), id.transform((one) => [one])],
    "Choose a copy to take out. Nothing was changed.",
  ),
});
const listName = z.enum(LEXICON_NAMES).describe("hedges, obligation, firstPerson or loaded");
/** Other forms come as a list, or from a form's field parted by commas. */
const wordForms = z
  .union([z.array(line(60)), line(400).transform((text) => text.split(",").filter((form) => form.trim()))])
  .default([]);
const reason = line(300).optional();
export const OwnWordBody = z.object({
  list: listName,
  term: line(60).min(1, "Give the word."),
  forms: wordForms,
  sense: line(300).min(1, "Say in a sentence what the word does."),
  reason,
});
export const WordOffBody = z.object({ list: listName, term: line(60).min(1, "Name the word."), reason });
const code = z.object({ label: line(40).min(1, "A code needs a label."), meaning: line(300) });
/** A codebook comes as a list, or from a form as a line a code: "conflict: sides against each other". */
const codebook = z.union([
  z.array(code),
  line(4000).transform((text) =>
    text
      .split(/\r?\n/)
      .filter((each) => each.trim())
      .map((each) => {
        const [label = "", ...meaning] = each.split(":");
        return { label: label.trim().slice(0, 40), meaning: meaning.join(":").trim() };
      }),
  ),
]);
export const CodingBody = z.object({ topic: id, name: line(80).min(1, "Give the coding a name."), codes: codebook });
const readerName = line(40).min(1, "Type your name first, so that your codes are yours.");
/** Codes by the claim's number: {"reader": "Ana", "claim-1": "conflict"}; an empty code takes it back. */
export const GivenCodesBody = z.object({ reader: readerName }).catchall(z.string().max(40));
export const AgreementQuery = z.object({ a: line(40).optional(), b: line(40).optional() });
export const CodingMade = z.object({ coding: z.int() });
export const TopicBody = z.object({ words: line(1000) });
export const TopicEditBody = z
  .object({
    name: line(1000).optional(),
    hidden: z.union([z.boolean(), z.enum(["true", "false"]).transform((word) => word === "true")]).optional(),
  })
  .refine(
    ({ name, hidden }) => name !== undefined || hidden !== undefined,
    "Give a name, or say whether it is hidden.",
  );
export const TopicMergeBody = z.object({ other: id.describe("The topic whose rows are to stand in this one") });
/** A form with one box ticked sends one value, with several a list. */
export const TopicSplitBody = z.object({
  matters: z
    .union(
      [id.transform((one) => [one]), z.array(id).max(500)],
      "Choose at least one row to take out. Nothing was changed.",
    )
    .describe("The rows to take out"),
  name: line(1000).optional().describe("The new topic's name; without it, the first row's"),
});
export const RowNameBody = z.object({ matter: id, name: line(1000) });

const place = { article: z.int(), sourceId: z.string() };
const span = { start: z.int(), end: z.int() };
const ranges = z.array(z.tuple([z.int(), z.int()]));
const origin = z.object({ origin: z.string(), note: z.string().optional() });
const known = z.string().nullable();

export const ArticleRow = z.object({
  ...place,
  outlet: known,
  headline: known,
  author: known,
  url: known,
  publishedAt: known,
  capturedAt: known,
  origins: z.record(z.string(), origin).describe("Where each value comes from"),
  words: z.int(),
  bodyWords: z.int(),
  sha256: z.string().describe("of the bytes"),
  textSha256: z.string().describe("of the canonical text"),
  language: z.string(),
  text: z.string(),
});
export const PassageRow = z.object({
  ...place,
  ...span,
  role: z.enum(ROLES),
  roleOrigin: z.string(),
  text: z.string(),
});
export const PairRow = z.object({
  a: z.object(place),
  b: z.object(place),
  relation: z.enum(PAIR_RELATIONS),
  score: z.number().min(0).max(1).describe("Probability that the two are one article, whatever the relation"),
  matchedWords: z.int(),
  longestRun: z.int(),
  containmentA: z.number(),
  containmentB: z.number(),
  spans: z.array(z.object({ aStart: z.int(), aEnd: z.int(), bStart: z.int(), bEnd: z.int() })),
  decision: z.enum(PAIR_VERDICTS).nullable(),
});
export const GroupRow = z.object({ group: z.int(), ...place, lead: z.boolean() });
export const AttributionRow = z.object({
  ...place,
  source: ranges,
  cue: ranges,
  content: ranges,
  verbClass: z.enum(VERB_CLASSES),
  quoted: z.boolean(),
});
export const ClaimRow = z.object({
  claim: z.int(),
  ...place,
  ...span,
  quote: z.string(),
  speaker: known,
  via: known,
  hedged: z.boolean(),
  negated: z.boolean(),
  quantities: z.array(
    z.object({ ...span, min: z.number().nullable(), max: z.number().nullable(), unit: known, noun: known }),
  ),
  topic: z.int().nullable(),
  corrected: z.boolean().describe("a reader corrected speaker or via"),
  authorHedged: z.boolean().describe("a hedge is the outlet's own, not the source's"),
  obligation: z.boolean().describe("says what has to be done"),
  salience: z.number().describe("0 to 1: how much the article makes of it, by place, headline and length"),
  extractedBy: known.describe("the plugged-in extractor that proposed the claim, with its version; null: the rules"),
});
const linkSide = z.object({ claim: z.int(), ...place, ...span, quote: z.string() });
const evidence = z.object({
  relation: z.enum(LINK_RELATIONS),
  a: z.array(z.object(span)),
  b: z.array(z.object(span)),
  note: z.string(),
});
export const LinkRow = z.object({
  a: linkSide,
  b: linkSide,
  relation: z.enum(LINK_RELATIONS),
  evidence: z.array(evidence),
  score: z.number(),
  topic: z.int().nullable(),
  decision: z.enum(["confirmed", "rejected"]).nullable(),
  note: known,
});
export const TopicRow = z.object({
  topic: z.int(),
  name: z.string(),
  terms: z.array(z.string()),
  claims: z.array(z.int()),
});
export const MatterRow = z.object({ matter: z.int(), topic: z.int(), name: z.string(), claims: z.array(z.int()) });

const LineRow = z.object({
  hash: z.string(),
  text: z.string(),
  role: z.enum(LINE_ROLES),
  origin: z.enum(["rule", "person"]),
  reason: z.string(),
  createdAt: z.iso.datetime(),
  articles: z.int(),
});
export const LineRows = z.object({ rows: z.array(LineRow) });

const count = z.number().nullable();
export const OutletRow = z.object({
  outletId: z.int(),
  letter: z.string(),
  outlet: z.string(),
  articles: z.int(),
  copies: z.int(),
  bodyWords: z.int(),
  wordsRead: z.int(),
  hedges: z.int(),
  hedgesPerThousand: count,
  obligation: z.int(),
  obligationPerThousand: count,
  links: z.int(),
});
export const ProfileRow = z.looseObject({
  ...place,
  outlet: known,
  lead: z.boolean(),
  words: z.int(),
  sentences: z.int(),
  quotedWords: z.int(),
  lexiconVersion: z.string().describe("Which word lists made the counts"),
});
export const MatrixCount = z.object({
  topic: z.int(),
  name: z.string(),
  letter: z.string(),
  outlet: z.string(),
  sentences: z.int(),
  of: z.int(),
  searched: z.string(),
});
/** A table's rows; every row has the same keys. */
export const TableRows = z.object({ rows: z.array(z.record(z.string(), z.unknown())) });

const codingFacts = {
  coding: z.int(),
  name: z.string(),
  topic: z.string(),
  codes: z.array(z.object({ label: z.string(), meaning: z.string() })),
};
export const CodingRows = z.object({
  rows: z.array(z.object({ ...codingFacts, claims: z.int(), readers: z.int(), createdAt: z.iso.datetime() })),
});
export const CodingDetail = z.object({
  ...codingFacts,
  readers: z.array(z.object({ name: z.string(), coded: z.int() })),
  agreement: z
    .object({
      a: z.string(),
      b: z.string(),
      claims: z.int(),
      agreed: z.int(),
      byChance: z.number(),
      kappa: z
        .object({ value: z.number(), low: z.number(), high: z.number() })
        .nullable()
        .describe("Cohen's; null where too few claims say anything"),
      table: z.array(z.object({ a: z.string(), b: z.string(), claims: z.int() })),
    })
    .nullable(),
  claims: z.array(
    z.object({
      number: z.int(),
      key: z.string(),
      text: z.string(),
      article: z.int().nullable(),
      codes: z.record(z.string(), z.string()),
    }),
  ),
});
export const CodesGiven = z.object({ coding: z.int(), reader: z.string(), coded: z.int() });

const importFile = z.object({
  sourceId: z.string(),
  article: z.int().nullable(),
  status: z.enum(["waiting", "reading", "added", "already-there", "failed", "cancelled"]),
  error: z.string().nullable(),
});
export const ImportRow = z.object({
  import: z.int(),
  startedAt: z.iso.datetime(),
  origin: z.string(),
  total: z.int().describe("How many files it has; `files` are the first of them."),
  files: z.array(importFile),
});
export const ImportResult = z.object({ import: z.int(), files: z.array(importFile) });
export const Cancelled = z.object({ cancelled: z.int() });
export const Retried = z.object({ retried: z.int() });
export const DecisionRow = z.object({
  decision: z.int(),
  kind: z.string(),
  subject: z.string(),
  verdict: z.string(),
  detail: z.unknown(),
  madeBy: z.string(),
  madeAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
  endedBy: known,
});
const HitRow = z.object({ ...place, ...span, headline: known, outlet: known, role: z.enum(ROLES), text: z.string() });
export const ArticleWithPassages = ArticleRow.extend({
  group: z.int(),
  lead: z.boolean(),
  removed: z.boolean(),
  passages: z.array(PassageRow),
});
const listedWord = z.object({
  term: z.string(),
  forms: z.array(z.string()),
  sense: z.string(),
  uses: z.int(),
  origin: z.enum(["shipped", "own"]),
  on: z.boolean(),
  reason: known,
});
export const ListedLexicons = z.object({
  version: z.string().describe("What profiles made with these lists carry"),
  lists: z.array(z.object({ list: listName, version: z.string(), licence: z.string(), words: z.array(listedWord) })),
});
export const DecisionMade = z.object({ decision: z.int() });
export const DecisionsMade = z.object({ decisions: z.array(z.int()) });
export const TopicMade = z.object({ topic: z.int(), decision: z.int() });
export const SearchResult = z.object({
  query: z.string(),
  total: z.int(),
  page: z.int(),
  pages: z.int(),
  rows: z.array(HitRow),
});
export const Health = z.object({
  status: z.literal("ok"),
  articles: z.int(),
  jobs: z.object({ open: z.int(), needed: z.int(), failed: z.int() }),
});
/** A failure (RFC 9457). `errors` names the fields at fault, `id` finds an unexpected failure in the log. */
export const ProblemDetails = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
  id: z.string().optional(),
});
/** A page of rows. `next` is null on the last one. */
export const pageOf = <T extends z.ZodType>(row: T) => z.object({ rows: z.array(row), next: z.string().nullable() });
