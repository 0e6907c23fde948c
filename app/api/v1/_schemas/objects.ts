import { z } from "zod";
import { ROLES } from "../../../../lib/model/article.ts";
import { LEXICON_NAMES } from "../../../../lib/model/framing.ts";
import { LINE_ROLES } from "../../../../lib/model/line.ts";
import { known, ProblemDetails, pageOf, place, span } from "./common.ts";
import { ArticleRow, MatterRow, PassageRow, StoryEntry, TopicRow } from "./kinds.ts";

/** What answers hold besides the rows of the kinds. */

export const LineRow = z
  .object({
    hash: z.string().describe("Names the line: a whole number too large for a JSON number"),
    text: z.string(),
    role: z.enum(LINE_ROLES),
    origin: z.enum(["rule", "person"]),
    reason: z.string(),
    createdAt: z.iso.datetime(),
    articles: z.int().describe("that hold it"),
  })
  .meta({ id: "Line" });

export const GroupWithArticles = z
  .object({ group: z.int(), articles: z.array(z.object({ ...place, lead: z.boolean() })) })
  .meta({ id: "Group" });
export const TopicWithMatters = TopicRow.extend({
  hidden: z.boolean(),
  mergedInto: z.int().nullable().describe("The topic that a reader merged this one into"),
  matters: z.array(MatterRow),
}).meta({ id: "TopicWithMatters" });

/** A table's rows; every row has the same keys. */
export const TableRows = z.object({ rows: z.array(z.record(z.string(), z.unknown())) }).meta({ id: "TableRows" });

const codingFacts = {
  coding: z.int(),
  name: z.string(),
  topic: z.string(),
  codes: z.array(z.object({ label: z.string(), meaning: z.string() })),
};
export const CodingRow = z
  .object({ ...codingFacts, claims: z.int(), readers: z.int(), createdAt: z.iso.datetime() })
  .meta({ id: "Coding" });
export const CodingDetail = z
  .object({
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
  })
  .meta({ id: "CodingDetail" });
export const CodingMade = z.object({ coding: z.int() }).meta({ id: "CodingMade" });
export const CodesGiven = z.object({ coding: z.int(), reader: z.string(), coded: z.int() }).meta({ id: "CodesGiven" });

export const ImportedFileRow = z
  .object({
    sourceId: z.string(),
    article: z.int().nullable(),
    status: z.enum(["waiting", "reading", "added", "already-there", "failed", "cancelled"]),
    error: z.string().nullable(),
  })
  .meta({ id: "ImportedFile" });
export const ImportRow = z
  .object({
    import: z.int(),
    startedAt: z.iso.datetime(),
    origin: z.string(),
    total: z.int().describe("How many files it has; `files` are the first of them"),
    files: z.array(ImportedFileRow),
  })
  .meta({ id: "Import" });
export const ImportResult = z.object({ import: z.int(), files: z.array(ImportedFileRow) }).meta({ id: "ImportResult" });
/** An import of which nothing could be taken: why, file by file. */
export const ImportProblem = ProblemDetails.extend({ import: z.int(), files: z.array(ImportedFileRow) }).meta({
  id: "ImportProblem",
});
export const PreviewRow = z
  .object({
    import: z.int(),
    problem: known,
    files: z.array(
      z.object({
        sourceId: z.string(),
        columns: z.array(z.object({ name: z.string(), field: known })),
        texts: z.array(
          z.object({
            ...{ sourceId: z.string(), headline: known, outlet: known, author: known, publishedAt: known, url: known },
            ...{ words: z.int(), beginning: z.string(), refused: known },
          }),
        ),
      }),
    ),
  })
  .meta({ id: "ImportPreview" });
export const Begun = z.object({ begun: z.int() }).meta({ id: "Begun" });
export const Cancelled = z.object({ cancelled: z.int() }).meta({ id: "Cancelled" });
export const Retried = z.object({ retried: z.int() }).meta({ id: "Retried" });
export const DecisionRow = z
  .object({
    decision: z.int(),
    kind: z.string(),
    subject: z.string(),
    verdict: z.string(),
    detail: z.unknown(),
    madeBy: z.string(),
    madeAt: z.iso.datetime(),
    endedAt: z.iso.datetime().nullable(),
    endedBy: known,
  })
  .meta({ id: "Decision" });
const HitRow = z
  .object({ ...place, ...span, headline: known, outlet: known, role: z.enum(ROLES), text: z.string() })
  .meta({ id: "Hit" });
export const ArticleWithPassages = ArticleRow.extend({
  group: z.int(),
  lead: z.boolean(),
  removed: z.boolean(),
  passages: z.array(PassageRow),
}).meta({ id: "ArticleWithPassages" });
const listedWord = z.object({
  term: z.string(),
  forms: z.array(z.string()),
  sense: z.string(),
  uses: z.int(),
  origin: z.enum(["shipped", "own"]),
  on: z.boolean(),
  reason: known,
});
export const ListedLexicons = z
  .object({
    version: z.string().describe("What profiles made with these lists carry"),
    lists: z.array(
      z.object({ list: z.enum(LEXICON_NAMES), version: z.string(), licence: z.string(), words: z.array(listedWord) }),
    ),
  })
  .meta({ id: "ListedLexicons" });
const nearStory = z.object({
  story: z.int(),
  name: known,
  best: z.number().describe("the highest score of two articles, 0 to 1"),
  average: z.number().describe("that of all pairs of their articles"),
});
export const StoryWithNear = StoryEntry.extend({
  maybe: z.array(nearStory).describe("stories that may be one with this"),
  earlier: z.array(nearStory),
  later: z.array(nearStory),
}).meta({ id: "StoryWithNear" });
export const TopicMade = z.object({ topic: z.int(), decision: z.int() }).meta({ id: "TopicMade" });
export const SearchResult = z
  .object({
    query: z.string(),
    total: z.int(),
    ...pageOf(HitRow).shape,
  })
  .meta({ id: "SearchResult" });
export const Health = z
  .object({
    status: z.literal("ok"),
    articles: z.int(),
    jobs: z.object({ open: z.int(), locked: z.int(), needed: z.int(), failed: z.int() }),
  })
  .meta({ id: "Health" });
