import { parse } from "csv-parse/sync";
import { AppError } from "../../model/errors.ts";

/** What the columns of a table may be called, by the field of a row that they fill, without case, spaces and marks. */
const COLUMNS: Readonly<Record<string, readonly string[]>> = {
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

/** Rows of one table that are read in memory; a larger export goes as JSON lines. */
const MOST_ROWS = 100_000;

/**
 * The rows of a table with a line of names, each as an object under the names that rows have. The separator is the one of comma, semicolon,
 * tab and bar that the line of names holds most of.
 *
 * @throws AppError UNREADABLE where no column holds a text, with the names of the columns that there are.
 */
export function readTable(text: string): Record<string, string>[] {
  const [first = ""] = text.split(/\r?\n/);
  const delimiter = [",", ";", "\t", "|"].reduce((best, each) =>
    first.split(each).length > first.split(best).length ? each : best,
  );
  let rows: string[][];
  try {
    rows = parse(text, {
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
  const [names = [], ...lines] = rows;
  const fields = names.map(fieldOf);
  if (!fields.includes("text") && !fields.includes("html")) {
    const seen = names
      .slice(0, 12)
      .map((name) => `“${name.trim().slice(0, 40)}”`)
      .join(", ");
    throw new AppError(
      "UNREADABLE",
      `This table has no column with the articles' text: it has ${seen || "no names of columns"}. Nothing of it was kept. Call the column “text” and import it again.`,
    );
  }
  return lines.map((line) => {
    const row: Record<string, string> = {};
    for (const [i, field] of fields.entries()) {
      const value = line[i];
      if (field && value !== undefined && value.trim() !== "") row[field] ??= value;
    }
    return row;
  });
}

function fieldOf(name: string): string | undefined {
  const plain = name
    .replace(/^\uFEFF/, "")
    .normalize("NFD")
    .toLowerCase()
    .replace(/[^a-z]/g, "");
  return Object.keys(COLUMNS).find((field) => COLUMNS[field]?.includes(plain));
}
