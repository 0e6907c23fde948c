import type { LayoutLine, Passage } from "../model/article.ts";
import { markBelowForm, markComments } from "./comments.ts";
import { markDoubled, markFlow } from "./flow.ts";
import { isWordy, markHeadlineAndDeck } from "./headline-and-deck.ts";
import { markerByWords } from "./line-rules.ts";
import { type Line, type LineMark, lineOf, type Marks, textLines } from "./lines.ts";
import { markStatedLines } from "./metadata.ts";
import { paragraphsOf } from "./paragraphs.ts";
import { densestRegion, markOutside } from "./region.ts";
import { MAIL_HEAD, REPEATED_LABEL } from "./rules/labels.ts";
import { markTeasers } from "./teasers.ts";

/** A short line that stands this often on a page is a label. */
const LABEL_REPEATS = 2;
const LONGEST_LABEL = 5;

type PassageOptions = {
  /** The author, where known: makes comments that speak to them by name surer. */
  readonly author?: string;
  /** The headline, where it came with the text and was not read from it. */
  readonly headline?: string;
  /** Lines, trimmed, that other articles of the outlet hold too. */
  readonly sharedLines?: ReadonlySet<string>;
  /** Of a page of the web, what its structure says of each of its lines. */
  readonly layout?: readonly LayoutLine[];
};

/**
 * The passages of a plain text or of a page pasted as text: one a paragraph, in order, covering all that is not white space,
 * each with its role and the rule that gave it in words. What no rule fits is body.
 */
export function passagesOf(text: string, options: PassageOptions = {}): Passage[] {
  const markByWords = markerByWords();
  if (options.layout) return passagesOfPage(text, options.layout, markByWords);
  const lines = paragraphsOf(text, textLines(text), (line) => markByWords(line) !== undefined);
  const marks: Marks = lines.map(() => undefined);
  markStatedLines(lines, marks);
  for (const [i, line] of lines.entries()) marks[i] ??= markByWords(line);
  markMailNote(text, lines, marks);
  keepTitle(lines, marks);
  keepSoleLine(lines, marks);
  markRepeated(lines, marks);
  if (options.sharedLines) markShared(text, lines, marks, options.sharedLines);
  markComments(lines, marks, options.author);
  markTeasers(lines, marks);
  markBelowForm(lines, marks);
  markFlow(lines, marks);
  markDoubled(lines, marks);
  const region = densestRegion(lines, marks);
  markHeadlineAndDeck(lines, marks, { region, known: options.headline });
  markOutside(lines, marks, region);
  keepPictures(lines, marks);
  return lines.map(({ start, end }, i) => {
    const mark = marks[i];
    return { start, end, role: mark?.role ?? "body", roleOrigin: mark?.origin ?? "no other rule fits" };
  });
}

/**
 * The passages of a page whose structure is known: a line outside its article is never body, whatever its words; of those inside, what
 * their words say of them (a byline, an appeal, a correction) stands over the structure.
 */
function passagesOfPage(
  text: string,
  layout: readonly LayoutLine[],
  markByWords: (line: Line) => LineMark | undefined,
): Passage[] {
  return layout.map(({ start, end, role, origin }) => {
    const line = lineOf(text, { start, end });
    const mark = role === "body" || role === "furniture" ? markByWords(line) : undefined;
    const told = mark && (role === "body" || mark.role === "byline" || mark.role === "correction") ? mark : undefined;
    return { start, end, role: told?.role ?? role, roleOrigin: told?.origin ?? origin };
  });
}

/** Lines above a passed-on mail that may be the note of whoever passed it on. */
const LONGEST_NOTE = 8;

/** Mark what stands between the head of a mail and the text that it passes on: "See below, worth a line?" */
function markMailNote(text: string, lines: readonly Line[], marks: Marks): void {
  if (marks[0]?.origin !== MAIL_HEAD || marks[1]?.origin !== MAIL_HEAD) return;
  const first = marks.findIndex((mark) => mark?.origin !== MAIL_HEAD);
  const passedOn = lines.findIndex(
    ({ start }, i) => i >= first && (text[start] === ">" || marks[i]?.origin === MAIL_HEAD),
  );
  if (passedOn > first && passedOn - first <= LONGEST_NOTE)
    for (let i = first; i < passedOn; i++)
      marks[i] ??= { role: "furniture", origin: "a note of who passed the mail on" };
}

/** "Opinion | The night bus is not a luxury", "Live updates: …": a rubric and a title, right above the byline or one line further up. */
const RUBRIC =
  /^(?:opinion|analysis|live(?: updates?| blog)?|explainer|background|editorial|comment|letters?|review|interview)\s?[:|]\s?\S/;
const LEAST_TITLE = 5;

/** A title behind its rubric leads to no other article. */
function keepTitle(lines: readonly Line[], marks: Marks): void {
  const first = lines.findIndex((line, i) => line.prose && !marks[i]);
  for (let i = 0; i < first; i++) {
    const line = lines[i];
    if (!line || !marks[i] || line.words < LEAST_TITLE || !RUBRIC.test(line.plain)) continue;
    if ([1, 2, 3].some((k) => marks[i + k]?.role === "byline")) marks[i] = undefined;
    return;
  }
}

/** A text of one line is what somebody gave to be read, whatever words it has. */
function keepSoleLine(lines: readonly Line[], marks: Marks): void {
  if (lines.length === 1 && marks[0]?.role !== "furniture") marks[0] = undefined;
}

/** Pictures with words below each and no other text, as a gallery has it: those words tell what happened, and are all that the page says. */
function keepPictures(lines: readonly Line[], marks: Marks): void {
  if (lines.some((_, i) => !marks[i])) return;
  for (const [i, line] of lines.entries()) if (isWordy(line) && marks[i]?.role === "caption") marks[i] = undefined;
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
