import { randomUUID } from "node:crypto";
import { EventEmitter } from "node:events";
import { run, runMigrations, type Task, type TaskList, type WorkerEvents } from "graphile-worker";
import { database } from "../db/client.ts";
import type { JobName, Jobs } from "../db/queue.ts";
import { askExtractor } from "../usecases/claims/ask-extractor.ts";
import { embedClaims, embedMissing } from "../usecases/claims/embed-claims.ts";
import { extractClaims } from "../usecases/claims/extract-claims.ts";
import { judgeLinks, judgeMissing } from "../usecases/claims/judge-links.ts";
import { linkClaims } from "../usecases/claims/link-claims.ts";
import { flagBatch } from "../usecases/duplicates/flag-batch.ts";
import { flagDuplicates } from "../usecases/duplicates/flag-duplicates.ts";
import { profileArticle } from "../usecases/framing/profile-article.ts";
import { refreshProfiles } from "../usecases/framing/refresh-profiles.ts";
import { readUpload } from "../usecases/imports/read-upload.ts";
import { reviseRoles } from "../usecases/passages/revise-roles.ts";
import { currentModel } from "../usecases/reading/model-settings.ts";
import { readStory } from "../usecases/reading/read-story.ts";
import { placeInStory } from "../usecases/stories/place-in-story.ts";
import { refreshStory } from "../usecases/stories/refresh-story.ts";
import { settleStories } from "../usecases/stories/settle-stories.ts";
import { suggestRetellings } from "../usecases/stories/suggest-retellings.ts";
import { refreshTopics } from "../usecases/topics/refresh-topics.ts";
import { keepHeartbeat } from "./heartbeat.ts";
import { quietLogger } from "./log.ts";

/** `attempt` is 1 the first time. */
type Tasks = { [N in Exclude<JobName, "read-story">]: (payload: Jobs[N], attempt: number) => Promise<void> };

const tasks: Tasks = {
  "revise-roles": ({ articleId }) => reviseRoles(articleId),
  "read-upload": ({ importId }) => readUpload(importId),
  "flag-duplicates": ({ articleId }) => flagDuplicates([articleId]),
  "flag-batch": ({ articleIds }, attempt) => flagBatch(articleIds, attempt),
  "place-in-story": ({ groupIds }) => placeInStory(groupIds),
  "settle-stories": async () => {
    await settleStories();
    await suggestRetellings();
  },
  "refresh-story": ({ storyId }) => refreshStory(storyId),
  "extract-claims": ({ articleId }) => extractClaims(articleId),
  "ask-extractor": ({ articleId }) => askExtractor(articleId),
  "link-claims": ({ groupId }) => linkClaims(groupId),
  "judge-links": ({ groupId }) => judgeLinks(groupId),
  "refresh-topics": () => refreshTopics(),
  "embed-claims": ({ articleId }) => embedClaims(articleId),
  "profile-article": ({ articleId }) => profileArticle(articleId),
  "refresh-profiles": async () => void (await refreshProfiles()),
};

/** Jobs one worker does at a time. The work is mostly computation, so more would only take turns. */
const JOBS_AT_ONCE = 2;
/** How often a waiting worker looks, in milliseconds; a new job also wakes it by notification. */
const POLL_MS = 1000;

/** Install or update the queue's own tables. Safe to call from several processes. */
export async function migrateQueue(databaseUrl: string): Promise<void> {
  await runMigrations({ connectionString: databaseUrl, logger: quietLogger });
}

/** How often the lane of readings looks for a story, in milliseconds: a model takes longer, and a new job wakes it anyway. */
const LANE_POLL_MS = 5_000;
/** Connections of that lane: it holds none while a model thinks. */
const LANE_CONNECTIONS = 3;

/** Begin to work on queued jobs. `stop` finishes the jobs in hand, then returns. */
export async function startWorker({ databaseUrl }: { databaseUrl: string }): Promise<{ stop(): Promise<void> }> {
  await embedMissing();
  await judgeMissing();
  // Jobs are locked in the name of the pool, not of the workers in it: with the workers' names nobody could free what a killed process held.
  const pools = new Set<string>();
  const events: WorkerEvents = new EventEmitter();
  events.on("pool:create", ({ workerPool }) => pools.add(workerPool.id));
  events.on("pool:release", ({ workerPool }) => pools.delete(workerPool.id));
  const runner = await run({
    connectionString: databaseUrl,
    concurrency: JOBS_AT_ONCE,
    pollInterval: POLL_MS,
    noHandleSignals: true,
    logger: quietLogger,
    events,
    taskList: taskList(),
  });
  // Readings have a lane of their own: in the lane of all jobs two slow questions would hold up every import.
  const closing = new AbortController();
  const lane = await run({
    connectionString: databaseUrl,
    concurrency: (await currentModel(database()))?.parallel ?? 1,
    maxPoolSize: LANE_CONNECTIONS,
    pollInterval: LANE_POLL_MS,
    noHandleSignals: true,
    logger: quietLogger,
    events,
    taskList: {
      "read-story": (payload) => readStory((payload as Jobs["read-story"]).storyId, closing.signal),
    },
  });
  const stopHeartbeat = keepHeartbeat(randomUUID(), databaseUrl, () => [...pools]);
  return {
    async stop() {
      closing.abort();
      await Promise.all([runner.stop(), lane.stop()]);
      await stopHeartbeat();
    },
  };
}

function taskList(): TaskList {
  const entries = Object.entries(tasks) as [string, (payload: unknown, attempt: number) => Promise<void>][];
  return Object.fromEntries(
    entries.map(([name, work]) => [name, (payload, { job }) => work(payload, job.attempts)] satisfies [string, Task]),
  );
}
