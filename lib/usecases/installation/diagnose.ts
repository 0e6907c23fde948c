import { countStale } from "../../db/article-steps.ts";
import { countArticles } from "../../db/articles.ts";
import { database } from "../../db/client.ts";
import { checkInvariants } from "../../db/invariants.ts";
import { countJobs, findConnectedWorkers } from "../../db/queue.ts";
import { serverVersion } from "../../db/server-facts.ts";
import { VERSIONS } from "../../model/versions.ts";
import { freeMegabytes, isDataDiskFull } from "./disk-room.ts";

export type Check = { readonly ok: boolean; readonly what: string; readonly advice?: string };

/** Oldest Postgres that Parallax is tested with. */
const OLDEST_POSTGRES = 15;

/** What a person wants to know first when something seems wrong. */
export async function diagnose(): Promise<Check[]> {
  const db = database();
  const version = await serverVersion(db);
  const articles = await countArticles(db);
  const jobs = await countJobs(db);
  const workers = await findConnectedWorkers(db);
  const stale = await countStale(db, VERSIONS);
  const free = freeMegabytes();
  return [
    { ok: true, what: `Node ${process.versions.node}` },
    {
      ok: version >= OLDEST_POSTGRES,
      what: `PostgreSQL ${version}`,
      advice: `Use PostgreSQL ${OLDEST_POSTGRES} or newer`,
    },
    {
      ok: !isDataDiskFull(free),
      what: free === null ? "No data folder" : `${Math.floor(free)} MB free on the disk of the data folder`,
      advice: "Make room on it: the database cannot go on with less than 16 MB",
    },
    { ok: true, what: `${articles} article(s) stored` },
    {
      ok: jobs.failed === 0,
      what: `${jobs.open} job(s) open, of which ${jobs.locked} in hand; ${jobs.failed} failed`,
      advice: "Run “parallax rebuild” to try them again",
    },
    {
      ok: jobs.locked === 0 || workers.length > 0,
      what: `${workers.length} worker(s) connected`,
      advice:
        "Jobs are held by workers that have gone: start Parallax or “parallax worker”, which takes them up within a minute",
    },
    {
      ok: stale === 0 || jobs.open > 0,
      what: `${stale} article(s) derived by an older version`,
      advice: "Run “parallax rebuild”",
    },
  ];
}

/** What holds of the rows of a sound database, each checked over all of them. */
export async function diagnoseRows(): Promise<Check[]> {
  return (await checkInvariants(database())).map(({ what, broken }) => ({
    ok: broken === 0,
    what: broken === 0 ? what : `${what}: ${broken} do not`,
    advice: "Run “parallax rebuild --all”; if it stays, restore a backup and report it",
  }));
}
