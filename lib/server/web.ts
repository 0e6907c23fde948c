import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import next from "next";
import { dropConnections } from "../db/client.ts";
import { databaseLostWithin } from "../db/connections.ts";
import { withBase, withoutBase } from "../model/base-path.ts";
import { CALLER_HEADER } from "../model/caller.ts";
import { useConfig } from "../model/config.ts";
import { errorFields, log } from "../model/log.ts";
import { PROBLEM_TYPE, problemOf } from "../model/problem.ts";
import { useUploadReader } from "../usecases/imports/upload-reader.ts";
import { isDataDiskFull } from "../usecases/installation/disk-room.ts";
import { scopeOfToken } from "../usecases/tokens/scope-of-token.ts";
import { admit, type Doors, tokenIn } from "./admission.ts";
import { blindAnswer } from "./blind.ts";
import { askApart, watchDatabase } from "./database-watch.ts";
import { configOf, type Environment, readEnvironment } from "./environment.ts";
import { countGuesses } from "./guesses.ts";
import { startLog } from "./log.ts";
import { watchAnswers } from "./long-answers.ts";
import { projectRoot } from "./paths.ts";
import { answerProbe, metricsProbe, openProbe } from "./probes.ts";
import { readerApart } from "./reader.ts";
import { numbered } from "./request-log.ts";
import { type RequestRefusal, refusalOf } from "./requests.ts";
import { newSessions } from "./session-cookie.ts";
import { watchStandby } from "./standby.ts";

/** Sent with every answer. */
const HEADERS = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
};

/**
 * What a page may load: nothing from elsewhere, and of scripts in the page only those that carry the number of this one answer, which Next
 * takes from the request. Styles may stand in the page, because the widths of bars are data.
 */
function contentPolicy(nonce: string): string {
  return `default-src 'self'; script-src 'self' 'nonce-${nonce}'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'; form-action 'self'; object-src 'none'`;
}

/** Seconds after which a reader may try again where the database does not answer. */
const RETRY_S = "5";
/** How long a failed query tells why a page failed, in milliseconds. */
const LATELY_MS = 10_000;

/** Longest time of sending a request, and of a line on which nothing passes, in milliseconds. */
const [LONGEST_UPLOAD_MS, SILENT_MS] = [2 * 3_600_000, 5 * 60_000];

/** Serves the built pages on one port; every request passes the checks first. Tells the parent process when it listens. */
async function serve(environment: Environment): Promise<void> {
  const { HOST, BASE_PATH, PORT: port = 0 } = environment;
  const app = next({ dev: false, dir: projectRoot, hostname: HOST, port });
  await app.prepare();
  const handle = app.getRequestHandler();
  const doors = environment.PARALLAX_PASSWORD ? doorsOf(environment.PARALLAX_PASSWORD, BASE_PATH) : null;
  const url = environment.DATABASE_URL ?? "";
  const { DATABASE_READ_URL: standbyUrl } = environment;
  const standby = standbyUrl ? watchStandby(url, standbyUrl, withBase(BASE_PATH, "/")) : null;
  const databaseAnswers = watchDatabase(askApart(url, "SELECT 1"));
  const watchAnswer = watchAnswers({ databaseAnswers, refuse: sayCutOff, giveUp: dropConnections });
  const answerAdmitted = async (request: IncomingMessage, response: ServerResponse, path: string | null) => {
    if ((path ?? request.url) === "/metrics")
      return answerProbe(response, await metricsProbe(databaseAnswers, standby?.behind() ?? null));
    if (path === null) return sayWhere(request, response, BASE_PATH);
    if (goBlind(request, response, path, BASE_PATH)) return;
    if (isPage(path)) {
      if (!(await databaseAnswers())) return sayDatabaseGone(response);
      sayWhyItFailed(response);
    }
    const answer = () => handle(request, response);
    await (standby ? standby.answer(request, response, answer) : answer());
  };
  const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
    const policy = contentPolicy(randomBytes(16).toString("base64"));
    response.setHeader("content-security-policy", policy);
    request.headers["content-security-policy"] = policy;
    const path = withoutBase(BASE_PATH, request.url ?? "/");
    watchAnswer(response);
    // Who watches this process asks it directly, with or without the base path.
    const probe = await openProbe(path ?? request.url, databaseAnswers);
    if (probe) return answerProbe(response, probe);
    const refusal = refusalOf(request, environment);
    if (refusal) return refuse(request, response, refusal);
    const token = tokenIn(request);
    if (token !== null && !(await databaseAnswers())) return sayDatabaseGone(response);
    const admission = admit(request, environment, doors, token === null ? undefined : await scopeOfToken(token));
    if (!("caller" in admission)) return refuse(request, response, admission);
    // Set whatever came, so that nobody outside can say who asks.
    request.headers[CALLER_HEADER] = admission.caller;
    if (doors && admission.session)
      response.setHeader("set-cookie", doors.sessions.begin(request.headers["x-forwarded-proto"] === "https"));
    await answerAdmitted(request, response, path);
  };
  const server = createServer((request, response) =>
    numbered(request, response, () => respond(request, response).catch((error: unknown) => fail(response, error))),
  );
  // An upload of the largest size over a slow line takes its time; a line on which nothing comes is closed.
  server.requestTimeout = LONGEST_UPLOAD_MS;
  server.timeout = SILENT_MS;
  server.listen(port, HOST, () => process.send?.({ listening: port }));
  const stop = () => {
    server.close(() => process.exit(0));
    server.closeIdleConnections();
    setTimeout(() => process.exit(0), 3000).unref();
  };
  process.on("SIGTERM", stop);
  // Ctrl-C reaches the whole group; the parent decides the order.
  process.on("SIGINT", () => {});
  process.on("disconnect", stop);
}

function doorsOf(password: string, base: string): Doors {
  const guesses = countGuesses(
    () => performance.now(),
    (line) => log.warn(line),
  );
  return { guesses, sessions: newSessions(password, () => Date.now() / 1000, withBase(base, "/")) };
}

/** Whether a page is asked for, which needs the database; the API says itself where it is missing. */
function isPage(path: string): boolean {
  return !path.startsWith("/_next/") && !path.startsWith("/api/");
}

/** Where nothing stands because it is not below the base path: whoever asks for the root is sent there. */
function sayWhere(request: IncomingMessage, response: ServerResponse, base: string): void {
  if (request.method === "GET" && request.url === "/") response.writeHead(307, { location: base }).end();
  else refuse(request, response, { problem: problemOf("NOT_FOUND", `Parallax is served below ${base}.`) });
}

function sayDatabaseGone(response: ServerResponse): void {
  response.writeHead(503, {
    "content-type": "text/html; charset=utf-8",
    "retry-after": RETRY_S,
    "cache-control": "no-store",
  });
  response.end(
    `<!doctype html><html lang="en"><title>Not available now · Parallax</title><meta http-equiv="refresh" content="${RETRY_S}"><h1>The database does not answer</h1><p>${isDataDiskFull() ? "The disk of the data folder is full: make room on it. " : ""}Nothing that was stored is lost. This page tries again by itself; if it stays, run “npm run -s parallax -- doctor”.</p></html>`,
  );
}

/** What is said where the database went away in the middle: to a page as always, to a program that nobody knows how far it came. */
function sayCutOff(response: ServerResponse): void {
  const { req: request } = response;
  const problem = problemOf(
    "UNAVAILABLE",
    "The database does not answer any more, and whether this was done before is not known. Look in a few seconds, then try again.",
  );
  if (request.url?.includes("/api/")) refuse(request, response, { problem, headers: { "retry-after": RETRY_S } });
  else sayDatabaseGone(response);
}

/** Next answers 500 to whatever a page fails with; where that was the database, which went away since the last look at it, it is 503. */
function sayWhyItFailed(response: ServerResponse): void {
  const writeHead = response.writeHead.bind(response) as (status: number, ...rest: unknown[]) => ServerResponse;
  (response as { writeHead: unknown }).writeHead = (status: number, ...rest: unknown[]) => {
    if (status !== 500 || !databaseLostWithin(LATELY_MS)) return writeHead(status, ...rest);
    response.setHeader("retry-after", RETRY_S);
    return writeHead(503, ...rest);
  };
}

function refuse(request: IncomingMessage, response: ServerResponse, { problem, headers = {} }: RequestRefusal): void {
  request.resume();
  response.writeHead(problem.status, { "content-type": PROBLEM_TYPE, ...headers });
  response.end(JSON.stringify(problem));
}

/** Holds blind mode in the address and in the cookie; true where the answer was a redirect. */
function goBlind(request: IncomingMessage, response: ServerResponse, path: string, base: string): boolean {
  if (request.method !== "GET" && request.method !== "HEAD") return false;
  const answer = blindAnswer(path, request.headers.cookie, base);
  if (!answer) return false;
  request.headers.cookie = answer.cookies;
  if (answer.set) response.appendHeader("set-cookie", answer.set);
  if (answer.redirect) response.writeHead(307, { location: answer.redirect, "cache-control": "no-store" }).end();
  return answer.redirect !== null;
}

function fail(response: ServerResponse, error: unknown): void {
  log.error("A request failed.", errorFields(error));
  if (!response.headersSent) response.writeHead(500, { "content-type": "text/plain; charset=utf-8" });
  response.end("Something went wrong here. Nothing that was stored is lost. Try again.");
}

const environment = readEnvironment();
startLog("web", environment);
useConfig(configOf(environment, environment.DATABASE_URL ?? ""));
useUploadReader(readerApart());
await serve(environment);
