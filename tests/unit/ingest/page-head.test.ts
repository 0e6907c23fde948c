import { expect, test } from "vitest";
import { readPage } from "../../../lib/ingest/html/page.ts";

const BODY = "<p>The ferry to Orr stayed in port on Monday, the harbour said. Nobody was hurt.</p>".repeat(4);

/** What is known of a page with this head and this beside its headline. */
function known({ head = "", above = "", below = "", behind = "" }: Record<string, string>) {
  const { metadata } = readPage(
    `<html><head><title>Ferry stays in port</title>${head}</head><body>${above}<h1>Ferry stays in port</h1>${below}<div>${BODY}</div>${behind}</body></html>`,
  );
  return { author: metadata.author?.value, date: metadata.publishedAt?.value, headline: metadata.headline?.value };
}

const graph = (...things: object[]) =>
  `<script type="application/ld+json">${JSON.stringify({ "@graph": things })}</script>`;

test.each([
  [
    "a person that the page's data point to",
    {
      head: graph(
        { "@type": "Article", author: { "@id": "#p" } },
        { "@type": "Person", "@id": "#p", name: "Dora Finch" },
      ),
    },
    "Dora Finch",
  ],
  ["the only person of the page's data", { head: graph({ "@type": "Person", name: "Dora Finch" }) }, "Dora Finch"],
  [
    "a name beside “Written by”",
    { head: '<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Dora Finch">' },
    "Dora Finch",
  ],
  [
    "a person before the site's name",
    {
      head: '<meta property="og:site_name" content="Island Post"><meta name="author" content="Island Post">',
      below: '<a rel="author" href="/finch">Dora Finch</a>',
    },
    "Dora Finch",
  ],
  [
    "the author beside the headline before one of the foot",
    {
      below: '<span class="byline">| by lf</span>',
      behind: '<footer><a rel="author" href="/t">Theme Smith</a></footer>',
    },
    "lf",
  ],
  ["“staff” where nobody is named", { below: '<span class="author">von Redaktion, 4. März 2025</span>' }, "Redaktion"],
  ["no name of a comment", { behind: '<div class="comment-author"><b class="fn">Gus Tarn</b> says:</div>' }, undefined],
])("who wrote a page is %s", (_, page, author) => {
  expect(known(page).author).toBe(author);
});

test.each([
  ["a line below the headline", { below: "<p>News | 4 March 2025 | Sea</p>" }, "2025-03-04"],
  ["the opening of the first paragraph", { below: `<p>(4. März 2025) ${BODY}</p>` }, "2025-03-04"],
  [
    "the mark beside the headline before a time element elsewhere",
    {
      below: '<span class="published">4 March 2025</span>',
      behind: '<aside><time datetime="2020-01-01">old</time></aside>',
    },
    "2025-03-04",
  ],
  [
    "the mark in the article and not a time element in a list of others, though each of these is an article element",
    {
      below: '<span class="published">4 March 2025</span>',
      behind: '<ul><li class="related"><article><time datetime="2020-01-01">1 January 2020</time></article></li></ul>',
    },
    "2025-03-04",
  ],
  [
    "not the day of a comment or of a teaser above, where nothing else says one",
    {
      above: '<div class="fourth-teaser__footer"><span class="fourth-teaser__date">18 March 2020</span></div>',
      behind: '<div id="comments"><abbr class="date" title="2018-09-11">11 September 2018</abbr></div>',
    },
    undefined,
  ],
  [
    "a line above the headline before a paragraph that opens with a day",
    { above: "<p>Dora Finch | 4 March 2025</p>", below: `<p>2 January 2021: ${BODY.replace(/<\/?p>/g, " ")}</p>` },
    "2025-03-04",
  ],
  [
    "none where a paragraph only speaks of a day",
    {
      below:
        "<p>The ferry to Orr stayed in port, as it has done each week of the storms that began on 4 March 2025, the harbour said.</p>",
    },
    undefined,
  ],
])("when a page appeared is %s", (_, page, date) => {
  expect(known(page).date).toBe(date);
});

test("a page called Home has the headline that stands on it", () => {
  const { metadata } = readPage(`<title>Home</title><h1>Time to say a long goodbye</h1>${BODY}`);
  expect(metadata.headline?.value).toBe("Time to say a long goodbye");
});

test.each([
  ["a link in it", '<h1><a href="/">Rowing in Orr: the boats</a></h1>'],
  ["a link around it", '<a href="https://rowing.example/index.html"><h1>Rowing in Orr: the boats</h1></a>'],
])("a heading that leads to the front page by %s is the site's name and no headline", (_, logo) => {
  const own = readPage(
    `<title>Which boats the club has | Rowing in Orr: the boats</title>${logo}<h2>Which boats the club has</h2>${BODY}`,
  );
  expect(own.metadata.headline?.value).toMatch(/^Which boats the club has/);
});
