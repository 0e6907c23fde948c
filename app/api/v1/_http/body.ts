import { AppError } from "../../../../lib/model/errors.ts";
import { LARGEST_REQUEST, megabytes } from "../../../../lib/model/limits.ts";
import type { KeptFile } from "../../../../lib/usecases/imports/keep-file.ts";
import { localPath } from "./local-path.ts";
import { measureForm, measureJson } from "./measure-body.ts";
import { readMultipart } from "./multipart.ts";

/**
 * What a request sent. `form` says that it was a form, so that a page is the fitting answer; `method` is what its field
 * `_method` says, since a form can only send GET and POST. `returnTo` is the page that its field `return` names.
 */
export type Sent = {
  readonly form: boolean;
  readonly method: string | null;
  readonly fields: Record<string, unknown>;
  readonly files: readonly KeptFile[];
  readonly returnTo: string | null;
};

const PLAIN = { form: false, method: null, files: [], returnTo: null } as const;

/** Whether the request says that it carries a form. */
export function isForm(request: Request): boolean {
  return /^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(
    request.headers.get("content-type") ?? "",
  );
}

/** Read a JSON or form body; files of a form are kept where the operation takes some. Throws TOO_LARGE, INVALID_INPUT or NOT_SUPPORTED. */
export async function readBody(request: Request, takesFiles: boolean): Promise<Sent> {
  if (isForm(request)) return readForm(request, takesFiles);
  const text = await capped(request).text();
  // A body of blanks is none; a pattern that is anchored to its end would look at each of its blanks once more.
  if (!/\S/.test(text)) return { ...PLAIN, fields: {} };
  if (!/^application\/(.+\+)?json\b/i.test(request.headers.get("content-type") ?? "")) {
    throw new AppError("NOT_SUPPORTED", "Send the body as application/json, or as a form. Nothing was changed.");
  }
  return { ...PLAIN, fields: parseObject(text) };
}

function parseObject(text: string): Record<string, unknown> {
  measureJson(text);
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

async function readForm(request: Request, takesFiles: boolean): Promise<Sent> {
  const multipart = /^multipart/i.test(request.headers.get("content-type") ?? "");
  const sent = multipart
    ? await readMultipart(request, { keeps: takesFiles })
    : { fields: await readEncoded(request), files: [] };
  const fields: Record<string, unknown> = {};
  for (const [name, value] of sent.fields) {
    // Boxes of one name, several of them ticked, come as several values.
    fields[name] = Object.hasOwn(fields, name) ? [fields[name], value].flat() : value;
  }
  const { return: returnTo, _method: method, ...rest } = fields;
  return {
    form: true,
    method: typeof method === "string" ? method.toUpperCase() : null,
    fields: rest,
    files: sent.files,
    returnTo: localPath(typeof returnTo === "string" ? returnTo : null),
  };
}

/** The fields of a form without files. */
async function readEncoded(request: Request): Promise<[string, string][]> {
  const bytes = new Uint8Array(await capped(request).arrayBuffer());
  measureForm(bytes, "&");
  return [...new URLSearchParams(Buffer.from(bytes).toString("utf8"))];
}

/** The request's body, which fails once more than the cap has come: its declared length may be missing or wrong. */
function capped(request: Request): Response {
  const tooLarge = new AppError(
    "TOO_LARGE",
    `One request may hold ${megabytes(LARGEST_REQUEST)}. Nothing of it was kept. Send a large text as a file.`,
  );
  if (Number(request.headers.get("content-length") ?? 0) > LARGEST_REQUEST) throw tooLarge;
  let seen = 0;
  const counter = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      seen += chunk.length;
      if (seen > LARGEST_REQUEST) controller.error(tooLarge);
      else controller.enqueue(chunk);
    },
  });
  const type = request.headers.get("content-type");
  return new Response(request.body?.pipeThrough(counter) ?? null, type ? { headers: { "content-type": type } } : {});
}
