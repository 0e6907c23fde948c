import { Logger } from "graphile-worker";

/** Characters of a message that are shown: Prisma spreads an error over many lines and says what happened in the last. */
const LONGEST = 400;

/** The queue's log: only warnings and errors, one line each on standard error. */
export const quietLogger = new Logger((scope) => (level, message) => {
  if (level !== "warning" && level !== "error") return;
  console.error(
    `worker: ${scope.taskIdentifier ? `${scope.taskIdentifier}: ` : ""}${message.replace(/\s+/g, " ").slice(0, LONGEST)}`,
  );
});
