import { bylineNames } from "./byline.ts";
import type { Line, Marks } from "./lines.ts";
import { PICTURE_AND_DESCRIPTION } from "./rules/captions.ts";

/** Words that a picture's description has in common with the caption below it; fewer may be chance. */
const SHORTEST_ALIKE = 4;
/** Words of a description or a caption. */
const LONGEST = 45;
/** Words of the photographer behind a caption that is printed once with and once without the name. */
const LONGEST_CREDIT = 6;

const LABEL =
  /^(?:image|photo|picture|view image in full ?screen|open image in gallery|bild vergrößern|toggle caption)$/;
const CAPTION = { role: "caption", origin: "stands at a picture’s caption" } as const;

/**
 * Mark what pages print around a caption and no line tells by itself: the description that browsers copy for a picture, the caption once
 * more, and the first words below a picture that a photographer's name ends. `first` is the text's first paragraph.
 */
export function markPictures(lines: readonly Line[], marks: Marks, first: number): void {
  for (const [i, line] of lines.entries()) {
    if (marks[i] || line.words > LONGEST) continue;
    const below = lines[i + 1];
    if (!below) continue;
    if (marks[i + 1]?.role === "caption") {
      if (repeats(below, line) || LABEL.test(lines[i - 1]?.plain ?? "")) marks[i] = CAPTION;
    } else if (!marks[i + 1] && (isWithCredit(line, below) || (i > first && isPrintedTwice(line, below)))) {
      marks[i] = CAPTION;
      marks[i + 1] = CAPTION;
    }
  }
  markBelowCredit(lines, marks);
  markCredited(lines, marks, first);
  markAroundButtons(lines, marks, first);
}

/** A picture's agency alone, or with the description that browsers copy. */
const LONE_CREDIT =
  /^(?:getty images|pa media|reuters|epa(?:-efe)?|afp|ap|bbc|shutterstock|alamy|supplied|handout|.{3,40} (?:via|\/) getty images)$/;

/** Below a line of a picture's agency stands its caption, which ends without a stop; the subheading of a part has a paragraph above it. */
function markBelowCredit(lines: readonly Line[], marks: Marks): void {
  for (const [i, { plain }] of lines.entries()) {
    const line = lines[i + 1];
    const credit = LONE_CREDIT.test(plain) || marks[i]?.origin === PICTURE_AND_DESCRIPTION;
    if (!credit || !line || marks[i + 1] || line.words < SHORTEST_ALIKE || line.words > LONGEST) continue;
    if (endsAsSentence(line) || !lines[i + 2]?.prose) continue;
    marks[i] ??= CAPTION;
    marks[i + 1] = CAPTION;
  }
}

/** Lines from a caption to the button that hides it: the caption, and its photographer. */
const CAPTION_BUTTON = /^(?:toggle|hide) caption$/;
/** How many more pictures a gallery has, between its captions: "+5". */
const MORE_PICTURES = /^\+\s?\d{1,3}$/;
/** "Ilse Brandt for NPR": a photographer and whom they worked for. */
const FOR_WHOM = /^(?:\p{Lu}[\p{L}.'’-]+ ){2,3}(?:for|via|\/) ?(?:the |The )?\p{Lu}[\p{L}.&'’ -]{1,40}$/u;

/** Captions are told by what stands behind them: the button that hides them, the count of more pictures, a credit with its label. */
function markAroundButtons(lines: readonly Line[], marks: Marks, first: number): void {
  const mark = (i: number) => {
    const line = lines[i];
    if (i >= 0 && line && !marks[i] && line.words <= LONGEST) marks[i] = CAPTION;
  };
  for (const [i, { plain }] of lines.entries()) {
    if (CAPTION_BUTTON.test(plain)) {
      const credit = FOR_WHOM.test(lines[i - 1]?.head ?? "");
      mark(i - 1);
      if (credit) mark(i - 2);
    } else if (MORE_PICTURES.test(plain) && i > first) {
      for (const beside of [i - 1, i + 1]) if (!endsAsSentence(lines[beside])) mark(beside);
    } else if (marks[i]?.role === "caption" && LABELLED_CREDIT.test(plain) && !endsAsSentence(lines[i - 1])) {
      if (
        (lines[i - 1]?.words ?? 0) >= SHORTEST_ALIKE &&
        marks.slice(0, i - 1).some((known) => known?.role === "headline" || known?.role === "byline")
      )
        mark(i - 1);
    }
  }
}

const LABELLED_CREDIT =
  /^(?:photo|foto|bild|image|picture|credit|photograph|imagem|imagen|immagine)s?(?: credit| by)?\s?[:/©]/;

function endsAsSentence(line: Line | undefined): boolean {
  return line === undefined || /[.!?…:]["'”’»)\]]*$/u.test(line.head);
}

/** Whether the caption begins with the description's words, or holds most of them. */
function repeats(caption: Line, description: Line): boolean {
  if (description.words < SHORTEST_ALIKE) return false;
  if (caption.plain.includes(description.plain.replace(/[.!?]$/, ""))) return true;
  const words = description.plain.match(/[\p{L}\p{N}]{4,}/gu) ?? [];
  const there = new Set(caption.plain.match(/[\p{L}\p{N}]{4,}/gu));
  return (
    !description.prose &&
    words.length >= SHORTEST_ALIKE &&
    words.filter((word) => there.has(word)).length >= words.length * 0.75
  );
}

/** "Boats in the bay." over "Boats in the bay.Marta Gil": the photographer's name is glued to the second. */
function isWithCredit(line: Line, below: Line): boolean {
  if (line.words < SHORTEST_ALIKE || below.head.length <= line.head.length || !below.head.startsWith(line.head))
    return false;
  const rest = below.head.slice(line.head.length).trim();
  return rest.split(/\s+/).length <= LONGEST_CREDIT && /^\p{Lu}/u.test(rest) && !/[.!?]$/.test(rest);
}

/** A paragraph ends with a stop; a line without one that stands there twice is a caption, for the eye and for the screen reader. */
function isPrintedTwice(line: Line, below: Line): boolean {
  return line.words > SHORTEST_ALIKE && line.plain === below.plain && !/[.!?…]["'”’»)\]]*$/u.test(line.head);
}

/** The first paragraph is a picture's where the next line is a photographer's, and the article begins behind it. */
function markCredited(lines: readonly Line[], marks: Marks, first: number): void {
  const [lead, credit] = [lines[first], lines[first + 1]];
  if (!lead || !credit || lead.words > LONGEST || credit.words > 8 || !/[|/]/.test(credit.head)) return;
  if (!bylineNames(credit.head)?.outlet || !marks.slice(0, first).some((mark) => mark?.role === "byline")) return;
  const behind = lines.slice(first + 2, first + 5).filter((line, k) => line.prose && !marks[first + 2 + k]);
  if (behind.length < 2) return;
  marks[first] = CAPTION;
  marks[first + 1] = CAPTION;
}
