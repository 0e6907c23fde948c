import { z } from "zod";
import { COLUMN_FIELDS } from "../../../../lib/ingest/formats/file-text.ts";
import { ROLES } from "../../../../lib/model/article.ts";
import { LEXICON_NAMES } from "../../../../lib/model/framing.ts";
import { MOST_CHOSEN } from "../../../../lib/model/limits.ts";
import { MERGED_AS, PAIR_VERDICTS } from "../../../../lib/model/pair.ts";
import { LONGEST_TOKEN_NAME, SCOPES } from "../../../../lib/model/token.ts";
import { TABLES } from "../../../../lib/usecases/export/tabulate.ts";
import { FormatQuery, id, KindQuery, line, PageQuery } from "./common.ts";

/** What paths, queries and bodies of requests may hold. A form sends text: each schema reads it too, or has a second one for forms. */

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

export const FileParams = z.object({ id, position: z.coerce.number().int().min(0).max(2_147_483_647) });
export const PassageParams = z.object({ id, position: z.coerce.number().int().min(0) });

/** Key of a line: a signed 64-bit number, too large for a JSON number. */
export const LineParams = z.object({
  hash: z
    .string()
    .regex(/^-?\d{1,19}$/, "A line is named by a whole number.")
    .transform(BigInt)
    .refine((hash) => BigInt.asIntN(64, hash) === hash, "There is no such line."),
});
const idList = z
  .string()
  .max(2000)
  .regex(/^\d{1,9}(,\d{1,9})*$/, "Article ids are numbers with commas: 1,2,4.");
/** The list of articles, or some of them that somebody chose. */
export const ArticlesQuery = KindQuery.extend({
  ids: idList.optional().describe(`only these, at most ${MOST_CHOSEN}`),
});
/** What a table is of, named as in the address of its page. */
export const TableQuery = FormatQuery.extend({
  ids: idList.optional(),
  topic: id.optional(),
  story: id.optional(),
  outlet: id.optional(),
  coding: id.optional(),
  open: line(400).optional().describe("a number of the framing page, such as measure:hedges"),
  of: line(40).optional().describe("its column, or all"),
  near: line(60).optional().describe("framing-words only from sentences that hold this"),
});
export const TableParams = z.object({ table: z.enum(TABLES) });
/** The days of the filter are compared with those of the articles; "2025-07" stands for the whole month. */
const day = z
  .string()
  .regex(/^\d{4}(-\d{2}){0,2}$/, "A date is a year, a month or a day: 2025, 2025-07, 2025-07-14.")
  .optional();
export const SearchQuery = PageQuery.extend({
  q: line(500).min(1, "Give some words to search for."),
  role: z
    .enum(["own", "all", ...ROLES])
    .default("own")
    .describe("own: headline, deck and body, the outlet's own words"),
  outlet: id.optional().describe("Only articles of this outlet"),
  from: day.describe("Only articles of this day or later"),
  to: day.describe("Only articles of this day or earlier"),
  person: line(100).optional().describe("Only passages that quote or report somebody whose name holds these words"),
});

export const ImportBody = z
  .object({
    text: z
      .string()
      .optional()
      .describe("A pasted text. Its first lines may say Title:, Outlet:, Author:, Date:, URL:"),
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
    look: z
      .literal("yes")
      .optional()
      .describe("Hold the import with its first texts as they would come in; POST /imports/{id}/start lets it begin"),
  })
  .meta({ id: "ImportBody" });
const ColumnField = z.enum([...COLUMN_FIELDS, "-"]);
/** What the columns of a held import's first table fill, in their order. */
export const ColumnsBody = z
  .object({
    columns: z
      .union([z.array(ColumnField).max(500), ColumnField])
      .optional()
      .describe("The field that each column of the first table fills, in the order of the columns; - leaves one out"),
  })
  .meta({ id: "ColumnsBody" });
/** Addresses of feeds, parted by blanks or lines; lists of feeds (OPML) come as files. */
export const FeedsBody = z
  .object({
    addresses: line(100_000).default("").describe("Addresses of feeds, or of pages that name theirs, one a line"),
  })
  .meta({ id: "FeedsBody" });
/** An empty value means unknown; a field that is left out stays as it is. */
export const MetadataBody = z
  .object({
    outlet: line(200).nullable().optional(),
    headline: line(1000).nullable().optional(),
    author: line(500).nullable().optional(),
    publishedAt: partialDate.nullable().optional(),
    url: webAddress.nullable().optional(),
    alike: z
      .literal("yes")
      .optional()
      .describe("The outlet holds for all articles that have the old one from the same kind of source: one decision"),
  })
  .meta({ id: "MetadataBody" });
export const RoleBody = z.object({ role: z.enum(ROLES) }).meta({ id: "RoleBody" });
export const PairDecisionBody = z
  .object({
    a: id,
    b: id,
    verdict: z.enum(PAIR_VERDICTS),
    as: z
      .enum(MERGED_AS)
      .optional()
      .describe("With merged: the same again, or another version; shown, and changes no grouping"),
  })
  .meta({ id: "PairDecisionBody" });
export const LinkDecisionBody = z
  .object({ a: id, b: id, verdict: z.enum(["confirmed", "rejected"]) })
  .meta({ id: "LinkDecisionBody" });
export const LinkNoteBody = z.object({ a: id, b: id, text: line(20_000) }).meta({ id: "LinkNoteBody" });
/** Empty or absent: the outlet itself says it, or nobody stands in between. */
export const SpeakerBody = z
  .object({
    speaker: line(1000).nullable().optional(),
    via: line(1000).nullable().optional(),
  })
  .meta({ id: "SpeakerBody" });
const textOffset = z.coerce.number().int().min(0).max(2_147_483_647);
/** An event as the page of framing names it: kind, who acts, on whom, where. */
export const NamingBody = z
  .discriminatedUnion("verdict", [
    z.object({
      verdict: z.literal("not-this-event"),
      event: line(300),
      article: id,
      start: textOffset,
      end: textOffset,
      quote: line(2000).default(""),
    }),
    z.object({ verdict: z.literal("also-called"), event: line(300), phrase: line(200) }),
  ])
  .meta({ id: "NamingBody" });
export const SideBody = z.object({ speaker: line(1000), side: line(1000) }).meta({ id: "SideBody" });
export const GroupBody = z.object({ lead: id.describe("The copy that leads the group") }).meta({ id: "GroupBody" });
export const SplitBody = z
  .object({
    out: z.union(
      [z.array(id).min(1).max(500), id.transform((one) => [one])],
      "Choose a copy to take out. Nothing was changed.",
    ),
  })
  .meta({ id: "SplitBody" });
const listName = z.enum(LEXICON_NAMES).describe("hedges, obligation, firstPerson or loaded");
/** Other forms come as a list, or from a form's field parted by commas. */
const wordForms = z
  .union([z.array(line(60)), line(400).transform((text) => text.split(",").filter((form) => form.trim()))])
  .default([]);
const reason = line(300).optional();
export const OwnWordBody = z
  .object({
    list: listName,
    term: line(60).min(1, "Give the word."),
    forms: wordForms,
    sense: line(300).min(1, "Say in a sentence what the word does."),
    reason,
  })
  .meta({ id: "OwnWordBody" });
export const WordOffBody = z
  .object({ list: listName, term: line(60).min(1, "Name the word."), reason })
  .meta({ id: "WordOffBody" });
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
export const CodingBody = z
  .object({ topic: id, name: line(80).min(1, "Give the coding a name."), codes: codebook })
  .meta({ id: "CodingBody" });
const readerName = line(40).min(1, "Type your name first, so that your codes are yours.");
/** An empty code takes back the one that was given. */
export const GivenCodesBody = z
  .object({
    reader: readerName,
    codes: z
      .array(z.object({ number: id.describe("The claim's number in the coding, from 1"), code: line(40) }))
      .max(1000),
  })
  .meta({ id: "GivenCodesBody" });
/** A form has a field for each claim: claim-1=conflict. */
export const GivenCodesForm = z
  .object({ reader: readerName })
  .catchall(z.string())
  .transform(({ reader, ...fields }) => ({
    reader,
    codes: Object.entries(fields).map(([field, code]) => ({ number: Number(field.replace(/^claim-/, "")), code })),
  }))
  .meta({ id: "GivenCodesForm" });
export const AgreementQuery = z.object({ a: line(40).optional(), b: line(40).optional() });
export const TopicBody = z.object({ words: line(1000) }).meta({ id: "TopicBody" });
export const TopicEditBody = z
  .object({
    name: line(1000).optional(),
    hidden: z.union([z.boolean(), z.enum(["true", "false"]).transform((word) => word === "true")]).optional(),
  })
  .refine(({ name, hidden }) => name !== undefined || hidden !== undefined, "Give a name, or say whether it is hidden.")
  .meta({ id: "TopicEditBody" });
export const TopicMergeBody = z
  .object({ other: id.describe("The topic whose rows are to stand in this one") })
  .meta({ id: "TopicMergeBody" });
/** A form with one box ticked sends one value, with several a list. */
export const TopicSplitBody = z
  .object({
    matters: z
      .union(
        [id.transform((one) => [one]), z.array(id).max(500)],
        "Choose at least one row to take out. Nothing was changed.",
      )
      .describe("The rows to take out"),
    name: line(1000).optional().describe("The new topic's name; without it, the first row's"),
  })
  .meta({ id: "TopicSplitBody" });
const articlesOfStory = z.union(
  [id.transform((one) => [one]), z.array(id).min(1).max(200)],
  "Choose an article first. Nothing was changed.",
);
export const StoriesQuery = KindQuery.extend({
  outlet: id.optional().describe("Stories that this outlet reports"),
  from: day.describe("Stories with an article of this day or later"),
  to: day.describe("Stories with an article of this day or earlier"),
  words: line(200).optional().describe("Words in a name, a headline or a text; search stems English words"),
});
export const StoryBody = z.object({ name: line(1000) }).meta({ id: "StoryBody" });
export const StoryArticlesBody = z.object({ articles: articlesOfStory }).meta({ id: "StoryArticlesBody" });
export const StoryMoveBody = z
  .object({
    articles: articlesOfStory,
    to: z.union([id, z.literal("own")]).describe("The story to move them to, or own: one of their own"),
  })
  .meta({ id: "StoryMoveBody" });
export const StoryOtherBody = z.object({ other: id.describe("The other story") }).meta({ id: "StoryOtherBody" });
export const MatterBody = z.object({ name: line(1000) }).meta({ id: "MatterBody" });

export const TokenBody = z.object({
  name: line(LONGEST_TOKEN_NAME).min(1, "Give the token a name, so that you know later what it is for."),
  scope: z.enum(SCOPES).describe("read: GET only; import: also POST /imports; edit: all but settings and tokens"),
});
