import { ERROR_STATUS, type ErrorCode } from "./errors.ts";

/** A failure as it is told over HTTP (RFC 9457). `errors` names the fields at fault, `id` finds an unexpected one in the log. */
export type HttpProblem = {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly errors?: readonly { readonly field: string; readonly message: string }[];
  readonly id?: string;
};

export const PROBLEM_TYPE = "application/problem+json";

/** Each kind of failure: those that a use case can throw, and those of the request itself. */
const PROBLEMS = {
  NOT_FOUND: [ERROR_STATUS.NOT_FOUND, "Not found"],
  INVALID_INPUT: [ERROR_STATUS.INVALID_INPUT, "Not valid"],
  UNREADABLE: [ERROR_STATUS.UNREADABLE, "Not readable"],
  EMPTY_ARTICLE: [ERROR_STATUS.EMPTY_ARTICLE, "No text in it"],
  TOO_LARGE: [ERROR_STATUS.TOO_LARGE, "Too large"],
  CONFLICT: [ERROR_STATUS.CONFLICT, "Already changed"],
  FORBIDDEN: [ERROR_STATUS.FORBIDDEN, "Not allowed"],
  NOT_SUPPORTED: [ERROR_STATUS.NOT_SUPPORTED, "Not supported"],
  UNAVAILABLE: [ERROR_STATUS.UNAVAILABLE, "Not available now"],
  METHOD_NOT_ALLOWED: [405, "No such method here"],
  TOO_MANY: [429, "Too many tries"],
  PASSWORD_NEEDED: [401, "Password needed"],
  MISDIRECTED: [421, "Not this site"],
  UNEXPECTED: [500, "Unexpected failure"],
} as const satisfies Record<ErrorCode, readonly [number, string]> & Record<string, readonly [number, string]>;
export type ProblemKind = keyof typeof PROBLEMS;

/** The HTTP status of a kind of failure. */
export function problemStatus(kind: ProblemKind): number {
  return PROBLEMS[kind][0];
}

/** A failure of this kind with its sentence, and what else is known of it. */
export function problemOf<More extends object>(kind: ProblemKind, detail: string, more?: More): HttpProblem & More {
  const [status, title] = PROBLEMS[kind];
  const type = `urn:parallax:problem:${kind.toLowerCase().replaceAll("_", "-")}`;
  return { type, title, status, detail, ...more } as HttpProblem & More;
}
