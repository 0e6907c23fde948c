import { z } from "zod";
import { type FrozenKind, type FrozenPage, toldSentence } from "./frozen-page.ts";

/** Largest frozen page, in bytes. Twenty long articles with their texts are about 400 kB. */
export const LARGEST_REPORT = 4 * 1024 * 1024;
/** Longest title, name, note of a report and note on one row, in characters. */
export const LONGEST_TITLE = 200;
export const LONGEST_NAME = 100;
export const LONGEST_REPORT_NOTE = 8000;
export const LONGEST_ROW_NOTE = 1200;

/** The rows that the author shows, in the author's order, each with the author's note; a row that is not listed is left out. */
export const arrangement = z.array(z.object({ row: z.string(), note: z.string() }));
export type Arrangement = z.infer<typeof arrangement>;

const words = z.object({ before: z.string(), after: z.string() });

/** What was found when the texts of a report were looked at again. The report itself stays as it was frozen. */
export const recheck = z.object({
  at: z.string(),
  /** For each source of the page, in its order. */
  sources: z.array(
    z.object({
      state: z.enum(["same", "removed", "gone"]),
      /** What is known otherwise of it now: a headline, a date. */
      known: z.array(words.extend({ field: z.string() })),
      /** Another version of the article that is here now and stands in no column of the report; the newest. */
      version: z
        .object({
          article: z.int(),
          headline: z.string().nullable(),
          publishedAt: z.string().nullable(),
          /** Passages that differ, at most a few; `more` counts the others. */
          passages: z.array(words),
          more: z.int(),
        })
        .nullable(),
    }),
  ),
  /** Rows of the same page now: names of those that it has more, and of those that it has no longer. */
  rows: z.object({ now: z.array(z.string()), gone: z.array(z.string()), other: z.array(z.string()) }),
  /** Articles that belong to the page now and did not then. */
  joined: z.int(),
  /** Decisions about these texts that were made since, and how many of those that held are undone. */
  decided: z.array(toldSentence),
  undone: z.int(),
  /** Why the page could not be made anew; null where it could. */
  failed: z.string().nullable(),
});
export type Recheck = z.infer<typeof recheck>;

/** What an author says of a report; it may change, the frozen page may not. */
export type ReportWords = {
  readonly title: string;
  /** Who made it, as typed; empty where nobody said. */
  readonly madeBy: string;
  readonly note: string;
  /** Null: every row, as frozen. */
  readonly arrangement: Arrangement | null;
};

/** A report as lists show it. */
export type ReportHead = ReportWords & {
  readonly id: number;
  readonly kind: FrozenKind;
  readonly frozenAt: Date;
  /** Articles and rows of the frozen page. */
  readonly texts: number;
  readonly rows: number;
  /** SHA-256 of the frozen page's text, hex: the check number. */
  readonly pageSha256: string;
  readonly recheck: Recheck | null;
};

/** A report with its page; `page` is null where no reader knows its shape, or where its text is not the one that was frozen. */
export type StoredReport = ReportHead & {
  readonly schema: number;
  readonly page: FrozenPage | null;
  /** The frozen page as it is stored. */
  readonly stored: string;
  /** Whether the stored text still has the check number that it was given. */
  readonly intact: boolean;
  readonly removed: boolean;
};
