import type { Passage } from "../model/article.ts";
import { markComments } from "./comments.ts";
import { markDoubled, markFlow } from "./flow.ts";
import { markHeadlineAndDeck } from "./headline-and-deck.ts";
import { markerByWords } from "./line-rules.ts";
import { type Line, type Marks, textLines } from "./lines.ts";
import { markStatedLines } from "./metadata.ts";
import { paragraphsOf } from "./paragraphs.ts";
import { densestRegion, markOutside } from "./region.ts";
import { REPEATED_LABEL } from "./rules/labels.ts";
import { markTeasers } from "./teasers.ts";

/** A short line that stands this often on a page is a label. */
const LABEL_REPEATS = 2;
const LONGEST_LABEL = 5;

type PassageOptions = {
  /** The author, where known: makes comments that speak to them by name surer. */
  readonly author?: string;
  /** Lines, trimmed, that other articles of the outlet hold too. */
  readonly sharedLines?: ReadonlySet<string>;
};

/**
 * The passages of a plain text or of a page pasted as text: one a paragraph, in order, covering all that is not white space,
 * each with its role and the rule that gave it in words. What no rule fits is body.
 */
export function passagesOf(text: string, options: PassageOptions = {}): Passage[] {
  const markByWords = markerByWords();
  const lines = paragraphsOf(text, textLines(text), (line) => markByWords(line) !== undefined);
  const marks: Marks = lines.map(() => undefined);
  markStatedLines(lines, marks);
  for (const [i, line] of lines.entries()) marks[i] ??= markByWords(line);
  keepSoleLine(lines, marks);
  markRepeated(lines, marks);
  if (options.sharedLines) markShared(text, lines, marks, options.sharedLines);
  markComments(lines, marks, options.author);
  markTeasers(lines, marks);
  markFlow(lines, marks);
  markDoubled(lines, marks);
  const region = densestRegion(lines, marks);
  markHeadlineAndDeck(lines, marks, region);
  markOutside(lines, marks, region);
  return lines.map(({ start, end }, i) => {
    const mark = marks[i];
    return { start, end, role: mark?.role ?? "body", roleOrigin: mark?.origin ?? "no other rule fits" };
  });
}

/** A text of one line is what somebody gave to be read, whatever words it has. */
function keepSoleLine(lines: readonly Line[], marks: Marks): void {
  if (lines.length === 1 && marks[0]?.role !== "furniture") marks[0] = undefined;
}

/** "Share" under every picture, a section's name over every teaser: the same short line again and again. */
function markRepeated(lines: readonly Line[], marks: Marks): void {
  const counts = new Map<string, number>();
  for (const { plain } of lines) counts.set(plain, (counts.get(plain) ?? 0) + 1);
  for (const [i, line] of lines.entries()) {
    if (!line.prose && line.words < LONGEST_LABEL && (counts.get(line.plain) ?? 0) > LABEL_REPEATS)
      marks[i] ??= { role: "furniture", origin: REPEATED_LABEL };
  }
}

function markShared(text: string, lines: readonly Line[], marks: Marks, shared: ReadonlySet<string>): void {
  for (const [i, { start, end }] of lines.entries())
    if (shared.has(text.slice(start, end)))
      marks[i] ??= { role: "furniture", origin: "other articles of the outlet hold it too" };
}
