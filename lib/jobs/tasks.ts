import type { JobName, Jobs } from "../db/queue.ts";
import type { TooMuch } from "../services/apart.ts";
import { embedClaims } from "../usecases/claims/embed-claims.ts";
import { extractBatch, extractClaims } from "../usecases/claims/extract-claims.ts";
import { linkBatch, linkClaims } from "../usecases/claims/link-claims.ts";
import { flagBatch } from "../usecases/duplicates/flag-batch.ts";
import { flagDuplicates } from "../usecases/duplicates/flag-duplicates.ts";
import { profileArticle } from "../usecases/framing/profile-article.ts";
import { refreshProfiles } from "../usecases/framing/refresh-profiles.ts";
import { readUploadInTurn, refuseFileInHand } from "../usecases/imports/read-upload.ts";
import { reviseRoles } from "../usecases/passages/revise-roles.ts";
import { readStory } from "../usecases/reading/read-story.ts";
import { placeInStory } from "../usecases/stories/place-in-story.ts";
import { refreshStory } from "../usecases/stories/refresh-story.ts";
import { settleStories } from "../usecases/stories/settle-stories.ts";
import { suggestRetellings } from "../usecases/stories/suggest-retellings.ts";
import { refreshTopics } from "../usecases/topics/refresh-topics.ts";

/** `attempt` is 1 the first time. */
type Tasks = { [N in JobName]: (payload: Jobs[N], attempt: number) => Promise<void> };

const tasks: Tasks = {
  "revise-roles": ({ articleId }) => reviseRoles(articleId),
  "read-upload": ({ importId }) => readUploadInTurn(importId),
  "flag-duplicates": ({ articleId }) => flagDuplicates([articleId]),
  "flag-batch": ({ articleIds }, attempt) => flagBatch(articleIds, attempt),
  "place-in-story": ({ groupIds }) => placeInStory(groupIds),
  "settle-stories": async () => {
    await settleStories();
    await suggestRetellings();
  },
  "refresh-story": ({ storyId }) => refreshStory(storyId),
  "read-story": ({ storyId }) => readStory(storyId),
  "extract-claims": ({ articleId }) => extractClaims(articleId),
  "extract-batch": ({ articleIds }, attempt) => extractBatch(articleIds, attempt),
  "link-claims": ({ groupId }) => linkClaims(groupId),
  "link-batch": ({ groupIds }, attempt) => linkBatch(groupIds, attempt),
  "refresh-topics": () => refreshTopics(),
  "embed-claims": ({ articleId }) => embedClaims(articleId),
  "profile-article": ({ articleId }) => profileArticle(articleId),
  "refresh-profiles": async () => void (await refreshProfiles()),
};

/** Every kind of job. */
export const JOB_NAMES = Object.keys(tasks) as JobName[];

/** A job as the queue gives it out. */
export type GivenJob = { readonly name: JobName; readonly payload: unknown; readonly attempt: number };

/** Does a job, here and now. Throws what the use case throws. */
export async function doJob({ name, payload, attempt }: GivenJob): Promise<void> {
  await (tasks[name] as (payload: unknown, attempt: number) => Promise<void>)(payload, attempt);
}

/** After a job took too much time or memory: leaves out what was too much, where the job has more to do. False where it has failed. */
export async function leaveOut({ name, payload }: GivenJob, why: TooMuch): Promise<boolean> {
  if (name !== "read-upload") return false;
  return refuseFileInHand((payload as Jobs["read-upload"]).importId, why);
}
