import type { LayoutLine, Metadata, Sourced } from "../../model/article.ts";
import { frontMatter } from "./front-matter.ts";
import { linkLabel, withoutInlineMarks } from "./markdown-inline.ts";

const HEADING = /^ {0,3}#{1,6}(?=[ \t])/;
const LINK = /!?\[[^[\]\n]{1,200}\]\([^()\s]{1,500}\)/g;
const MARKS =
  /^ {0,3}(?:#{1,6}[ \t]+\S|[-*+][ \t]+\S|>[ \t]?\S|`{3}|~{3}|\|.*\|)|\*\*[^*\n]{1,300}\*\*|\[[^[\]\n]{1,200}\]\([^()\s]{1,500}\)/m;

/** Whether a text is written in Markdown: by its name if it has any of the marks, else by several headings and links, which no other text has. */
export function isMarkdown(start: string, name: string): boolean {
  const lines = start.split(/\r?\n/);
  const hasHead = frontMatter(lines).end > 0;
  if (/\.(?:md|markdown|mdown|qmd|rmd)$/i.test(name)) return hasHead || MARKS.test(start);
  const headings = lines.filter((line) => HEADING.test(line)).length;
  return (headings >= 1 || hasHead) && (start.match(LINK)?.length ?? 0) >= 2;
}

/** A text in Markdown as it is read; `layout` where lines at its head show that it is an article alone, and not a whole page. */
type MarkdownText = {
  readonly text: string;
  readonly layout: readonly LayoutLine[] | undefined;
  readonly metadata: Metadata;
};

/** The words of a text in Markdown without its marks, a blank line between its blocks, and what the lines at its head say of it. */
export function readMarkdown(source: string): MarkdownText {
  const all = source.split("\n");
  const { metadata, end } = frontMatter(all);
  const { lines, labels } = withoutAddresses(all.slice(end));
  const blocks = blocksOf(lines)
    .map(({ rank, isCode, lines: own }) => ({
      rank,
      words: isCode ? own.join("\n").replace(/^\n+/, "").trimEnd() : withoutInlineMarks(own.join("\n"), labels).trim(),
    }))
    .filter(({ words }) => words !== "");
  const [title, another] = blocks.filter(({ rank }) => rank === 1);
  const heading = another === undefined ? title : undefined;
  return {
    text: blocks.map(({ words }) => words).join("\n\n"),
    layout: end > 0 && blocks.length > 0 ? layoutOf(blocks, heading) : undefined,
    metadata: metadata.headline || !heading ? metadata : { ...metadata, headline: headlineOf(heading.words) },
  };
}

const headlineOf = (words: string): Sourced<string> => ({
  value: words.replace(/\s+/g, " "),
  origin: "file",
  note: "its heading",
});

type Words = { readonly rank: number; readonly words: string };

/** What clippers write is the article alone: its lists and headings are its own. */
function layoutOf(blocks: readonly Words[], heading: Words | undefined): LayoutLine[] {
  let at = 0;
  return blocks.map((block): LayoutLine => {
    const span = { start: at, end: at + block.words.length };
    at = span.end + 2;
    if (block === heading) return { ...span, role: "headline", origin: "its heading" };
    return { ...span, role: "body", origin: "in an article that was kept as Markdown" };
  });
}

/** The lines without those that only say where a link leads, and the names of such links. */
function withoutAddresses(all: readonly string[]): { lines: string[]; labels: Set<string> } {
  const labels = new Set<string>();
  const lines: string[] = [];
  let fence = "";
  for (const line of all) {
    fence = fenceBehind(line, fence);
    const label = fence === "" ? /^ {0,3}\[([^[\]^][^[\]]{0,200})\]:[ \t]*\S+/.exec(line)?.[1] : undefined;
    if (label === undefined) lines.push(line);
    else labels.add(linkLabel(label));
  }
  return { lines, labels };
}

/** The fence that is open behind a line, "" where none is. */
function fenceBehind(line: string, open: string): string {
  const fence = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
  if (open === "") return fence ?? "";
  return fence && fence[0] === open[0] && fence.length >= open.length && line.trim() === fence ? "" : open;
}

type Block = { readonly lines: string[]; readonly isCode: boolean; rank: number };

/** Paragraphs, headings, points of lists, lines of tables and pieces of code, each without the marks at the head of its lines. */
function blocksOf(lines: readonly string[]): Block[] {
  const blocks: Block[] = [];
  let open: Block | null = null;
  let fence = "";
  const begin = (isCode: boolean, rank = 0): Block => {
    const block = { lines: [], isCode, rank };
    blocks.push(block);
    return block;
  };
  for (const line of lines) {
    const before = fence;
    fence = fenceBehind(line, fence);
    if (fence !== before) open = fence === "" ? null : begin(true);
    else if (fence !== "") open?.lines.push(line);
    else open = keepLine(line, open, begin);
  }
  return blocks;
}

const POINT = /^[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?/;
const RULE = /^ {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$/;
const UNDER_TABLE_HEAD = /^[ \t|:]*-[ \t|:-]*$/;

/** Puts a line where it belongs; returns the block that the next line may go on with. */
function keepLine(line: string, open: Block | null, begin: (isCode: boolean, rank?: number) => Block): Block | null {
  const bare = line.replace(/^(?: {0,3}>[ \t]?){1,20}/, "");
  const quoted = bare !== line;
  const trimmed = bare.trim();
  const underline = /^ {0,3}(?:=+|-+)[ \t]*$/.exec(bare);
  if (underline && open && open.rank === 0) {
    open.rank = trimmed.startsWith("=") ? 1 : 2;
    return null;
  }
  if (trimmed === "" || RULE.test(bare) || (trimmed.includes("|") && UNDER_TABLE_HEAD.test(bare))) return null;
  const marks = HEADING.exec(bare)?.[0];
  if (marks) {
    begin(false, marks.trim().length).lines.push(
      trimmed
        .replace(/^#+/, "")
        .replace(/[ \t]#{1,99}$/, "")
        .trim(),
    );
    return null;
  }
  if (/^\|.*\|$/.test(trimmed)) {
    begin(false).lines.push(
      trimmed
        .slice(1, -1)
        .split(/(?<!\\)\|/)
        .map((cell) => cell.trim())
        .join("\t"),
    );
    return null;
  }
  // "[^1]: words" is a note at the foot.
  const words = bare.replace(POINT, "").replace(/^ {0,3}\[\^[^[\]\s]{1,60}\]:[ \t]*/, "");
  const goesOn = open !== null && words === bare && (quoted || !/^ {0,3}>/.test(line));
  const block = goesOn ? open : begin(false);
  block.lines.push(words.replace(/^[ \t]+/, ""));
  return block;
}
