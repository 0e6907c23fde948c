import { readFile, stat } from "node:fs/promises";
import { parseArgs } from "node:util";
import { AppError } from "../model/errors.ts";
import type { WatchedFeed } from "../model/feed.ts";
import { LARGEST_FEED_LIST, megabytes } from "../model/limits.ts";
import { exportFeeds, listFeeds, lookNow, stopWatching, watchFeeds } from "../usecases/feeds/watch-feeds.ts";
import { waitForAnalysis } from "../usecases/installation/wait-for-analysis.ts";
import { withDatabase } from "./session.ts";

/** `parallax feeds`: list, add, look at, remove and write out the feeds that are watched. Exit code 1 where a look failed. */
export async function runFeeds(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { all: { type: "boolean" }, json: { type: "boolean" } },
  });
  const [deed = "list", ...named] = positionals;
  if (deed === "list")
    return withDatabase({ worker: false }, async () => tell(await listFeeds(), values.json ?? false));
  if (deed === "opml") {
    return withDatabase({ worker: false }, async () => {
      process.stdout.write((await exportFeeds())());
      return 0;
    });
  }
  if (named.length === 0 && !(deed === "look" && values.all))
    throw new AppError("INVALID_INPUT", "Say which feeds: parallax feeds add ADDRESS, look NUMBER or remove NUMBER.");
  if (deed === "add") return withDatabase({ worker: false }, () => add(named));
  if (deed === "look") return withDatabase({ worker: true }, () => look(values.all ? null : numbersOf(named)));
  if (deed !== "remove")
    throw new AppError("INVALID_INPUT", `“${deed}” is nothing to do with feeds. Known: list, add, look, remove, opml.`);
  return withDatabase({ worker: false }, async () => {
    for (const id of numbersOf(named)) await stopWatching(id);
    console.log(`${named.length} feed(s) not watched any more; what came in stays.`);
    return 0;
  });
}

async function add(named: readonly string[]): Promise<number> {
  const isFile = (name: string) => !/^(?:https?|feed):/i.test(name);
  const lists: Uint8Array[] = [];
  for (const path of named.filter(isFile)) {
    const found = await stat(path).catch(() => null);
    if (!found?.isFile()) throw new AppError("NOT_FOUND", `There is no file ${path}. Nothing was changed.`);
    if (found.size > LARGEST_FEED_LIST)
      throw new AppError("TOO_LARGE", `A list of feeds may have ${megabytes(LARGEST_FEED_LIST)}. Nothing was changed.`);
    lists.push(await readFile(path));
  }
  const { added, known } = await watchFeeds({ addresses: named.filter((name) => !isFile(name)), lists });
  console.log(`${added} feed(s) watched from now on${known > 0 ? `, ${known} watched already` : ""}.`);
  return 0;
}

async function look(wanted: readonly number[] | null): Promise<number> {
  for (const id of wanted ?? (await listFeeds()).map((feed) => feed.id)) await lookNow(id);
  const { failed } = await waitForAnalysis();
  const feeds = (await listFeeds()).filter(({ id }) => wanted === null || wanted.includes(id));
  tell(feeds, false);
  return failed > 0 || feeds.some((feed) => feed.error !== null) ? 1 : 0;
}

function tell(feeds: readonly WatchedFeed[], json: boolean): number {
  if (json) for (const feed of feeds) console.log(JSON.stringify(feed));
  else if (feeds.length === 0) console.log("No feed is watched. Add one: parallax feeds add ADDRESS");
  else for (const feed of feeds) console.log(lineOf(feed));
  return 0;
}

function lineOf({ id, address, title, entries, nextLookAt, error }: WatchedFeed): string {
  const next = `next look ${nextLookAt.toISOString().slice(0, 16).replace("T", " ")} UTC`;
  return `${id}  ${title ?? "not read yet"}  ${address}  ${entries} in, ${next}${error === null ? "" : `  failed: ${error}`}`;
}

function numbersOf(named: readonly string[]): number[] {
  return named.map((name) => {
    if (!/^[1-9]\d{0,8}$/.test(name)) throw new AppError("INVALID_INPUT", `“${name}” is no number of a feed.`);
    return Number(name);
  });
}
