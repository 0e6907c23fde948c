import type { Line, LineMark } from "./lines.ts";
import { APPEALS } from "./rules/appeals.ts";
import { BYLINES, SIGNATURES } from "./rules/bylines.ts";
import { CAPTIONS } from "./rules/captions.ts";
import { CORRECTIONS } from "./rules/corrections.ts";
import { LABELS } from "./rules/labels.ts";
import { fits, type LineRule } from "./rules/line-rule.ts";
import { NOTICES } from "./rules/notices.ts";
import { POINTERS } from "./rules/pointers.ts";
import { SITE_NOTICES } from "./rules/site-notices.ts";

/** All kinds of lines that are told by their words alone, in the order in which they are tried. */
export const LINE_RULES: readonly LineRule[] = [
  {
    role: "furniture",
    origin: "no letters or digits",
    longest: 12,
    matches: ({ head, start, end }) => !/[\p{L}\p{N}]/u.test(head) && end - start <= head.length,
    examples: ["* * *", "—"],
  },
  ...LABELS,
  ...CORRECTIONS,
  ...SIGNATURES,
  ...CAPTIONS,
  ...NOTICES,
  ...SITE_NOTICES,
  ...POINTERS,
  ...BYLINES,
  ...APPEALS,
];

/** Longest line, in characters, that a reading is kept for: pages repeat their short lines, and hostile texts do so a million times. */
const REPEATED = 60;

/** What a line is by its words alone, whatever stands around it; undefined where they say nothing. Short lines are read once a text. */
export function markerByWords(): (line: Line) => LineMark | undefined {
  const known = new Map<string, LineMark | undefined>();
  return (line) => {
    if (line.end - line.start > REPEATED) return markOf(line);
    if (!known.has(line.head)) known.set(line.head, markOf(line));
    return known.get(line.head);
  };
}

function markOf(line: Line): LineMark | undefined {
  const rule = LINE_RULES.find((each) => fits(each, line));
  return rule && { role: rule.role, origin: rule.origin };
}
