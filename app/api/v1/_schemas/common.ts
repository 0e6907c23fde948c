import { z } from "zod";
import { TABLE_FORMATS } from "../../../../lib/export/table-lines.ts";

/** What the requests and answers of several subjects are made of. */

/** Rows of a page of the API where none is asked for, and at most. Articles carry their text, so a thousand may be 10 MB. */
const USUAL_ROWS = 50;
const MOST_ROWS = 1000;

export const id = z.coerce.number().int().min(1).max(2_147_483_647);
/** Postgres stores no NUL, so it is refused here and not as a failure of ours. */
export const line = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest)
    .refine((text) => !text.includes("\0"), "A NUL character cannot be stored.");

export const IdParams = z.object({ id });
/** Two articles or two claims; which is named first does not matter. */
export const TwoParams = z.object({ a: id, b: id });

/** `after` is the `next` of the page before. */
export const PageQuery = z.object({
  after: z.string().max(60).optional(),
  limit: z.coerce.number().int().min(1).max(MOST_ROWS).default(USUAL_ROWS),
});
/** With a format all rows come in one stream, and `after` and `limit` do not count. */
export const FormatQuery = z.object({
  format: z.enum(TABLE_FORMATS).optional().describe("Accept: text/csv or application/x-ndjson says the same"),
});
export const KindQuery = PageQuery.extend(FormatQuery.shape);
/** Every GET understands it. Without it the cookie counts that blind mode sets on the pages. */
export const BlindQuery = z.object({
  blind: z.enum(["0", "1"]).optional().describe("1: outlets as letters, without addresses and authors"),
});

/** Where a stretch of an article stands. */
export const place = { article: z.int(), sourceId: z.string() };
export const span = { start: z.int(), end: z.int() };
export const known = z.string().nullable();

export const DecisionMade = z.object({ decision: z.int() }).meta({ id: "DecisionMade" });
export const DecisionsMade = z
  .object({ decisions: z.array(z.int()).describe("One for each field that changed; none where nothing did") })
  .meta({ id: "DecisionsMade" });
/** A failure (RFC 9457). `errors` names the fields at fault, `id` finds an unexpected failure in the log. */
export const ProblemDetails = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
    id: z.string().optional(),
  })
  .meta({ id: "Problem" });

/** A page of rows. `next` is null on the last one. */
export const pageOf = <T extends z.ZodType>(row: T) =>
  z.object({ rows: z.array(row), next: known.describe("What to give as after for the next page; null on the last") });
