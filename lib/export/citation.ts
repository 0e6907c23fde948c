/** What a quotation says of where it comes from. */
export type CitedSource = {
  readonly outlet: string | null;
  readonly headline: string | null;
  readonly author?: string | null | undefined;
  readonly publishedAt: string | null;
  readonly url: string | null;
  /** The file it came in, where it has no headline. */
  readonly sourceId?: string | undefined;
};

/** The source of a quotation in one line: author, “headline”, outlet, date, place, address. What is not known is left out. */
export function citationOf({ outlet, headline, author, publishedAt, url, sourceId }: CitedSource, place = ""): string {
  const title = headline ?? sourceId;
  return [author, title && `“${title}”`, outlet, publishedAt && dayOf(publishedAt), place, url]
    .filter(Boolean)
    .join(", ");
}

/** A quotation with its source, as plain text: “…” and a line with the source. */
export function plainQuotation(text: string, source: CitedSource, place = ""): string {
  return `“${flat(text)}”\n${citationOf(source, place)}`;
}

/** A quotation with its source, as Markdown: a block of quotation whose last line is the source. */
export function markdownQuotation(text: string, source: CitedSource, place = ""): string {
  const { url, ...rest } = source;
  const line = markdownText(citationOf({ ...rest, url: null }, place));
  const address = url && /^https?:\/\/[^\s<>]+$/i.test(url) ? `, <${url}>` : "";
  return `${quoted(text)}\n>\n> — ${line}${address}`;
}

/** Words as Markdown shows them: signs that would be markup, and tags, stand for themselves. */
export function markdownText(text: string): string {
  return flat(text)
    .replace(/[\\`*_[\]<>|~#]/g, "\\$&")
    .replace(/^(\d+)([.)])(?=\s)/, "$1\\$2")
    .replace(/^([-+=])/, "\\$1");
}

/** Paragraphs of a text as a Markdown quotation. */
export function quoted(text: string): string {
  return text
    .split(/\n+/)
    .filter((paragraph) => paragraph.trim())
    .map((paragraph) => `> ${markdownText(paragraph)}`)
    .join("\n>\n");
}

function flat(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

function dayOf(iso: string): string {
  const [year, month, day] = iso.split("-").map(Number);
  if (!year || !month) return iso;
  const format: Intl.DateTimeFormatOptions = {
    year: "numeric",
    month: "long",
    timeZone: "UTC",
    ...(day ? { day: "numeric" } : {}),
  };
  return new Intl.DateTimeFormat("en-GB", format).format(Date.UTC(year, month - 1, day ?? 1));
}
