import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import next from "next";
import { useConfig } from "../model/config.ts";
import { PROBLEM_TYPE } from "../model/problem.ts";
import { useUploadReader } from "../usecases/imports/upload-reader.ts";
import { blindAnswer } from "./blind.ts";
import { configOf, type Environment, readEnvironment } from "./environment.ts";
import { projectRoot } from "./paths.ts";
import { readerApart } from "./reader.ts";
import { type RequestRefusal, refusalOf } from "./requests.ts";

/** Sent with every answer. Styles may stand in the page (bar widths are data), and Next's own start-up script too; nothing is loaded from elsewhere. */
const HEADERS = {
  "content-security-policy":
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'; form-action 'self'; object-src 'none'",
  "x-content-type-options": "nosniff",
  "referrer-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
};

/** Serves the built pages on one port; every request passes the checks first. Tells the parent process when it listens. */
async function serve(environment: Environment): Promise<void> {
  const { HOST, PORT: port = 0 } = environment;
  const app = next({ dev: false, dir: projectRoot, hostname: HOST, port });
  await app.prepare();
  const handle = app.getRequestHandler();
  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
    const refusal = refusalOf(request, environment);
    if (refusal) return refuse(request, response, refusal);
    if (goBlind(request, response)) return;
    handle(request, response).catch((error: unknown) => fail(response, error));
  });
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

function refuse(request: IncomingMessage, response: ServerResponse, { problem, headers = {} }: RequestRefusal): void {
  request.resume();
  response.writeHead(problem.status, { "content-type": PROBLEM_TYPE, ...headers });
  response.end(JSON.stringify(problem));
}

/** Holds blind mode in the address and in the cookie; true where the answer was a redirect. */
function goBlind(request: IncomingMessage, response: ServerResponse): boolean {
  if (request.method !== "GET" && request.method !== "HEAD") return false;
  const answer = blindAnswer(request.url ?? "/", request.headers.cookie);
  if (!answer) return false;
  request.headers.cookie = answer.cookies;
  if (answer.set) response.setHeader("set-cookie", answer.set);
  if (answer.redirect) response.writeHead(307, { location: answer.redirect, "cache-control": "no-store" }).end();
  return answer.redirect !== null;
}

function fail(response: ServerResponse, error: unknown): void {
  console.error("web:", error);
  if (!response.headersSent) response.writeHead(500, { "content-type": "text/plain; charset=utf-8" });
  response.end("Something went wrong here. Nothing that was stored is lost. Try again.");
}

const environment = readEnvironment();
useConfig(configOf(environment, environment.DATABASE_URL ?? ""));
useUploadReader(readerApart());
await serve(environment);
