import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { StillReading } from "../../../app/_components/still-reading.tsx";
import { stillReadingText } from "../../../app/_components/words.ts";

const GROWS = "this list will grow";

test.each([
  [{ texts: 3, files: 0, more: false }, "3 texts are still being read: this list will grow."],
  [{ texts: 1, files: 0, more: false }, "1 text is still being read: this list will grow."],
  [{ texts: 1, files: 1, more: false }, "1 file and 1 text are still being read: this list will grow."],
  [{ texts: 1000, files: 0, more: true }, "At least 1,000 texts are still being read: this list will grow."],
  [{ texts: 0, files: 0, more: false }, "What texts have in common is still being counted: this list will grow."],
])("%o says what is left", (left, sentence) => expect(stillReadingText(left, GROWS)).toBe(sentence));

test("a page says it politely, with a way to look again, and nothing where all is read", () => {
  const shown = renderToStaticMarkup(
    createElement(StillReading, { left: { texts: 2, files: 0, more: false }, means: GROWS }),
  );
  expect(shown).toContain('aria-live="polite"');
  expect(shown).toContain('<a href="">Look again</a>');
  // Tests and readers look for one line of status: what was just done.
  expect(shown).not.toContain("role=");
  expect(renderToStaticMarkup(createElement(StillReading, { left: null, means: GROWS }))).toBe("");
});
