import { randomUUID } from "node:crypto";
import { z } from "zod";
import { isDatabaseGone, isDiskFull } from "../../../../lib/model/database-gone.ts";
import { AppError } from "../../../../lib/model/errors.ts";
import { currentIds, errorFields, log } from "../../../../lib/model/log.ts";
import { type HttpProblem, problemOf } from "../../../../lib/model/problem.ts";
import { isDataDiskFull } from "../../../../lib/usecases/installation/disk-room.ts";
import { flashOf } from "../../../_components/flash.ts";
import { inward } from "../../../_components/own-address.ts";
import { problemResponse, seeOther } from "./answer.ts";
import { isForm, type Sent } from "./body.ts";
import { localPath, withParameters } from "./local-path.ts";

/**
 * The response to what was thrown: problem+json, or for a form the way back to its page, where the sentence is read once.
 * What is neither an AppError nor a fault of the input is a bug: the reader gets a number and the log the rest.
 */
export function refuse(error: unknown, request: Request, sent: Sent | null): Response {
  const problem = toProblem(error);
  const page = sent ? sent.returnTo : pageBehind(request);
  if (!page) return problemResponse(problem, problem.status === 503 ? { "retry-after": "5" } : {});
  const { key, cookie } = flashOf(problem.detail);
  return seeOther(withParameters(page, { error: key }, "#problem"), { "set-cookie": cookie });
}

/** Where a form came from whose body could not be read, so that the reader sees why on a page and not as JSON. */
function pageBehind(request: Request): string | null {
  const referer = request.headers.get("referer");
  if (!isForm(request) || !request.headers.get("accept")?.includes("text/html") || !referer || !URL.canParse(referer))
    return null;
  const { host, pathname, search } = new URL(referer);
  return host === request.headers.get("host") ? localPath(inward(pathname) + search) : null;
}

function toProblem(error: unknown): HttpProblem {
  if (error instanceof z.ZodError) return invalid(error);
  if (error instanceof AppError) return problemOf(error.code, error.message);
  const place = placeProblem(error);
  if (place) return place;
  // The number of the request, so that the log tells all of it under this one.
  const id = currentIds().request ?? randomUUID();
  log.error("A request failed.", { request: id, ...errorFields(error) });
  return problemOf(
    "UNEXPECTED",
    `Something went wrong inside Parallax. The log says what, under ${id}. Try again; if it fails again, please report it.`,
    { id },
  );
}

/** Where the place that everything is kept in fails, and not what was asked: gone for now, or full. */
function placeProblem(error: unknown): HttpProblem | null {
  if (isDatabaseGone(error))
    return problemOf(
      "UNAVAILABLE",
      isDataDiskFull()
        ? "The database does not answer, and the disk of the data folder is full. Nothing was changed. Make room on it, then try again."
        : "The database does not answer now. Nothing was changed. Try again in a few seconds.",
    );
  if (isDiskFull(error))
    return problemOf(
      "UNAVAILABLE",
      "The disk of the database is full. Nothing was changed. Make room on it, then try again.",
    );
  return null;
}

function invalid(error: z.ZodError): HttpProblem {
  const errors = error.issues.map(({ path, message }) => ({ field: path.join("."), message }));
  // Our own sentences end in a full stop and need no field's name; a reader may see them on a page.
  const detail = errors
    .map(({ field, message }) => (field && !message.endsWith(".") ? `${field}: ${message}.` : message))
    .join(" ");
  return problemOf("INVALID_INPUT", detail, { errors });
}
