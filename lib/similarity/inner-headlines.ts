import type { ComparedArticle } from "../model/pair.ts";
import type { Span } from "../model/span.ts";
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

/** A line of so many words is prose. */
const PROSE_LINE = 20;
/** A story of its own has so many words in such lines: less is a list of teasers, or the beginning of a story, of which a person is asked. */
export const STORY_PROSE = 80;
export const BEGINNING_PROSE = 50;
/** Words of a line right above the match that stands there as its title. Longer ones are short paragraphs. */
const FEWEST_TITLE = 3;
const MOST_TITLE = 10;

/** `common`: words of a line of the body that is not compared because it stands in many articles. */
type Line = { readonly from: number; readonly to: number; readonly headline: boolean; readonly common: number };

/**
 * Whether the words before `first` or those from `last` on are another story under a headline of its own, of `fewestProse` words and more,
 * as where two stories were saved as one page. The body's own headline is none, and a list of teasers has headlines but no prose.
 */
export function holdsAnotherStory(
  { text, body }: ComparedArticle,
  words: HashedWords,
  [first, last]: readonly [number, number],
  fewestProse: number,
): boolean {
  const lines = linesOf(text, body, words);
  const after = lines.filter(({ from }) => from >= last - NEAR);
  const next = after.findIndex(({ headline }) => headline);
  if (next >= 0 && isStory(after.slice(next + 1), fewestProse)) return true;
  // Before the match, the headline is the matched story's own: the line that ends or begins there.
  const before = lines.filter(({ from, to }) => to <= first + NEAR || from <= first - NEAR);
  const own = before.findLastIndex(({ headline }) => headline);
  if (own >= 0 && isStory(before.slice(0, own), fewestProse)) return true;
  // A short line right above the match is its headline in sentence case, and the prose above it a story, with its own headlines or without.
  const above = before.findLast(({ common }) => common === 0);
  return (
    above !== undefined &&
    standsAsTitle(above, first) &&
    proseOf(before.filter((line) => line !== above)) >= fewestProse
  );
}

function standsAsTitle({ from, to }: Line, matchBegins: number): boolean {
  return to - from >= FEWEST_TITLE && to - from <= MOST_TITLE && Math.abs(to - matchBegins) <= NEAR;
}

function isStory(lines: readonly Line[], fewestProse: number): boolean {
  return proseOf(lines) >= fewestProse && lines.every(({ headline }) => !headline);
}

/**
 * Words of prose in the lines. Where some of it stands in no other article, the paragraphs that stand in many count too: they are the
 * beginning of a story that other pages print as its teaser. Without any, all of it is what pages carry below their articles.
 */
function proseOf(lines: readonly Line[]): number {
  const own = lines.reduce((sum, { from, to }) => sum + (to - from >= PROSE_LINE ? to - from : 0), 0);
  return own === 0 ? 0 : lines.reduce((sum, { common }) => sum + (common >= PROSE_LINE ? common : 0), own);
}

/**
 * The lines from the first word of the body to the last, in word numbers. Lines that the body has not (they stand in many articles, or have
 * another role) are there too, empty, if they may be a headline.
 */
function linesOf(text: string, body: readonly Span[], words: HashedWords): Line[] {
  const lines: Line[] = [];
  let span = 0;
  const end = words.ends[words.length - 1] ?? 0;
  let at = 0;
  for (let start = words.starts[0] ?? 0; start < end; ) {
    const next = text.indexOf("\n", start);
    const stop = next < 0 ? text.length : next;
    const from = at;
    while (at < words.length && (words.starts[at] ?? 0) < stop) at++;
    const headline = lines.length > 0 && isHeadline(text.slice(start, stop));
    while (span < body.length && (body[span]?.end ?? 0) <= start) span++;
    const common =
      at === from && !headline && (body[span]?.start ?? text.length) < stop ? wordsIn(text, start, stop) : 0;
    if (at > from || headline || common > 0) lines.push({ from, to: at, headline, common });
    start = stop + 1;
  }
  return lines;
}

function wordsIn(text: string, start: number, stop: number): number {
  return text.slice(start, Math.min(stop, start + MOST_CHARACTERS * 10)).match(/\S+/g)?.length ?? 0;
}

function isHeadline(line: string): boolean {
  if (line.length > MOST_CHARACTERS || /^["“«]|[.!?] \p{Lu}/u.test(line)) return false;
  const length = line.match(/[\p{L}\p{N}'’]+/gu)?.length ?? 0;
  if (length < FEWEST_WORDS || length > MOST_WORDS) return false;
  const long = line.match(/[\p{L}'’]{4,}/gu) ?? [];
  return long.length >= 3 && long.filter((word) => /^\p{Lu}/u.test(word)).length >= CAPITALS * long.length;
}
