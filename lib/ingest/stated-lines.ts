import type { Metadata } from "../model/article.ts";

/** Lines at the top of a pasted text that say what it is; the label is English, as in exports and e-mail. */
const STATED =
  /^(title|headline|outlet|source|publication|date|published|url|link|author|by)[ \t]*:[ \t]*(\S.{0,500})$/i;
/** Lines at the top in which they are looked for. */
const MOST_LINES = 8;

/** The field that each label states. */
export const STATED_FIELDS: Readonly<Record<string, keyof Metadata>> = {
  title: "headline",
  headline: "headline",
  outlet: "outlet",
  source: "outlet",
  publication: "outlet",
  date: "publishedAt",
  published: "publishedAt",
  url: "url",
  link: "url",
  author: "author",
  by: "author",
};

/** The leading "Title: …" lines by their number, label and value. One alone counts only where its label is "Title", "Outlet" or "URL". */
export function leadingLines(lines: readonly string[]): Map<number, readonly [string, string]> {
  const found = new Map<number, readonly [string, string]>();
  for (const [i, line] of lines.slice(0, MOST_LINES).entries()) {
    const match = STATED.exec(line);
    if (!match) break;
    found.set(i, [(match[1] ?? "").toLowerCase(), (match[2] ?? "").trim()]);
  }
  const [only] = found.values();
  if (found.size === 1 && only && !/^(?:title|headline|outlet|url)$/.test(only[0])) return new Map();
  return found;
}
