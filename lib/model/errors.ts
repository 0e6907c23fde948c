/** Every failure that a person can be told about, and the HTTP status it answers with. */
export const ERROR_STATUS = {
  NOT_FOUND: 404,
  INVALID_INPUT: 400,
  UNREADABLE: 422,
  EMPTY_ARTICLE: 422,
  TOO_LARGE: 413,
  CONFLICT: 409,
  FORBIDDEN: 403,
  NOT_SUPPORTED: 415,
  UNAVAILABLE: 503,
} as const;
export type ErrorCode = keyof typeof ERROR_STATUS;

/** A failure to tell the reader about, in a sentence that says what to do. Anything else that is thrown is a bug. */
export class AppError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = "AppError";
  }
}
