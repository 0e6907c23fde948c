import { AppError } from "../../model/errors.ts";
import type { Opened } from "../framing/framing-lines.ts";
import { tabulateCoding } from "./tabulate-coding.ts";
import { FRAMING_TABLES, tabulateFraming } from "./tabulate-framing.ts";
import { tabulateOutlet } from "./tabulate-outlet.ts";
import { tabulateStory } from "./tabulate-story.ts";
import { tabulateTopic } from "./tabulate-topic.ts";

/** Tables of a page, each made from what the page shows. */
export const TABLES = [
  ...FRAMING_TABLES,
  "concordance",
  "outlet-counts",
  "outlet-voices",
  "outlet-words",
  "topic-claims",
  "story-points",
  "coding-codes",
  "coding-agreement",
] as const;

/** What a table is of, as the page's address says it. */
export type TableChoice = {
  /** Articles compared, for the framing tables; none means the first outlets. */
  readonly ids?: readonly number[];
  readonly topic?: number;
  readonly story?: number;
  readonly outlet?: number;
  /** Distinctive words only from sentences that hold this. */
  readonly near?: string;
  readonly coding?: number;
  /** The number whose lines a concordance lists. */
  readonly opened?: Opened;
};
export type TableRow = Record<string, unknown>;

/** The rows of a table by its name. Throws NOT_FOUND, and INVALID_INPUT where the choice lacks what the table is of. */
export async function tabulate(table: string, choice: TableChoice): Promise<TableRow[]> {
  const { ids = [], topic = null, story, outlet, coding, opened = null, near } = choice;
  switch (table) {
    case "framing-counts":
    case "framing-names":
    case "framing-actors":
    case "framing-order":
    case "framing-headlines":
    case "framing-voices":
    case "framing-words":
    case "framing-silences":
      return tabulateFraming(table, { ids, topic, story, near: near ?? null, opened: null });
    case "concordance":
      if (!opened)
        throw new AppError(
          "INVALID_INPUT",
          "Say which number to open: open=measure:hedges and of=a column, as the page's address has them.",
        );
      return tabulateFraming(table, { ids, topic, story, opened });
    case "outlet-counts":
    case "outlet-voices":
    case "outlet-words":
      if (outlet === undefined) throw new AppError("INVALID_INPUT", "Say which outlet: outlet=3.");
      return tabulateOutlet(table, outlet);
    case "topic-claims":
      if (topic === null) throw new AppError("INVALID_INPUT", "Say which topic: topic=3.");
      return tabulateTopic(topic);
    case "story-points":
      if (story === undefined) throw new AppError("INVALID_INPUT", "Say which story: story=3.");
      return tabulateStory(story);
    case "coding-codes":
    case "coding-agreement":
      if (coding === undefined) throw new AppError("INVALID_INPUT", "Say which coding: coding=3.");
      return tabulateCoding(table, coding);
    default:
      throw new AppError("NOT_FOUND", `There is no table “${table}”. Known: ${TABLES.join(", ")}.`);
  }
}
