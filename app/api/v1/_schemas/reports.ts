import { z } from "zod";
import { FROZEN_KINDS, type FrozenChoice, frozenPage } from "../../../../lib/model/report/frozen-page.ts";
import { recheck } from "../../../../lib/model/report/report.ts";
import { id, known, line } from "./common.ts";

/** What requests and answers about reports, and about whole pages taken along, hold. */

/** Articles as a list, or in an address and a form as numbers with commas. */
const articleIds = z.union([
  z.array(id).max(200),
  z
    .string()
    .max(2000)
    .regex(/^(\d{1,9}(,\d{1,9})*)?$/, "Article ids are numbers with commas: 1,2,4.")
    .transform((text) => text.split(",").filter(Boolean).map(Number)),
]);
const columnKeys = z.union([
  z.array(line(40)).max(40),
  line(2000).transform((text) => text.split(",").filter(Boolean)),
]);

/** Which page: its kind, and what its address says. */
const PageFields = z.object({
  kind: z.enum(FROZEN_KINDS),
  story: id.optional().describe("of a story; of framing, within that story"),
  columns: columnKeys.optional().describe("of a story or a topic: keys of the outlets in columns, such as outlet 3"),
  base: line(40).optional().describe("of a story or a topic: the column that stands first"),
  group: id.optional().describe("of a group"),
  ids: articleIds.optional().describe("of a comparison or of framing: articles"),
  topic: id.optional().describe("of a topic; of framing, within that topic"),
});

type Fields = z.output<typeof PageFields>;

function choiceOf({ kind, story, columns = [], base, group, ids = [], topic }: Fields): FrozenChoice | null {
  if (kind === "framing") return { kind, ids, story: story ?? null, topic: topic ?? null };
  if (kind === "story") return story === undefined ? null : { kind, story, columns, base: base || null };
  if (kind === "topic") return topic === undefined ? null : { kind, topic, columns, base: base || null };
  if (kind === "group") return group === undefined ? null : { kind, group };
  return ids.length < 2 ? null : { kind, ids };
}

const chosen = <T extends z.ZodObject>(schema: T) =>
  schema.transform((asked, context) => {
    const choice = choiceOf(asked as unknown as Fields);
    if (choice === null)
      context.addIssue({
        code: "custom",
        message:
          "Say which page: kind=story with story, kind=topic with topic, kind=group with group, kind=comparison with two or more ids.",
      });
    return { ...asked, choice: choice as FrozenChoice };
  });

const wholeTexts = z
  .union([z.boolean(), z.enum(["yes", "no"]).transform((word) => word === "yes")])
  .default(false)
  .describe("Keep the articles’ whole texts; else quotations only");

export const ReportBody = chosen(
  PageFields.extend({
    title: line(1000).optional(),
    madeBy: line(1000).optional(),
    note: line(20_000).optional(),
    texts: wholeTexts,
  }),
).meta({ id: "ReportBody" });

const row = z.object({ row: line(80), note: line(4000).default("") });
const authorWords = {
  title: line(1000).optional(),
  madeBy: line(1000).optional(),
  note: line(20_000).optional(),
};
export const ReportEditBody = z
  .object({
    ...authorWords,
    rows: z
      .array(row)
      .max(2000)
      .nullable()
      .optional()
      .describe("The rows shown, in their order; null shows all as frozen"),
  })
  .meta({ id: "ReportEditBody" });
/** A form has three fields for a row: show-ROW=yes, place-ROW=2 and note-ROW. Without `rows` the rows stay as they are. */
export const ReportEditForm = z
  .object({ ...authorWords, rows: z.literal("given").optional() })
  .catchall(z.string().max(4000))
  .transform(({ title, madeBy, note, rows, ...fields }) => {
    const shown = Object.keys(fields)
      .filter((field) => field.startsWith("show-"))
      .map((field) => field.slice("show-".length));
    const placeOf = (own: string) => Number(fields[`place-${own}`]) || 0;
    return {
      ...(title === undefined ? {} : { title }),
      ...(madeBy === undefined ? {} : { madeBy }),
      ...(note === undefined ? {} : { note }),
      ...(rows
        ? {
            rows: shown
              .toSorted((a, b) => placeOf(a) - placeOf(b))
              .map((own) => ({ row: own, note: String(fields[`note-${own}`] ?? "").trim() })),
          }
        : {}),
    };
  })
  .meta({ id: "ReportEditForm" });

const FORMATS = ["md", "json", "csv", "jsonl"] as const;
/** How a whole page comes as a file. */
export const ReportFileQuery = z.object({
  format: z.enum(FORMATS).default("md"),
  form: z.enum(["quotes"]).optional().describe("quotes: nothing but the quotations, each with its source"),
});
export const PageFileParams = z.object({ kind: z.enum(FROZEN_KINDS) });
export const PageFileQuery = PageFields.omit({ kind: true }).extend({
  format: z.enum(FORMATS).default("md"),
  form: z.enum(["quotes"]).optional().describe("quotes: nothing but the quotations, each with its source"),
});
/** The page that an address asks for. Null where it lacks what its kind needs. */
export function pageChoice(kind: Fields["kind"], asked: z.output<typeof PageFileQuery>): FrozenChoice | null {
  return choiceOf({ kind, ...asked });
}

export const ReportRow = z
  .object({
    report: z.int(),
    kind: z.enum(FROZEN_KINDS),
    title: z.string(),
    madeBy: z.string(),
    frozenAt: z.iso.datetime(),
    texts: z.int(),
    rows: z.int(),
    pageSha256: z.string().describe("Of the frozen page as it is stored: the check number of the report"),
    recheckedAt: known,
  })
  .meta({ id: "Report" });
const Arranged = z.array(z.object({ row: z.string(), note: z.string() }));
export const ReportWithPage = ReportRow.extend({
  note: z.string(),
  arrangement: Arranged.nullable().describe("The rows shown, in the author's order; null: all as frozen"),
  schema: z.int().describe("The shape in which the page was frozen"),
  intact: z.boolean().describe("Whether the stored page still has its check number"),
  page: frozenPage.nullable().describe("Null where this version of Parallax cannot read the shape"),
  recheck: recheck.nullable(),
}).meta({ id: "ReportWithPage" });
export const ReportMade = z.object({ report: z.int(), decision: z.int() }).meta({ id: "ReportMade" });
export const RecheckMade = z.object({ report: z.int(), recheck }).meta({ id: "RecheckMade" });
