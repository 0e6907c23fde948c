import type { Span } from "../../model/span.ts";
import { attribute, isElement, type PageElement } from "./document.ts";
import { asMeant } from "./entities.ts";

/** One visible piece of a page that stands on lines of its own: a paragraph, a heading, a list's point, a cell. */
export type Block = {
  readonly text: string;
  /** The nearest element that breaks the line. */
  readonly element: PageElement;
  /** Names of the elements it stands in, from the nearest outwards, in small letters. */
  readonly path: readonly string[];
  /** Share of its characters that stand in links, 0 to 1. */
  readonly linked: number;
};

const BREAKING = new Set(
  (
    "address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 " +
    "header hgroup hr html iframe legend li main menu nav ol option p pre search section select summary table tbody td tfoot th thead tr ul video audio"
  ).split(" "),
);
const UNSEEN = new Set(
  "head script style noscript template svg math canvas iframe object embed select textarea audio video map datalist input meta link title".split(
    " ",
  ),
);

/** Where entities that are seen are what is talked about. */
const CODE = new Set(["code", "kbd", "samp", "tt"]);

/** The visible blocks of a page in its order. White space is folded as a browser does, save in `pre`. */
export function visibleBlocks(elements: readonly PageElement[]): Block[] {
  const blocks: Block[] = [];
  let parts: string[] = [];
  let linked = 0;
  let length = 0;
  let afterBreak = false;
  const flush = (element: PageElement, path: readonly string[], pre: boolean) => {
    const raw = parts.join("");
    const text = pre ? raw.replace(/\r\n?/g, "\n").replace(/^\n+/, "").trimEnd() : folded(raw);
    if (text !== "") blocks.push({ text, element, path, linked: length > 0 ? linked / length : 0 });
    parts = [];
    linked = 0;
    length = 0;
  };
  const walk = (node: PageElement, owner: PageElement, path: readonly string[], inLink: boolean, pre: boolean) => {
    for (const child of node.childNodes) {
      if (child.nodeName === "#text" && "value" in child) {
        const words = CODE.has(node.tagName) || pre ? child.value : asMeant(child.value);
        parts.push(words);
        const own = words.trim().length;
        if (own > 0) afterBreak = false;
        length += own;
        if (inLink) linked += own;
      } else if (isElement(child)) visit(child, owner, path, inLink, pre);
    }
  };
  const visit = (element: PageElement, owner: PageElement, path: readonly string[], inLink: boolean, pre: boolean) => {
    const name = element.tagName;
    if (UNSEEN.has(name) || isHidden(element)) return;
    if (name === "br") {
      // Two breaks part paragraphs on pages that know no other way.
      if (afterBreak) flush(owner, path, pre);
      else parts.push(pre ? "\n" : " ");
      afterBreak = true;
      return;
    }
    const breaking = BREAKING.has(name);
    if (breaking) flush(owner, path, pre);
    const inner = [name, ...path];
    walk(element, breaking ? element : owner, inner, inLink || name === "a", pre || name === "pre");
    if (breaking) flush(element, inner, pre || name === "pre");
  };
  const body = elements.find(({ tagName }) => tagName === "body" || tagName === "frameset");
  if (body) visit(body, body, [], false, false);
  return blocks;
}

/** What the page itself says is not shown; opacity and places off the screen are a browser's business. */
function isHidden(element: PageElement): boolean {
  if (element.attrs.some(({ name, value }) => name === "hidden" && value !== "false")) return true;
  return /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(attribute(element, "style"));
}

/** White space as a browser shows it. */
function folded(raw: string): string {
  return raw.replace(/[\t\n\f\r \u00a0]+/g, " ").trim();
}

/** The text that blocks make, one a line, and where each stands in it. */
export function textOf(blocks: readonly Block[]): { text: string; spans: Span[] } {
  const spans: Span[] = [];
  let at = 0;
  for (const { text } of blocks) {
    spans.push({ start: at, end: at + text.length });
    at += text.length + 1;
  }
  return { text: blocks.map(({ text }) => text).join("\n"), spans };
}
