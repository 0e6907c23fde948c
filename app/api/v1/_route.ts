import { randomUUID } from "node:crypto";
import { z } from "zod";
import { AppError, ERROR_STATUS, type ErrorCode } from "../../../lib/model/errors.ts";
import { isForm, localPath, readBody, type Sent, withParameters } from "./_body.ts";

/** What was done, in a word that a page has a sentence for, and the decision that it can offer to undo. */
type Done = { readonly word: string; readonly decision?: number };

/** What a route answers: a response of its own, or an object with what was done; `location` is the page that a form goes to instead of `return`. */
type Answer =
  | Response
  | { readonly status?: number; readonly body: unknown; readonly done?: Done | undefined; readonly location?: string };

type Spec<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> = {
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
};
type Input<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> = {
  readonly params: z.output<P>;
  readonly query: z.output<Q>;
  readonly body: z.output<B>;
  readonly files: readonly File[];
};
type Handler = (request: Request, context: { params: Promise<unknown> }) => Promise<Response>;

/** A failure's short name. */
const TITLES: Record<ErrorCode, string> = {
  NOT_FOUND: "Not found",
  INVALID_INPUT: "Not valid",
  UNREADABLE: "Not readable",
  EMPTY_ARTICLE: "No text in it",
  TOO_LARGE: "Too large",
  CONFLICT: "Already changed",
  FORBIDDEN: "Not allowed",
  NOT_SUPPORTED: "Not supported",
  UNAVAILABLE: "Not available now",
};

type ProblemBody = {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly errors?: readonly { field: string; message: string }[];
  readonly id?: string;
};

/**
 * A route handler: checks parameters, query and body against the schemas, calls `work`, and answers.
 * Failures become problem+json (RFC 9457). A form with a local `return` path is answered with 303 to it instead,
 * with ?done=<word>&undo=<decision> or ?error=<message>, so that pages work without script.
 */
export function route<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(
  spec: Spec<P, Q, B>,
  work: (input: Input<P, Q, B>, request: Request) => Promise<Answer>,
): Handler {
  return async (request, context) => {
    let sent: Sent | null = null;
    try {
      const writes = request.method !== "GET" && request.method !== "HEAD";
      if (writes) refuseOtherSites(request);
      sent = writes ? await readBody(request) : null;
      const input = {
        params: check(spec.params, await context.params),
        query: check(spec.query, Object.fromEntries(new URL(request.url).searchParams)),
        body: check(spec.body, sent?.fields ?? {}),
        files: sent?.files ?? [],
      } as Input<P, Q, B>;
      return answer(await work(input, request), sent);
    } catch (error) {
      return refuse(problemOf(error), request, sent);
    }
  };
}

function check(schema: z.ZodType | undefined, value: unknown): unknown {
  return schema ? schema.parse(value) : {};
}

/** A page of another site can make a reader's browser post here; the browser says where the post comes from. */
function refuseOtherSites(request: Request): void {
  const site = request.headers.get("sec-fetch-site");
  const origin = request.headers.get("origin");
  const own = site
    ? site === "same-origin" || site === "none"
    : !origin || (URL.canParse(origin) && new URL(origin).host === request.headers.get("host"));
  if (!own)
    throw new AppError("FORBIDDEN", "This request came from another site and was refused. Nothing was changed.");
}

function answer(result: Answer, sent: Sent | null): Response {
  if (result instanceof Response) return result;
  if (sent?.form && sent.returnTo) {
    const { word, decision } = result.done ?? {};
    return seeOther(result.location ?? withParameters(sent.returnTo, { done: word, undo: decision }));
  }
  const headers = result.location ? { location: result.location } : undefined;
  return Response.json(result.body, { status: result.status ?? 200, ...(headers ? { headers } : {}) });
}

function refuse(problem: ProblemBody, request: Request, sent: Sent | null): Response {
  const returnTo = sent ? sent.returnTo : pageBehind(request);
  if (returnTo && problem.status !== ERROR_STATUS.FORBIDDEN)
    return seeOther(withParameters(returnTo, { error: problem.detail }, "#problem"));
  return Response.json(problem, { status: problem.status, headers: { "content-type": "application/problem+json" } });
}

/** Where a form came from whose body could not be read, so that the reader sees why on a page and not as JSON. */
function pageBehind(request: Request): string | null {
  const referer = request.headers.get("referer");
  if (!isForm(request) || !request.headers.get("accept")?.includes("text/html") || !referer || !URL.canParse(referer))
    return null;
  const { host, pathname, search } = new URL(referer);
  return host === request.headers.get("host") ? localPath(pathname + search) : null;
}

function seeOther(path: string): Response {
  return new Response(null, { status: 303, headers: { location: path } });
}

function problemOf(error: unknown): ProblemBody {
  if (error instanceof z.ZodError) return invalid(error);
  if (error instanceof AppError) {
    return {
      type: typeOf(error.code),
      title: TITLES[error.code],
      status: ERROR_STATUS[error.code],
      detail: error.message,
    };
  }
  const id = randomUUID();
  console.error(`request failed, ${id}:`, error);
  return {
    type: "urn:parallax:problem:unexpected",
    title: "Unexpected failure",
    status: 500,
    id,
    detail: `Something went wrong inside Parallax. The log says what, under ${id}. Try again; if it fails again, please report it.`,
  };
}

function invalid(error: z.ZodError): ProblemBody {
  const errors = error.issues.map(({ path, message }) => ({ field: path.join("."), message }));
  // Our own sentences end in a full stop and need no field's name; a reader may see them on a page.
  const detail = errors
    .map(({ field, message }) => (field && !message.endsWith(".") ? `${field}: ${message}.` : message))
    .join(" ");
  return {
    type: typeOf("INVALID_INPUT"),
    title: TITLES.INVALID_INPUT,
    status: ERROR_STATUS.INVALID_INPUT,
    detail,
    errors,
  };
}

function typeOf(code: ErrorCode): string {
  return `urn:parallax:problem:${code.toLowerCase().replaceAll("_", "-")}`;
}
