import { EXCERPT_ONLY, type LayoutLine, type Metadata, type Role } from "../../model/article.ts";
import { AppError } from "../../model/errors.ts";
import { MOST_BLOCKS } from "../../model/limits.ts";
import type { Span } from "../../model/span.ts";
import { passagesOf } from "../passages.ts";
import { type Block, textOf, visibleBlocks } from "./blocks.ts";
import { parsePage } from "./document.ts";
import { lettersAlone } from "./letters-alone.ts";
import { mainBlocks } from "./main-blocks.ts";
import { type PageData, pageData } from "./page-data.ts";
import { pageMetadata } from "./page-metadata.ts";

/** A page of the web as text, one visible block a line, with what its structure says of each line and what is known of its article. */
export type PageText = {
  readonly text: string;
  readonly layout: readonly LayoutLine[];
  readonly metadata: Metadata;
  readonly remarks: readonly string[];
};

/**
 * The text of a page of the web.
 *
 * @throws AppError TOO_LARGE, or EMPTY_ARTICLE where nothing on it is shown without running its scripts.
 */
export function readPage(html: string): PageText {
  const elements = parsePage(html);
  const data = pageData(elements);
  const blocks = visibleBlocks(elements);
  if (blocks.length === 0) {
    throw new AppError(
      "EMPTY_ARTICLE",
      "This page shows no text without running its scripts. Open it in a browser, save it there as a whole page, and import that file.",
    );
  }
  if (blocks.length > MOST_BLOCKS) {
    throw new AppError(
      "TOO_LARGE",
      `This page has ${blocks.length} lines, and at most ${MOST_BLOCKS} of a page are read. Split it into its articles and import those.`,
    );
  }
  const metadata = pageMetadata(elements, blocks, data);
  const { text, spans } = textOf(blocks);
  const main = mainBlocks(blocks, { ...data, ruled: rolesByRule(text, spans) });
  const headline = metadata.headline ? headlineIn(blocks, metadata.headline.value) : null;
  const layout = blocks.map((block, i): LayoutLine => {
    const span = spans[i] ?? { start: 0, end: 0 };
    if (i === headline?.at) return { ...span, role: "headline", origin: "the page's heading" };
    if (headline?.said.has(i)) return { ...span, role: "furniture", origin: "the headline once more" };
    return { ...span, ...roleOf(block, main[i] ?? false) };
  });
  return { text, layout, metadata, remarks: remarksOn(data) };
}

/** The blocks that say the headline, and which of them is it: the page's own heading, else the first. */
function headlineIn(blocks: readonly Block[], headline: string): { at: number; said: ReadonlySet<number> } {
  const wanted = lettersAlone(headline);
  const said = blocks.flatMap(({ text }, i) => (lettersAlone(text) === wanted ? [i] : []));
  return { at: said.find((i) => blocks[i]?.path[0] === "h1") ?? said[0] ?? -1, said: new Set(said) };
}

function roleOf({ path, linked, text }: Block, isMain: boolean): Omit<LayoutLine, keyof Span> {
  if (path.some((name) => name === "figcaption" || name === "caption"))
    return { role: "caption", origin: "a caption of the page" };
  if (isMain) return { role: "body", origin: "in the article of the page" };
  if (linked > 0.5 && text.split(" ").length >= 5)
    return { role: "teaser", origin: "a link outside the article of the page" };
  return { role: "furniture", origin: "outside the article of the page" };
}

/** What the rules for pasted text make of each line of the page: they know the words of menus and appeals, the structure their places. */
export function rolesByRule(text: string, spans: readonly Span[]): Role[] {
  const passages = passagesOf(text);
  let at = 0;
  return spans.map(({ start }) => {
    while (at + 1 < passages.length && (passages[at]?.end ?? 0) <= start) at++;
    return passages[at]?.role ?? "body";
  });
}

function remarksOn({ isExcerpt }: PageData): string[] {
  return isExcerpt
    ? [`${EXCERPT_ONLY} the page says that the whole article is for subscribers. What it does not say is not known.`]
    : [];
}
