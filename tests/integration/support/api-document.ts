import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { apiDocument } from "../../../app/api/v1/_operations/all.ts";

type Media = { readonly schema?: object };
type Described = { readonly headers?: object; readonly content?: Record<string, Media>; readonly $ref?: string };
export type ApiDocument = {
  readonly openapi: string;
  readonly paths: Record<
    string,
    Record<string, { readonly operationId: string; readonly responses: Record<string, Described> }>
  >;
  readonly components: { readonly schemas: Record<string, object>; readonly responses: Record<string, Described> };
};

/** The document as a client reads it. */
export const DOCUMENT = JSON.parse(JSON.stringify(apiDocument())) as ApiDocument;

// OpenAPI says more than JSON Schema knows words for; what is no schema is not looked at.
const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
ajv.addSchema(DOCUMENT, "api");

const escaped = (part: string) => encodeURIComponent(part.replaceAll("~", "~0").replaceAll("/", "~1"));
const pathOf = (...parts: string[]) => `api#/${parts.map(escaped).join("/")}`;

/** What an answer has that the document does not say of it, in words; nothing where it keeps to it. */
export async function faultsOf(method: string, address: string, response: Response): Promise<string[]> {
  const path = new URL(address, "http://api").pathname;
  const template = Object.keys(DOCUMENT.paths).find((each) => fits(each, path));
  const verb = method === "HEAD" ? "get" : method.toLowerCase();
  const operation = template === undefined ? undefined : DOCUMENT.paths[template]?.[verb];
  if (template === undefined || !operation) return undescribed(method, response, template === undefined ? 404 : 405);
  const status = String(response.status);
  const own = operation.responses[status];
  if (!own) return [`status ${status} is not among ${Object.keys(operation.responses).join(", ")}`];
  const shared = own.$ref?.split("/").at(-1);
  const described = shared === undefined ? own : DOCUMENT.components.responses[shared];
  const at =
    shared === undefined ? ["paths", template, verb, "responses", status] : ["components", "responses", shared];
  return [...headerFaults(described ?? {}, response), ...(await bodyFaults(described ?? {}, at, response))];
}

/** Where there is no such operation, the answer says so as a problem. */
async function undescribed(method: string, response: Response, wanted: 404 | 405): Promise<string[]> {
  if (method === "OPTIONS" && response.status === 204) return [];
  const faults = response.status === wanted ? [] : [`status ${response.status} for an operation that is not described`];
  return [...faults, ...schemaFaults(pathOf("components", "schemas", "Problem"), await response.json())];
}

function headerFaults({ headers }: Described, response: Response): string[] {
  const wanted = Object.keys((headers as { readonly [name: string]: object } | undefined) ?? {});
  return wanted.filter((name) => !response.headers.has(name)).map((name) => `the header ${name} is missing`);
}

async function bodyFaults({ content }: Described, at: readonly string[], response: Response): Promise<string[]> {
  const [type = ""] = (response.headers.get("content-type") ?? "").split(";");
  if (!content) return type ? [`a body of ${type} is not described`] : [];
  if (!content[type]) return [`type ${type || "none"} is not among ${Object.keys(content).join(", ")}`];
  if (!type.includes("json") || type.includes("ndjson")) return [];
  return schemaFaults(pathOf(...at, "content", type, "schema"), await response.json());
}

function schemaFaults(pointer: string, body: unknown): string[] {
  const check = ajv.getSchema(pointer);
  if (!check) return [`there is no schema at ${pointer}`];
  check(body);
  return (check.errors ?? []).map(
    ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
  );
}

function fits(template: string, path: string): boolean {
  const [wanted, given] = [template.split("/"), path.split("/")];
  return wanted.length === given.length && wanted.every((part, i) => part.startsWith("{") || part === given[i]);
}
