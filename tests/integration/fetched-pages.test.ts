import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { findArticles } from "../../lib/db/articles.ts";
import { database } from "../../lib/db/client.ts";
import { pageFetcher } from "../../lib/services/fetch-page.ts";
import { fetchPages } from "../../lib/usecases/imports/fetch-pages.ts";
import { queueUpload } from "../../lib/usecases/imports/import-upload.ts";
import { listImportFiles } from "../../lib/usecases/imports/list-imports.ts";
import { ROWS_PER_FILE, readUpload } from "../../lib/usecases/imports/read-upload.ts";
import { retryFile } from "../../lib/usecases/imports/retry-file.ts";
import { FORBIDDEN_FORMS, FORBIDDEN_TARGETS } from "../faults/fetch-targets.ts";
import { freshDatabase } from "./support/database.ts";

const PAGE = `<!doctype html><html lang="en"><head><title>Harbour bridge closed</title><meta property="og:site_name" content="Elm Courier"></head>
<body><nav><a href="/">Home</a></nav><article><h1>Harbour bridge closed</h1>${Array.from({ length: 6 }, (_, i) => `<p>The harbour office closed the bridge to lorries on Monday, and said for the ${i}th time that repairs of the third pillar would take until the autumn of next year.</p>`).join("")}</article></body></html>`;

/** A few kilobytes that swell to sixty million. */
const BOMB = gzipSync(Buffer.alloc(60_000_000));

const asked: string[] = [];
const ANSWERS: Record<string, (request: IncomingMessage, response: ServerResponse) => void> = {
  "/page": (_, response) => response.setHeader("content-type", "text/html").end(PAGE),
  "/gzip": (_, response) => response.setHeader("content-encoding", "gzip").end(gzipSync(PAGE)),
  "/br": (_, response) => response.setHeader("content-encoding", "br").end(brotliCompressSync(PAGE)),
  "/bomb": (_, response) => response.setHeader("content-encoding", "gzip").end(BOMB),
  "/large": (_, response) => {
    response.writeHead(200);
    const more = () => {
      while (!response.destroyed && response.write("x".repeat(100_000)));
      response.once("drain", more);
    };
    more();
  },
  "/slow": (_, response) => void response.writeHead(200).write("<p>"),
  "/silent": () => {},
  "/damaged": (_, response) => response.setHeader("content-encoding", "gzip").end("no gzip at all"),
  "/once": (_, response) => response.writeHead(302, { location: "/page" }).end(),
  "/loop": (_, response) => response.writeHead(302, { location: "/loop" }).end(),
  "/inside": (_, response) => response.writeHead(302, { location: "http://169.254.169.254/latest" }).end(),
  "/inside-name": (_, response) => response.writeHead(302, { location: "http://localhost/" }).end(),
  "/to-file": (_, response) => response.writeHead(302, { location: "file:///etc/passwd" }).end(),
  "/cookie": (request, response) =>
    request.headers.cookie
      ? response.end(PAGE)
      : response.writeHead(302, { location: "/cookie", "set-cookie": "a=b" }).end(),
  "/forbidden": (_, response) => response.writeHead(403).end("no"),
  "/robots.txt": (_, response) => response.end("User-agent: *\nDisallow: /private"),
  "/private": (_, response) => response.end(PAGE),
};
const server = createServer((request, response) => {
  const { pathname } = new URL(request.url ?? "/", "http://x");
  asked.push(pathname);
  const answer = ANSWERS[pathname];
  if (answer) answer(request, response);
  else response.writeHead(404).end();
});
let base = "";
let port = 0;

beforeAll(async () => {
  await freshDatabase();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port;
  base = `http://127.0.0.1:${port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => void asked.splice(0));

/** A fetcher for which the test's own server is public; everything else is as it is in use. */
const open = (changed = {}) =>
  pageFetcher({ allowed: ["127.0.0.1"], ports: [port], totalMs: 1500, connectMs: 1000, bytes: 1_000_000, ...changed });

describe("a page that a stranger names", () => {
  test("comes as it is, packed or not, and through a redirect", async () => {
    for (const path of ["/page", "/gzip", "/br", "/once"])
      expect(new TextDecoder().decode((await open()(base + path)).bytes), path).toBe(PAGE);
    expect((await open()(`${base}/once`)).address).toBe(`${base}/page`);
  });

  test.each([...FORBIDDEN_TARGETS, ...FORBIDDEN_FORMS])(
    "%s is not connected to, in the words for all of them",
    async (address) => {
      // The names that exist stand for a private address, as a stranger's own name server may say.
      const lookup = ((_: string, options: { all?: boolean }, done: (...found: unknown[]) => void) =>
        options.all ? done(null, [{ address: "127.0.0.1", family: 4 }]) : done(null, "127.0.0.1", 4)) as never;
      await expect(pageFetcher({ lookup })(address)).rejects.toThrow(
        /^This address was not fetched: only public pages/,
      );
      expect(asked).toEqual([]);
    },
  );

  test("is checked at every name it is looked up by, and again after each redirect", async () => {
    for (const path of ["/inside", "/inside-name", "/to-file"])
      await expect(open()(base + path), path).rejects.toThrow(/only public pages/);
    asked.splice(0);
    let looked = 0;
    // Public the first time and private the second: each connection goes where it was checked.
    const lookup = ((_: string, options: { all?: boolean }, done: (...found: unknown[]) => void) => {
      const address = looked++ === 0 ? "127.0.0.1" : "127.0.0.2";
      return options.all ? done(null, [{ address, family: 4 }]) : done(null, address, 4);
    }) as never;
    await expect(open({ lookup })(`http://paper.example:${port}/once`)).rejects.toThrow(/only public pages/);
    expect([looked, asked]).toEqual([2, ["/once"]]);
  });

  test.each([
    ["/bomb", /larger than 1 MB/],
    ["/large", /larger than 1 MB/],
    ["/slow", /longer than 1.5 s|did not answer/],
    ["/silent", /did not answer|longer/],
    ["/damaged", /damaged/],
    ["/loop", /more than 5 times/],
    ["/cookie", /more than 5 times/],
    ["/forbidden", /403: it lets no program read it/],
    ["/nothing", /404: there is no such page/],
  ])("%s is given up with its reason", async (path, why) => {
    await expect(open()(base + path)).rejects.toThrow(why);
  });
});

describe("an import of addresses", () => {
  const files = (id: number) => listImportFiles(id, { skip: 0, limit: 10 });

  test("brings in the pages that can be fetched, with their address, and says of the others why not; these can be tried again", async () => {
    const { import: id, files: queued } = await queueUpload({
      files: [],
      text: `${base}/page?utm_source=x\n${base}/forbidden\n${base}/private`,
      known: {},
    });
    expect(queued.map(({ status }) => status)).toEqual(["waiting", "waiting", "waiting"]);
    await fetchPages(id, open(), 0);
    await readUpload(id);
    const found = await files(id);
    expect(found.map(({ status }) => status)).toEqual(["added", "failed", "failed"]);
    expect(found[1]?.error).toMatch(/403/);
    expect(found[2]?.error).toMatch(/asks programs not to read/);
    expect(asked).not.toContain("/private");
    const [article] = await findArticles(database(), { limit: 5 });
    expect(article).toMatchObject({ headline: "Harbour bridge closed", outlet: "Elm Courier", url: `${base}/page` });
    ANSWERS["/forbidden"] = (_, response) => response.end(PAGE.replaceAll("Monday", "Tuesday"));
    await retryFile(id, ROWS_PER_FILE);
    await fetchPages(id, open(), 0);
    await readUpload(id);
    expect((await files(id))[1]).toMatchObject({ status: "added" });
  });

  test("takes no more than fifty", async () => {
    const text = Array.from({ length: 51 }, (_, i) => `${base}/${i}`).join("\n");
    await expect(queueUpload({ files: [], text, known: {} })).rejects.toThrow(/At most 50 addresses/);
  });
});
