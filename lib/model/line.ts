import type { Role } from "./article.ts";

/** Roles that a line has wherever it stands. A caption, a headline or a comment is one only beside its article. */
export const LINE_ROLES = ["teaser", "appeal", "furniture"] as const satisfies readonly Role[];
export type LineRole = (typeof LINE_ROLES)[number];

/** A line that is no part of an article wherever it stands, and why. */
export type LearnedLine = {
  /** Key of its normalised words: equal keys, equal lines. */
  readonly hash: bigint;
  readonly text: string;
  readonly role: LineRole;
  /** Learned by count, or said by a person. */
  readonly origin: "rule" | "person";
  /** In words, for a reader. */
  readonly reason: string;
  readonly createdAt: Date;
};

/** Whether a line of this role, marked once by a person, is that wherever it stands. */
export function isLineRole(role: Role): role is LineRole {
  return (LINE_ROLES as readonly Role[]).includes(role);
}

/** Longest part of a line that is kept to be shown. */
const SHOWN = 500;

/** A line's words as they are kept to be shown: its beginning, without half a surrogate pair, which the database refuses. */
export function shownPart(line: string): string {
  return line.slice(0, SHOWN).toWellFormed();
}
