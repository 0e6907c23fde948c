import { z } from "zod";
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiResponseObject } from "zod-openapi";
import type { ErrorCode } from "../../../../lib/model/errors.ts";
import { PROBLEM_TYPE, type ProblemKind, problemStatus } from "../../../../lib/model/problem.ts";
import { outward } from "../../../_components/own-address.ts";
import { BlindQuery, ProblemDetails } from "../_schemas/common.ts";
import { ROOT, TABLE_TYPES } from "./answer.ts";
import { type Operation, TEXT_TYPES } from "./operation.ts";

/** What each kind of failure means, and the name under which the document keeps its response. */
const FAILURES: Record<ProblemKind, readonly [string, string]> = {
  INVALID_INPUT: ["NotValid", "A parameter or a field is not valid; `errors` names it"],
  PASSWORD_NEEDED: ["PasswordNeeded", "This installation has a password"],
  FORBIDDEN: ["NotAllowed", "The request came from a page of another site"],
  NOT_FOUND: ["NotFound", "There is no such object"],
  METHOD_NOT_ALLOWED: ["NoSuchMethod", "A form that does not say in `_method` what it means"],
  CONFLICT: ["AlreadyChanged", "What is there now does not allow it"],
  TOO_LARGE: ["TooLarge", "More than one request may hold"],
  NOT_SUPPORTED: ["NotSupported", "The body is neither JSON nor a form"],
  TOO_MANY: ["TooManyTries", "Too many wrong passwords came in; Retry-After says how long to wait"],
  MISDIRECTED: ["NotThisSite", "The Host is not one of this installation"],
  UNREADABLE: ["NotReadable", "Nothing could be read"],
  EMPTY_ARTICLE: ["NoText", "No text in it"],
  UNEXPECTED: ["Unexpected", "A fault of Parallax; `id` finds it in the log"],
  UNAVAILABLE: ["NotAvailable", "The database does not answer"],
};
/** The same response object for every operation, so that the document holds each once and refers to it. */
const SHARED = Object.fromEntries(
  Object.entries(FAILURES).map(([kind, [id]]) => [kind, { id, ...failure(kind as ProblemKind, ProblemDetails) }]),
) as Record<ProblemKind, ZodOpenApiResponseObject>;
const SUCCESSES = { 200: "Done", 201: "Made", 202: "Stored, and queued to be done" } as const;
const PATH = z.string().describe("Where the API has what was made");

/** What a form may say besides the fields of the body. */
const FormFields = z
  .object({ return: z.string().optional().describe("A local path: the answer is 303 to it, not JSON") })
  .meta({ id: "FormFields" });
/** What a form says that means a PATCH or a DELETE, since it can only POST. The other fields are those of that method. */
const MethodForm = z
  .looseObject({
    _method: z.enum(["PATCH", "DELETE"]).describe("The method that is meant"),
    return: z.string().optional().describe("A local path: the answer is 303 to it, not JSON"),
  })
  .meta({ id: "MethodForm" });
const Files = z.object({ files: z.array(z.file()).optional() }).meta({ id: "Files" });

/** Whether a form reaches the operation by POST and `_method`. */
export function byForm({ method }: Operation): boolean {
  return method === "patch" || method === "delete";
}

/** How a person may ask: with the password, or without one where none is set. */
const PERSONS: Record<string, string[]>[] = [{}, { password: [] }];

/** The OpenAPI 3.1 document of these operations, made from the schemas that check their requests. */
export function openApiDocument(operations: readonly Operation[]): object {
  const paths: Record<string, Record<string, ZodOpenApiOperationObject>> = {};
  for (const operation of operations) {
    const path = `${ROOT}${operation.path}`;
    paths[path] = { ...paths[path], [operation.method]: describe(operation) };
  }
  for (const path of new Set(operations.filter(byForm).map((operation) => operation.path))) {
    const meant = operations.filter((operation) => operation.path === path && byForm(operation));
    paths[ROOT + path] = { ...paths[ROOT + path], post: describeForm(meant) };
  }
  return createDocument({
    openapi: "3.1.0",
    info: {
      title: "Parallax",
      version: "1",
      description:
        "Offsets are UTF-16 code units into an article's canonical text, end excluded. GET reads, POST creates or acts, PATCH edits, DELETE removes. A list gives `next`, which is `after` of its next page.",
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: outward("/") }],
    tags: [...new Map(operations.map(({ tag }) => [tag.name, { ...tag }])).values()],
    security: [...PERSONS, { token: [] }],
    components: {
      securitySchemes: {
        password: { type: "http", scheme: "basic" },
        token: { type: "http", scheme: "bearer", description: "A token made at /settings: read, import or edit" },
      },
    },
    paths,
  });
}

function describe(operation: Operation): ZodOpenApiOperationObject {
  const { id, tag, summary, method, params, query, byPersons } = operation;
  const asked = method === "get" ? (query ?? z.object({})).extend(BlindQuery.shape) : query;
  const body = method === "post" || method === "patch" ? bodyOf(operation) : undefined;
  return {
    operationId: id,
    summary,
    tags: [tag.name],
    ...(byPersons ? { security: PERSONS } : {}),
    ...(params || asked
      ? { requestParams: { ...(params ? { path: params } : {}), ...(asked ? { query: asked } : {}) } }
      : {}),
    ...(body ? { requestBody: body } : {}),
    responses: {
      ...successesOf(operation),
      ...(method === "post" ? { 303: SEE_OTHER } : {}),
      ...failuresOf(operation),
    },
  };
}

/** The POST by which a form reaches the PATCH and the DELETE of its address. */
function describeForm(meant: readonly Operation[]): ZodOpenApiOperationObject {
  const [first] = meant;
  if (!first) throw new Error("A form's door needs an operation behind it.");
  const methods = meant.map(({ method }) => method.toUpperCase()).join(" and ");
  const [answer, ...others] = new Set(meant.flatMap((operation) => Object.values(operation.answers)));
  return {
    operationId: `${first.id}ByForm`,
    summary: `${methods} for HTML forms, which can only POST`,
    tags: [first.tag.name],
    ...(first.byPersons ? { security: PERSONS } : {}),
    ...(first.params ? { requestParams: { path: first.params } } : {}),
    requestBody: { required: true, content: { "application/x-www-form-urlencoded": { schema: MethodForm } } },
    responses: {
      200: {
        description: SUCCESSES[200],
        content: {
          "application/json": { schema: others.reduce<z.ZodType | undefined>((all, each) => all?.or(each), answer) },
        },
      },
      303: SEE_OTHER,
      ...Object.assign({}, ...meant.map(failuresOf)),
      ...failureOf("METHOD_NOT_ALLOWED"),
    },
  };
}

/** An act without a body still may come from a form, which says where to go then. */
function bodyOf({ method, body, form, files }: Operation): ZodOpenApiOperationObject["requestBody"] {
  if (method === "patch") return { required: true, content: { "application/json": { schema: body ?? z.object({}) } } };
  if (!body) return { content: { "application/x-www-form-urlencoded": { schema: FormFields } } };
  const fields = FormFields.and(form ?? body);
  return {
    required: true,
    content: {
      "application/json": { schema: body },
      "application/x-www-form-urlencoded": { schema: fields },
      ...(files ? { "multipart/form-data": { schema: fields.and(Files) } } : {}),
    },
  };
}

const SEE_OTHER: ZodOpenApiResponseObject = {
  id: "SeeOther",
  description: "A form said in `return` which page it came from: go there",
  headers: z.object({ Location: z.string().describe("The page") }),
};

function successesOf({ answers, method, table, bytes, asFile }: Operation): Record<string, ZodOpenApiResponseObject> {
  if (asFile) {
    const types = { ...TABLE_TYPES, ...TEXT_TYPES };
    const content = Object.fromEntries(asFile.map((format) => [types[format], { schema: fileSchema(format) }]));
    return { 200: { description: SUCCESSES[200], content } };
  }
  const described = Object.entries(answers).map(([code, schema]) => {
    const status = Number(code) as 200 | 201 | 202;
    const content = bytes
      ? { "application/octet-stream": { schema: z.file() } }
      : {
          "application/json": { schema },
          ...(table
            ? Object.fromEntries(Object.values(TABLE_TYPES).map((type) => [type, { schema: z.string() }]))
            : {}),
        };
    const made = method === "post" && status !== 200 ? { headers: z.object({ Location: PATH }) } : {};
    return [code, { description: SUCCESSES[status], ...made, content }] as const;
  });
  return Object.fromEntries(described);
}

/** A file of JSON is an object, every other one is text. */
function fileSchema(format: string): z.ZodType {
  return format === "json" ? z.looseObject({}) : z.string();
}

/** Each operation fails in the ways that its kind can: those of every request, of what it reads, and of a write. */
function failuresOf({
  method,
  params,
  query,
  body,
  byPersons,
  fails = {},
}: Operation): Record<string, ZodOpenApiResponseObject> {
  const writes = method !== "get";
  const kinds: ProblemKind[] = [
    ...(params || query || body || !writes ? (["INVALID_INPUT"] as const) : []),
    "PASSWORD_NEEDED",
    ...(writes || byPersons ? (["FORBIDDEN"] as const) : []),
    ...(params || writes ? (["NOT_FOUND"] as const) : []),
    ...(writes ? (["CONFLICT", "TOO_LARGE", "NOT_SUPPORTED"] as const) : []),
    "MISDIRECTED",
    "TOO_MANY",
    "UNEXPECTED",
    "UNAVAILABLE",
  ];
  const own = Object.entries(fails).map(([code, schema]) => failureOf(code as ErrorCode, schema));
  return Object.assign({}, ...kinds.map((kind) => failureOf(kind)), ...own);
}

function failureOf(kind: ProblemKind, schema?: z.ZodType): Record<string, ZodOpenApiResponseObject> {
  return { [problemStatus(kind)]: schema ? failure(kind, schema) : SHARED[kind] };
}

function failure(kind: ProblemKind, schema: z.ZodType): ZodOpenApiResponseObject {
  return { description: FAILURES[kind][1], content: { [PROBLEM_TYPE]: { schema } } };
}
