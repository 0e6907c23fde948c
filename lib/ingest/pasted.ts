/** What the first lines of a pasted text said about it, in their own words. */
export type PastedHead = { headline?: string; outlet?: string; author?: string; date?: string; address?: string };

/** How a first line may name a field. */
const FIELDS: Record<string, keyof PastedHead> = {
  ...{ title: "headline", headline: "headline", outlet: "outlet", source: "outlet", author: "author", by: "author" },
  ...{ date: "date", published: "date", url: "address", address: "address", link: "address" },
};
const FIELD_LINE = /^\s*([A-Za-z]+):[ \t]*(\S.*?)\s*$/;

/**
 * Take "Title: …", "Outlet: …", "Author: …", "Date: …" and "URL: …" from the first lines of a pasted text.
 * They are a person's words about the text and not part of it. The first line that is none of them ends the head; a field
 * named twice ends it too, since a text may itself begin so.
 */
export function splitPasted(pasted: string): { head: PastedHead; text: string } {
  const head: PastedHead = {};
  let rest = pasted.replaceAll("\r\n", "\n");
  for (;;) {
    const end = rest.indexOf("\n");
    const line = end === -1 ? rest : rest.slice(0, end);
    const [, name = "", value = ""] = FIELD_LINE.exec(line) ?? [];
    const field = FIELDS[name.toLowerCase()];
    if (!field || head[field] !== undefined) break;
    head[field] = value;
    rest = end === -1 ? "" : rest.slice(end + 1);
  }
  // Without a head the text stays as it came; with one, the blank lines after it belong to the head.
  return Object.keys(head).length === 0 ? { head, text: pasted } : { head, text: rest.replace(/^(?:[ \t]*\n)+/, "") };
}
