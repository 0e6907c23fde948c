import { parse } from "csv-parse/sync";
import { AppError } from "../../model/errors.ts";
import { COLUMN_FIELDS, type ColumnChoice, type ColumnField } from "./file-text.ts";

/** What the columns of a table may be called, by the field of a row that they fill, without case, spaces and marks. */
const COLUMNS: Readonly<Record<ColumnField, readonly string[]>> = {
  id: ["id", "articleid", "guid", "uuid", "key", "nr", "no"],
  text: [
    "text",
    "body",
    "content",
    "article",
    "fulltext",
    "articletext",
    "articlebody",
    "story",
    "bodytext",
    "plaintext",
    "inhalt",
    "texte",
    "texto",
  ],
  html: ["html", "contenthtml", "bodyhtml"],
  headline: ["headline", "title", "titel", "titre", "titulo", "subject", "heading"],
  outlet: [
    "outlet",
    "source",
    "publication",
    "publisher",
    "paper",
    "newspaper",
    "site",
    "media",
    "medium",
    "quelle",
    "journal",
    "sourcename",
    "domain",
  ],
  author: ["author", "authors", "byline", "autor", "auteur", "writer", "creator", "by"],
  url: ["url", "link", "address", "href", "permalink", "sourceurl", "adresse"],
  publishedAt: [
    "publishedat",
    "date",
    "published",
    "publicationdate",
    "pubdate",
    "datepublished",
    "publishdate",
    "datum",
    "fecha",
    "time",
    "timestamp",
    "publicationtime",
  ],
};

/** Rows of one table that are read in memory; a larger one is read as a stream. */
const MOST_ROWS = 100_000;
/** Names of columns that a sentence tells. */
const NAMES_TOLD = 12;

/** The separator of a table: the one of comma, semicolon, tab and bar that its line of names holds most of. */
export function delimiterOf(firstLine: string): string {
  return [",", ";", "\t", "|"].reduce((best, each) =>
    firstLine.split(each).length > firstLine.split(best).length ? each : best,
  );
}

/** The records of a table's text, each as its fields. @throws AppError UNREADABLE where a quotation mark is not closed. */
export function readRecords(text: string, delimiter: string): string[][] {
  try {
    return parse(text, {
      delimiter,
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: false,
      to: MOST_ROWS + 1,
    });
  } catch {
    throw new AppError(
      "UNREADABLE",
      "This table cannot be read: a quotation mark is opened and not closed. Nothing of it was kept. Save it anew as CSV and import that.",
    );
  }
}

/**
 * What makes a row of a record, by the names of the columns.
 *
 * @throws AppError UNREADABLE where no column holds a text, with the names of the columns that there are.
 */
export function rowMaker(
  names: readonly string[],
  choice: ColumnChoice = {},
): (record: readonly string[]) => Record<string, string> {
  const fields = tableColumns(names, choice).map(({ field }) => field);
  if (!fields.includes("text") && !fields.includes("html")) {
    const seen = names
      .slice(0, NAMES_TOLD)
      .map((name) => `“${name.trim().slice(0, 40)}”`)
      .join(", ");
    throw new AppError(
      "UNREADABLE",
      `This table has no column with the articles' text: it has ${seen || "no names of columns"}. Nothing of it was kept. Call the column “text” and import it again, or look at the first rows before the import and say which column it is.`,
    );
  }
  return (record) => {
    const row: Record<string, string> = {};
    for (const [i, field] of fields.entries()) {
      const value = record[i];
      if (field && value !== undefined && value.trim() !== "") row[field] ??= value;
    }
    return row;
  };
}

/** The columns of a table: their names, and the field that each fills, by a person's choice or by its name. */
export function tableColumns(
  names: readonly string[],
  choice: ColumnChoice = {},
): { readonly name: string; readonly field: ColumnField | null }[] {
  return names.map((given) => {
    const name = given.replace(/^\uFEFF/, "").trim();
    return { name, field: Object.hasOwn(choice, name) ? (choice[name] ?? null) : fieldOf(name) };
  });
}

/** The columns of the table that begins with this text; none where its line of names cannot be read. */
export function columnsAtHead(head: string, choice: ColumnChoice = {}): ReturnType<typeof tableColumns> {
  const [first = ""] = head.split(/\r?\n/, 1);
  try {
    const [names = []] = readRecords(first, delimiterOf(first));
    return tableColumns(names, choice);
  } catch {
    return [];
  }
}

/** The rows of a table with a line of names, each as an object under the names that rows have. Throws as `readRecords` and `rowMaker` do. */
export function readTable(text: string, choice: ColumnChoice = {}): Record<string, string>[] {
  const [first = ""] = text.split(/\r?\n/, 1);
  const [names = [], ...records] = readRecords(text, delimiterOf(first));
  return records.map(rowMaker(names, choice));
}

function fieldOf(name: string): ColumnField | null {
  const plain = name
    .normalize("NFD")
    .toLowerCase()
    .replace(/[^a-z]/g, "");
  return COLUMN_FIELDS.find((field) => COLUMNS[field].includes(plain)) ?? null;
}
