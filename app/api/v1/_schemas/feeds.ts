import { z } from "zod";

/** What the operations on feeds answer. */

export const FeedRow = z
  .object({
    feed: z.int(),
    title: z.string().nullable().describe("What it calls itself; null until it was read"),
    url: z.string().nullable(),
    entries: z.int().describe("Entries that have come in"),
    lookedAt: z.iso.datetime().nullable(),
    nextLookAt: z.iso.datetime(),
    failures: z.int().describe("Looks in a row that failed"),
    error: z.string().nullable().describe("Why the last look failed"),
    latestImport: z.int().nullable(),
  })
  .meta({ id: "Feed" });
export const FeedsWatched = z
  .object({ added: z.int(), known: z.int().describe("Named, and watched already") })
  .meta({ id: "FeedsWatched" });
export const FeedLooked = z.object({ looking: z.int() }).meta({ id: "FeedLooked" });
export const FeedStopped = z.object({ stopped: z.int() }).meta({ id: "FeedStopped" });
