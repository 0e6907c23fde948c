import { makeWorkerUtils } from "graphile-worker";
import { database } from "../db/client.ts";
import { deleteSetting, findSettings, saveSetting } from "../db/settings.ts";
import { quietLogger } from "./log.ts";

/** How often a living worker says so, in milliseconds. */
const BEAT_MS = 5_000;
/** A worker not heard of for so long is dead; its jobs go to others. They go on within a minute. */
const DEAD_AFTER_MS = 30_000;
const PREFIX = "worker:";

/** `pools` are the names under which the process locks jobs; a row of an older version has none. */
type Beat = { readonly at: number; readonly pools?: readonly string[] };

/** Say every few seconds that the queue’s pools of this process live, and free the jobs of those that died. Returns the way to stop. */
export function keepHeartbeat(
  processId: string,
  databaseUrl: string,
  pools: () => readonly string[],
): () => Promise<void> {
  const beat = async () => {
    await saveSetting(database(), PREFIX + processId, { at: Date.now(), pools: [...pools()] });
    await freeDeadWorkers(databaseUrl);
  };
  const quietly = () => void beat().catch((error: Error) => console.error(`worker: heartbeat: ${error.message}`));
  quietly();
  const timer = setInterval(quietly, BEAT_MS);
  return async () => {
    clearInterval(timer);
    await deleteSetting(database(), PREFIX + processId);
  };
}

/** Whether any worker has been heard of lately: if not, a command works its own jobs. */
export async function isWorkerAlive(): Promise<boolean> {
  return (await beats()).some(({ beat }) => Date.now() - beat.at < DEAD_AFTER_MS);
}

async function beats(): Promise<{ key: string; beat: Beat }[]> {
  return (await findSettings(database(), PREFIX)).map(({ key, value }) => ({ key, beat: value as Beat }));
}

/** A job of a killed worker would stay locked for four hours. */
async function freeDeadWorkers(databaseUrl: string): Promise<void> {
  const dead = (await beats()).filter(({ beat }) => Date.now() - beat.at >= DEAD_AFTER_MS);
  if (dead.length === 0) return;
  const utils = await makeWorkerUtils({ connectionString: databaseUrl, logger: quietLogger });
  try {
    await utils.forceUnlockWorkers(dead.flatMap(({ beat }) => [...(beat.pools ?? [])]));
    for (const { key } of dead) await deleteSetting(database(), key);
  } finally {
    await utils.release();
  }
}
