import type { WordCount } from "../model/framing.ts";
import type { Token } from "../model/span.ts";

/** Word counts as stored: a line a word, "norm count", and the printed form where it is another. A word holds no space. */
export function packWords(counts: readonly WordCount[]): string {
  return counts.map(({ norm, printed, count }) => (norm === printed ? `${norm} ${count}` : `${norm} ${count} ${printed}`)).join("\n");
}

/** The word counts that {@link packWords} packed. */
export function unpackWords(packed: string): WordCount[] {
  if (packed === "") return [];
  return packed.split("\n").map((line) => {
    const [norm = "", count = "0", printed = norm] = line.split(" ");
    return { norm, printed, count: Number(count) };
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

/** Packed counts of many articles added up. */
export function sumWords(packed: readonly string[]): WordCount[] {
  return joinCounts(packed.map(unpackWords));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** One use of a word as it is counted: “Trump’s” is a use of “Trump”. */
export function countedWord({ norm, raw }: Pick<Token, "norm" | "raw">): WordCount {
  return /..'s?$/.test(norm) ? { norm: norm.replace(/'s?$/, ""), printed: raw.replace(/['’]s?$/i, ""), count: 1 } : { norm, printed: raw, count: 1 };
}
