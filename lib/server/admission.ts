import { timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { type BlockList, isIP } from "node:net";
import { withoutBase } from "../model/base-path.ts";
import type { Caller } from "../model/caller.ts";
import { problemOf } from "../model/problem.ts";
import type { Scope } from "../model/token.ts";
import type { Environment } from "./environment.ts";
import type { Guesses } from "./guesses.ts";
import { READS, type RequestRefusal } from "./requests.ts";
import type { Sessions } from "./session-cookie.ts";

/** What is known of those who ask, where a password is set. */
export type Doors = { readonly guesses: Guesses; readonly sessions: Sessions };

/** What a token that came with the request allows: null for one that is not in force, undefined where none came. */
export type SentScope = Scope | null | undefined;

/** Who asks, or why nothing is answered. `session` where the password was given, so that it need not be sent again. */
export type Admission = { readonly caller: Caller; readonly session?: true } | RequestRefusal;

/** What a token may bring in by: an import, its cancelling, and another try of one of its files. */
const IMPORTS = /^\/api\/v1\/imports(\/\d+\/(cancel|files\/\d+\/retry))?$/;
/** What belongs to whoever runs the installation: addresses and keys of other servers, and the tokens themselves. */
const PERSONS_ONLY = [["settings"], ["api", "v1", "tokens"], ["api", "v1", "model"]];
/** What a visitor is not told either. */
const NOT_FOR_VISITORS = [["metrics"]];

/**
 * Whether who asks may have what is asked: a token counts as far as its scope goes, else a session, else the name that a proxy of ours
 * gives, else open reading, else the password. Without a password everybody who reaches this address is the person whose it is.
 */
export function admit(
  request: IncomingMessage,
  environment: Environment,
  doors: Doors | null = null,
  token: SentScope = undefined,
): Admission {
  if (token !== undefined) return withToken(request, environment, doors, token);
  const { PARALLAX_PASSWORD: password, PARALLAX_OPEN } = environment;
  if (!password || doors?.sessions.holds(request.headers.cookie)) return { caller: "person" };
  if (isNamedByProxy(request, environment)) return { caller: "person" };
  if (PARALLAX_OPEN && request.headers.authorization === undefined && isForVisitors(request, environment))
    return { caller: "visitor" };
  return withPassword(request, environment, password, doors);
}

/** Who asks: the other end of the connection, or whom a proxy names that is ours or on this machine. Who invents names still meets the limit of all together. */
function addressOf({ socket, headers }: IncomingMessage, proxies?: BlockList): string {
  const remote = remoteOf(socket);
  const trusted = isLoopbackAddress(remote) || (proxies !== undefined && isIn(proxies, remote));
  const forwarded = headers["x-forwarded-for"];
  return trusted && typeof forwarded === "string" ? (forwarded.split(",").at(-1)?.trim() ?? remote) : remote;
}

/** The token of a request, or null: `Authorization: Bearer …`. */
export function tokenIn({ headers }: IncomingMessage): string | null {
  return /^Bearer +(\S+)$/i.exec(headers.authorization ?? "")?.[1] ?? null;
}

function withToken(
  request: IncomingMessage,
  { PARALLAX_PROXIES, BASE_PATH }: Environment,
  doors: Doors | null,
  scope: Scope | null,
): Admission {
  if (scope === null) {
    const address = addressOf(request, PARALLAX_PROXIES);
    const wait = doors?.guesses.wait(address) ?? 0;
    if (wait > 0) return tooMany(wait);
    doors?.guesses.wrong(address);
    return refused("PASSWORD_NEEDED", "This token is not known here, or it was revoked.", {
      "www-authenticate": 'Bearer realm="Parallax", error="invalid_token"',
    });
  }
  const url = ownAddress(request, BASE_PATH);
  const path = segmentsOf(url);
  if (path === null || PERSONS_ONLY.some((place) => isBelow(path, place)))
    return refused("FORBIDDEN", "Settings and tokens are for persons: no token opens them.");
  const may =
    READS.has(request.method ?? "") ||
    scope === "edit" ||
    (scope === "import" && request.method === "POST" && IMPORTS.test(pathOf(url)));
  if (!may) return refused("FORBIDDEN", `This token may ${WORDS[scope]}, and nothing else. Nothing was changed.`);
  return { caller: `token-${scope}` };
}

const WORDS: Record<Scope, string> = { read: "read", import: "read and bring texts in", edit: "read and edit" };

/** Whether a proxy of ours sent the request on and says who asks. The header of anybody else says nothing. */
function isNamedByProxy({ socket, headers }: IncomingMessage, environment: Environment): boolean {
  const { PARALLAX_PROXY_HEADER: header, PARALLAX_PROXIES: proxies } = environment;
  if (!header || !proxies) return false;
  const name = headers[header];
  return typeof name === "string" && name.trim() !== "" && isIn(proxies, remoteOf(socket));
}

/** The other end of a connection; an IPv4 address as such, whichever way the socket writes it. */
function remoteOf(socket: IncomingMessage["socket"] | undefined): string {
  return (socket?.remoteAddress ?? "").replace(/^::ffff:/, "");
}

/** What changes nothing and tells nothing of the installation. Hiding the outlets sets a cookie of the reader's own. */
function isForVisitors(request: IncomingMessage, { BASE_PATH }: Environment): boolean {
  const url = ownAddress(request, BASE_PATH);
  const path = segmentsOf(url);
  if (path === null || [...PERSONS_ONLY, ...NOT_FOR_VISITORS].some((place) => isBelow(path, place))) return false;
  return READS.has(request.method ?? "") || (request.method === "POST" && pathOf(url) === "/blind");
}

/** Whoever has neither a session nor the password is not answered. */
function withPassword(
  request: IncomingMessage,
  { PARALLAX_PROXIES }: Environment,
  password: string,
  doors: Doors | null,
): Admission {
  const address = addressOf(request, PARALLAX_PROXIES);
  const wait = doors?.guesses.wait(address) ?? 0;
  if (wait > 0) return tooMany(wait);
  const { authorization } = request.headers;
  if (knows(password, authorization)) return { caller: "person", session: true };
  // A browser asks without a password first: that is no guess.
  if (authorization !== undefined) doors?.guesses.wrong(address);
  return refused("PASSWORD_NEEDED", "Parallax asks for the password.", {
    "www-authenticate": 'Basic realm="Parallax", charset="UTF-8"',
  });
}

function tooMany(wait: number): RequestRefusal {
  return refused("TOO_MANY", `Too many wrong passwords came in. Wait ${wait} s, then try again.`, {
    "retry-after": String(wait),
  });
}

function refused(
  kind: Parameters<typeof problemOf>[0],
  detail: string,
  headers: Record<string, string> = {},
): RequestRefusal {
  return { problem: problemOf(kind, detail), headers };
}

/** The address without the base path. One that does not stand below it leads to a probe or nowhere. */
function ownAddress({ url = "/" }: IncomingMessage, base: string): string {
  return withoutBase(base, url) ?? url;
}

function pathOf(url = "/"): string {
  return url.split(/[?#]/, 1)[0] ?? "/";
}

/**
 * The parts of a path as the router may read them, whatever escapes, doubled or turned strokes it was written with; null where it climbs,
 * because then nobody can say here what it will be read as.
 */
function segmentsOf(url: string | undefined): readonly string[] | null {
  try {
    const parts = decodeURIComponent(pathOf(url))
      .split(/[/\\]+/)
      .filter((part) => part !== "" && part !== ".");
    return parts.includes("..") ? null : parts.map((part) => part.toLowerCase());
  } catch {
    return null;
  }
}

/** Whether a path is a place or below it. What follows a dot is how the framework asks for the same page in another form. */
function isBelow(path: readonly string[], place: readonly string[]): boolean {
  return place.every((part, i) => path[i] === part || path[i]?.startsWith(`${part}.`));
}

function isIn(list: BlockList, address: string): boolean {
  const version = isIP(address);
  return version !== 0 && list.check(address, version === 6 ? "ipv6" : "ipv4");
}

function isLoopbackAddress(address: string): boolean {
  return address === "::1" || /^127\.\d+\.\d+\.\d+$/.test(address);
}

/** The user name does not matter; the comparison takes the same time whatever was sent. */
function knows(password: string, authorization = ""): boolean {
  const [, sent = ""] = /^Basic (.+)$/.exec(authorization) ?? [];
  const given = Buffer.from(
    Buffer.from(sent, "base64")
      .toString("utf8")
      .replace(/^[^:]*:/, ""),
  );
  const wanted = Buffer.from(password);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
