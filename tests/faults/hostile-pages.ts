import { type BrowserContext, chromium, type Page } from "@playwright/test";
import { browserOptions } from "../support/browser.ts";
import type { Note } from "./door-cases.ts";
import { healthOf, newInstallation, until } from "./installation.ts";

/** A host that nobody has: a browser that asks for it obeyed a page. */
const CANARY = "http://canary.example";

/** Markup that does something where a browser believes it; # is the number of its page. Each tells by a dialog, a request or a variable. */
const MARKUP = [
  "<script>window.obeyed=#</script>",
  '"><script>window.obeyed=#</script>',
  "</title></textarea><script>window.obeyed=#</script>",
  "</script><script>window.obeyed=#</script>",
  '<img src=x onerror="window.obeyed=#">',
  `<img src="${CANARY}/#.png">`,
  '<svg onload="window.obeyed=#"></svg>',
  "<svg><script>window.obeyed=#</script></svg>",
  '<iframe srcdoc="<script>parent.obeyed=#</script>"></iframe>',
  `<iframe src="${CANARY}/#"></iframe>`,
  '<details open ontoggle="window.obeyed=#"><summary>a</summary></details>',
  '<input autofocus onfocus="alert(#)">',
  '<video src=x onerror="window.obeyed=#"></video>',
  `<style>@import "${CANARY}/#.css";</style>`,
  `<link rel=stylesheet href="${CANARY}/#.css">`,
  `<object data="${CANARY}/#"></object>`,
  `<embed src="${CANARY}/#">`,
  '<body onload="alert(#)">',
  `<audio autoplay src="${CANARY}/#.mp3"></audio>`,
  `<p style="background:url(${CANARY}/#.gif)">x</p>`,
] as const;

/** Where it stands in a page: each is shown by other pages of Parallax. */
const PLACES = ["words", "headline", "names"] as const;

type HostilePage = { readonly name: string; readonly html: string; readonly raw: string };

const escaped = (markup: string) => markup.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

/** Sixty pages: every markup in every place, escaped as servers write what is to be read, and once as it is. */
const HOSTILE_PAGES: readonly HostilePage[] = MARKUP.flatMap((markup, i) =>
  PLACES.map((place, j): HostilePage => {
    const number = i * PLACES.length + j;
    const raw = markup.replaceAll("#", String(number));
    const said = escaped(raw);
    const at = (where: (typeof PLACES)[number], otherwise: string) => (place === where ? said : otherwise);
    const headline = `${at("headline", "Crane falls")} in the harbour of Quell ${number}`;
    const html = `<!doctype html><html><head><title>${headline}</title><meta property="og:title" content="${headline}">
<meta property="og:site_name" content="${at("names", `Paper ${number}`)}"><meta name="author" content="Ana ${at("names", "Holm")}">
<meta property="article:published_time" content="2025-03-0${(number % 8) + 1}"><link rel="canonical" href="javascript:alert(${number})">
<script type="application/ld+json">{"@type":"NewsArticle","headline":${JSON.stringify(headline)},"url":"javascript:alert(${number})"}</script></head>
<body><article><h1>${headline}</h1><p>A crane fell in the harbour of Quell on Monday, and ${number + 2} dockers were hurt, the harbour board said. ${place === "words" ? raw : ""}</p>
<p>“${at("words", "We")} will close the quay,” said ${at("names", "Ana")} Holm, head of the harbour board of Quell, on Tuesday.</p>
<p>The union denied that the crane had been overloaded. It said ${at("words", "nothing")} had been looked at for a year.</p></article></body></html>`;
    return { name: `${number}.html`, html, raw };
  }),
);

const SETTLE_MS = 150;

/**
 * Imports the sixty pages and opens every kind of page that shows them in a real browser: none may run a script, ask a foreign host or open a
 * dialog. Before that the same browser is given the markup as a page of its own, because a watch that never barks proves nothing.
 */
export async function tryPages(port: number, note: Note): Promise<void> {
  const browser = await chromium.launch(browserOptions());
  const installation = await newInstallation(port, { EMBEDDINGS_PROVIDER: "none" });
  try {
    await installation.start();
    const context = await browser.newContext();
    const heard = listen(context, installation.base);
    await control(await context.newPage(), heard, note);
    const imports: number[] = [];
    for (let at = 0; at < HOSTILE_PAGES.length; at += 30) imports.push(await send(installation.base, at, at + 30));
    await until("the pages to be analysed", async () => (await openWork(installation.base)) === 0, 300);
    const page = await context.newPage();
    for (const path of await addresses(installation.base, imports)) {
      heard.clear();
      await page.goto(installation.base + path, { waitUntil: "load" });
      await page.waitForTimeout(SETTLE_MS);
      await obeyed(page, heard);
      note(`no markup is obeyed on ${path}`, heard.size === 0, [...heard].join("; "));
    }
  } finally {
    await browser.close();
    await installation.stop();
    await installation.remove();
  }
}

/** What a page of the context does that it was not meant to do. */
function listen(context: BrowserContext, base: string): Set<string> {
  const heard = new Set<string>();
  context.on("dialog", (dialog) => {
    heard.add("dialog");
    dialog.dismiss().catch(() => {});
  });
  context.on("request", (request) => {
    if (/^https?:/.test(request.url()) && !request.url().startsWith(base)) heard.add(`request ${request.url()}`);
  });
  context.route(`${CANARY}/**`, (route) => route.abort());
  return heard;
}

async function obeyed(page: Page, heard: Set<string>): Promise<void> {
  const value = await page.evaluate(() => (window as { obeyed?: unknown }).obeyed).catch(() => undefined);
  if (value !== undefined) heard.add(`variable ${String(value)}`);
}

/** The markup as pages of their own: most of it must be obeyed there, and by each of the three ways. */
async function control(page: Page, heard: Set<string>, note: Note): Promise<void> {
  const ways = new Set<string>();
  let fired = 0;
  for (const { raw } of HOSTILE_PAGES.filter((_, i) => i % PLACES.length === 0)) {
    heard.clear();
    await page.goto("about:blank");
    await page.setContent(`<!doctype html><html><head></head><body>${raw}</body></html>`).catch(() => {});
    await page.waitForTimeout(SETTLE_MS);
    await obeyed(page, heard);
    if (heard.size > 0) fired++;
    for (const each of heard) ways.add(each.split(" ")[0] ?? "");
  }
  await page.close();
  note(
    `the watch barks: ${fired} of ${MARKUP.length} kinds of markup are obeyed where a browser believes them`,
    fired >= MARKUP.length * 0.8 && ways.size === 3,
    `${fired}, by ${[...ways].join(", ")}`,
  );
}

async function send(base: string, from: number, to: number): Promise<number> {
  const form = new FormData();
  for (const { name, html } of HOSTILE_PAGES.slice(from, to)) form.append("files", new File([html], name));
  const response = await fetch(`${base}/api/v1/imports`, { method: "POST", body: form });
  const { import: id } = (await response.json()) as { import: number };
  return id;
}

async function openWork(base: string): Promise<number> {
  const [pages, { jobs }] = await Promise.all([rowsOf<object>(base, "articles"), healthOf(base)]);
  return pages.length < HOSTILE_PAGES.length ? 1 : jobs.open;
}

async function rowsOf<T>(base: string, path: string): Promise<T[]> {
  const response = await fetch(`${base}/api/v1/${path}?limit=200`);
  return response.ok ? ((await response.json()) as { rows: T[] }).rows : [];
}

/** Every kind of page with the sixty on it. */
async function addresses(base: string, imports: readonly number[]): Promise<string[]> {
  const articles = (await rowsOf<{ article: number; sourceId: string }>(base, "articles"))
    .filter(({ sourceId }) => /^\d+\.html$/.test(sourceId))
    .map(({ article }) => article);
  const first = async (kind: string, field: string) =>
    (await rowsOf<Record<string, number>>(base, kind)).flatMap((row) => row[field] ?? []).slice(0, 3);
  const [groups, topics, stories, claims] = await Promise.all([
    first("groups", "group"),
    first("topics", "topic"),
    first("stories", "story"),
    first("claims", "claim"),
  ]);
  const some = articles.slice(0, 4).join(",");
  return [
    ...["/", "/stories?told=all", "/articles", "/duplicates", "/topics", "/outlets", "/lines", "/history", "/feeds"],
    ...[
      "/search?q=crane",
      `/search?q=${encodeURIComponent(MARKUP[0])}`,
      `/compare?ids=${some}`,
      `/framing?ids=${some}`,
    ],
    ...imports.map((id) => `/import/${id}`),
    ...articles.flatMap((id) => [`/articles/${id}`, `/articles/${id}?view=claims`, `/articles/${id}?view=voices`]),
    ...articles.slice(0, 6).flatMap((id) => [`/articles/${id}/edit`, `/articles/${id}?view=copies`]),
    ...groups.flatMap((id) =>
      ["", "?view=split", "?view=inline", "?view=changes"].map((view) => `/groups/${id}${view}`),
    ),
    ...topics.flatMap((id) => [`/topics/${id}`, `/topics/${id}?view=ledger`, `/topics/${id}/worksheet`]),
    ...stories.map((id) => `/stories/${id}`),
    ...claims.map((id) => `/claims/${id}`),
  ];
}
