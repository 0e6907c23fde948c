import type { WordCount } from "../../model/framing.ts";
import type { Token } from "../../model/span.ts";

/** Stands for a space inside a word, since spaces part the fields of a line: "3.5 million" is one word. */
const JOINER = "\u00a0";
const packed = (word: string) => word.replace(/\s/g, JOINER);
const unpacked = (word: string) => word.replaceAll(JOINER, " ");
/** A line that an older version wrote with a space inside its word counts nothing, instead of making every sum NaN. */
const countIn = (field: string) => Number(field) || 0;

/** Word counts as stored: a line a word, "norm count", and the printed form where it is another; a space in a word is a hard one. */
export function packWords(counts: readonly WordCount[]): string {
  return counts
    .map(({ norm, printed, count }) =>
      norm === printed ? `${packed(norm)} ${count}` : `${packed(norm)} ${count} ${packed(printed)}`,
    )
    .join("\n");
}

/** The word counts that {@link packWords} packed. */
export function unpackWords(lines: string): WordCount[] {
  if (lines === "") return [];
  return lines.split("\n").map((line) => {
    const [norm = "", count = "0", printed = norm] = line.split(" ");
    return { norm: unpacked(norm), printed: unpacked(printed), count: countIn(count) };
  });
}

/** Word counts added up, in the order of the alphabet. */
export function joinCounts(lists: readonly (readonly WordCount[])[]): WordCount[] {
  const joined = new Map<string, { norm: string; printed: string; count: number }>();
  for (const list of lists) {
    for (const { norm, printed, count } of list) {
      const known = joined.get(norm);
      if (!known) joined.set(norm, { norm, printed, count });
      else {
        known.count += count;
        known.printed = plainer(norm, known.printed, printed);
      }
    }
  }
  return [...joined.values()].sort((a, b) => compare(a.norm, b.norm));
}

/** Small letters where the word is ever printed so: a capital at a sentence's start is no name. */
function plainer(norm: string, a: string, b: string): string {
  return a === norm || b === norm ? norm : a < b ? a : b;
}

/** Packed counts of many articles added up. Read line by line: a thousand articles hold a quarter of a million counts, too many to make objects of. */
export function sumWords(articles: readonly string[]): WordCount[] {
  const uses = new Map<string, number>();
  const printedAs = new Map<string, string>();
  for (const words of articles) {
    if (words === "") continue;
    for (const line of words.split("\n")) {
      const space = line.indexOf(" ");
      const next = line.indexOf(" ", space + 1);
      const norm = line.slice(0, space);
      const known = uses.get(norm);
      uses.set(norm, (known ?? 0) + countIn(next < 0 ? line.slice(space + 1) : line.slice(space + 1, next)));
      if (next < 0) printedAs.delete(norm);
      else if (known === undefined) printedAs.set(norm, line.slice(next + 1));
      else {
        const before = printedAs.get(norm);
        if (before !== undefined) printedAs.set(norm, plainer(norm, before, line.slice(next + 1)));
      }
    }
  }
  return [...uses]
    .map(([norm, count]) => ({ norm: unpacked(norm), printed: unpacked(printedAs.get(norm) ?? norm), count }))
    .sort((x, y) => compare(x.norm, y.norm));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** One use of a word as it is counted: “Trump’s” is a use of “Trump”. */
export function countedWord({ norm, raw }: Pick<Token, "norm" | "raw">): WordCount {
  return /..'s?$/.test(norm)
    ? { norm: norm.replace(/'s?$/, ""), printed: raw.replace(/['’]s?$/i, ""), count: 1 }
    : { norm, printed: raw, count: 1 };
}
