import { AppError } from "../../../lib/model/errors.ts";

/** What a request sent. `form` says that it was a form, so that a page is the fitting answer. */
export type Sent = {
  readonly form: boolean;
  readonly fields: Record<string, unknown>;
  readonly files: readonly File[];
  readonly returnTo: string | null;
};

/** Most bytes read of one request. More would have to be held in memory; the rest goes in a second import or by the command. */
const MOST_BYTES = 64 * 1024 * 1024;

/** Whether the request says that it carries a form. */
export function isForm(request: Request): boolean {
  return /^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(
    request.headers.get("content-type") ?? "",
  );
}

/** Read a JSON or form body. Throws TOO_LARGE, INVALID_INPUT or NOT_SUPPORTED. */
export async function readBody(request: Request): Promise<Sent> {
  if (isForm(request)) return readForm(request);
  const text = await capped(request).text();
  if (!text.trim()) return { form: false, fields: {}, files: [], returnTo: null };
  if (!/^application\/(.+\+)?json\b/i.test(request.headers.get("content-type") ?? "")) {
    throw new AppError("NOT_SUPPORTED", "Send the body as application/json, or as a form. Nothing was changed.");
  }
  return { form: false, fields: parseObject(text), files: [], returnTo: null };
}

function parseObject(text: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new AppError("INVALID_INPUT", "The body is not JSON. Nothing was changed.", { cause: error });
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new AppError("INVALID_INPUT", "The body has to be a JSON object. Nothing was changed.");
  }
  return { ...value };
}

async function readForm(request: Request): Promise<Sent> {
  const form = await capped(request)
    .formData()
    .catch((error: unknown) => {
      throw error instanceof AppError
        ? error
        : new AppError("INVALID_INPUT", "The form could not be read. Nothing was changed.", { cause: error });
    });
  const fields: Record<string, unknown> = {};
  const files: File[] = [];
  for (const [name, value] of form) {
    // Boxes of one name, several of them ticked, come as several values.
    if (typeof value === "string") fields[name] = Object.hasOwn(fields, name) ? [fields[name], value].flat() : value;
    // A file field that was left empty comes as a file without name and bytes.
    else if (value.name || value.size > 0) files.push(value);
  }
  const { return: returnTo, ...rest } = fields;
  return { form: true, fields: rest, files, returnTo: localPath(typeof returnTo === "string" ? returnTo : null) };
}

/** The request's body, which fails once more than the cap has come: its declared length may be missing or wrong. */
function capped(request: Request): Response {
  const tooLarge = new AppError(
    "TOO_LARGE",
    `One request may hold ${MOST_BYTES / 1024 / 1024} MB. Nothing of it was kept. Import fewer files at a time, or use the command “parallax import”.`,
  );
  if (Number(request.headers.get("content-length") ?? 0) > MOST_BYTES) throw tooLarge;
  let seen = 0;
  const counter = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      seen += chunk.length;
      if (seen > MOST_BYTES) controller.error(tooLarge);
      else controller.enqueue(chunk);
    },
  });
  const type = request.headers.get("content-type");
  return new Response(request.body?.pipeThrough(counter) ?? null, type ? { headers: { "content-type": type } } : {});
}

const ANY_HOST = "http://local.invalid";

/** The path if it leads to this site and nowhere else, without what an earlier answer added; else null. */
export function localPath(path: string | null): string | null {
  if (!path?.startsWith("/") || !URL.canParse(path, ANY_HOST)) return null;
  // The parser reads "/\host" and "//host" as the browser would: as another site.
  const url = new URL(path, ANY_HOST);
  if (url.origin !== ANY_HOST || url.pathname.startsWith("//")) return null;
  for (const added of ["done", "undo", "error"]) url.searchParams.delete(added);
  return url.pathname + url.search + url.hash;
}

/** The path with more parameters; those without a value are left out. A new hash replaces the path's own: a browser focuses what it names. */
export function withParameters(
  path: string,
  parameters: Record<string, string | number | undefined>,
  hash?: string,
): string {
  const url = new URL(path, ANY_HOST);
  for (const [name, value] of Object.entries(parameters))
    if (value !== undefined) url.searchParams.set(name, String(value));
  return url.pathname + url.search + (hash ?? url.hash);
}
