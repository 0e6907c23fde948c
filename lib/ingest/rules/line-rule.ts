import type { Line, LineMark } from "../lines.ts";

/**
 * One kind of line that pages print around an article, told by its words alone. Rules are tried in the order of their list. A test
 * checks that each fits its examples.
 */
export type LineRule = {
  /** In words, for the reader who asks why the line is no article text. */
  readonly origin: string;
  readonly role: LineMark["role"];
  /** Longest line in words that can be one; a paragraph that begins with the same words is longer. */
  readonly longest: number;
  readonly matches: RegExp | ((line: Line) => boolean);
  readonly examples: readonly string[];
};

/** Whether a line is of the rule's kind. A pattern sees it in small letters with straight apostrophes and single spaces. */
export function fits({ longest, matches }: LineRule, line: Line): boolean {
  if (line.words > longest) return false;
  return matches instanceof RegExp ? matches.test(line.plain) : matches(line);
}

/** A pattern for whole lines out of alternatives, which may hold patterns themselves. */
export function wholeLine(...alternatives: readonly string[]): RegExp {
  return new RegExp(`^(?:${alternatives.join("|")})[.!:]?$`, "u");
}
