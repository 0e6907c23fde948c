import type { Line, Marks } from "./lines.ts";

/** Words of a title that leads elsewhere, and paragraphs that an article must have before its words tell what is strange to it. */
const SHORTEST_TITLE = 5;
const LONGEST_TITLE = 18;
const FEWEST_PARAGRAPHS = 4;
/** Words of the name of a newsletter between the heading of its form and what it promises. */
const LONGEST_NAME = 7;

const ENDS = /[.!?:;,…。]["'”’)\]]*$/u;
const LONG_WORD = /[\p{L}\p{N}][\p{L}\p{N}'’-]{3,}/gu;
/** A word with a capital that does not open the line: a name, in a title of small letters. */
const NAME_INSIDE = /(?<=\p{Ll},? )\p{Lu}[\p{L}'’-]{3,}/gu;
const EVERYDAY = new Set(
  "about after again against also been before being could does down every first from have here into just know last like made make many more most much need only other over said says should some still than that their them then there these they this those through told under very want were what when where which while will with would year years your".split(
    " ",
  ),
);

/**
 * Mark short lines in the flow that belong to something else on the page: the name of a newsletter inside its form, and a title that
 * names somebody or some place and shares no word with the article, which a subheading does.
 */
export function markStrange(lines: readonly Line[], marks: Marks, first: number): void {
  markFormNames(lines, marks, first);
  const paragraphs = lines.filter((line, i) => i >= first && line.prose && !marks[i]);
  if (paragraphs.length < FEWEST_PARAGRAPHS) return;
  const titles = lines.flatMap((line, i) => (i > first && !marks[i] && mayLeadElsewhere(line) ? [i] : []));
  if (titles.length === 0) return;
  const known = new Set(paragraphs.flatMap(({ plain }) => wordsOf(plain)));
  for (const line of lines.slice(0, first)) for (const word of wordsOf(line.plain)) known.add(word);
  for (const i of titles) {
    const line = lines[i];
    const besideParagraphs = lines[i - 1] !== undefined && (lines[i + 1]?.prose === true || marks[i + 1] !== undefined);
    if (!line || !besideParagraphs || wordsOf(line.plain).some((word) => known.has(word))) continue;
    marks[i] = { role: "teaser", origin: "a title that shares no word with the article" };
  }
}

function mayLeadElsewhere(line: Line): boolean {
  return (
    !line.prose &&
    line.words >= SHORTEST_TITLE &&
    line.words <= LONGEST_TITLE &&
    !ENDS.test(line.head) &&
    /^[\p{Lu}\p{N}'‘“"]/u.test(line.head) &&
    (line.head.match(NAME_INSIDE)?.length ?? 0) > 0 &&
    wordsOf(line.plain).length >= 3
  );
}

/** Its longer words, without their endings: "ferries" is "ferr". */
function wordsOf(plain: string): string[] {
  return (plain.match(LONG_WORD) ?? [])
    .filter((word) => !EVERYDAY.has(word))
    .map((word) => word.replace(/'s$/, "").slice(0, 5));
}

/** "First Edition" between "Free newsletter" and what it promises; "Week in the Gulf" below "Sign up for the Orr Post". */
function markFormNames(lines: readonly Line[], marks: Marks, first: number): void {
  for (const [i, line] of lines.entries()) {
    if (i <= first || marks[i] || line.prose || line.words > LONGEST_NAME || ENDS.test(line.head)) continue;
    const above = marks[i - 1];
    const form =
      /\bnewsletters?\b|^sign up (?:for|to)\b/.test(lines[i - 1]?.plain ?? "") &&
      (above?.role === "furniture" || above?.role === "appeal");
    if (form || (above?.role === "furniture" && marks[i + 1]?.role === "appeal"))
      marks[i] = { role: "appeal", origin: "the name of a newsletter in its form" };
  }
}
