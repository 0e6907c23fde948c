import { Logger } from "graphile-worker";
import { log } from "../model/log.ts";

/** Characters of a message that are shown: Prisma spreads an error over many lines and says what happened in the last. */
const LONGEST = 400;

/** The queue's log: only warnings and errors, a line each in ours. */
export const quietLogger = new Logger((scope) => (level, message) => {
  if (level !== "warning" && level !== "error") return;
  log[level === "error" ? "error" : "warn"](message.replace(/\s+/g, " ").slice(0, LONGEST), {
    kind: scope.taskIdentifier,
    job: scope.jobId,
  });
});
