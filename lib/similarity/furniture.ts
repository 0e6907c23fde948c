import { tokensOf } from "../text/tokens.ts";
import { COMMON_LINE_GROUPS } from "./boilerplate.ts";

/** A line of one word may be an answer, a name of a speaker or a number; it says too little to be learned. */
const FEWEST_WORDS = 2;
/** So many words between quotation marks are somebody's statement, which five outlets may quote word for word. */
const QUOTED_WORDS = 5;
/** An apostrophe inside a word opens nothing. */
const QUOTED = /(?<![\p{L}\p{N}])[“"«„‘'](?=\p{L})([^”"»“„\n]{15,})[”"»’']/gu;

/**
 * Whether a body line may become furniture because it stands in many articles. A quotation may not: that several outlets print the
 * same statement is what readers come to compare. Nor may a speaker's name in a transcript ("MODERATOR:").
 */
export function mayBeFurniture(line: string): boolean {
  if (line.trimEnd().endsWith(":")) return false;
  const head = line.slice(0, 2000);
  if (tokensOf(head).length < FEWEST_WORDS) return false;
  return ![...head.matchAll(QUOTED)].some(([, words = ""]) => tokensOf(words).length >= QUOTED_WORDS);
}

/** Two groups that a flagged pair connects. */
type Related = readonly [group: number, other: number];

/**
 * How many different stories the groups are: groups that a flagged pair connects (an excerpt, a rewrite, a later version) are one, or a
 * story that five sites quote from would turn its own sentences into furniture.
 */
export function countStories(groups: readonly number[], related: readonly Related[]): number {
  const root = new Map(groups.map((group) => [group, group]));
  const rootOf = (group: number): number => {
    const next = root.get(group) ?? group;
    return next === group ? group : rootOf(next);
  };
  for (const [a, b] of related) if (root.has(a) && root.has(b)) root.set(rootOf(a), rootOf(b));
  return new Set(groups.map(rootOf)).size;
}

/** Whether a line that stands in so many different stories is furniture. */
export function isCommon(stories: number): boolean {
  return stories >= COMMON_LINE_GROUPS;
}
