import type { HashedWords } from "./body-words.ts";

/**
 * Which words stand in quotation marks: 1 for a word inside, 0 for one outside. A quotation ends with its paragraph; one that goes
 * on opens again in the next. Apostrophes and single quotation marks are not told apart, so they count for nothing.
 */
export function quotedWords(text: string, words: HashedWords): Uint8Array {
  const quoted = new Uint8Array(words.length);
  let at = 0;
  let open = 0;
  for (let i = 0; i < words.length; i++) {
    const start = words.starts[i] ?? 0;
    for (; at < start; at++) {
      const c = text.charCodeAt(at);
      if (c < 128 ? c === LINE || c === PLAIN : MARKS.has(c)) open = after(open, c);
    }
    if (open) quoted[i] = 1;
  }
  return quoted;
}

const codeOf = (mark: string) => mark.charCodeAt(0);
const [LINE, PLAIN, LEFT, LOW] = ["\n", '"', "“", "„"].map(codeOf) as [number, number, number, number];
const OPENS = new Set([..."“«„「『"].map(codeOf));
const CLOSES = new Set([..."”»」』"].map(codeOf));
const MARKS = new Set([...OPENS, ...CLOSES]);

/** The mark that is open behind mark `c`, 0 for none, where `open` was before it. */
function after(open: number, c: number): number {
  if (c === LINE) return 0;
  if (c === PLAIN) return open ? 0 : c;
  if (CLOSES.has(c) || (c === LEFT && open === LOW)) return 0;
  return c;
}
