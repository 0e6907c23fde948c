import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { countDurations } from "../model/durations.ts";
import { alongIds, log } from "../model/log.ts";

/** How long answers took, by what was asked for: pages, reads and writes of the API, files of the pages, probes. */
export const answerDurations = countDurations();

/** Characters of an address that are told. */
const LONGEST = 200;

/**
 * Answers a request under a number of its own, which stands in the answer (`x-request-id`) and in each line of the log that comes of it, and
 * tells at the end how it was answered. What stands behind the `?` is not told, because people search for names.
 */
export function numbered(request: IncomingMessage, response: ServerResponse, answer: () => Promise<void>): void {
  const id = randomUUID();
  const begun = performance.now();
  const { method, url = "/" } = request;
  response.setHeader("x-request-id", id);
  response.once("close", () =>
    // The end comes from the connection, which knows no request.
    alongIds({ request: id }, () => {
      const { statusCode: status, writableFinished: sent } = response;
      answerDurations.note(kindOf(method, url), performance.now() - begun);
      log[status === 500 ? "error" : "info"]("answered", {
        method,
        path: url.split("?", 1)[0]?.slice(0, LONGEST),
        status,
        ms: Math.round(performance.now() - begun),
        ...(sent ? {} : { cut: true }),
      });
    }),
  );
  void alongIds({ request: id }, answer);
}

/** What kind of thing an address is, with or without the base path before it. */
function kindOf(method = "GET", url: string): string {
  const path = url.split("?", 1)[0] ?? "";
  if (path.includes("/_next/")) return "file";
  if (/^\/(?:healthz|readyz|metrics)$/.test(path)) return "probe";
  if (!path.includes("/api/")) return "page";
  return method === "GET" || method === "HEAD" ? "api-read" : "api-write";
}
