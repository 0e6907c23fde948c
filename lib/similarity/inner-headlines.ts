import type { HashedWords } from "./body-words.ts";

/** Words of a line that may be a headline. */
const FEWEST_WORDS = 4;
const MOST_WORDS = 18;
/** A longer line is not looked at. */
const MOST_CHARACTERS = 200;
/** Of its words of four letters and more this share begins with a capital. Lower takes a sentence of names for a headline. */
const CAPITALS = 0.8;
/** Words by which the edge of a match may miss the line: an edited first word, a full stop read as none. */
const NEAR = 3;

/** A line of so many words is prose, and a story of its own has so many words in such lines: less is a list of teasers. */
const PROSE_LINE = 20;
const FEWEST_PROSE = 80;

type Line = { readonly from: number; readonly to: number; readonly headline: boolean };

/**
 * Whether the words before `first` or those from `last` on are another story under a headline of its own, as where two stories were saved as
 * one page. The body's own headline is none, and a list of teasers has headlines but no prose.
 */
export function holdsAnotherStory(text: string, words: HashedWords, first: number, last: number): boolean {
  const lines = linesOf(text, words);
  const after = lines.filter(({ from }) => from >= last - NEAR);
  const next = after.findIndex(({ headline }) => headline);
  if (next >= 0 && isStory(after.slice(next + 1))) return true;
  // Before the match, the headline is the matched story's own: the line that ends or begins there.
  const before = lines.filter(({ from, to }) => to <= first + NEAR || from <= first - NEAR);
  const own = before.findLastIndex(({ headline }) => headline);
  return own >= 0 && isStory(before.slice(0, own));
}

function isStory(lines: readonly Line[]): boolean {
  const prose = lines.reduce((sum, { from, to }) => sum + (to - from >= PROSE_LINE ? to - from : 0), 0);
  return prose >= FEWEST_PROSE && lines.every(({ headline }) => !headline);
}

/**
 * The lines from the first word of the body to the last, in word numbers. Lines that the body has not (they stand in many articles, or have
 * another role) are there too, empty, if they may be a headline.
 */
function linesOf(text: string, words: HashedWords): Line[] {
  const lines: Line[] = [];
  const end = words.ends[words.length - 1] ?? 0;
  let at = 0;
  for (let start = words.starts[0] ?? 0; start < end; ) {
    const next = text.indexOf("\n", start);
    const stop = next < 0 ? text.length : next;
    const from = at;
    while (at < words.length && (words.starts[at] ?? 0) < stop) at++;
    const headline = lines.length > 0 && isHeadline(text.slice(start, stop));
    if (at > from || headline) lines.push({ from, to: at, headline });
    start = stop + 1;
  }
  return lines;
}

function isHeadline(line: string): boolean {
  if (line.length > MOST_CHARACTERS || /["“”«»]|[.!?] \p{Lu}/u.test(line)) return false;
  const length = line.match(/[\p{L}\p{N}'’]+/gu)?.length ?? 0;
  if (length < FEWEST_WORDS || length > MOST_WORDS) return false;
  const long = line.match(/[\p{L}'’]{4,}/gu) ?? [];
  return long.length >= 3 && long.filter((word) => /^\p{Lu}/u.test(word)).length >= CAPITALS * long.length;
}
