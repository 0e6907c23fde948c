/** What a quotation says of where it comes from. */
export type CitedSource = {
  readonly outlet: string | null;
  readonly headline: string | null;
  readonly author?: string | null | undefined;
  readonly publishedAt: string | null;
};

/** Where a quotation comes from, in one line: author, “headline”, outlet, date, place in the text. What is not known is left out; so is the address. */
export function citationOf({ outlet, headline, author, publishedAt }: CitedSource, place = ""): string {
  return [author, headline && `“${headline}”`, outlet, publishedAt && dayOf(publishedAt), place]
    .filter(Boolean)
    .join(", ");
}

/** A quotation with its source as plain text: “…” and a line with the source. */
export function plainQuotation(text: string, citation: string, url: string | null = null): string {
  return `“${flat(text)}”\n${[citation, url].filter(Boolean).join(", ")}`;
}

/** A quotation with its source as Markdown: a block of quotation whose last line is the source. */
export function markdownQuotation(text: string, citation: string, url: string | null = null): string {
  // An address that could end its brackets would put markup of its own into the page.
  const address = url && /^https?:\/\/[^\s<>]+$/i.test(url) ? `<${url}>` : "";
  return `${markdownQuote(text)}\n>\n> — ${[markdownText(citation), address].filter(Boolean).join(", ")}`;
}

/** Words as Markdown shows them: signs that would be markup, and tags, stand for themselves. */
export function markdownText(text: string): string {
  return flat(text)
    .replace(/[\\`*_[\]<>|~#&]/g, "\\$&")
    .replace(/^(\d+)([.)])(?=\s)/, "$1\\$2")
    .replace(/^[-+=]/, "\\$&");
}

/** Paragraphs of a text as a block of quotation in Markdown. */
export function markdownQuote(text: string): string {
  return text
    .split(/\n+/)
    .filter((paragraph) => paragraph.trim())
    .map((paragraph) => `> ${markdownText(paragraph)}`)
    .join("\n>\n");
}

function flat(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/** "2026-11-25" as "25 November 2026", "2026-11" as "November 2026"; other text as it is. */
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
