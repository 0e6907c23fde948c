import type { WordCount } from "../model/framing.ts";

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
