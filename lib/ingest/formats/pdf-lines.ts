/** Words of a page as they are set: where their baseline begins, from the page's upper left corner, in points. */
export type PdfWords = {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Size of their letters in points. */
  readonly size: number;
};
export type PdfPage = { readonly width: number; readonly height: number; readonly words: readonly PdfWords[] };

/** A printed line of one column; `column` is its left edge and `right` the right edge of its column. */
export type PdfLine = PdfWords & { readonly page: number; readonly column: number; readonly right: number };

/** Baselines that differ by less than this share of the letters' size are one line: footnote marks stand a little higher. */
const SAME_BASELINE = 0.45;
/** A gap of so many sizes parts two lines side by side; smaller ones stand between words that are spread to fill a line. */
const APART = 1.4;
/** From this share of the size on a gap is a space. */
const SPACE = 0.15;
/** Lines that each side of a gutter holds at least, and share of a region's lines that may cross it: headlines, wide pictures' captions. */
const [FEWEST_IN_COLUMN, MOST_CROSSING] = [4, 0.3];
/** Columns of a page that are told apart at most; what has more is a table. */
const MOST_COLUMNS = 6;

/** The lines of a page in the order of reading: down its columns, from the left to the right, between the lines that span them. */
export function linesOfPage({ words, width }: PdfPage, page: number): PdfLine[] {
  const pieces = piecesOf(words.filter(({ text, width: w }) => text.trim() !== "" || w > 0));
  return inColumns(pieces, { left: 0, right: width }, MOST_COLUMNS).map((line) => ({ ...line, page }));
}

type Piece = PdfWords;
type Placed = Piece & { readonly column: number; readonly right: number };
type Region = { readonly left: number; readonly right: number };

/** Words that follow one another on a baseline, joined to pieces of lines. */
function piecesOf(words: readonly PdfWords[]): Piece[] {
  const rows: PdfWords[][] = [];
  for (const each of words.toSorted((a, b) => a.y - b.y || a.x - b.x)) {
    const row = rows.findLast((other, i) => i >= rows.length - 3 && onOneLine(other, each));
    if (row) row.push(each);
    else rows.push([each]);
  }
  return rows.flatMap((row) => joined(row.toSorted((a, b) => a.x - b.x))).filter(({ text }) => text !== "");
}

function onOneLine(row: readonly PdfWords[], { y, size }: PdfWords): boolean {
  const [first] = row;
  return first !== undefined && Math.abs(first.y - y) <= SAME_BASELINE * Math.min(first.size, size);
}

function joined(row: readonly PdfWords[]): Piece[] {
  const pieces: Piece[] = [];
  for (const each of row) {
    const last = pieces.at(-1);
    const gap = last ? each.x - (last.x + last.width) : 0;
    if (!last || gap > APART * Math.max(last.size, each.size)) pieces.push(each);
    else {
      const space = gap > SPACE * each.size && !/\s$/.test(last.text) && !/^\s/.test(each.text) ? " " : "";
      pieces[pieces.length - 1] = {
        text: last.text + space + each.text,
        x: last.x,
        y: last.y,
        width: Math.max(last.width, each.x + each.width - last.x),
        size: last.text.trim() === "" ? each.size : Math.max(last.size, each.size),
      };
    }
  }
  return pieces.map((piece) => ({ ...piece, text: piece.text.replace(/[ \u00a0]+/g, " ").trim() }));
}

function inColumns(pieces: readonly Piece[], region: Region, columns: number): Placed[] {
  const gutter = columns > 1 ? gutterOf(pieces, region) : null;
  if (gutter === null) {
    const left = Math.min(...pieces.map(({ x }) => x));
    const right = Math.max(...pieces.map(({ x, width }) => x + width));
    return pieces.toSorted((a, b) => a.y - b.y || a.x - b.x).map((piece) => ({ ...piece, column: left, right }));
  }
  const lines: Placed[] = [];
  let band: Piece[] = [];
  const flush = () => {
    const [left, right] = [band.filter(({ x }) => x < gutter), band.filter(({ x }) => x >= gutter)];
    if (left.length > 0) lines.push(...inColumns(left, { left: region.left, right: gutter }, columns - 1));
    if (right.length > 0) lines.push(...inColumns(right, { left: gutter, right: region.right }, columns - 1));
    band = [];
  };
  for (const piece of pieces.toSorted((a, b) => a.y - b.y)) {
    if (!crosses(piece, gutter)) band.push(piece);
    else {
      flush();
      lines.push({ ...piece, column: piece.x, right: piece.x + piece.width });
    }
  }
  flush();
  return lines;
}

const crosses = ({ x, width, size }: Piece, gutter: number) =>
  x < gutter - size * 0.2 && x + width > gutter + size * 0.2;

/** Where two columns of a region part, or null: the left edge of the right one, which begins many lines and which few lines cross. */
function gutterOf(pieces: readonly Piece[], { left, right }: Region): number | null {
  if (pieces.length < FEWEST_IN_COLUMN * 2) return null;
  const edges = [...new Set(pieces.map(({ x }) => Math.floor(x)))].filter((x) => x > left + 30 && x < right - 30);
  let best: number | null = null;
  let most = 0;
  for (const edge of edges) {
    const crossing = pieces.filter((piece) => crosses(piece, edge)).length;
    if (crossing > pieces.length * MOST_CROSSING) continue;
    const beginning = pieces.filter(({ x }) => Math.abs(x - edge) < 3).length;
    const before = pieces.filter(({ x, width }) => x + width <= edge);
    const behind = pieces.filter(({ x }) => x >= edge - 1);
    const worth = Math.min(before.length, behind.length) + beginning - crossing;
    if (beginning < FEWEST_IN_COLUMN || !standBeside(before, behind) || worth <= most) continue;
    [best, most] = [edge, worth];
  }
  return best;
}

/** Whether enough lines of one side stand at the height of the other, and both are prose: figures in a table's cells are none. */
function standBeside(before: readonly Piece[], behind: readonly Piece[]): boolean {
  if (before.length < FEWEST_IN_COLUMN || behind.length < FEWEST_IN_COLUMN) return false;
  const [from, to] = [Math.min(...behind.map(({ y }) => y)), Math.max(...behind.map(({ y }) => y))];
  const beside = before.filter(({ y }) => y >= from - 2 && y <= to + 2).length;
  const wordsALine = (side: readonly Piece[]) =>
    side.reduce((sum, { text }) => sum + text.split(" ").length, 0) / side.length;
  return beside >= FEWEST_IN_COLUMN && wordsALine(before) >= 2.5 && wordsALine(behind) >= 2.5;
}
