import { attribute, type PageElement, parentOf } from "./document.ts";

/** Names of what holds readers' comments. Whole names, because an article's own element may say "comment-status-open". */
const COMMENTS =
  /^(?:comments?|kommentare?|commentlist|respond|disqus.*|comment-?(?:list|body|author|content|meta|item|area|form|wrap(?:per)?|respond|entry|text)|comments-(?:area|list|wrapper|section))$/i;
/** Names of what holds other articles, and of the page's foot. */
const ELSEWHERE =
  /^(?:sidebar|side-?bar|widget|widget-area|related(?:-?(?:posts?|articles?|content|news|stories))?|recommend(?:ed|ations)|teasers?|recent-?posts?|latest-?(?:news|posts)?|popular(?:-?posts)?|most-?read|site-footer|page-footer|footer|colophon|site-info|breadcrumbs?|news-?(?:list|ticker)(?:-?item)?|newsitem.*|carousel.*|slider|(?:\w+-)*teaser__\w+)$/i;

/** Where an element stands: what a comment says of its author is nothing about the article, and what a list beside it says seldom is. */
export type Area = "article" | "elsewhere" | "comments";

/** The area of a page that an element stands in, by the names of what it stands in. */
export function areaOf(element: PageElement): Area {
  let area: Area = "article";
  let foot = false;
  for (let at: PageElement | null = element; at && at.tagName !== "body"; at = parentOf(at)) {
    const names = `${attribute(at, "class")} ${attribute(at, "id")}`.split(/\s+/);
    if (names.some((name) => COMMENTS.test(name))) return "comments";
    if (names.some((name) => ELSEWHERE.test(name)) || at.tagName === "nav" || at.tagName === "aside")
      area = "elsewhere";
    if (at.tagName === "footer") foot = true;
    if (at.tagName === "main") return area;
    // An article's own foot says who wrote it; the page's says who made the page. A list of other articles holds articles too.
    if (at.tagName === "article") foot = false;
  }
  return foot ? "elsewhere" : area;
}

/** Elements before and behind the headline that still belong to the article's head. */
const [BEFORE, BEHIND] = [30, 90];

/** The elements in the article's head; where none of them stands there, those in the article, else those elsewhere. None of comments. `all` are the page's. */
export function nearestOf(found: readonly PageElement[], all: readonly PageElement[]): PageElement[] {
  if (found.length === 0) return [];
  const heading = all.findIndex(({ tagName }) => tagName === "h1");
  const places = new Map(all.map((element, i) => [element, i]));
  const ranks = new Map<PageElement, number>();
  for (const element of found) {
    const area = areaOf(element);
    const from = (places.get(element) ?? -1) - heading;
    const near = heading >= 0 && from >= -BEFORE && from <= BEHIND;
    if (area !== "comments") ranks.set(element, area === "elsewhere" ? 2 : near ? 0 : 1);
  }
  const best = Math.min(...ranks.values());
  return [...ranks.keys()].filter((element) => ranks.get(element) === best);
}
