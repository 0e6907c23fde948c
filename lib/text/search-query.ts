/** Most words and phrases of one search, and the longest of them in characters: what is beyond is passed over. */
const [MOST_TERMS, LONGEST_TERM] = [40, 200];

/** A part of a search: words that stand together, wanted or, after a minus, not wanted; or the "or" between two parts. */
const PART = /(-*)"([^"]*)"?|(\S+)/gu;
/** What a word is made of; a hyphen, point or apostrophe only inside it. */
const WORD = /[\p{L}\p{N}\p{M}]+(?:[-.'’@/_][\p{L}\p{N}\p{M}]+)*/gu;

/**
 * What a reader typed, in the grammar that search has: words, "phrases", -without, or. Everything else is dropped, so that the database
 * is given nothing but quoted words: it fails on some heaps of signs. "" where nothing is left to look for, or only what is not wanted.
 */
export function searchQuery(typed: string): string {
  const parts: string[] = [];
  let wanted = 0;
  // A phone writes “night shifts” where the grammar knows straight marks.
  const straight = typed.slice(0, 5_000).replaceAll(/[“”„]/g, '"');
  for (const [, minus = "", phrase, word = ""] of straight.matchAll(PART)) {
    if (parts.length >= MOST_TERMS) break;
    if (phrase === undefined && /^or$/i.test(word)) {
      if (parts.length > 0 && parts.at(-1) !== "or") parts.push("or");
      continue;
    }
    const said = (phrase ?? word).slice(0, LONGEST_TERM).match(WORD)?.join(" ");
    if (!said) continue;
    const without = (minus || word).startsWith("-");
    if (!without) wanted++;
    parts.push(`${without ? "-" : ""}"${said}"`);
  }
  if (parts.at(-1) === "or") parts.pop();
  return wanted > 0 ? parts.join(" ") : "";
}
