import type { Metadata, Sourced } from "../../model/article.ts";
import { withoutTail } from "../../text/without-tail.ts";
import type { Block } from "./blocks.ts";
import type { PageElement } from "./document.ts";
import { asMeant } from "./entities.ts";
import { lettersAlone } from "./letters-alone.ts";
import { authorOf } from "./page-author.ts";
import type { PageData } from "./page-data.ts";
import { firstDate, publishedOf } from "./page-dates.ts";
import { sourcedValue as sourced } from "./page-value.ts";

const LONGEST_NAME = 80;

/**
 * What is known of a page's article: what its data say where they can be believed, else what stands on the page. A value that is no name
 * or no date is passed over, because a wrong one is worse than none.
 */
export function pageMetadata(elements: readonly PageElement[], blocks: readonly Block[], data: PageData): Metadata {
  const site = data.outlets[0]?.value;
  const found: { [field in keyof Metadata]: Sourced<string> | undefined } = {
    headline: headlineOf(data, site),
    author: authorOf(data, site),
    outlet: data.outlets.map(sourced).find(({ value }) => value.length <= LONGEST_NAME && !/^https?:/i.test(value)),
    url: data.addresses.map(sourced).find(({ value }) => /^https?:\/\/[^/]+\/.+/i.test(value)),
    publishedAt: publishedOf(data, elements, blocks),
    updatedAt: firstDate(data.updated, data.language),
  };
  const { updatedAt, ...others } = found;
  const changed = updatedAt && updatedAt.value !== found.publishedAt?.value ? { updatedAt } : {};
  return Object.fromEntries(Object.entries({ ...others, ...changed }).filter(([, value]) => value !== undefined));
}

/** The title without the site's name behind it; the page's own heading where it says the same. */
function headlineOf({ titles, headings }: PageData, site: string | undefined): Sourced<string> | undefined {
  const [first] = titles;
  const heading = headings.find(
    (words) => lettersAlone(words) !== lettersAlone(site ?? "") && titles.some(({ value }) => isWhole(value, words)),
  );
  if (heading) return { value: asMeant(heading), origin: "page-data", note: "its heading" };
  if (!first || isGeneric(withoutSite(first.value, site), headings))
    return headings[0] ? { value: asMeant(headings[0]), origin: "page-data", note: "its heading" } : undefined;
  return sourced({ ...first, value: withoutSite(first.value.replace(/\s+/g, " "), site) });
}

/** Whether a title is that of any page ("Home", "About us"), and the page's only heading says more. */
function isGeneric(title: string, headings: readonly string[]): boolean {
  const [only = "", another] = headings;
  return title.split(" ").length <= 2 && another === undefined && only.split(" ").length >= 4;
}

/** Whether a heading says what the title says: the site's name over every page stands in each title too. */
function isWhole(title: string, heading: string): boolean {
  const [a, b] = [lettersAlone(title), lettersAlone(heading)];
  return b.length >= 6 && a.includes(b) && b.length >= a.length * 0.5;
}

function withoutSite(title: string, site: string | undefined): string {
  const parts = title.split(/\s+[|–—»·•-]\s+|\s*\|\s*/);
  if (parts.length < 2) return title;
  const last = parts.at(-1) ?? "";
  const named =
    site !== undefined &&
    lettersAlone(last) !== "" &&
    (lettersAlone(site).includes(lettersAlone(last)) || lettersAlone(last).includes(lettersAlone(site)));
  const short = last.split(" ").length <= 4 && (parts[0] ?? "").split(" ").length >= 3;
  if (!named && !short) return title;
  return withoutTail(title.slice(0, title.length - last.length), "|–—»·•-");
}
