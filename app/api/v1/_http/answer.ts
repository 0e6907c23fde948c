import { type TableFormat, tableLines } from "../../../../lib/export/table-lines.ts";
import { type HttpProblem, PROBLEM_TYPE } from "../../../../lib/model/problem.ts";
import { flashOf, SECRET_COOKIE } from "../../../_components/flash.ts";
import { outward } from "../../../_components/own-address.ts";
import type { Hide } from "./blind.ts";
import type { Sent } from "./body.ts";
import { withParameters } from "./local-path.ts";
import {
  type Answer,
  type BytesAnswer,
  type Operation,
  type RowsAnswer,
  type SuccessStatus,
  TEXT_TYPES,
  type TextAnswer,
} from "./operation.ts";

export const ROOT = "/api/v1";
export const TABLE_TYPES: Record<TableFormat, string> = { csv: "text/csv", jsonl: "application/x-ndjson" };

/** The response to what an operation answered, without outlets where they are to be hidden. A form is sent on to a page. */
export function respond(answer: Answer, operation: Operation, sent: Sent | null, hide: Hide): Response {
  if ("rows" in answer) return rowsResponse(answer, hide);
  if ("bytes" in answer) return bytesResponse(answer, hide);
  if ("text" in answer) return textResponse(answer, hide);
  const formPage = sent?.form ? sent.returnTo : null;
  if ("problem" in answer) {
    if (formPage && answer.page) return seeOther(answer.page);
    const { type, title, status, ...told } = answer.problem;
    return problemResponse({ type, title, status, ...hide(told) });
  }
  const { body, status = usualStatus(operation), location, page, done, secret } = answer;
  if (formPage && secret !== undefined) {
    const { key, cookie } = flashOf(secret, SECRET_COOKIE);
    return seeOther(withParameters(formPage, { made: key }), { "set-cookie": cookie, "cache-control": "no-store" });
  }
  if (formPage) return seeOther(page ?? withParameters(formPage, { done: done?.word, undo: done?.decision }));
  const headers = location ? { location: outward(ROOT + location) } : undefined;
  // What is secret has no outlet to hide, and must not come out changed.
  return Response.json(secret === undefined ? hide(body) : body, { status, ...(headers ? { headers } : {}) });
}

/** The response of a failure. */
export function problemResponse(problem: HttpProblem, headers: Record<string, string> = {}): Response {
  return Response.json(problem, { status: problem.status, headers: { "content-type": PROBLEM_TYPE, ...headers } });
}

/** The response that sends a form on to a page. */
export function seeOther(path: string, headers: Record<string, string> = {}): Response {
  return new Response(null, { status: 303, headers: { location: outward(path), ...headers } });
}

function usualStatus({ answers }: Operation): SuccessStatus {
  return answers[200] ? 200 : answers[201] ? 201 : 202;
}

/** Rows as a file to keep. They are made as the reader takes them, so that a large export does not pile up in memory. */
function rowsResponse({ rows, name, format }: RowsAnswer, hide: Hide): Response {
  const headers = {
    "content-type": `${TABLE_TYPES[format]}; charset=utf-8`,
    "content-disposition": `attachment; filename="${name}.${format}"`,
    "x-content-type-options": "nosniff",
  };
  return new Response(streamOf(tableLines(each(rows, hide), format)), { headers });
}

function textResponse({ text, name, format }: TextAnswer, hide: Hide): Response {
  const headers = {
    "content-type": `${TEXT_TYPES[format]}; charset=utf-8`,
    "content-disposition": `attachment; filename="${name}.${format}"`,
    "x-content-type-options": "nosniff",
  };
  return new Response(text(hide), { headers });
}

async function* each<T>(rows: AsyncIterable<T>, change: Hide): AsyncGenerator<T> {
  for await (const row of rows) yield change(row);
}

function streamOf(lines: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await lines.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await lines.return(undefined);
    },
  });
}

/** Bytes as a download that no browser opens or guesses the type of: they may be a page with script. */
function bytesResponse({ bytes, name }: BytesAnswer, hide: Hide): Response {
  const shown = hide({ sourceId: name }).sourceId;
  const ascii = shown.replace(/[^\w.-]/g, "_");
  return new Response(new Uint8Array(bytes), {
    headers: {
      "content-type": "application/octet-stream",
      "content-disposition": `attachment; filename="${ascii}"; filename*=UTF-8''${percentEncoded(shown)}`,
      "content-security-policy": "sandbox",
      "x-content-type-options": "nosniff",
    },
  });
}

/** As RFC 8187 wants it; a lone surrogate in a name would make encodeURIComponent throw. */
function percentEncoded(name: string): string {
  return encodeURIComponent(Buffer.from(name).toString()).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
