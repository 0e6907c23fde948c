import { describe, expect, it } from "vitest";
import { LINE_RULES, markerByWords } from "../../../lib/ingest/line-rules.ts";
import { textLines } from "../../../lib/ingest/lines.ts";

const lineOf = (text: string) => {
  const [line] = textLines(text);
  if (!line) throw new Error("no line");
  return line;
};

describe("every rule fits its examples, and no earlier rule takes them", () => {
  it.each(
    LINE_RULES.flatMap(({ role, origin, examples }) => examples.map((example) => [role, example, origin] as const)),
  )("%s: %s", (role, example, origin) => {
    expect(markerByWords()(lineOf(example))).toEqual({ role, origin });
  });
});
