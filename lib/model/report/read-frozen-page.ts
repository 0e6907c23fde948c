import { type FrozenPage, frozenPage } from "./frozen-page.ts";

/**
 * A reader for each shape in which pages were ever frozen, by its number. A report outlives the code that froze it: whoever changes the shape
 * adds a number here whose reader makes today's page of the old one, and never changes an old entry.
 */
const READERS: { readonly [schema: number]: (stored: unknown) => FrozenPage } = {
  1: (stored) => frozenPage.parse(stored),
};

/**
 * The page of a report from the text in which it is stored, whatever shape it has. Null where no reader knows the shape, as after a step back to
 * an older Parallax, or where the text is not what that shape has: the report's text can be downloaded all the same.
 */
export function readFrozenPage(schema: number, text: string): FrozenPage | null {
  const reader = READERS[schema];
  if (!reader) return null;
  try {
    return reader(JSON.parse(text));
  } catch {
    return null;
  }
}
