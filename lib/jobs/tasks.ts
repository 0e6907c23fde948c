import type { JobName, Jobs } from "../db/queue.ts";
import { alongIds } from "../model/log.ts";
import type { TooMuch } from "../services/apart.ts";
import { embedClaims, embedMissing } from "../usecases/claims/embed-claims.ts";
import { extractBatch, extractClaims } from "../usecases/claims/extract-claims.ts";
import { linkBatch, linkClaims } from "../usecases/claims/link-claims.ts";
import { flagBatch } from "../usecases/duplicates/flag-batch.ts";
import { flagDuplicates } from "../usecases/duplicates/flag-duplicates.ts";
import { lookAtFeed } from "../usecases/feeds/look-at-feed.ts";
import { profileArticle } from "../usecases/framing/profile-article.ts";
import { refreshProfiles } from "../usecases/framing/refresh-profiles.ts";
import { fetchPages } from "../usecases/imports/fetch-pages.ts";
import { readUploadInTurn, refuseFileInHand } from "../usecases/imports/read-upload.ts";
import { reviseBatch, reviseRoles } from "../usecases/passages/revise-roles.ts";
import { readStory } from "../usecases/reading/read-story.ts";
import { placeInStory } from "../usecases/stories/place-in-story.ts";
import { refreshStory } from "../usecases/stories/refresh-story.ts";
import { settleWhenDue } from "../usecases/stories/settle-stories.ts";
import { suggestRetellings } from "../usecases/stories/suggest-retellings.ts";
import { refreshTopics } from "../usecases/topics/refresh-topics.ts";

/** `attempt` is 1 the first time. */
type Tasks = { [N in JobName]: (payload: Jobs[N], attempt: number) => Promise<void> };

const tasks: Tasks = {
  "revise-roles": ({ articleId }) => reviseRoles(articleId),
  "revise-batch": ({ articleIds }, attempt) => reviseBatch(articleIds, attempt),
  "read-upload": ({ importId, reader }) => readUploadInTurn(importId, reader),
  "fetch-pages": ({ importId }) => fetchPages(importId),
  "look-at-feed": ({ feedId }) => lookAtFeed(feedId),
  "flag-duplicates": ({ articleId }) => flagDuplicates([articleId]),
  "flag-batch": ({ articleIds }, attempt) => flagBatch(articleIds, attempt),
  "place-in-story": ({ groupIds }) => placeInStory(groupIds),
  "settle-stories": async () => {
    await settleWhenDue();
    await suggestRetellings();
  },
  "refresh-story": ({ storyId }) => refreshStory(storyId),
  "read-story": ({ storyId }) => readStory(storyId),
  "extract-claims": ({ articleId }) => extractClaims(articleId),
  "extract-batch": ({ articleIds }, attempt) => extractBatch(articleIds, attempt),
  "link-claims": ({ groupId }) => linkClaims(groupId),
  "link-batch": (payload, attempt) => linkBatch(linkedIn(payload), attempt),
  "refresh-topics": () => refreshTopics(),
  "embed-claims": ({ articleId }) => embedClaims(articleId),
  "profile-article": ({ articleId }) => profileArticle(articleId),
  "refresh-profiles": async () => void (await refreshProfiles()),
};

/** The groups to link, each once. A version before this queued them as a field. */
function linkedIn(payload: Jobs["link-batch"] | { readonly groupIds: Jobs["link-batch"] }): number[] {
  return [...new Set("groupIds" in payload ? payload.groupIds : payload)].sort((a, b) => a - b);
}

/** A job as the queue gives it out. */
export type GivenJob = {
  readonly id: string;
  readonly name: JobName;
  readonly payload: unknown;
  readonly attempt: number;
};

/** What a hand is given: a job, a job of which the part in hand was `tooMuch` and is left out, or what is looked for when a worker begins. */
export type HandWork = "begin" | (GivenJob & { readonly tooMuch?: TooMuch["what"] });

/** Does it, here and now. Throws what the use case throws. */
export async function doWork(work: HandWork): Promise<void> {
  if (work === "begin") {
    await embedMissing();
    return;
  }
  const { id, name, payload, attempt, tooMuch } = work;
  await alongIds({ job: id, kind: name }, async () => {
    const { importId, reader } = payload as Jobs["read-upload"];
    if (tooMuch) await refuseFileInHand(importId, tooMuch, reader);
    else await (tasks[name] as (payload: unknown, attempt: number) => Promise<void>)(payload, attempt);
  });
}
