import type { Role } from "../../model/article.ts";
import { countWords } from "../../text/tokens.ts";
import type { Block } from "./blocks.ts";
import { attribute, type PageElement, parentOf } from "./document.ts";
import { lettersAlone } from "./letters-alone.ts";

/** What a block is judged by, in the order of the weights. */
export const BLOCK_FEATURES = [
  "words",
  "short",
  "linked",
  "allLinked",
  "sentenceEnd",
  "commas",
  "paragraph",
  "point",
  "heading",
  "cell",
  "quote",
  "caption",
  "button",
  "inArticle",
  "inMain",
  "inAside",
  "inNav",
  "inFooter",
  "inHeader",
  "inForm",
  "inFigure",
  "bodyName",
  "contentName",
  "sideName",
  "shareName",
  "commentName",
  "relatedName",
  "metaName",
  "pageEndName",
  "teaserName",
  "authorName",
  "itemBody",
  "parentShare",
  "grandShare",
  "bestParent",
  "bestGrand",
  "bestThird",
  "siblingLinks",
  "siblingSentences",
  "wordsBefore",
  "wordsAfter",
  "linkedBefore",
  "linkedAfter",
  "place",
  "beforeHeading",
  "afterBest",
  "beforeBest",
  "inData",
  "dataHere",
  "repeated",
  "ruledBody",
  "ruledComment",
  "ruledAppeal",
] as const;

/** Names in `class`, `id`, `role` and `itemprop` that say what an element is for, in the languages whose sites use their own words too. */
const NAMES = {
  body: /article-?_?(?:body|text|content|copy)|(?:post|entry|story|page|content|main|text|body)-?_?(?:body|content|text|copy)\b|articlebody|richtext|prose|paragraph|absatz/i,
  content: /\b(?:article|artikel|articulo|post|entry|story|content|inhalt|text|main|hentry|beitrag|news)/i,
  side: /side-?bar|sidebar|aside|widget|rail|secondary|col-?right|right-?col|banner|\bads?\b|advert|anzeige|werbung|sponsor|promo|cookie|consent|popup|modal|overlay|newsletter|subscri|paywall|donat|spende/i,
  share: /share|sharing|social|teilen|facebook|twitter|whatsapp|toolbar|tools|print|buttons?\b|like-?box|follow/i,
  comment: /comment|kommentar|disqus|respond|reply|replies|discussion|feedback|livefyre|forum/i,
  related:
    /related|recommend|more-?_?(?:on|from|stories|news|articles)|read-?_?(?:more|next|also)|see-?also|similar|popular|trending|most-?_?(?:read|viewed)|latest|verwandt|mehr-zum|weitere|teaser|next-?prev|prev-?next|pagination|pager|outbrain|taboola|suggest/i,
  meta: /\bmeta|byline|date|time|posted|published|info\b|categor|\btags?\b|keyword|breadcrumb|kicker|rubrik|views|counter|rating|credit|copyright|license/i,
  end: /footer|foot\b|bottom|nav|menu|header|masthead|topbar|top-?bar|\blogo|search|login|account|skip|sitemap|language|widget/i,
  teaser: /teaser|card|tile|list-?item|grid|carousel|slider|gallery|thumb|preview|excerpt|headline-list|newslist|feed/i,
  author: /author|autor|\bbio\b|profile|about-?the|vcard|gravatar|avatar/i,
} as const;
type Kind = keyof typeof NAMES;
const KINDS = Object.keys(NAMES) as Kind[];

type Facts = {
  readonly words: number;
  /** Its words where it is a sentence outside links, else 0. */
  readonly prose: number;
  readonly sentence: boolean;
};

/** What the page's data say of its text, and the role that the rules for pasted text give each block. */
export type PageHints = { readonly articleBody: string | undefined; readonly ruled: readonly Role[] };

/**
 * For each block what it is judged by, in the order of BLOCK_FEATURES. Likeness to what stands beside it, and how much of the page's prose
 * its surroundings hold, tell more than the block alone (Kohlschütter and others 2010; Peters and Lecocq 2013).
 */
export function blockFeatures(blocks: readonly Block[], hints: PageHints): number[][] {
  const page = pageOf(blocks, hints);
  const names = new Map<PageElement, ReadonlySet<Kind>>();
  return blocks.map((block, i) => [
    ...ownFeatures(block, page.facts[i] ?? NOTHING),
    ...nameFeatures(block, names),
    ...surroundings(block, page),
    ...placeFeatures(blocks, i, page),
    ...hintFeatures(block, i, hints, page),
  ]);
}

const NOTHING: Facts = { words: 0, prose: 0, sentence: false };

type Beside = { readonly linked: number; readonly sentences: number; readonly blocks: number };
type Page = {
  readonly facts: readonly Facts[];
  /** Prose anywhere inside an element. */
  readonly inside: ReadonlyMap<PageElement, number>;
  /** Prose of the blocks whose parent, grandparent or third ancestor an element is: the largest is nearly always the article's. */
  readonly direct: readonly [Sums, Sums, Sums];
  readonly beside: ReadonlyMap<PageElement, Beside>;
  readonly total: number;
  readonly heading: number;
  readonly firstBest: number;
  readonly lastBest: number;
  readonly counts: ReadonlyMap<string, number>;
  readonly data: string | undefined;
};
type Sums = { readonly of: ReadonlyMap<PageElement, number>; readonly best: number };

function pageOf(blocks: readonly Block[], { articleBody }: PageHints): Page {
  const facts = blocks.map(factsOf);
  const inside = new Map<PageElement, number>();
  const beside = new Map<PageElement, Beside>();
  const direct = [
    new Map<PageElement, number>(),
    new Map<PageElement, number>(),
    new Map<PageElement, number>(),
  ] as const;
  const counts = new Map<string, number>();
  for (const [i, { element, text, linked }] of blocks.entries()) {
    const { prose, sentence } = facts[i] ?? NOTHING;
    for (const each of lineOf(element)) add(inside, each, prose);
    for (const [rank, ancestor] of ancestors(element).entries()) if (ancestor) add(direct[rank], ancestor, prose);
    const parent = parentOf(element) ?? element;
    const sum = beside.get(parent) ?? { linked: 0, sentences: 0, blocks: 0 };
    beside.set(parent, {
      linked: sum.linked + linked,
      sentences: sum.sentences + (sentence ? 1 : 0),
      blocks: sum.blocks + 1,
    });
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  const sums = direct.map((of) => ({ of, best: [...of.values()].reduce((a, b) => Math.max(a, b), 1) }));
  const [parents = NO_SUMS, grands = NO_SUMS, thirds = NO_SUMS] = sums;
  const best = [...parents.of].find(([, value]) => value === parents.best)?.[0];
  const inBest = blocks.map(({ element }) => best !== undefined && parentOf(element) === best);
  return {
    facts,
    inside,
    direct: [parents, grands, thirds],
    beside,
    total: Math.max(
      1,
      facts.reduce((sum, { prose }) => sum + prose, 0),
    ),
    heading: blocks.findIndex(({ element }) => element.tagName === "h1"),
    firstBest: inBest.indexOf(true),
    lastBest: inBest.lastIndexOf(true),
    counts,
    data: articleBody ? lettersAlone(articleBody) : undefined,
  };
}

const NO_SUMS: Sums = { of: new Map(), best: 1 };

function add<Key>(sums: Map<Key, number> | undefined, key: Key, value: number): void {
  sums?.set(key, (sums.get(key) ?? 0) + value);
}

/** The three elements that an element stands in, nearest first. */
function ancestors(element: PageElement): [PageElement | null, PageElement | null, PageElement | null] {
  const parent = parentOf(element);
  const grand = parent && parentOf(parent);
  return [parent, grand, grand && parentOf(grand)];
}

function ownFeatures({ text, path, linked }: Block, own: Facts): number[] {
  const within = (...tags: string[]) => (path.some((tag) => tags.includes(tag)) ? 1 : 0);
  const is = (...tags: string[]) => (tags.includes(path[0] ?? "") ? 1 : 0);
  return [
    Math.log1p(own.words),
    own.words < 5 ? 1 : 0,
    linked,
    linked > 0.9 ? 1 : 0,
    own.sentence ? 1 : 0,
    Math.min(3, (text.match(/[,;،、]/g) ?? []).length) / 3,
    is("p"),
    within("li", "dd", "dt"),
    is("h2", "h3", "h4", "h5", "h6"),
    within("td", "th"),
    within("blockquote"),
    within("figcaption", "caption"),
    within("button", "label", "option", "summary"),
    within("article"),
    within("main"),
    within("aside"),
    within("nav", "menu"),
    within("footer"),
    within("header"),
    within("form"),
    within("figure"),
  ];
}

/** 1 where the element or the two around it are named so, .5 where one further out is. */
function nameFeatures({ element }: Block, names: Map<PageElement, ReadonlySet<Kind>>): number[] {
  const line = lineOf(element);
  const near = kindsOf(line.slice(0, 3), names);
  const all = kindsOf(line, names);
  const named = KINDS.map((kind) => (near.has(kind) ? 1 : all.has(kind) ? 0.5 : 0));
  return [...named, line.some((each) => /articleBody/i.test(attribute(each, "itemprop"))) ? 1 : 0];
}

function surroundings({ element }: Block, { inside, direct, beside, total }: Page): number[] {
  const line = ancestors(element);
  const besides = beside.get(line[0] ?? element) ?? { linked: 0, sentences: 0, blocks: 1 };
  const share = (of: PageElement | null) => (of ? (inside.get(of) ?? 0) / total : 0);
  const ofBest = line.map((each, rank) => {
    const sums = direct[rank] ?? NO_SUMS;
    return each ? (sums.of.get(each) ?? 0) / sums.best : 0;
  });
  return [
    share(line[0]),
    share(line[1]),
    ...ofBest,
    besides.linked / besides.blocks,
    besides.sentences / besides.blocks,
  ];
}

function placeFeatures(blocks: readonly Block[], i: number, { facts, heading, firstBest, lastBest }: Page): number[] {
  return [
    Math.log1p(facts[i - 1]?.words ?? 0),
    Math.log1p(facts[i + 1]?.words ?? 0),
    blocks[i - 1]?.linked ?? 1,
    blocks[i + 1]?.linked ?? 1,
    i / blocks.length,
    heading >= 0 && i < heading ? 1 : 0,
    lastBest >= 0 && i > lastBest ? 1 : 0,
    firstBest >= 0 && i < firstBest ? 1 : 0,
  ];
}

function hintFeatures({ text }: Block, i: number, { ruled }: PageHints, { data, counts }: Page): number[] {
  const role = ruled[i];
  return [
    data?.includes(lettersAlone(text)) ? 1 : 0,
    data ? 1 : 0,
    (counts.get(text) ?? 1) > 1 ? 1 : 0,
    role === "body" ? 1 : 0,
    role === "comment" ? 1 : 0,
    role === "appeal" || role === "teaser" ? 1 : 0,
  ];
}

function factsOf({ text, linked }: Block): Facts {
  const words = countWords(text);
  const sentence = /[.!?…。！？।؟:]["”’»)\]]*$/.test(text) && words >= 6;
  return { words, sentence, prose: sentence && linked < 0.5 ? words * (1 - linked) : 0 };
}

/** The element and those it stands in, up to the body. */
function lineOf(element: PageElement): PageElement[] {
  const line: PageElement[] = [];
  for (let at: PageElement | null = element; at && at.tagName !== "body" && at.tagName !== "html"; at = parentOf(at))
    line.push(at);
  return line;
}

function kindsOf(line: readonly PageElement[], known: Map<PageElement, ReadonlySet<Kind>>): Set<Kind> {
  const kinds = new Set<Kind>();
  for (const element of line) {
    let own = known.get(element);
    if (!own) {
      const said = ["class", "id", "role", "itemprop", "data-component"]
        .map((name) => attribute(element, name))
        .join(" ");
      own = new Set(said.trim() === "" ? [] : KINDS.filter((kind) => NAMES[kind].test(said)));
      known.set(element, own);
    }
    for (const kind of own) kinds.add(kind);
  }
  return kinds;
}
