import type { Metadata, Sourced } from "../../model/article.ts";
import { rowDate } from "../said-dates.ts";

/** Lines of front matter that are read. */
const MOST_LINES = 200;
const MARK = /^(?:---|\+\+\+)[ \t]*$/;

/** What the lines between marks at the head of a Markdown file say of it, and the line behind them; nothing where there are none. */
export function frontMatter(lines: readonly string[]): { readonly metadata: Metadata; readonly end: number } {
  const first = lines[0]?.trimEnd() ?? "";
  const end = MARK.test(first) ? lines.slice(0, MOST_LINES).indexOf(first, 1) : -1;
  const fields = end < 0 ? null : fieldsIn(lines.slice(1, end));
  if (fields === null) return { metadata: {}, end: 0 };
  return { metadata: metadataOf(fields), end: end + 1 };
}

/** The fields by their names, or null where another line stands among them: then the marks are rules across the page. */
function fieldsIn(lines: readonly string[]): Map<string, string[]> | null {
  const fields = new Map<string, string[]>();
  let name = "";
  for (const line of lines) {
    const field = /^([\w-]{1,40})[ \t]*[:=](?:[ \t]+(.*))?$/.exec(line.trimEnd());
    const point = /^[ \t]*-[ \t](.*)$/.exec(line);
    if (field) {
      name = (field[1] ?? "").toLowerCase();
      fields.set(name, valuesIn(field[2] ?? ""));
    } else if (point && name !== "") fields.set(name, [...(fields.get(name) ?? []), bare(point[1] ?? "")]);
    // What is indented belongs to a field that is not read; a remark to none.
    else if (line.trim() !== "" && !/^[ \t#]/.test(line)) return null;
  }
  return fields.size > 0 ? fields : null;
}

function valuesIn(value: string): string[] {
  const list = /^\[(.*)\]$/.exec(value.trim())?.[1];
  return (list === undefined ? [value] : list.split(",")).map(bare).filter((each) => each !== "");
}

const bare = (value: string) => value.trim().replace(/^(["'])(.*)\1$/, "$2");

function metadataOf(fields: ReadonlyMap<string, readonly string[]>): Metadata {
  const first = (...names: string[]) => names.flatMap((name) => fields.get(name) ?? [])[0];
  const said = (value: string | undefined): Sourced<string> | undefined =>
    value ? { value, origin: "file", note: "the lines at its head" } : undefined;
  const day = (value: string | undefined) => {
    const read = value === undefined ? null : rowDate(value, "date");
    return said(read && "iso" in read ? read.iso : undefined);
  };
  const address = first("source", "url", "link", "canonical", "canonical_url", "permalink");
  const values: { [field in keyof Metadata]: Sourced<string> | undefined } = {
    headline: said(first("title", "headline")),
    author: said([...(fields.get("author") ?? []), ...(fields.get("authors") ?? [])].map(inNote).join(", ")),
    outlet: said(first("outlet", "publication", "publisher", "site", "site_name", "newspaper", "website")),
    url: said(address && /^https?:\/\//i.test(address) ? address : undefined),
    publishedAt: day(first("date", "published", "publishdate", "pubdate", "created_at")),
    updatedAt: day(first("updated", "lastmod", "modified")),
  };
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

/** Clippers write names as links between notes: [[Ada Lind]]. */
const inNote = (name: string) => name.replace(/^\[\[|\]\]$/g, "");
