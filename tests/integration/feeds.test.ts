import { createHash } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { findArticles } from "../../lib/db/articles.ts";
import { database } from "../../lib/db/client.ts";
import { pageFetcher } from "../../lib/services/fetch-page.ts";
import { lookAtFeed } from "../../lib/usecases/feeds/look-at-feed.ts";
import { queueDueFeeds } from "../../lib/usecases/feeds/queue-due-feeds.ts";
import { showFeed, watchFeeds } from "../../lib/usecases/feeds/watch-feeds.ts";
import { fetchPages } from "../../lib/usecases/imports/fetch-pages.ts";
import { readUpload } from "../../lib/usecases/imports/read-upload.ts";
import { freshDatabase, sql } from "./support/database.ts";
import { call } from "./support/request.ts";

const paragraphs = (about: string) =>
  Array.from(
    { length: 6 },
    (_, i) =>
      `<p>The council said on Monday for the ${i}th time that ${about} would be paid for by the region and not by the town, and that the work would take until next autumn.</p>`,
  ).join("");
const page = (title: string, about: string) =>
  `<!doctype html><html lang="en"><head><title>${title}</title><meta property="og:site_name" content="Elm Courier"></head><body><article><h1>${title}</h1>${paragraphs(about)}</article></body></html>`;

type Item = { id: string; link: string; title: string; text?: string; date?: string };
let items: Item[] = [];
let feedStatus = 200;
const asked: { path: string; etag: string | undefined }[] = [];
const PAGES: Record<string, string> = {
  "/ferry": page("Ferry to sail again", "the ferry"),
  "/school": page("School roof to be mended", "the roof"),
  "/asks":
    "<!doctype html><html><head><title>Elm Courier</title></head><body><main><h1>Before you continue</h1><p>We and our partners use cookies and personal data for advertising. Accept or reject the purposes of our vendors to continue to this site.</p><button>Accept all</button></main></body></html>",
  "/home":
    '<!doctype html><html><head><link rel="alternate" type="application/rss+xml" href="/feed"></head><body><p>Elm Courier</p></body></html>',
  "/robots.txt": "User-agent: *\nDisallow: /members",
  "/members": page("For members", "the club"),
};
const rss = () =>
  `<rss><channel><title>Elm Courier news</title>${items.map(({ id, link, title, text = "", date = "" }) => `<item><guid isPermaLink="false">${id}</guid><link>${link}</link><title>${title}</title><pubDate>${date}</pubDate><description><![CDATA[${text}]]></description></item>`).join("")}</channel></rss>`;
const etag = () => `"${createHash("sha256").update(JSON.stringify(items)).digest("hex")}"`;
const server = createServer((request, response) => {
  const { pathname } = new URL(request.url ?? "/", "http://x");
  asked.push({ path: pathname, etag: request.headers["if-none-match"] });
  if (pathname === "/feed" && feedStatus !== 200) response.writeHead(feedStatus, { "retry-after": "10800" }).end();
  else if (pathname === "/feed" && request.headers["if-none-match"] === etag()) response.writeHead(304).end();
  else if (pathname === "/feed") response.setHeader("etag", etag()).end(rss());
  else if (PAGES[pathname])
    response.setHeader("content-type", pathname.endsWith("txt") ? "text/plain" : "text/html").end(PAGES[pathname]);
  else response.writeHead(404).end();
});
let base = "";
let fetch: ReturnType<typeof pageFetcher>;

beforeAll(async () => {
  await freshDatabase();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  base = `http://127.0.0.1:${port}`;
  fetch = pageFetcher({ allowed: ["127.0.0.1"], ports: [port], totalMs: 5000 });
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(async () => {
  await sql("DELETE FROM feed");
  feedStatus = 200;
  asked.splice(0);
});

const watch = async (address: string): Promise<number> => {
  await watchFeeds({ addresses: [address] });
  const [row] = await sql<{ id: number }>("SELECT id FROM feed ORDER BY id DESC LIMIT 1");
  return row?.id ?? 0;
};
/** One look, with all that it makes necessary done at once. */
const look = async (id: number) => {
  const before = (await showFeed(id)).latestImportId;
  await lookAtFeed(id, fetch, 0);
  const after = await showFeed(id);
  if (after.latestImportId === null || after.latestImportId === before) return { ...after, came: [] };
  await fetchPages(after.latestImportId, fetch, 0);
  await readUpload(after.latestImportId);
  const came = await sql<{ status: string; error: string | null; article_id: number | null; source_id: string }>(
    "SELECT status, error, article_id, source_id FROM import_file WHERE import_id = $1 ORDER BY position",
    [after.latestImportId],
  );
  return { ...after, came };
};
const paths = () => asked.map(({ path }) => path);

test("entries come in as their pages, once; what is not there comes as the feed tells it; robots.txt is kept", async () => {
  items = [
    { id: "1", link: "/ferry", title: "Ferry to sail again", text: "It sails." },
    { id: "2", link: "/gone", title: "Market moves", text: paragraphs("the market") },
    { id: "3", link: "/members", title: "For members", text: "" },
    { id: "4", link: "/members", title: "Club meets", text: "The club meets again in spring, said its chair." },
  ];
  const id = await watch(`${base}/feed`);
  const first = await look(id);
  expect(first.came.map(({ status }) => status)).toEqual(["added", "added", "failed", "added"]);
  expect(first.came[2]?.error).toMatch(/asks programs not to read/);
  expect(paths()).not.toContain("/members");
  expect(first).toMatchObject({ title: "Elm Courier news", entries: 4, failures: 0, error: null });
  const articles = await findArticles(database(), { ids: first.came.flatMap(({ article_id }) => article_id ?? []) });
  expect(articles.map(({ headline, url }) => [headline, url])).toEqual([
    ["Ferry to sail again", `${base}/ferry`],
    ["Market moves", `${base}/gone`],
    ["Club meets", `${base}/members`],
  ]);
  expect(articles[2]?.remarks.join(" ")).toMatch(/the feed holds a summary/);

  items = [{ id: "5", link: "/school", title: "School roof to be mended" }, ...items];
  const second = await look(id);
  expect(second.came.map(({ source_id }) => source_id)).toEqual([`${base}/school`]);
});

test("where the page only asks for consent, what the feed says of it stays", async () => {
  const text = paragraphs("the swimming bath").replaceAll("&", "");
  items = [{ id: "asks", link: `${base}/asks`, title: "Bath to open", text }];
  await look(await watch(`${base}/feed`));
  const [file] = await sql("SELECT status, article_id FROM import_file ORDER BY import_id DESC LIMIT 1");
  expect(file?.status).toBe("added");
  const [article] = await sql("SELECT headline, text, remarks FROM article WHERE id = $1", [file?.article_id]);
  expect(article?.text).toContain("swimming bath");
  expect(article?.headline).toBe("Bath to open");
  expect(article?.remarks.join(" ")).toMatch(/what the feed says; its page could not be read\. .*consent/);
  expect(await sql("SELECT 1 FROM waiting_file WHERE source_id = $1", [`${base}/asks`])).toEqual([]);
});

test("a feed that is as it was is asked with its mark, sends nothing, and is looked at less often", async () => {
  items = [{ id: "1", link: "/ferry", title: "Ferry to sail again" }];
  const id = await watch(`${base}/feed`);
  await look(id);
  asked.splice(0);
  const again = await look(id);
  expect(asked.find(({ path }) => path === "/feed")?.etag).toBe(etag());
  expect(again).toMatchObject({ came: [], quietLooks: 1, failures: 0 });
  const hours = (again.nextLookAt.getTime() - Date.now()) / 3_600_000;
  expect(hours).toBeGreaterThan(1.9);
  expect(hours).toBeLessThan(2.1);
});

test("an entry that says it was changed is fetched once more; other words around it are not enough", async () => {
  items = [{ id: "1", link: "/ferry", title: "Ferry to sail again", text: "One" }];
  const id = await watch(`${base}/feed`);
  await look(id);
  items = [{ id: "1", link: "/ferry", title: "Ferry to sail again", text: "Two" }];
  expect((await look(id)).came).toEqual([]);
  items = [{ id: "1", link: "/ferry", title: "Ferry to sail again, a day late", text: "Two" }];
  expect((await look(id)).came).toHaveLength(1);
});

test("a site that fails is left alone for longer each time, and as long as it asks", async () => {
  const id = await watch(`${base}/feed`);
  feedStatus = 503;
  const failed = await look(id);
  expect(failed.error).toMatch(/answers 503/);
  expect(failed.nextLookAt.getTime() - Date.now()).toBeGreaterThan(2.9 * 3_600_000);
  await sql("UPDATE feed SET failures = 3 WHERE id = $1", [id]);
  expect((await look(id)).nextLookAt.getTime() - Date.now()).toBeGreaterThan(7.9 * 3_600_000);
  feedStatus = 200;
  expect(await look(id)).toMatchObject({ failures: 0, error: null });
});

test("a page that names its feed leads to it, and one that names none is told so", async () => {
  items = [{ id: "9", link: "/school", title: "School roof to be mended" }];
  const id = await watch(`${base}/home`);
  expect(await look(id)).toMatchObject({ address: `${base}/feed`, error: null, entries: 1 });
  const other = await watch(`${base}/ferry`);
  expect((await look(other)).error).toMatch(/no feed at this address/);
});

test("what is inside the network is no feed", async () => {
  const id = await watch("http://169.254.169.254/feed");
  await lookAtFeed(id);
  expect((await showFeed(id)).error).toMatch(/only public pages/);
});

test("only feeds that are due are queued, and each once", async () => {
  await sql("DELETE FROM graphile_worker._private_jobs");
  const due = await watch(`${base}/feed`);
  const later = await watch(`${base}/home`);
  await sql("UPDATE feed SET next_look_at = now() + interval '1 hour' WHERE id = $1", [later]);
  await sql("DELETE FROM graphile_worker._private_jobs");
  await queueDueFeeds();
  await queueDueFeeds();
  const jobs = await sql<{ key: string }>(
    "SELECT key FROM graphile_worker.jobs WHERE task_identifier = 'look-at-feed'",
  );
  expect(jobs.map(({ key }) => key)).toEqual([`look-at-feed:${due}`]);

  // The clock was set back by an hour since the other was looked at: it does not wait an hour more.
  await sql("UPDATE feed SET looked_at = now() + interval '59 minutes' WHERE id = $1", [later]);
  await queueDueFeeds();
  expect(await sql("SELECT 1 FROM graphile_worker.jobs WHERE key = $1", [`look-at-feed:${later}`])).toHaveLength(1);
});

test("the interface lists, adds by address and by list, looks, stops, and writes the list", async () => {
  const added = await call("/api/v1/feeds", {
    json: { addresses: "https://elm.example/feed\nfeed:https://hill.example/rss" },
  });
  expect([added.status, await added.json()]).toEqual([202, { added: 2, known: 0 }]);
  const list = await (await call("/api/v1/feeds.opml")).text();
  expect(list).toContain('xmlUrl="https://hill.example/rss"');
  const form = new FormData();
  form.append("list", new File([list.replaceAll("elm.example", "oak.example")], "feeds.opml"));
  form.append("return", "/feeds");
  const sent = await call("/api/v1/feeds", { form: form as never });
  expect(sent.headers.get("location")).toContain("/feeds?done=feeds-watched");
  const { rows } = (await (await call("/api/v1/feeds")).json()) as { rows: { feed: number; url: string | null }[] };
  expect(rows.map(({ url }) => url)).toEqual([
    "https://oak.example/feed",
    "https://hill.example/rss",
    "https://elm.example/feed",
  ]);
  const one = rows[0]?.feed;
  expect((await call(`/api/v1/feeds/${one}/look`, { method: "POST" })).status).toBe(202);
  expect((await call(`/api/v1/feeds/${one}`, { method: "DELETE" })).status).toBe(200);
  expect((await call(`/api/v1/feeds/${one}`)).status).toBe(404);
  expect((await call("/api/v1/feeds", { json: { addresses: "javascript:alert(1)" } })).status).toBe(400);
  expect((await call("/api/v1/feeds", { json: {} })).status).toBe(400);
  const blind = await (await call("/api/v1/feeds?blind=1")).text();
  expect(blind).not.toContain("hill.example");
  expect(await (await call("/api/v1/feeds.opml?blind=1")).text()).not.toContain("hill.example");
});
