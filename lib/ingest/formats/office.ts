import { Parser } from "htmlparser2";
import { AppError } from "../../model/errors.ts";
import { DEEPEST_PAGE } from "../../model/limits.ts";
import type { ZipEntry } from "./zip.ts";

/** What the elements of a document's text are, by their names. */
type Elements = {
  /** Whose text is shown; null where all text outside `unseen` is. */
  readonly text: string | null;
  readonly paragraphs: ReadonlySet<string>;
  /** Elements that stand for signs. */
  readonly signs: Readonly<Record<string, string>>;
  /** Elements whose text is no word of the document: what was deleted, remarks on it, a second rendering. */
  readonly unseen: ReadonlySet<string>;
  /** Notes, whose text stands behind the document's. */
  readonly notes: ReadonlySet<string>;
};

const WORD: Elements = {
  text: "w:t",
  paragraphs: new Set(["w:p"]),
  signs: { "w:tab": "\t", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "\u2011", "w:softHyphen": "\u00ad" },
  unseen: new Set(["w:del", "w:moveFrom", "mc:Fallback", "w:pPr", "w:rPr", "w:instrText"]),
  notes: new Set(),
};

const OPEN_DOCUMENT: Elements = {
  text: null,
  paragraphs: new Set(["text:p", "text:h"]),
  signs: { "text:tab": "\t", "text:line-break": "\n", "text:s": " " },
  unseen: new Set([
    "office:annotation",
    "text:tracked-changes",
    "office:forms",
    "text:sequence-decls",
    "text:note-citation",
    "office:automatic-styles",
    "office:font-face-decls",
    "office:scripts",
    "svg:title",
    "svg:desc",
  ]),
  notes: new Set(["text:note"]),
};

/** What a ZIP archive is, by the files that it holds. */
export function officeKind(entries: readonly Pick<ZipEntry, "name">[]): "docx" | "odt" | null {
  const names = new Set(entries.map(({ name }) => name));
  if (names.has("word/document.xml")) return "docx";
  if (names.has("content.xml") && names.has("mimetype")) return "odt";
  if (names.has("xl/workbook.xml") || names.has("ppt/presentation.xml"))
    throw new AppError(
      "UNREADABLE",
      `This file is a ${names.has("xl/workbook.xml") ? "spreadsheet" : "presentation"}, not an article. Nothing of it was kept. Save a table as CSV and import that.`,
    );
  return null;
}

/**
 * The text of a document of Word or OpenDocument: its paragraphs, with blank lines between, footnotes last. What was deleted, remarks and
 * headers of its pages are left out.
 *
 * @throws AppError EMPTY_ARTICLE where it holds no words, TOO_LARGE where it is deeper than is read, and what reading its archive throws.
 */
export function readOffice(kind: "docx" | "odt", entries: readonly ZipEntry[]): string {
  const content = (name: string) => {
    const entry = entries.find((each) => each.name === name);
    return entry ? Buffer.from(entry.read()).toString("utf8") : "";
  };
  const paragraphs =
    kind === "docx"
      ? [
          ...paragraphsOf(content("word/document.xml"), WORD),
          ...paragraphsOf(content("word/footnotes.xml"), WORD),
          ...paragraphsOf(content("word/endnotes.xml"), WORD),
        ]
      : paragraphsOf(content("content.xml"), OPEN_DOCUMENT);
  const text = paragraphs.filter((words) => words.trim() !== "").join("\n\n");
  if (text === "")
    throw new AppError(
      "EMPTY_ARTICLE",
      "This document holds no words, only pictures or nothing. Nothing of it was kept.",
    );
  return text;
}

type Open = { readonly name: string; words: string };

function paragraphsOf(xml: string, { text, paragraphs, signs, unseen, notes }: Elements): string[] {
  const found: string[] = [];
  const behind: string[] = [];
  const open: Open[] = [];
  let depth = 0;
  let hidden = 0;
  let shown = 0;
  let inNote = 0;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (++depth > DEEPEST_PAGE)
          throw new AppError(
            "TOO_LARGE",
            `The elements of this document stand more than ${DEEPEST_PAGE} deep in one another, and no more are read. Save its text as a .txt file and import that.`,
          );
        if (unseen.has(name)) hidden++;
        if (notes.has(name)) inNote++;
        if (name === text) shown++;
        if (hidden > 0) return;
        if (paragraphs.has(name)) open.push({ name, words: "" });
        const top = open.at(-1);
        const sign = signs[name];
        if (top && sign) top.words += sign.repeat(Math.min(100, Math.max(1, Number(attributes["text:c"] ?? 1) || 1)));
      },
      ontext(words) {
        const top = open.at(-1);
        // White space between OpenDocument's elements is folded; Word keeps its own.
        if (top && hidden === 0 && (text === null || shown > 0))
          top.words += text === null ? words.replace(/\s+/g, " ") : words;
      },
      onclosetag(name) {
        depth--;
        if (hidden === 0 && paragraphs.has(name)) {
          const closed = open.pop();
          if (closed) (inNote > 0 ? behind : found).push(closed.words);
        }
        if (unseen.has(name)) hidden--;
        if (notes.has(name)) inNote--;
        if (name === text) shown--;
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.write(xml);
  parser.end();
  return [...found, ...behind];
}
