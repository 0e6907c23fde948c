import { AppError } from "../../../../lib/model/errors.ts";
import type { WatchedFeed } from "../../../../lib/model/feed.ts";
import { LARGEST_FEED_LIST, megabytes } from "../../../../lib/model/limits.ts";
import {
  exportFeeds,
  listFeeds,
  lookNow,
  showFeed,
  stopWatching,
  watchFeeds,
} from "../../../../lib/usecases/feeds/watch-feeds.ts";
import { bytesOfKept, type KeptFile } from "../../../../lib/usecases/imports/keep-file.ts";
import { subject } from "../_http/operation.ts";
import { beforeCursor, pageOfRows } from "../_http/pages.ts";
import { IdParams, PageQuery, pageOf } from "../_schemas/common.ts";
import { FeedLooked, FeedRow, FeedStopped, FeedsWatched } from "../_schemas/feeds.ts";
import { FeedsBody } from "../_schemas/requests.ts";

const TAG = { name: "Feeds", description: "Feeds that are watched: what is new in them comes in by itself" };
const operation = subject(TAG);

/** A list of feeds as a whole: its size has been checked. */
async function allBytes(file: KeptFile): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const part of bytesOfKept(file)) parts.push(part);
  return Buffer.concat(parts);
}

export const feeds = [
  operation({
    method: "get",
    path: "/feeds",
    id: "listFeeds",
    summary: "Feeds that are watched, latest first",
    query: PageQuery,
    answers: { 200: pageOf(FeedRow) },
    work: async ({ query: { after, limit } }) => ({
      body: pageOfRows((await listFeeds({ ...beforeCursor(after), limit })).map(asRow), limit, (row) => row.feed),
    }),
  }),
  operation({
    method: "post",
    path: "/feeds",
    id: "watchFeeds",
    summary: "Watch feeds, by their addresses or by lists of feeds (OPML)",
    body: FeedsBody,
    files: true,
    answers: { 202: FeedsWatched },
    work: async ({ body: { addresses }, files }) => {
      const large = files.find((file) => file.size > LARGEST_FEED_LIST);
      if (large)
        throw new AppError(
          "TOO_LARGE",
          `A list of feeds may have ${megabytes(LARGEST_FEED_LIST)}. Nothing was changed.`,
        );
      const lists = await Promise.all(files.map(allBytes));
      const body = await watchFeeds({ addresses: addresses.split(/\s+/).filter(Boolean), lists });
      return { status: 202, body, location: "/feeds", done: { word: "feeds-watched" } };
    },
  }),
  operation({
    method: "get",
    path: "/feeds.opml",
    id: "exportFeeds",
    summary: "All feeds as a list for other programs (OPML)",
    asFile: ["opml"],
    answers: {},
    work: async () => ({ text: await exportFeeds(), name: "feeds", format: "opml" as const }),
  }),
  operation({
    method: "get",
    path: "/feeds/{id}",
    id: "getFeed",
    summary: "A feed that is watched",
    params: IdParams,
    answers: { 200: FeedRow },
    work: async ({ params: { id } }) => ({ body: asRow(await showFeed(id)) }),
  }),
  operation({
    method: "post",
    path: "/feeds/{id}/look",
    id: "lookAtFeed",
    summary: "Look at a feed now, whatever its turn",
    params: IdParams,
    answers: { 202: FeedLooked },
    work: async ({ params: { id } }) => {
      await lookNow(id);
      return { status: 202, body: { looking: id }, location: `/feeds/${id}`, done: { word: "feed-asked" } };
    },
  }),
  operation({
    method: "delete",
    path: "/feeds/{id}",
    id: "stopWatching",
    summary: "Do not watch a feed any more; what came in stays",
    params: IdParams,
    answers: { 200: FeedStopped },
    work: async ({ params: { id } }) => {
      await stopWatching(id);
      return { body: { stopped: id }, done: { word: "feed-stopped" } };
    },
  }),
];

function asRow(feed: WatchedFeed) {
  const { id, address, title, entries, lookedAt, nextLookAt, failures, error, latestImportId } = feed;
  const seen = { lookedAt: lookedAt?.toISOString() ?? null, nextLookAt: nextLookAt.toISOString() };
  return { feed: id, title, url: address, entries, ...seen, failures, error, latestImport: latestImportId };
}
