import { type DefaultTreeAdapterMap, defaultTreeAdapter, parse } from "parse5";
import { AppError } from "../../model/errors.ts";
import { DEEPEST_PAGE, LARGEST_PAGE, MOST_ATTRIBUTES, megabytes } from "../../model/limits.ts";
import { hasTooManyAttributes } from "./attributes.ts";

export type PageNode = DefaultTreeAdapterMap["childNode"];
export type PageElement = DefaultTreeAdapterMap["element"];
type PageDocument = DefaultTreeAdapterMap["document"];

/**
 * All elements of a page in its order, as a browser reads it.
 *
 * @throws AppError TOO_LARGE where the page is larger or deeper than is read, because what follows walks down the nesting by recursion.
 */
export function parsePage(html: string): PageElement[] {
  if (html.length > LARGEST_PAGE) {
    throw new AppError(
      "TOO_LARGE",
      `This page has ${megabytes(html.length)}, and at most ${megabytes(LARGEST_PAGE)} of a page are read. Save its text as a .txt file and import that.`,
    );
  }
  if (hasTooManyAttributes(html)) {
    throw new AppError(
      "TOO_LARGE",
      `An element of this page has more than ${MOST_ATTRIBUTES} attributes, and no more are read. Save its text as a .txt file and import that.`,
    );
  }
  let depth = 0;
  const treeAdapter = {
    ...defaultTreeAdapter,
    onItemPush: () => {
      depth++;
      if (depth > DEEPEST_PAGE) {
        throw new AppError(
          "TOO_LARGE",
          `The elements of this page stand more than ${DEEPEST_PAGE} deep in one another, and no more are read. Save its text as a .txt file and import that.`,
        );
      }
    },
    onItemPop: () => {
      depth--;
    },
  };
  return [...elementsOf(parse(html.replace(/^\uFEFF/, ""), { treeAdapter }))];
}

/** Whether a node is an element. */
export function isElement(node: PageNode | PageDocument | DefaultTreeAdapterMap["parentNode"]): node is PageElement {
  return "tagName" in node;
}

/** The value of an element's attribute, empty where it has none. */
export function attribute(element: PageElement, name: string): string {
  return element.attrs.find((each) => each.name === name)?.value ?? "";
}

/** The element that an element stands in. */
export function parentOf(element: PageElement): PageElement | null {
  const parent = element.parentNode;
  return parent && isElement(parent) ? parent : null;
}

function* elementsOf(node: PageDocument | PageElement): Generator<PageElement> {
  for (const child of node.childNodes) {
    if (!isElement(child)) continue;
    yield child;
    yield* elementsOf(child);
  }
}

/** The text inside an element, as it stands; `most` characters and a little more of it where that is given. */
export function rawText(node: PageNode | PageElement, most = Number.POSITIVE_INFINITY): string {
  if ("value" in node) return Number.isFinite(most) ? node.value.slice(0, most + 1) : node.value;
  if (!("childNodes" in node)) return "";
  let text = "";
  for (const child of node.childNodes) {
    if (text.length > most) break;
    text += rawText(child, most - text.length);
  }
  return text;
}
