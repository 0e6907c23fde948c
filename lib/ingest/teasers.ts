import type { Line, Marks } from "./lines.ts";

/** Paragraphs that a teaser may have before its "keep reading"; more is the article itself with such a button in it. */
const LONGEST_TEASER = 4;
/** Lines of pictures, sections and headlines that may stand before a teaser's first paragraph. */
const LONGEST_LEAD = 12;
const MARKER =
  /^(?:(?:keep|continue) reading|read (?:more|on|the (?:full|whole|rest)[\w ]{0,20}|full (?:story|article)))(?: ?\.\.\.|…| ?[»›→>])?(?: ?show less)?$/;

/** Mark openings of other articles: a "keep reading" with the paragraphs, the headline and the labels before it. */
export function markTeasers(lines: readonly Line[], marks: Marks): void {
  let floor = firstParagraph(lines, marks);
  for (const [i, line] of lines.entries()) {
    if (line.words > 8 || !MARKER.test(line.plain)) continue;
    const from = teaserStart(lines, marks, i, floor);
    if (from >= 0) for (let j = from; j < i; j++) if (!marks[j]) marks[j] = { role: "teaser", origin: `before “${line.head.slice(0, 40)}”` };
    marks[i] = { role: "furniture", origin: "a button that leads to the rest of a text" };
    if (from >= 0) floor = i + 1;
  }
}

/** The end of the first paragraph on the page: what leads up to it is never a teaser of something else. */
function firstParagraph(lines: readonly Line[], marks: Marks): number {
  return lines.findIndex((line, i) => line.prose && !marks[i] && line.words >= 20) + 1;
}

/** First line of the teaser that ends before `marker`, or -1 where the lines before it are no teaser. */
function teaserStart(lines: readonly Line[], marks: Marks, marker: number, floor: number): number {
  let i = marker - 1;
  let paragraphs = 0;
  while (i >= floor && lines[i]?.prose && !marks[i]) {
    paragraphs++;
    i--;
  }
  if (paragraphs === 0 || paragraphs > LONGEST_TEASER) return -1;
  const last = i;
  while (i >= floor && last - i < LONGEST_LEAD && (marks[i] ? marks[i]?.role !== "appeal" && !isTeaser(marks, i) : isLabel(lines[i]))) i--;
  // Without a headline over them the paragraphs are the article's own.
  const headed = lines.slice(i + 1, last + 1).some((line, k) => !marks[i + 1 + k] && line.words >= 3);
  return headed ? i + 1 : -1;
}

function isTeaser(marks: Marks, i: number): boolean {
  return marks[i]?.role === "teaser";
}

/** A headline or label: short, or a question, and not ending as a sentence does. */
function isLabel(line: Line | undefined): boolean {
  return line !== undefined && line.words <= 20 && !/[.!:;]["'”’)]*$/.test(line.head);
}
