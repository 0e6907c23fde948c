import { Logger } from "graphile-worker";

/** The queue's log: only warnings and errors, one line each on standard error. */
export const quietLogger = new Logger((scope) => (level, message) => {
  if (level !== "warning" && level !== "error") return;
  console.error(`worker: ${scope.taskIdentifier ? `${scope.taskIdentifier}: ` : ""}${message.split("\n", 1)[0]}`);
});
