import { AppError } from "../../model/errors.ts";
import { type BibliographyKind, bibliographyKind } from "./bibliography.ts";
import { isMarkdown } from "./markdown.ts";

/** What a file is by its content, whatever its name says; `jsonl` alone goes by its name, because a line of it may be anything. */
export type FileKind =
  | "text"
  | "markdown"
  | "page"
  | "feed"
  | "rows"
  | "json"
  | "table"
  | "mail"
  | "mailbox"
  | "pdf"
  | "archive"
  | "warc"
  | BibliographyKind;

/** Characters of a file that are looked at. */
export const HEAD = 4_096;

const PAGE_ROOT =
  /^(?:html|head|body|article|main|section|div|p|h[1-6]|table|center|span|blockquote|header|frameset|meta|title|link)$/i;
const FEED_ROOT = /^(?:[\w-]+:)?(?:rss|rdf|feed|channel)$/i;
const PAGE_TAG =
  /<\/?(?:p|div|a|br|span|h[1-6]|table|ul|ol|li|img|article|section|main|script|style|meta|link|strong|em|b|i)\b[^<>]*>/gi;
/** Tags in the beginning of a text without a root element from which it is a piece of a page. */
const PIECE_OF_PAGE = 4;

/** Files that hold no article, by what they begin with; asked only where the name does not say text. */
const CODE_NAME = /\.(?:m?jsx?|tsx?|css|scss|php|py|rb|java|c|h|cpp|go|rs|sh|sql|ya?ml|toml|ini|log)$/i;
const CODE_SIGNS = /[{}();=<>]/g;
const CODE_BEGINS =
  /^(?:["']use strict["']|(?:import|export)\s+[\w{*"']|(?:const|let|var)\s+[\w{[]+\s*=|(?:async\s+)?function\b|[!(]function\b|\(\(\)|#!\/|@(?:charset|import|media)\b|[.#]?[\w-]+\s*\{[^}]*:[^}]*;)/;
const CODE_SHARE = 0.04;

/**
 * What a file is, by the first characters of its content and, where they leave a doubt, by its name.
 *
 * @throws AppError UNREADABLE for what holds no article: a program, a style sheet, XML that is neither a page nor a feed.
 */
export function fileKind(head: string, name: string): FileKind {
  const start = head
    .slice(0, HEAD)
    .replace(/^\uFEFF/, "")
    .trimStart();
  if (/\.(?:jsonl|ndjson)$/i.test(name)) return "rows";
  const list = bibliographyKind(start, name);
  if (list) return list;
  if (start.startsWith("<")) return kindOfMarkup(start, name);
  if (/^[[{]/.test(start)) return kindOfJson(start, name);
  if (/^From \S+.*\d{4}\r?\n(?:>?[A-Za-z-]+:)/.test(start)) return "mailbox";
  if (isMail(start, name)) return "mail";
  if (isTable(start, name)) return "table";
  if (isCode(start, name)) throw refused("a program or a style sheet");
  return isMarkdown(start, name) ? "markdown" : "text";
}

function kindOfMarkup(start: string, name: string): FileKind {
  const bare = start.replace(/^(?:\s*(?:<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<!doctype[^>]*>))+/i, "").trimStart();
  const root = /^<([A-Za-z_][\w:.-]*)/.exec(bare)?.[1] ?? "";
  if (FEED_ROOT.test(root)) return "feed";
  if (PAGE_ROOT.test(root) || /<!doctype html|<html[\s>]/i.test(start) || /\.(?:x?html?)$/i.test(name)) return "page";
  if (/<(?:rss|feed)[\s>]|<rdf:RDF[\s>]/i.test(start)) return "feed";
  if ((start.match(PAGE_TAG)?.length ?? 0) >= PIECE_OF_PAGE) return "page";
  if (/^opml$/i.test(root)) throw refused("a list of feeds (OPML)", "Have its feeds watched on the page Feeds.");
  if (/^<\?xml/i.test(start) || /\.xml$/i.test(name) || root !== "")
    throw refused("XML that is neither a page nor a feed");
  return "text";
}

function kindOfJson(start: string, name: string): FileKind {
  if (/^\{\s*"version"\s*:\s*"https?:\\?\/\\?\/jsonfeed\.org|"https?:\\?\/\\?\/jsonfeed\.org\\?\/version/.test(start))
    return "feed";
  if (/^\{[^\n]*\}[ \t]*\r?\n\s*\{/.test(start)) return "rows";
  const isJson = /^\[\s*(?:\{|\])/.test(start) || /^\{\s*(?:"[^"\n]{1,80}"\s*:|\})/.test(start);
  return isJson || /\.json$/i.test(name) ? "json" : "text";
}

function isMail(start: string, name: string): boolean {
  const headers = /^(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*){2,}/.exec(start)?.[0] ?? "";
  const named = (header: string) => new RegExp(`^${header}:`, "im").test(headers);
  if (/\.(?:eml|mht|mhtml)$/i.test(name)) return named("From") || named("Subject") || named("Content-Type");
  return named("MIME-Version") || named("Message-ID") || (named("Received") && named("From"));
}

/** A table has a line of names before its rows, and a text column among them. */
function isTable(start: string, name: string): boolean {
  if (/\.(?:csv|tsv)$/i.test(name)) return true;
  const [first = ""] = start.split(/\r?\n/);
  const names = first.split(/[,;\t|]/).map((each) => each.replace(/["\s]/g, "").toLowerCase());
  return (
    names.length >= 3 &&
    names.some((each) => /^(?:text|body|content|html)$/.test(each)) &&
    names.every((each) => /^[\p{L}_-]{2,30}$/u.test(each))
  );
}

function isCode(start: string, name: string): boolean {
  const signs = (start.match(CODE_SIGNS)?.length ?? 0) / Math.max(1, start.length);
  if (CODE_NAME.test(name)) return signs > CODE_SHARE / 2 || CODE_BEGINS.test(start);
  return CODE_BEGINS.test(start.replace(/^(?:\/\*[\s\S]*?\*\/\s*|\/\/[^\n]*\n\s*)+/, "")) && signs > CODE_SHARE;
}

function refused(what: string, more = ""): AppError {
  return new AppError(
    "UNREADABLE",
    `This file is ${what}, not an article. ${more}Nothing of it was kept. Import the page or the text itself.`.replace(
      ".Nothing",
      ". Nothing",
    ),
  );
}
