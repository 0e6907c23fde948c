import http from "node:http";
import https from "node:https";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } from "request-filtering-agent";
import { AppError } from "../model/errors.ts";
import { LARGEST_TEXT, megabytes } from "../model/limits.ts";

/** What a server said of the version it sent: sent back, it answers only where there is another one. */
export type PageVersion = { readonly etag: string | null; readonly lastModified: string | null };
/** A page as it came, and the address that gave it in the end; without bytes where it is `unchanged` since the version that was named. */
export type FetchedPage = {
  readonly bytes: Uint8Array;
  readonly address: string;
  readonly version: PageVersion;
  readonly unchanged: boolean;
};
/**
 * Gets a page, or hears that it is still the version that is `known`. Rejects with UNREADABLE and a sentence for the reader (FetchFailure
 * where a site asks to be left alone for a while); the same words for whatever is not public.
 */
export type PageFetcher = (address: string, known?: PageVersion) => Promise<FetchedPage>;

/** A page that could not be fetched; `waitMs` is how long its site asks to wait before it is asked again. */
export class FetchFailure extends AppError {
  constructor(
    message: string,
    readonly waitMs: number | null,
  ) {
    super("UNREADABLE", message);
  }
}

type Bounds = {
  /** Longest wait for a connection, and for all of it with every redirect, in milliseconds. */
  readonly connectMs: number;
  readonly totalMs: number;
  readonly redirects: number;
  /** Most bytes, after inflation. */
  readonly bytes: number;
  readonly ports: readonly number[];
  /** Addresses that are let through though they are not public: a test's own server. No setting reaches this. */
  readonly allowed: readonly string[];
  /** How names are looked up; a test's own. */
  readonly lookup?: http.RequestOptions["lookup"];
};

const BOUNDS: Bounds = {
  connectMs: 10_000,
  totalMs: 15_000,
  redirects: 5,
  bytes: LARGEST_TEXT,
  ports: [80, 443],
  allowed: [],
};

/** One sentence for all that is not public, so that nobody learns what stands inside the network from how it is refused. */
const NOT_PUBLIC =
  "This address was not fetched: only public pages of the web are, by http or https at their usual ports.";

/** Sites answer programs that say who they are; no cookies, no referrer, nothing about the reader. */
const HEADERS = {
  "user-agent": "Parallax (source comparison; one page at a reader's wish)",
  accept: "text/html,application/xhtml+xml,application/xml;q=0.9,text/plain;q=0.8,*/*;q=0.5",
  "accept-encoding": "gzip, deflate, br",
  "accept-language": "en, *;q=0.5",
};

/**
 * A fetcher of pages that strangers name. Each address that a name stands for is checked before it is connected to, and that very address is
 * connected to, so that a name that changes what it stands for gains nothing; each redirect is checked anew.
 */
export function pageFetcher(changed: Partial<Bounds> = {}): PageFetcher {
  const bounds = { ...BOUNDS, ...changed };
  const filter = { allowIPAddressList: [...bounds.allowed], ...(bounds.lookup ? { lookup: bounds.lookup } : {}) };
  const agents = {
    "http:": new RequestFilteringHttpAgent(filter as http.AgentOptions),
    "https:": new RequestFilteringHttpsAgent(filter as https.AgentOptions),
  };
  return async (address, known) => {
    const until = performance.now() + bounds.totalMs;
    let url = checked(address, bounds);
    for (let hops = 0; ; hops++) {
      const answer = await ask(url, agents, { ...bounds, known }, until);
      if (!("to" in answer)) return { ...answer, address: url.toString() };
      if (hops === bounds.redirects) throw unreadable(`It leads on more than ${bounds.redirects} times.`);
      url = checked(new URL(answer.to, url).toString(), bounds);
    }
  };
}

function checked(address: string, { ports }: Bounds): URL {
  const url = URL.canParse(address) ? new URL(address) : null;
  const port = Number(url?.port || (url?.protocol === "https:" ? 443 : 80));
  // "::/96" holds IPv4 addresses in an old form; no public page has such an address.
  const isOldForm = /^\[::[^f\]]/i.test(url?.hostname ?? "");
  if (!url || !/^https?:$/.test(url.protocol) || !ports.includes(port) || url.username || url.password || isOldForm)
    throw unreadable(NOT_PUBLIC);
  return url;
}

type Answer = Omit<FetchedPage, "address"> | { readonly to: string };

function ask(
  url: URL,
  agents: { readonly "http:": http.Agent; readonly "https:": http.Agent },
  { known, ...bounds }: Bounds & { readonly known?: PageVersion | undefined },
  until: number,
): Promise<Answer> {
  const { get } = url.protocol === "https:" ? https : http;
  return new Promise((resolve, reject) => {
    const headers = { ...HEADERS, ...unlessStill(known) };
    const request = get(url, { agent: agents[url.protocol as "http:"], headers, timeout: bounds.connectMs });
    const fail = (error: unknown) => {
      clearTimeout(limit);
      request.destroy();
      reject(asUnreadable(error));
    };
    const limit = setTimeout(
      () => fail(unreadable(`It took longer than ${bounds.totalMs / 1000} s.`)),
      Math.max(0, until - performance.now()),
    );
    request.on("timeout", () => fail(unreadable(`It did not answer within ${bounds.connectMs / 1000} s.`)));
    request.on("error", fail);
    request.on("response", (response) => {
      const { statusCode: status = 0, headers } = response;
      if (status >= 300 && status < 400 && headers.location) {
        clearTimeout(limit);
        request.destroy();
        resolve({ to: headers.location });
        return;
      }
      const version = versionIn(headers);
      if (status === 304 && known) {
        clearTimeout(limit);
        request.destroy();
        resolve({ bytes: new Uint8Array(), version, unchanged: true });
        return;
      }
      if (status !== 200)
        return fail(new FetchFailure(sentence(`It answers ${status}${MEANINGS[status] ?? ""}.`), waitIn(headers)));
      gather(response, bounds.bytes).then((bytes) => {
        clearTimeout(limit);
        request.destroy();
        resolve({ bytes, version, unchanged: false });
      }, fail);
    });
  });
}

const MEANINGS: Readonly<Record<number, string>> = {
  401: ": it asks for a password",
  402: ": it asks for a subscription",
  403: ": it lets no program read it; save the page in a browser and import the file",
  404: ": there is no such page",
  410: ": the page is gone",
  429: ": it was asked too often; try again later",
  451: ": it is blocked for legal reasons",
};

async function gather(response: http.IncomingMessage, most: number): Promise<Uint8Array> {
  const inflate = { gzip: createGunzip, "x-gzip": createGunzip, deflate: createInflate, br: createBrotliDecompress };
  const coding = (response.headers["content-encoding"] ?? "").trim().toLowerCase();
  const made = inflate[coding as keyof typeof inflate];
  if (coding !== "" && coding !== "identity" && !made) throw unreadable("It is packed in a way that is not read here.");
  const source = made ? response.pipe(made()) : response;
  response.on("error", (error) => source.destroy(error));
  const parts: Buffer[] = [];
  let size = 0;
  // Counted as it comes out: a few kilobytes may be made to swell to gigabytes.
  for await (const part of source) {
    size += (part as Buffer).length;
    if (size > most) throw unreadable(`It is larger than ${megabytes(most)}.`);
    parts.push(part as Buffer);
  }
  return new Uint8Array(Buffer.concat(parts));
}

function unlessStill(known: PageVersion | undefined): Record<string, string> {
  return {
    ...(known?.etag ? { "if-none-match": known.etag } : {}),
    ...(known?.lastModified ? { "if-modified-since": known.lastModified } : {}),
  };
}

/** Longest mark of a version that is kept, in characters: what is longer is none that a server would know again. */
const LONGEST_MARK = 400;

function versionIn(headers: http.IncomingHttpHeaders): PageVersion {
  const mark = (value: string | undefined) => (value && value.length <= LONGEST_MARK ? value : null);
  return { etag: mark(headers.etag), lastModified: mark(headers["last-modified"]) };
}

/** What `Retry-After` asks for, in milliseconds: it says seconds or a moment. Null where it says neither. */
function waitIn(headers: http.IncomingHttpHeaders): number | null {
  const asked = headers["retry-after"]?.trim() ?? "";
  const wait = /^\d{1,9}$/.test(asked) ? Number(asked) * 1000 : Date.parse(asked) - Date.now();
  return Number.isFinite(wait) && wait > 0 ? wait : null;
}

function sentence(why: string): string {
  return why === NOT_PUBLIC ? why : `This page could not be fetched. ${why}`;
}

function unreadable(why: string): AppError {
  return new AppError("UNREADABLE", sentence(why));
}

function asUnreadable(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const { code = "", message = "" } = error as NodeJS.ErrnoException;
  if (/is not allowed/.test(message)) return unreadable(NOT_PUBLIC);
  if (/ENOTFOUND|EAI_AGAIN/.test(code)) return unreadable("No site has this name, or it cannot be looked up now.");
  if (/CERT|SSL|TLS|ERR_TLS/.test(code)) return unreadable("Its certificate cannot be believed.");
  if (/^Z_|ERR_BUFFER|ERR__ERROR/.test(code)) return unreadable("What it sent is damaged.");
  return unreadable("It cannot be reached now; try again later.");
}
