import type { z } from "zod";
import { TABLE_FORMATS, type TableFormat } from "../../../../lib/export/table-lines.ts";
import { CALLER_HEADER } from "../../../../lib/model/caller.ts";
import { AppError } from "../../../../lib/model/errors.ts";
import { log } from "../../../../lib/model/log.ts";
import { problemOf } from "../../../../lib/model/problem.ts";
import { forgetFiles } from "../../../../lib/usecases/imports/keep-file.ts";
import { inward } from "../../../_components/own-address.ts";
import { BlindQuery } from "../_schemas/common.ts";
import { problemResponse, ROOT, respond, TABLE_TYPES } from "./answer.ts";
import { type Hide, hiderFor } from "./blind.ts";
import { readBody, type Sent } from "./body.ts";
import { byForm } from "./document.ts";
import type { Operation } from "./operation.ts";
import { refuse } from "./refuse.ts";

type Place = { readonly operations: readonly Operation[]; readonly params: Record<string, string> };

/**
 * Answers every request below /api/v1: finds the operation, checks what was sent against its schemas, lets it work, and
 * makes the response. Failures become problem+json (RFC 9457). A form with a local `return` path is sent on to that page
 * with 303, with ?done=<word>&undo=<decision> or ?error=<key of a message>, so that pages work without script; its field
 * `_method` makes it a PATCH or a DELETE. A blind reader gets no outlet's name, whatever the operation and however it ends.
 */
export function router(operations: readonly Operation[]): (request: Request) => Promise<Response> {
  return async (request) => {
    let sent: Sent | null = null;
    let hide: Hide | null = null;
    try {
      const place = placeOf(operations, inward(new URL(request.url).pathname));
      const allowed = allowedAt(place);
      if (request.method === "OPTIONS") return new Response(null, { status: 204, headers: { allow: allowed } });
      if (!allowed.split(", ").includes(request.method)) return notAllowed(request.method, allowed);
      const writes = request.method !== "GET" && request.method !== "HEAD";
      sent = writes ? await readBody(request, takesFiles(place)) : null;
      const method = sent?.method ?? (writes ? request.method : "GET");
      const operation = place.operations.find((each) => each.method === method.toLowerCase());
      if (!operation) return notAllowed(method, allowed);
      if (operation.byPersons && (request.headers.get(CALLER_HEADER) ?? "person") !== "person")
        throw new AppError("FORBIDDEN", "Tokens are made and revoked by persons: no token opens this.");
      hide = operation.aboutItself ? (view) => view : await hiderFor(request);
      return respond(
        await operation.work(inputOf(operation, place, request, sent) as never, request),
        operation,
        sent,
        hide,
      );
    } catch (error) {
      return refuse(error instanceof AppError && hide ? hidden(error, hide) : error, request, sent);
    } finally {
      await forgetWhatIsLoose(sent);
    }
  };
}

function takesFiles({ operations }: Place): boolean {
  return operations.some(({ files }) => files);
}

/** Files that became part of no import are of no use to anybody; what is left behind here goes a day later. */
async function forgetWhatIsLoose(sent: Sent | null): Promise<void> {
  await forgetFiles(sent?.files ?? []).catch((error: unknown) => log.warn(`An upload was left behind: ${error}`));
}

function placeOf(operations: readonly Operation[], pathname: string): Place {
  const path = pathname.startsWith(`${ROOT}/`) ? pathname.slice(ROOT.length) : "";
  const found = operations.flatMap((operation) => {
    const params = paramsOf(operation.path, path);
    return params ? [{ operation, params }] : [];
  });
  const [first] = found;
  if (!first)
    throw new AppError("NOT_FOUND", `There is nothing at ${pathname}. ${ROOT}/openapi.json lists what there is.`);
  return { operations: found.map(({ operation }) => operation), params: first.params };
}

/** The parameters of a path that fits the template, or null. */
function paramsOf(template: string, path: string): Record<string, string> | null {
  const [wanted, given] = [template.split("/"), path.split("/")];
  if (wanted.length !== given.length) return null;
  const params: Record<string, string> = {};
  for (const [i, part] of wanted.entries()) {
    const value = given[i] ?? "";
    if (!part.startsWith("{")) {
      if (part !== value) return null;
    } else params[part.slice(1, -1)] = decoded(value);
  }
  return params;
}

/** A broken escape stands for itself: no schema takes it. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** What may be asked of a place, as the header Allow lists it. POST is also how a form says PATCH and DELETE. */
function allowedAt({ operations }: Place): string {
  const methods = new Set(operations.map(({ method }) => method.toUpperCase()));
  if (methods.has("GET")) methods.add("HEAD");
  if (operations.some(byForm)) methods.add("POST");
  return [...methods.add("OPTIONS")].join(", ");
}

function notAllowed(method: string, allow: string): Response {
  const detail = `${method} means nothing here. This address takes ${allow}; a form says PATCH or DELETE in its field _method.`;
  return problemResponse(problemOf("METHOD_NOT_ALLOWED", detail), { allow });
}

function inputOf(operation: Operation, { params }: Place, request: Request, sent: Sent | null) {
  const { body, form } = operation;
  const asked = askedOf(new URL(request.url).searchParams);
  if (!sent) check(BlindQuery, asked);
  const query = check(operation.query, asked) as { format?: TableFormat };
  return {
    query,
    params: check(operation.params, params),
    body: check(sent?.form ? (form ?? body) : body, sent?.fields ?? {}),
    files: sent?.files ?? [],
    format: operation.table ? formatOf(query.format, request) : null,
  };
}

/** The query by name. Of a name given several times, as the boxes of a form give it, the values stand in one list with commas. */
function askedOf(parameters: URLSearchParams): Record<string, string> {
  return Object.fromEntries([...parameters.keys()].map((name) => [name, parameters.getAll(name).join(",")]));
}

function check(schema: z.ZodType | undefined, value: unknown): unknown {
  return schema ? schema.parse(value) : {};
}

/** The format that a request asks for: `?format=` wins over Accept. Null where it asks for neither, which means JSON. */
function formatOf(asked: TableFormat | undefined, request: Request): TableFormat | null {
  const accepted = request.headers.get("accept")?.toLowerCase() ?? "";
  return asked ?? TABLE_FORMATS.find((format) => accepted.includes(TABLE_TYPES[format])) ?? null;
}

/** A failure may name an outlet in its sentence. */
function hidden(error: AppError, hide: Hide): AppError {
  return new AppError(error.code, hide({ detail: error.message }).detail, { cause: error });
}
