import { timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { LARGEST_REQUEST, megabytes } from "../model/limits.ts";
import { type HttpProblem, type ProblemKind, problemOf } from "../model/problem.ts";
import type { Environment } from "./environment.ts";

/** Why a request is not answered. */
export type RequestRefusal = { readonly problem: HttpProblem; readonly headers?: Record<string, string> };

const LOOPBACK = new Set(["127.0.0.1", "localhost", "::1"]);
const READS = new Set(["GET", "HEAD", "OPTIONS"]);

/** Whether a host name means this machine. */
export function isLoopback(host: string): boolean {
  return LOOPBACK.has(host) || /^127\.\d+\.\d+\.\d+$/.test(host);
}

/**
 * Checks what holds for every request, or null: the Host must be ours (a page of another site could otherwise reach
 * this machine by DNS rebinding), a write must come from our own pages, the password must be right where one is set,
 * and no Server Action is ever run. This is the one place for these rules: pages and API rely on it. The API refuses what is
 * too large itself, because it counts what comes whatever its declared length, and sends a form back to its page.
 */
export function refusalOf(request: IncomingMessage, environment: Environment): RequestRefusal | null {
  const host = hostName(request.headers.host);
  if (host === null || !(isLoopback(host) || host === environment.HOST || !isLoopback(environment.HOST))) {
    return refused("MISDIRECTED", "This address is not one of Parallax. Use the one that it printed at its start.");
  }
  if (request.headers["next-action"] !== undefined) return refused("FORBIDDEN", "Parallax runs no server actions.");
  if (!READS.has(request.method ?? "") && fromElsewhere(request))
    return refused("FORBIDDEN", "This request came from another site and was refused. Nothing was changed.");
  if (Number(request.headers["content-length"] ?? 0) > LARGEST_REQUEST && !request.url?.startsWith("/api/")) {
    return refused("TOO_LARGE", `One request may hold ${megabytes(LARGEST_REQUEST)}. Nothing of it was kept.`);
  }
  if (environment.PARALLAX_PASSWORD && !knows(environment.PARALLAX_PASSWORD, request.headers.authorization)) {
    return refused("PASSWORD_NEEDED", "Parallax asks for the password.", {
      "www-authenticate": 'Basic realm="Parallax", charset="UTF-8"',
    });
  }
  return null;
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
