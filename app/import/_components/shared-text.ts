/** What another program hands over: a share sheet, or the bookmark that sends a page. */
export type Shared = {
  readonly title?: string | undefined;
  readonly text?: string | undefined;
  readonly url?: string | undefined;
};

/** Longest words around an address that are the program's own, such as “Look at this: …”; what is longer is a text. */
const LONGEST_NOTE = 300;
const ADDRESS = /https?:\/\/\S+/g;

/**
 * What a share stands for, as the field of the import page takes it: an address alone where nothing else was shared, else the text with
 * lines at its top that say title and address. Many programs give the address inside the text, because they know of one field only.
 */
export function sharedText({ title = "", text = "", url = "" }: Shared): string {
  const words = text.trim();
  const inText = words.match(ADDRESS) ?? [];
  const [only = ""] = inText;
  const address = url.trim() || (inText.length === 1 && words.length <= LONGEST_NOTE ? only : "");
  const isText =
    words !== "" && words !== address && (words.length > LONGEST_NOTE || !address || !words.includes(address));
  if (!isText) return address;
  const lines = [title.trim() && `Title: ${oneLine(title)}`, address && `URL: ${address}`].filter(Boolean);
  return lines.length > 0 ? `${lines.join("\n")}\n\n${words}` : words;
}

function oneLine(words: string): string {
  return words.replace(/\s+/g, " ").trim();
}
