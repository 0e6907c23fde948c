import type { IncomingMessage } from "node:http";
import { withoutBase } from "../model/base-path.ts";
import { LARGEST_REQUEST, megabytes } from "../model/limits.ts";
import { type HttpProblem, type ProblemKind, problemOf } from "../model/problem.ts";
import type { Environment } from "./environment.ts";

/** Why a request is not answered. */
export type RequestRefusal = { readonly problem: HttpProblem; readonly headers?: Record<string, string> };

const LOOPBACK = new Set(["127.0.0.1", "localhost", "::1"]);
/** Methods that change nothing. */
export const READS = new Set(["GET", "HEAD", "OPTIONS"]);
/** Every method that any address of ours may know; which address knows which, the pages and the API say themselves. */
const METHODS = [...READS, "POST", "PUT", "PATCH", "DELETE"];
/** Hosts that mean every address of this machine, so that nobody can tell from them under which names it is called. */
const EVERY_ADDRESS = new Set(["0.0.0.0", "::"]);

/** Whether a host name means this machine. */
export function isLoopback(host: string): boolean {
  return LOOPBACK.has(host) || /^127\.\d+\.\d+\.\d+$/.test(host);
}

/**
 * Checks what holds for every request, or null: the Host must be ours (a page of another site could otherwise reach
 * this machine by DNS rebinding), a write must come from our own pages,
 * and no Server Action is ever run. This is the one place for these rules, and admission.ts that for who asks: pages and API rely on both. The API refuses what is
 * too large itself, because it counts what comes whatever its declared length, and sends a form back to its page.
 */
export function refusalOf(request: IncomingMessage, environment: Environment): RequestRefusal | null {
  if (!METHODS.includes(request.method ?? "")) {
    return refused("METHOD_NOT_ALLOWED", "This method means nothing here.", { allow: METHODS.join(", ") });
  }
  // Next would answer 500 to an escape that is no letter.
  if (!isReadable(request.url))
    return refused("INVALID_INPUT", "This address cannot be read: an escape in it is broken.");
  const host = hostName(request.headers.host);
  if (host === null || !isOurs(host, environment)) {
    return refused("MISDIRECTED", "This address is not one of Parallax. Use the one that it printed at its start.");
  }
  if (request.headers["next-action"] !== undefined) return refused("FORBIDDEN", "Parallax runs no server actions.");
  if (!READS.has(request.method ?? "") && fromElsewhere(request))
    return refused("FORBIDDEN", "This request came from another site and was refused. Nothing was changed.");
  const path = withoutBase(environment.BASE_PATH, request.url ?? "/");
  if (Number(request.headers["content-length"] ?? 0) > LARGEST_REQUEST && !path?.startsWith("/api/")) {
    return refused("TOO_LARGE", `One request may hold ${megabytes(LARGEST_REQUEST)}. Nothing of it was kept.`);
  }
  return null;
}

function isReadable(address = "/"): boolean {
  try {
    decodeURI(address.split("?", 1)[0] ?? "");
    return true;
  } catch {
    return false;
  }
}

/** A name of this machine, the one that HOST says, or one of PARALLAX_HOSTS; any where HOST is every address and no names are set. */
function isOurs(host: string, { HOST, PARALLAX_HOSTS }: Environment): boolean {
  if (isLoopback(host) || host === HOST || PARALLAX_HOSTS.includes(host)) return true;
  return EVERY_ADDRESS.has(HOST) && PARALLAX_HOSTS.length === 0;
}

function refused(kind: ProblemKind, detail: string, headers: Record<string, string> = {}): RequestRefusal {
  return { problem: problemOf(kind, detail), headers };
}

function hostName(header: string | undefined): string | null {
  if (!header || !URL.canParse(`http://${header}`)) return null;
  return new URL(`http://${header}`).hostname.replace(/^\[|\]$/g, "");
}

function fromElsewhere({ headers }: IncomingMessage): boolean {
  const { origin, host } = headers;
  if (headers["sec-fetch-site"] && headers["sec-fetch-site"] !== "same-origin" && headers["sec-fetch-site"] !== "none")
    return true;
  if (!origin) return false;
  return !URL.canParse(origin) || new URL(origin).host !== host;
}
