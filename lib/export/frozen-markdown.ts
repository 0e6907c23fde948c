import type {
  FrozenCell,
  FrozenColumn,
  FrozenPage,
  FrozenQuote,
  FrozenSource,
  NotedSection,
} from "../model/report/frozen-page.ts";
import { wordsOf } from "../model/telling.ts";
import { citationOf, markdownQuotation, markdownQuote, markdownText } from "./citation.ts";

/** What stands above a page written as Markdown. */
export type MarkdownHead = {
  readonly title: string;
  /** Lines such as "frozen 27 November 2026 by Ana"; none for a page that is only taken along. */
  readonly facts: readonly string[];
  readonly note: string;
};

/**
 * A page as Markdown: its rows with each outlet's sentences under the outlet's name, then the sources with their hashes. With `quotesOnly`
 * nothing but the quotations, each with its source, for handing on where whole pages may not be.
 */
export function frozenMarkdown(
  page: Pick<FrozenPage, "columns" | "sources" | "counted" | "decisions" | "settings" | "versions" | "leftOut">,
  sections: readonly NotedSection[],
  { title, facts, note }: MarkdownHead,
  { quotesOnly = false }: { quotesOnly?: boolean } = {},
): string {
  const lines = [`# ${markdownText(title)}`, ...facts.map(markdownText), ...paragraphs(note)];
  if (!quotesOnly) lines.push(...page.counted.map(markdownText));
  for (const section of sections) {
    const rows = quotesOnly
      ? section.rows.filter(({ cells }) => cells.some(({ quotes }) => quotes.length > 0))
      : section.rows;
    if (rows.length === 0) continue;
    lines.push(`## ${markdownText(section.title)}`);
    if (!quotesOnly && section.lead) lines.push(markdownText(section.lead));
    for (const row of rows) {
      lines.push(`### ${markdownText(row.name)}`, ...paragraphs(row.note ?? ""));
      if (!quotesOnly) lines.push(...remarkLines(row.remarks));
      for (const cell of row.cells) lines.push(...cellLines(cell, page, quotesOnly));
    }
  }
  if (!quotesOnly) lines.push(...foot(page));
  return `${lines.filter(Boolean).join("\n\n")}\n`;
}

function paragraphs(text: string): string[] {
  return text.split(/\n{2,}/).map(markdownText);
}

function remarkLines(remarks: readonly { readonly name: string; readonly words: string }[]): string[] {
  return remarks.map(({ name, words }) => `*${markdownText(words ? `${name}: ${words}` : name)}*`);
}

function cellLines(
  { column: key, quotes, words }: FrozenCell,
  { columns, sources }: { readonly columns: readonly FrozenColumn[]; readonly sources: readonly FrozenSource[] },
  quotesOnly: boolean,
): string[] {
  if (quotesOnly) return quotes.map((quote) => withSource(quote, sources));
  const column = columns.find((each) => each.key === key);
  const name = column ? `**${markdownText(column.letter)} ${markdownText(column.name)}**` : "";
  const lines = [words ? `${name}: ${markdownText(words)}` : name];
  for (const { text, said, place, source } of quotes) {
    const from = sources[source];
    const one = column && column.sources.length === 1;
    const where = [one || !from ? "" : `“${from.headline ?? `article ${from.article}`}”`, place]
      .filter(Boolean)
      .join(", ");
    lines.push(
      markdownQuote(text),
      ...[[said.map((piece) => piece.words).join(""), where].filter(Boolean).join(" · ")]
        .filter(Boolean)
        .map(markdownText),
    );
  }
  return lines;
}

function withSource({ text, place, source }: FrozenQuote, sources: readonly FrozenSource[]): string {
  const from = sources[source];
  return from ? markdownQuotation(text, citationOf(from, place), from.url) : markdownQuote(text);
}

function foot({
  sources,
  decisions,
  settings,
  versions,
  leftOut,
}: Pick<FrozenPage, "sources" | "decisions" | "settings" | "versions" | "leftOut">): string[] {
  const list = (rows: readonly string[]) => rows.map((row) => `- ${row}`).join("\n");
  return [
    "## Sources",
    list(
      sources.map(
        (source) =>
          `${markdownText(`${source.letter} ${citationOf(source)}`)}; ${source.words} words; text \`${source.textSha256}\`${source.copy ? "; a copy, counted with another" : ""}`,
      ),
    ),
    ...(decisions.length > 0
      ? [
          "## Decisions of readers",
          list(decisions.map(({ told, madeAt }) => markdownText(`${madeAt.slice(0, 10)}: ${wordsOf(told)}`))),
        ]
      : []),
    ...(leftOut.length > 0 ? ["## Not in here", list(leftOut.map(markdownText))] : []),
    "## How it was made",
    list([
      ...settings.map(({ name, value }) => markdownText(`${name}: ${value}`)),
      markdownText(
        `versions of the rules: ${Object.entries(versions)
          .map(([rule, version]) => `${rule} ${version}`)
          .join(", ")}`,
      ),
    ]),
  ];
}
