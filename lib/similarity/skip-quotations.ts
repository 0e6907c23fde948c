import type { HashedWords } from "./body-words.ts";

const OPENS = new Set([..."“«„「『"]);
const CLOSES = new Set([..."”»」』"]);

/**
 * Which words stand in quotation marks: 1 for a word inside, 0 for one outside. A quotation ends with its paragraph; one that goes
 * on opens again in the next. Apostrophes and single quotation marks are not told apart, so they count for nothing.
 */
export function quotedWords(text: string, words: HashedWords): Uint8Array {
  const quoted = new Uint8Array(words.length);
  let at = 0;
  let open = "";
  for (let i = 0; i < words.length; i++) {
    const start = words.starts[i] ?? 0;
    for (; at < start; at++) {
      const c = text.charAt(at);
      if (c === "\n") open = "";
      else if (c === '"') open = open ? "" : c;
      else if (CLOSES.has(c) || (c === "“" && open === "„")) open = "";
      else if (OPENS.has(c)) open = c;
    }
    if (open) quoted[i] = 1;
  }
  return quoted;
}
