import { isHyphenated } from "../text/reading.ts";
import { isPerson } from "./byline.ts";
import { type Break, breakBetween, CASELESS_START, goesOn, SENTENCE_END } from "./line-breaks.ts";
import type { Line } from "./lines.ts";
import { wrapWidth } from "./wrap-width.ts";

/** Whether a line is something by its words alone: a label or a caption is no half of a sentence. */
type IsMarked = (line: Line) => boolean;

/** A line that is longer is no line of a wrapped text but a paragraph, whatever stands below it. */
const LONGEST_WRAPPED = 200;
/** Words of a block whose lines are broken anywhere; fewer may be a verse or a caption in two lines. */
const SHORTEST_RAGGED = 12;
/** Words after which a paragraph broken anywhere ends where a line ends with a sentence: nothing else tells where it does. */
const LONG_PARAGRAPH = 100;
/** Characters of a line that may end a sentence inside such a paragraph; a longer one is a paragraph by itself. */
const SHORT_LINE = 60;
/** Characters of a line that is longer than a line of verse. */
const LONG_LINE_END = 55;
/** Share of breaks in mid-sentence from which lines are broken anywhere. Verse in capitals and lists stay far below. */
const RAGGED_SHARE = 0.45;
const PARTED_SHARE = 0.35;
const WRAPPED_SHARE = 0.25;
/** A line so much longer than the others is a paragraph of its own. */
const UNWRAPPED = 1.4;
/** Breaks across a blank line that must fall in mid-sentence before blank lines are taken for line ends. */
const DOUBLE_SPACED_SHARE = 0.5;
const DOUBLE_SPACED_BREAKS = 4;

/**
 * The paragraphs that `lines` make up, in order, as lines that may span several of the text: e-mail, PDF and text browsers break a
 * paragraph anywhere, and line by line half a sentence would pass for a headline. A line stays by itself where nothing shows that
 * it goes on: verse, lists, tables, transcripts.
 */
export function paragraphsOf(text: string, lines: readonly Line[], isMarked: IsMarked): Line[] {
  const breaks = lines.slice(1).map((line, i) => breakBetween(text, lines[i] ?? line, line));
  const unit = isDoubleSpaced(breaks) ? 2 : 1;
  const shape = shapeOf(breaks, unit);
  const joined: Line[] = [];
  for (let from = 0; from < lines.length; ) {
    let to = from + 1;
    while (to < lines.length && (breaks[to - 1]?.gap ?? 9) <= unit && !breaks[to - 1]?.apart) to++;
    // One at a time, because a block of a hundred thousand lines has more parts than a call takes arguments.
    // The title of a text that a mail passes on stands behind the mail's own words.
    const opens = from === 0 || text[lines[from]?.start ?? 0] === ">";
    for (const line of joinBlock(lines.slice(from, to), breaks.slice(from, to - 1), { ...shape, opens }, isMarked))
      joined.push(line);
    from = to;
  }
  return joinAcrossBlanks(text, joined);
}

/** What a whole text shows of its lines. */
type Shape = {
  /** Characters that its lines are filled up to, or null where they are not. */
  readonly width: number | null;
  /** Its paragraphs are parted by blank lines, and most line ends inside them fall in mid-sentence. */
  readonly parted: boolean;
  /** The block is the first of the text: a title may stand on its first line. */
  readonly opens: boolean;
};

function shapeOf(breaks: readonly Break[], unit: number): Omit<Shape, "opens"> {
  const inside = breaks.filter(({ gap, apart }) => gap === unit && !apart);
  const going = inside.filter(goesOn).length;
  const blanks = breaks.filter(({ gap }) => gap > unit).length;
  return {
    width: wrapWidth(inside),
    parted: blanks >= 2 && inside.length >= 2 && going >= inside.length * PARTED_SHARE,
  };
}

function isDoubleSpaced(breaks: readonly Break[]): boolean {
  if (breaks.some(({ gap }) => gap < 2)) return false;
  const wide = breaks.filter(({ gap }) => gap === 2);
  const going = wide.filter((each) => goesOn(each) && each.length <= LONGEST_WRAPPED).length;
  return wide.length >= DOUBLE_SPACED_BREAKS && going >= wide.length * DOUBLE_SPACED_SHARE;
}

function joinBlock(block: readonly Line[], breaks: readonly Break[], shape: Shape, isMarked: IsMarked): Line[] {
  if (breaks.length === 0 || isOfLabels(block, isMarked)) return [...block];
  const decide = rule(block, breaks, shape, isMarked);
  const joined: Line[] = [];
  let run: Line[] = [];
  for (const [i, line] of block.entries()) {
    const before = breaks[i - 1];
    const ends =
      opensByline(line, isMarked) || isButton(run, line, isMarked) || [i, i - 1, i - 2].some((at) => isAnd(block, at));
    if (run.length > 0 && (ends || !(before && decide(before, i, run)))) {
      joined.push(joinLines(run));
      run = [];
    }
    run.push(line);
  }
  joined.push(joinLines(run));
  return joined;
}

/** "by Ann Low - 02/06/25 3:14 PM ET" below a title: who wrote it, though it begins with a small letter. */
function opensByline(line: Line, isMarked: IsMarked): boolean {
  return line.words <= SHORTEST_RAGGED && /^by \p{Lu}.*\d/u.test(line.head) && isMarked(line);
}

/** "and" on a line of its own stands between two names of a byline. */
function isAnd(block: readonly Line[], at: number): boolean {
  const [above, line, below] = [block[at - 1], block[at], block[at + 1]];
  if (!above || !line || !below || !/^(?:and|und|et|y|e|&)$/.test(line.plain)) return false;
  return isPerson(above.head.replace(/^(?:By|Von|Par|Por)\s/, "")) && isPerson(below.head);
}

/** "Share" above "post": a button alone is no beginning of a sentence. */
function isButton(run: readonly Line[], below: Line, isMarked: IsMarked): boolean {
  const [line] = run;
  return run.length === 1 && line !== undefined && line.words <= 2 && isMarked(line) && isMarked(below);
}

/** Lines of a block, and the share of them, that labels must be for none of it to be a paragraph: a name, a date, and buttons in small letters. */
const FEWEST_LABELS = 3;
const LABEL_SHARE = 0.6;
const LONGEST_OF_LABELS = 40;

function isOfLabels(block: readonly Line[], isMarked: IsMarked): boolean {
  if (block.length > LONGEST_OF_LABELS || block.some(({ words }) => words > SHORTEST_RAGGED)) return false;
  const labels = block.filter(isMarked).length;
  return labels >= FEWEST_LABELS && labels >= block.length * LABEL_SHARE;
}

/** Whether a break lies inside a paragraph: the break, the number of the line below it, the lines joined so far. */
type Decide = (between: Break, below: number, run: readonly Line[]) => boolean;

function rule(block: readonly Line[], breaks: readonly Break[], shape: Shape, isMarked: IsMarked): Decide {
  const { width, parted } = shape;
  const going = breaks.filter((each) => goesOn(each) && each.length <= LONGEST_WRAPPED).length;
  if (parted && ((going >= breaks.length * WRAPPED_SHARE && going > 0) || isTorn(block, breaks)))
    return ragged(block, shape, isMarked);
  if (width !== null && going >= breaks.length * WRAPPED_SHARE && going > 0) return wrappedAt(width);
  if (width !== null && breaks.length <= 2 && isFilled(block, breaks, width, parted)) return wrappedAt(width);
  if (going >= breaks.length * RAGGED_SHARE && isRagged(block, breaks)) return ragged(block, shape, isMarked);
  return byItself(block, isMarked);
}

/** Lines filled up to a width: a line with room for the next word ends its paragraph, unless it stops in mid-sentence. */
function wrappedAt(width: number): Decide {
  return (between) => {
    if (goesOn(between)) return true;
    if (between.length > width * UNWRAPPED) return false;
    return between.length + 1 + between.next > width;
  };
}

/** A few lines of a wrapped text that happen to break before names, or behind a sentence, only. */
function isFilled(block: readonly Line[], breaks: readonly Break[], width: number, parted: boolean): boolean {
  const last = block.at(-1);
  return (
    last !== undefined &&
    SENTENCE_END.test(last.head) &&
    breaks.every(({ mid, length, next }) => (mid || parted) && length <= width * UNWRAPPED && length + 1 + next > width)
  );
}

/** A few short lines that end with a sentence, the first of them stopping in the middle of one: a title has no comma or mark in it. */
function isTorn(block: readonly Line[], breaks: readonly Break[]): boolean {
  return (
    breaks[0]?.mid === true &&
    /[,;“”"]|[.!?] /.test(block[0]?.head ?? "") &&
    SENTENCE_END.test(block.at(-1)?.head ?? "") &&
    breaks.every(({ length }) => length <= 2 * SHORT_LINE)
  );
}

function isRagged(block: readonly Line[], breaks: readonly Break[]): boolean {
  const words = block.reduce((sum, line) => sum + line.words, 0);
  const sentences = block.some((line) => /[.!?…]["'”’)\]]*(?:\s|$)/u.test(line.head));
  // Long lines that all stop in mid-sentence above a small letter are no titles and no verse.
  const long = breaks.every((each) => goesOn(each) && each.length >= LONG_LINE_END);
  return words >= SHORTEST_RAGGED && sentences && (long || breaks.some((each) => goesOn(each) && each.phrase));
}

/** Lines broken anywhere. A title before them is told by the capital that follows it. */
function ragged(block: readonly Line[], { opens, parted, width }: Shape, isMarked: IsMarked): Decide {
  const isFull = ({ length, next }: Break) => width !== null && length + 1 + next > width;
  return (between, below, run) => {
    if (goesOn(between)) return true;
    if (between.length > LONGEST_WRAPPED || isLabel(block, below - 1, isMarked) || isLabel(block, below, isMarked))
      return false;
    if (between.mid) return below > 1 || !opens || isFull(between) || (block[0]?.prose ?? false);
    if (parted) return true;
    if (between.length > SHORT_LINE || (block[below]?.head.length ?? 0) > 1.5 * SHORT_LINE) return false;
    return run.reduce((sum, line) => sum + line.words, 0) < LONG_PARAGRAPH;
  };
}

/** Whether a line is something by its words and no rest of a sentence above it: a date under a byline, a button. */
function isLabel(block: readonly Line[], at: number, isMarked: IsMarked): boolean {
  const [above, line] = [block[at - 1], block[at]];
  if (!line || !isMarked(line)) return false;
  return !above || SENTENCE_END.test(above.head) || isMarked(above);
}

/** Lines that are paragraphs each, save one that stops in the middle of a phrase. */
function byItself(block: readonly Line[], isMarked: IsMarked): Decide {
  return (between, below) => {
    const [above, line] = [block[below - 1], block[below]];
    if (!between.mid || !between.lower || !above || !line || CASELESS_START.test(line.head)) return false;
    if (above.words < 2 || isMarked(above) || isMarked(line)) return false;
    const sentence = above.words + line.words >= SHORTEST_RAGGED && SENTENCE_END.test(line.head);
    return between.phrase || between.hyphen || (sentence && /^\p{Ll}/u.test(line.head));
  };
}

/** Characters of a line that may go on behind a blank one, where a page of print ends. */
const SHORTEST_BEFORE_BLANK = 30;

function joinAcrossBlanks(text: string, lines: readonly Line[]): Line[] {
  const joined: Line[] = [];
  for (const line of lines) {
    const above = joined.at(-1);
    const between = above && breakBetween(text, above, line);
    const torn =
      between !== undefined &&
      between.gap === 2 &&
      goesOn(between) &&
      between.phrase &&
      !between.apart &&
      between.length >= SHORTEST_BEFORE_BLANK &&
      line.words >= 3 &&
      !CASELESS_START.test(line.head);
    if (above && torn) joined[joined.length - 1] = joinLines([above, line]);
    else joined.push(line);
  }
  return joined;
}

/** Characters of a paragraph that patterns look at. */
const HEAD = 2_000;

function joinLines(run: readonly Line[]): Line {
  const [first] = run;
  const last = run.at(-1);
  if (!first || !last || first === last) return first as Line;
  let head = "";
  for (const line of run) {
    if (head.length >= HEAD) break;
    const glued = isHyphenated(head, line.head);
    head = glued ? head.slice(0, -1) + line.head : head === "" ? line.head : `${head} ${line.head}`;
  }
  const words = run.reduce((sum, line) => sum + line.words, 0);
  return {
    start: first.start,
    end: last.end,
    head: head.slice(0, HEAD),
    plain: head.slice(0, HEAD).toLowerCase().replaceAll("’", "'").replace(/\s+/g, " "),
    words,
    wrapped: true,
    prose: words >= 20 || (words >= 7 && SENTENCE_END.test(last.head)),
  };
}
