/** What Postgres, pg and Prisma call a database that is not there: shut down, starting, refused, cut off. */
const CODES = new Set([
  "57P01",
  "57P02",
  "57P03",
  "08000",
  "08001",
  "08003",
  "08004",
  "08006",
  "P1001",
  "P1002",
  "P1008",
  "P1017",
  "P2024",
  "ECONNREFUSED",
  "ECONNRESET",
  "ENOENT",
  "EPIPE",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "ENETUNREACH",
]);
const WORDS =
  /connection terminated|connection ended|closed the connection|can't reach database|client has encountered a connection error|not queryable|the database system is (?:starting up|shutting down|in recovery mode|not yet accepting)|terminating connection|ECONNREFUSED|ECONNRESET|DatabaseNotReachable|Code: `(?:57P0[123]|08\d{3})`|ConnectionClosed|timeout exceeded when trying to connect|after calling end on the pool|unable to start a transaction in the given time/i;

/** Whether a failure says that the disk of the database is full. */
export function isDiskFull(error: unknown): boolean {
  return some(
    error,
    ({ code, message }) => code === "53100" || code === "ENOSPC" || /no space left|disk full/i.test(message),
  );
}

/** Whether a failure says that the database could not be reached, and nothing of what was asked of it. */
export function isDatabaseGone(error: unknown): boolean {
  return some(error, ({ code, message }) => (typeof code === "string" && CODES.has(code)) || WORDS.test(message));
}

/** Whether this holds for a failure or for one of those that led to it. */
function some(error: unknown, holds: (failure: { code?: unknown; message: string }) => boolean): boolean {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 5; cause = cause.cause, depth++)
    if (holds(cause as Error & { code?: unknown })) return true;
  return false;
}
