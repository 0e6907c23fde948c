/** Elements that end a line, as a browser shows them. */
const BLOCK =
  /^(?:address|article|aside|blockquote|br|button|caption|center|dd|details|dialog|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|li|main|nav|ol|option|p|pre|section|select|summary|table|tbody|td|tfoot|th|thead|tr|ul)$/;
/** Elements whose content is never shown. */
const HIDDEN = /<(script|style|noscript|template|svg|head|iframe|textarea)\b[^>]*>[\s\S]*?<\/\1\s*>/gi;
const NAMED: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
  ndash: "–",
  mdash: "—",
  hellip: "…",
  lsquo: "‘",
  rsquo: "’",
  ldquo: "“",
  rdquo: "”",
  copy: "©",
  euro: "€",
  pound: "£",
  middot: "·",
  bull: "•",
  raquo: "»",
  laquo: "«",
};

/** The visible text of a page, one line a block, as a person would paste it. Only for measuring: the project does not read HTML with it. */
export function plainLines(html: string): string[] {
  const visible = html.replace(/<!--[\s\S]*?-->/g, "").replace(HIDDEN, "\n");
  const text = visible
    .replace(/\s+/g, " ")
    .replace(/<\/?([a-z][a-z0-9-]*)\b(?:[^<>"']|"[^"]*"|'[^']*')*>/gi, (_, name: string) =>
      BLOCK.test(name.toLowerCase()) ? "\n" : "",
    );
  return decodeEntities(text)
    .split("\n")
    .map((line) => line.replace(/\s+/g, " ").trim())
    .filter((line) => line !== "");
}

function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return NAMED[name.toLowerCase()] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex ?? "", 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
