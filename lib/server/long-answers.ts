import type { ServerResponse } from "node:http";

/** From how long an answer takes on the database is asked whether it is still there, and how often, in milliseconds. */
const [LONG_MS, LOOK_EVERY_MS] = [3_000, 1_000];
/** How often in a row it may not answer: once it may only be busy. */
const MOST_MISSES = 2;

type Guard = {
  readonly databaseAnswers: () => Promise<boolean>;
  /** Answers in the place of whoever had the response in hand. */
  readonly refuse: (response: ServerResponse) => void;
  /** Called once each time answers were given up, after they were refused. */
  readonly giveUp: () => void;
};

/**
 * Watches over answers that take long. A database that is cut off, without a word on any connection, would keep them for as long as the
 * system waits for its peer, which is a quarter of an hour: so while one takes long the database is asked elsewhere, and where it does not
 * answer either, all answers that were begun are refused, about ten seconds after they were asked for. Returns how to have one watched.
 */
export function watchAnswers({ databaseAnswers, refuse, giveUp }: Guard): (response: ServerResponse) => void {
  const begun = new Map<ServerResponse, number>();
  let misses = 0;
  let looking = false;
  const look = async () => {
    const [oldest = performance.now()] = begun.values();
    if (looking || performance.now() - oldest < LONG_MS) return;
    looking = true;
    misses = (await databaseAnswers()) ? 0 : misses + 1;
    looking = false;
    if (misses < MOST_MISSES) return;
    misses = 0;
    const all = [...begun.keys()];
    begun.clear();
    for (const response of all) takeOver(response, refuse);
    giveUp();
  };
  setInterval(() => void look(), LOOK_EVERY_MS).unref();
  return (response) => {
    begun.set(response, performance.now());
    response.once("close", () => begun.delete(response));
  };
}

/** Answers instead of who had it in hand and may go on with it: nothing of theirs gets through any more. What was begun is cut off. */
function takeOver(response: ServerResponse, answer: (response: ServerResponse) => void): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  answer(response);
  const itself = () => response;
  Object.assign(response, { setHeader: itself, appendHeader: itself, removeHeader: () => {}, writeHead: itself });
  Object.assign(response, { flushHeaders: () => {}, write: () => true, end: itself });
}
