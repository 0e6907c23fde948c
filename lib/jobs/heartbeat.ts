import { database } from "../db/client.ts";
import { findConnectedWorkers, findHolders, freeJobs, hastenJobs } from "../db/queue.ts";
import { deleteSetting, findSettings, saveSetting } from "../db/settings.ts";
import { addDurations, type DurationCounts } from "../model/durations.ts";
import { errorFields, log } from "../model/log.ts";
import { jobDurations } from "./job-durations.ts";

/** How often a living worker says so and looks at the others, in milliseconds. */
const BEAT_MS = 5_000;
/** A worker that has said nothing for so long is dead, though its connections stand: it hangs, or its machine has gone. */
const SILENT_MS = 30_000;
/** The same where it has no connection either, and how long a job may be held by nobody who is known. */
const GONE_MS = 10_000;
const PREFIX = "worker:";

/** `count` grows with each beat; `pools` are the names under which the process locks jobs, `took` how long its jobs took. */
type Beat = {
  readonly count?: number;
  readonly pools?: readonly string[];
  readonly took?: Readonly<Record<string, DurationCounts>>;
};

/**
 * Say every few seconds that the pools of this worker live, and give back the jobs of those that died. Time is measured by each observer's
 * own clock that only goes forward, so that a clock which is set back or forward makes nobody dead or alive; and jobs that a clock which was
 * set back would keep waiting are made due. Returns the way to stop.
 */
export function keepHeartbeat(id: string, pools: () => readonly string[]): () => Promise<void> {
  const watch = newWatch(id, pools);
  let count = 0;
  let running: Promise<void> = Promise.resolve();
  const beat = async () => {
    await saveSetting(database(), PREFIX + id, {
      count: ++count,
      pools: [...pools()],
      took: jobDurations.all(),
    } as object);
    await watch(performance.now());
    await hastenJobs(database());
  };
  const quietly = () => {
    running = running
      .then(beat)
      .catch((error: Error) => log.warn("The worker could not say that it lives.", errorFields(error)));
  };
  quietly();
  const timer = setInterval(quietly, BEAT_MS);
  return async () => {
    clearInterval(timer);
    await running;
    await deleteSetting(database(), PREFIX + id).catch(() => {});
  };
}

/** Whether any worker is connected: if not, a command works its own jobs. */
export async function isWorkerAlive(): Promise<boolean> {
  return (await findConnectedWorkers(database())).length > 0;
}

/** How long the jobs of all living workers took, by their kind, since each of them began; as old as their last beat. */
export async function findJobDurations(): Promise<Readonly<Record<string, DurationCounts>>> {
  const said = await findSettings(database(), PREFIX);
  return addDurations(said.map(({ value }) => (value as Beat).took ?? {}));
}

/** What looks at the workers and frees what the dead ones hold; it remembers since when each has been as it is. */
function newWatch(own: string, ownPools: () => readonly string[]): (now: number) => Promise<void> {
  const beats = new Map<string, { count: number; since: number }>();
  const strangers = new Map<string, number>();
  return async (now) => {
    const db = database();
    const said = (await findSettings(db, PREFIX)).map(({ key, value }) => ({
      id: key.slice(PREFIX.length),
      beat: value as Beat,
    }));
    const connected = new Set(await findConnectedWorkers(db));
    const living = new Set(ownPools());
    for (const { id, beat } of said) {
      const count = beat.count ?? 0;
      if (beats.get(id)?.count !== count) beats.set(id, { count, since: now });
      const silent = now - (beats.get(id)?.since ?? now);
      const dead = id !== own && (silent >= SILENT_MS || (silent >= GONE_MS && !connected.has(id)));
      if (dead) await deleteSetting(db, PREFIX + id);
      else for (const pool of beat.pools ?? []) living.add(pool);
    }
    const holders = (await findHolders(db)).filter((holder) => !living.has(holder));
    for (const known of strangers.keys()) if (!holders.includes(known)) strangers.delete(known);
    for (const holder of holders) if (!strangers.has(holder)) strangers.set(holder, now);
    // A new worker locks its first job before it has said its first word, so a stranger is given a moment.
    await freeJobs(
      db,
      holders.filter((holder) => now - (strangers.get(holder) ?? now) >= GONE_MS),
    );
  };
}
