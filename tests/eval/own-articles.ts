import { readFileSync } from "node:fs";
import { join } from "node:path";

/** A story written for the tests; none of it comes from anybody else. */
type Story = {
  readonly name: string;
  /** The story that it tells again, else itself. */
  readonly of: string;
  readonly site: Site;
  readonly headline: string;
  readonly deck: string;
  readonly author: string;
  readonly caption: string;
  readonly paragraphs: readonly string[];
};
type Site = "courier" | "ledger" | "upland";

/** One text of the own set: what it is a form of, and the group it belongs to. */
export type OwnArticle = {
  readonly name: string;
  readonly text: string;
  readonly kind: string;
  readonly cluster: string;
};

const FOLDER = join(import.meta.dirname, "../fixtures/near-duplicates");

/**
 * Articles as readers come by them: each story as its body, as the whole page with its site's furniture, and as two extractors
 * leave it (one loses paragraphs and keeps captions, one keeps teasers and comments), and what newspapers make of a story:
 * another version, cuts with a local lead, an excerpt in a column, a round-up, a rewriting with a credit line.
 */
export function ownArticles(): OwnArticle[] {
  const stories = storiesOf("stories.txt");
  const retold = storiesOf("retold.txt");
  const forms = [...stories, ...retold].flatMap((story) => {
    const others = stories.filter(({ site, name }) => site === story.site && name !== story.name);
    return formsOf(story, others).map((form) => ({ ...form, cluster: story.name }));
  });
  const [tunnel, wolves, trams] = ["tunnel", "wolves", "trams"].map((name) => named(stories, name));
  const [lighthouse, choir, ferry] = ["lighthouse", "choir", "ferry"].map((name) => named(stories, name));
  if (!tunnel || !wolves || !trams || !lighthouse || !choir || !ferry) throw new Error("stories.txt lacks a story.");
  return [
    ...forms,
    { name: "tunnel-updated", kind: "updated", cluster: "tunnel", text: updated(tunnel) },
    { name: "trams-updated", kind: "updated", cluster: "trams", text: updated(trams) },
    ...localCopies(wolves),
    ...localCopies(ferry),
    { name: "round-up", kind: "digest", cluster: "round-up", text: roundUp(lighthouse, choir) },
    {
      name: "two-on-a-page",
      kind: "digest",
      cluster: "two-on-a-page",
      text: [...body(trams), ...body(ferry)].join("\n\n"),
    },
  ];
}

/** The stories of one file of the own set. */
export function storiesOf(file: string): Story[] {
  const blocks = readFileSync(join(FOLDER, file), "utf8").split(/^= /m).slice(1);
  return blocks.map((block) => {
    const [head = "", text = ""] = block.split("\ntext:\n");
    const [name = "", ...fields] = head.split("\n");
    const values = Object.fromEntries(
      fields.map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 2)]),
    );
    const { of = name, site = "courier", headline = "", deck = "", author = "", caption = "" } = values;
    return { name, of, site: site as Site, headline, deck, author, caption, paragraphs: text.trim().split("\n") };
  });
}

function named(stories: readonly Story[], name: string): Story | undefined {
  return stories.find((story) => story.name === name);
}

const body = ({ paragraphs }: Story) => [...paragraphs];

function formsOf(story: Story, others: readonly Story[]): Omit<OwnArticle, "cluster">[] {
  const { name } = story;
  return [
    { name: `${name}-body`, kind: "body", text: body(story).join("\n\n") },
    { name: `${name}-page`, kind: "page", text: PAGES[story.site](story, others) },
    { name: `${name}-lossy`, kind: "lossy extractor", text: lossy(story) },
    { name: `${name}-greedy`, kind: "greedy extractor", text: greedy(story, others) },
  ];
}

/** An extractor that trusts long paragraphs: it drops the second and every short one, and takes captions for text. */
function lossy(story: Story): string {
  const median = [...story.paragraphs].sort((a, b) => a.length - b.length)[1]?.length ?? 0;
  const kept = story.paragraphs.filter((paragraph, i) => i !== 1 && paragraph.length > median);
  return [`${story.caption}.`, ...kept].join("\n");
}

/** An extractor that takes all long lines of a page: teasers of other stories and readers' comments come along, their headings do not. */
function greedy(story: Story, others: readonly Story[]): string {
  const teasers = others.slice(0, 3).flatMap(({ headline, paragraphs: [first = ""] }) => [headline, first]);
  return [story.headline, story.deck, ...story.paragraphs, ...COMMENTS[story.site], ...teasers].join("\n");
}

const COMMENTS: Readonly<Record<Site, readonly string[]>> = {
  courier: [
    "I have said so for years, and my brother-in-law too, but nobody at the Courier ever prints my letters.",
    "Thank you for this article, it is the first one that explains what it will cost us.",
  ],
  ledger: [
    "You forgot to mention who was mayor at the time!",
    "My grandmother used to tell me about this. Great work, thank you, I love reading your paper.",
  ],
  upland: ["What about the price of firewood? I paid twice as much this year and nobody writes about me."],
};

type Page = (story: Story, others: readonly Story[]) => string;

const PAGES: Readonly<Record<Site, Page>> = {
  courier: (story, others) =>
    [
      ...[
        "Skip to content",
        "Harbour Courier",
        "Home",
        "News",
        "Sport",
        "Ships",
        "Weather",
        "Opinion",
        "Classified",
        "Subscribe",
        "Log in",
      ],
      ...[story.headline, story.deck, `By ${story.author}`, "12 March 2024", "Share", "Tweet", "Email", "Print"],
      `Photo: ${story.caption}`,
      ...story.paragraphs.slice(0, 3),
      "Story continues below",
      "Get the Harbour Courier in your inbox. Sign up for our morning newsletter, it is free and you can leave whenever you like.",
      ...story.paragraphs.slice(3),
      ...["Tags: harbour, council", "2 Comments", `1. ${COMMENTS.courier[0]}`, `2. ${COMMENTS.courier[1]}`],
      "More from the Courier",
      ...others
        .slice(0, 4)
        .flatMap((other) => [other.headline, other.author, other.paragraphs[0] ?? "", "Keep reading"]),
      ...["Most read", ...others.map((other) => other.headline)],
      "This website uses cookies to improve your experience. By continuing to use our site you accept our cookies and our privacy policy.",
      ...["About us", "Contact", "Advertise", "Privacy policy", "© 2024 Harbour Courier. All rights reserved."],
    ].join("\n"),
  ledger: (story, others) =>
    [
      ...[
        "MENU",
        "Northern Ledger",
        "World | North",
        "Sections",
        "* Front page",
        "* Economy",
        "* Culture",
        "* Letters",
        "* Archive",
        "* Crosswords",
      ],
      ...[`# ${story.headline}`, `_${story.deck}_`, `${story.author} | 4 November 2023 | 3 min read`, ""],
      ...story.paragraphs.slice(0, 2).map(wrapped),
      `[Image: ${story.caption}. Photo: Northern Ledger / archive]`,
      ...story.paragraphs.slice(2, 5).map(wrapped),
      `READ ALSO: ${others[0]?.headline ?? ""}`,
      ...story.paragraphs.slice(5).map(wrapped),
      "Independent journalism costs money. If you value the Northern Ledger, please support our work and become a member today: your contribution keeps us going.",
      ...["Join the conversation", ...COMMENTS.ledger.map((comment) => `Reader_1894, 2 days ago: ${comment}`), "Reply"],
      ...["Latest stories", ...others.slice(0, 5).flatMap((other) => [`* ${other.headline}`, wrapped(other.deck)])],
      ...["Imprint", "Terms of use", "Data protection", "Follow us on Mastodon", "(c) Northern Ledger"],
    ].join("\n\n"),
  upland: (story, others) =>
    [
      ...["The Upland Post", "News", "Farming", "Weddings & funerals", "E-paper", "Search"],
      ...[story.headline, story.headline, story.deck, `By ${story.author}`, "Updated 9:14 am"],
      story.caption,
      "Upland Post/archive",
      ...story.paragraphs,
      "Follow the Upland Post on Facebook",
      ...others
        .slice(0, 3)
        .flatMap((other) => [other.headline, "Uplands", ...other.paragraphs.slice(0, 2), "Read more"]),
      ...[
        "Weather",
        "Hollin 4°",
        "Dunmore 7°",
        "Belvik 3°",
        "Contact us",
        "Jobs",
        "Terms",
        "Copyright The Upland Post",
      ],
    ].join("\n"),
};

/** Lines broken at 72 characters, as text browsers and e-mail do. */
function wrapped(paragraph: string): string {
  return paragraph.replace(/(?![^\n]{1,72}$)([^\n]{1,72})\s/g, "$1\n");
}

/** The next morning's version: figures corrected, one paragraph gone, two new ones. */
function updated(story: Story): string {
  const corrected = story.paragraphs.map((paragraph, i) =>
    i % 3 === 1
      ? paragraph.replace(/\b(\d+)\b/, (n) => String(Number(n) + 3)).replace(" said", " told the paper")
      : paragraph,
  );
  return [
    ...corrected.slice(0, 5),
    "A spokeswoman added on Thursday morning that talks with the insurers had begun and that a first result was expected within ten days.",
    ...corrected.slice(6),
    "This report has been corrected: an earlier version gave a figure from last year.",
  ].join("\n\n");
}

/** What two local papers make of an agency's story: one cuts it from the bottom, one writes its own lead, edits and adds a voice of its own. */
function localCopies(story: Story): OwnArticle[] {
  const cut = story.paragraphs.slice(0, 5).join("\n\n");
  const edited = story.paragraphs.map((paragraph, i) =>
    i % 2 === 0 ? paragraph.replace(/, who [^,]+,/, "").replace(/ said\b/g, " says") : paragraph,
  );
  const local = [
    "NEAR HOLLIN (News desk) - People in this district are following the matter closely, as our newspaper has learned.",
    ...edited.slice(0, 4),
    "The chairman of the local history society, asked for his opinion, recalled that much the same had been debated in 1911 and had come to nothing.",
    ...edited.slice(4, 7),
  ].join("\n\n");
  return [
    { name: `${story.name}-cut`, kind: "cut", cluster: story.name, text: cut },
    { name: `${story.name}-local`, kind: "local edition", cluster: story.name, text: local },
  ];
}

/** A round-up of two stories, the end of each left out. */
function roundUp(one: Story, other: Story): string {
  return [
    `${one.headline}.`,
    ...one.paragraphs.slice(0, 6),
    `${other.headline}.`,
    ...other.paragraphs.slice(0, 6),
  ].join("\n\n");
}
