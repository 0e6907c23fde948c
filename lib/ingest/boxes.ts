import type { Line, Marks } from "./lines.ts";

const IN_SHORT = /^(?:in short|in brief|the short version)\s?:?$/;
const WHAT_NEXT = /^what(?:'s| is| happens) next\?\s?:?$/;
/** Lines from "In short" to "What's next?". */
const LONGEST_BOX = 8;
/** Headings of lists of words that an article is filed under, and words of one of them. */
const TOPICS = /^(?:related (?:topics|tags|countries)|topics|tags|keywords|more on this topic)\s?:?$/;
const LONGEST_TOPIC = 3;
const MOST_TOPICS = 10;
const ABOUT = /^about (?:the )?(\p{Lu}[\p{L}\p{N}&.,'’ -]{2,60})$/iu;
const SHORTEST_NAME = 3;

/** Mark "In short", the sentences under it, "What's next?" and the one under that: such a summary ends its points as sentences end. */
export function markShortAndNext(lines: readonly Line[], marks: Marks): void {
  const from = lines.findIndex(({ plain }) => IN_SHORT.test(plain));
  if (from < 0) return;
  const next = lines.slice(from, from + LONGEST_BOX).findIndex(({ plain }) => WHAT_NEXT.test(plain));
  if (next < 2) return;
  for (let i = from; i <= from + next + 1; i++) {
    const heading = i === from || i === from + next;
    marks[i] = heading
      ? { role: "furniture", origin: "the heading of a summary" }
      : { role: "deck", origin: "a point of the summary" };
  }
}

/** Mark the words that an article is filed under, and what a company says of itself below its release ("About Orr Mills"). */
export function markBelow(lines: readonly Line[], marks: Marks, first: number): void {
  for (let i = first + 1; i < lines.length; i++) {
    const line = lines[i];
    if (!line || line.prose) continue;
    if (TOPICS.test(line.plain)) markTopics(lines, marks, i);
    const name = ABOUT.exec(line.head)?.[1]?.toLowerCase() ?? "";
    if (name.length < SHORTEST_NAME || !lines[i + 1]?.plain.startsWith(name.replaceAll("’", "'"))) continue;
    marks[i] ??= { role: "furniture", origin: "the heading of a note about a company" };
    marks[i + 1] ??= { role: "furniture", origin: "a note about a company" };
  }
}

function markTopics(lines: readonly Line[], marks: Marks, heading: number): void {
  for (let i = heading + 1; i <= heading + MOST_TOPICS && i < lines.length; i++) {
    const line = lines[i];
    if (!line || line.prose || line.words > LONGEST_TOPIC || /[.!?:]$/.test(line.head)) return;
    marks[i] ??= { role: "furniture", origin: "a word that the article is filed under" };
  }
}

/** What heads a page of readers' letters. */
const LETTERS =
  /\bletters?\b(?:$|[:|]| to the editor)|^(?:opinion \| )?letters\b|leserbriefe?|courrier des lecteurs|cartas al director/;
/** "Dr P. K. Rao", "Harriet Blunden (Mrs)". */
const SIGNATURE =
  /^(?:[–—-]\s?)?(?:(?:Dr|Mr|Mrs|Ms|Prof|Rev|Sir|Dame|Cllr|Capt|Professor)\.? )?(?:\p{Lu}[\p{L}.'’-]* ){1,3}\p{Lu}[\p{L}’'-]+(?: \([^()]{2,20}\))?(?:,.{2,50})?$/u;
const LONGEST_SIGNATURE = 9;

/** Mark the names under readers' letters, and the place on the line below. */
export function markSignatures(lines: readonly Line[], marks: Marks, first: number): void {
  if (!lines.slice(0, first).some(({ plain, words }) => words <= 14 && LETTERS.test(plain))) return;
  const mark = { role: "furniture", origin: "who signed a letter" } as const;
  for (let i = first + 1; i < lines.length; i++) {
    const [line, below] = [lines[i], lines[i + 1]];
    const behind = lines[i - 1]?.prose === true && !marks[i - 1];
    if (!line || !behind || line.prose || line.words > LONGEST_SIGNATURE || !SIGNATURE.test(line.head)) continue;
    if (marks[i] && marks[i]?.role !== "byline") continue;
    marks[i] = mark;
    if (below && !below.prose && !marks[i + 1] && below.words <= 6 && /^\p{Lu}[^.!?:]*$/u.test(below.head))
      marks[i + 1] = mark;
  }
}
