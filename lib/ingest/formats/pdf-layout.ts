import type { LayoutLine, Role } from "../../model/article.ts";
import { linesOfPage, type PdfLine, type PdfPage } from "./pdf-lines.ts";

/** Share of a page's height at its top and its foot in which headers and footers stand, and lines there that may be some. */
const [MARGIN, LINES_IN_MARGIN] = [0.12, 3];
/** Pages that must share a header; two of two are enough. */
const FEWEST_PAGES = 2;
/** Share of the pages that carry a header: one a chapter changes. */
const SHARED_BY = 0.3;
/** A distance between lines so much above the usual one begins a paragraph. */
const PARAGRAPH_GAP = 1.3;
/** Letters so much larger or smaller begin one too, and make a headline. */
const OTHER_SIZE = 1.12;
const HEADLINE_SIZE = 1.25;
/** A line that leaves this share of its column empty ends a paragraph if it ends a sentence. */
const SHORT_LINE = 0.15;

const PAGE_NUMBER = /^\W*(?:page|seite|p\.|s\.|pagina|página)?\s*\d{1,4}(?:\s*(?:of|von|de|\/|\|)\s*\d{1,4})?\W*$/i;
const SENTENCE_END = /[.!?…:]["'”’»)\]]*$/u;

/** The text of a PDF's pages with the role of each of its paragraphs; page headers and footers stand last, each a paragraph. */
export function layOut(pages: readonly PdfPage[]): { text: string; layout: LayoutLine[] } {
  const all = pages.map((page, number) => linesOfPage(page, number));
  const margins = marginLines(all, pages);
  const inner = all.flat().filter((line) => !margins.has(line));
  const paragraphs = paragraphsOf(inner);
  const headline = headlineOf(paragraphs, usualSize(inner));
  const told: { words: string; role: Role; origin: string }[] = paragraphs.map((lines) => ({
    words: lines.map(({ text }) => text).join("\n"),
    ...(lines === headline
      ? { role: "headline", origin: "set in the largest letters of its first page" }
      : { role: "body", origin: "in the columns of the page" }),
  }));
  for (const line of margins)
    told.push({ words: line.text, role: "furniture", origin: `a header or footer, page ${line.page + 1}` });
  let at = 0;
  const layout = told.map(({ words, role, origin }): LayoutLine => {
    const start = at;
    at += words.length + 2;
    return { start, end: start + words.length, role, origin };
  });
  return { text: told.map(({ words }) => words).join("\n\n"), layout };
}

/** Headers and footers: lines in the margins that stand on several pages alike, figures aside, and numbers of pages. */
function marginLines(all: readonly PdfLine[][], pages: readonly PdfPage[]): Set<PdfLine> {
  const candidates = all.flatMap((lines, i) => {
    const height = pages[i]?.height ?? 0;
    const byHeight = lines.toSorted((a, b) => a.y - b.y);
    return [
      ...byHeight.slice(0, LINES_IN_MARGIN).filter(({ y }) => y < height * MARGIN),
      ...byHeight.slice(-LINES_IN_MARGIN).filter(({ y }) => y > height * (1 - MARGIN)),
    ];
  });
  const seenOn = new Map<string, Set<number>>();
  for (const line of candidates) seenOn.set(keyOf(line), (seenOn.get(keyOf(line)) ?? new Set()).add(line.page));
  const enough = Math.max(FEWEST_PAGES, pages.length * SHARED_BY);
  return new Set(
    candidates.filter((line) => PAGE_NUMBER.test(line.text) || (seenOn.get(keyOf(line))?.size ?? 0) >= enough),
  );
}

const keyOf = ({ text }: PdfLine) => text.toLowerCase().replace(/\d+/g, "#").replace(/\s+/g, " ");

/** The size that most letters have. */
function usualSize(lines: readonly PdfLine[]): number {
  return mostOf(
    lines,
    ({ size }) => Math.round(size * 2) / 2,
    ({ text }) => text.length,
  );
}

/** The distance that most lines have from the one above. */
function usualGap(lines: readonly PdfLine[]): number {
  const below = lines.slice(1).flatMap((line, i) => {
    const gap = line.y - (lines[i]?.y ?? 0);
    return gap > 0 && gap < line.size * 4 ? [Math.round(gap * 2) / 2] : [];
  });
  return mostOf(
    below,
    (gap) => gap,
    () => 1,
  );
}

function mostOf<T>(all: readonly T[], key: (one: T) => number, weight: (one: T) => number): number {
  const sums = new Map<number, number>();
  for (const one of all) sums.set(key(one), (sums.get(key(one)) ?? 0) + weight(one));
  return [...sums].reduce((best, each) => (each[1] > best[1] ? each : best), [0, 0])[0];
}

function paragraphsOf(lines: readonly PdfLine[]): PdfLine[][] {
  const gap = usualGap(lines);
  const paragraphs: PdfLine[][] = [];
  for (const [i, line] of lines.entries()) {
    const before = lines[i - 1];
    if (before && goesOn(before, line, gap)) paragraphs.at(-1)?.push(line);
    else paragraphs.push([line]);
  }
  return paragraphs;
}

/** Whether a line goes on with the paragraph of the one before it. */
function goesOn(before: PdfLine, line: PdfLine, usual: number): boolean {
  const ratio = line.size / before.size;
  if (ratio > OTHER_SIZE || ratio < 1 / OTHER_SIZE) return false;
  if (/^(?:[•▪●–—-]|\d{1,2}[.)])\s/u.test(line.text)) return false;
  const ends = SENTENCE_END.test(before.text);
  const isBelow =
    before.page === line.page && line.y > before.y && Math.abs(line.column - before.column) < line.size * 2;
  // In the next column or on the next page only the words can tell.
  if (!isBelow) return !ends && /^[\p{Ll}\d("“„»]/u.test(line.text);
  if (line.y - before.y > Math.max(usual, before.size * 1.1) * PARAGRAPH_GAP) return false;
  const indented = line.x > line.column + line.size * 0.7;
  if (indented && ends) return false;
  const empty = before.right - (before.x + before.width);
  return !(ends && empty > (before.right - before.column) * SHORT_LINE);
}

/** The paragraph of the first page that is set largest, or null where none stands out. */
function headlineOf(paragraphs: readonly PdfLine[][], usual: number): PdfLine[] | null {
  const first = paragraphs.filter(([line]) => line?.page === 0 && /\p{L}{2}/u.test(line.text));
  const sizeOf = (lines: readonly PdfLine[]) => lines[0]?.size ?? 0;
  const largest = first.reduce<PdfLine[] | null>(
    (best, each) => (best && sizeOf(best) >= sizeOf(each) ? best : each),
    null,
  );
  return largest && largest.length <= 6 && sizeOf(largest) >= usual * HEADLINE_SIZE ? largest : null;
}
