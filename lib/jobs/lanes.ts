import { JOB_NAMES, type JobName } from "../db/queue.ts";

/**
 * A row of jobs of which one is done after the other. `limitMs` is the longest that one of them may take: one that takes longer goes from a
 * lane of short jobs (`takesLong` false) to the lane of long ones, and has failed in any other.
 */
export type Lane = {
  readonly name: string;
  readonly jobs: readonly JobName[];
  readonly takesLong: boolean;
  readonly limitMs: number;
};

/** Jobs that wait for programs outside most of their time. They have a lane of their own, so that a slow answer holds up no import. */
const ASKING: readonly JobName[] = ["embed-claims", "fetch-pages", "look-at-feed"];
/** A model takes minutes for a story, and people ask for hundreds: no vector should wait for them. */
const READING: readonly JobName[] = ["read-story"];
const COMPUTING = JOB_NAMES.filter((name) => !ASKING.includes(name) && !READING.includes(name));

/** Most time of a job among the short ones, in milliseconds: a batch of a hundred articles takes a second or two. */
const SHORT_MS = 30_000;
/** Most time of any job, in milliseconds. What takes longer is taken for stuck. */
const LONG_MS = 15 * 60_000;
/** Most time of the reading of a story: a large one is many questions, each of which has its own limit. */
const READING_MS = 6 * 3_600_000;

/**
 * The lanes of a worker. The first takes whatever is short, the second whatever there is: so one slow job, or several, leave one lane free
 * for all others, and where none is slow two jobs are done at once. A job shows how slow it is by being too long for the first lane.
 */
export const LANES: readonly Lane[] = [
  { name: "short", jobs: COMPUTING, takesLong: false, limitMs: SHORT_MS },
  { name: "long", jobs: COMPUTING, takesLong: true, limitMs: LONG_MS },
  { name: "asking", jobs: ASKING, takesLong: true, limitMs: LONG_MS },
  { name: "reading", jobs: READING, takesLong: true, limitMs: READING_MS },
];
