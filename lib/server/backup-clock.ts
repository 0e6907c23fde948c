import { mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { errorFields, log } from "../model/log.ts";
import { backup } from "./backup.ts";

/** Backups that are made without being asked for each: into which folder, every how many hours, and how many of them are kept. */
export type BackupPlan = { readonly folder: string; readonly hours: number; readonly kept: number };

/** How often it is looked whether a backup is due, in milliseconds. */
const LOOK_MS = 10 * 60_000;
const HOUR_MS = 3_600_000;

/** A backup's name says when it was begun, so that names sort by time. Nothing else in the folder is touched. */
const NAME = /^parallax-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z\.backup$/;
const UNFINISHED = /^parallax-\d{8}T\d{6}Z\.backup\.unfinished$/;

/**
 * Writes a backup of the database into the folder where the last one there is old enough, and removes the oldest above the number that is
 * kept, but only once the new one is whole. `now` is in milliseconds. Returns its file; null where none is due, or another process of the
 * installation is writing one. Throws what `backup` and the file system throw: then all that was there is kept.
 */
export async function backUpWhenDue(url: string, plan: BackupPlan, now = Date.now()): Promise<string | null> {
  await mkdir(plan.folder, { recursive: true, mode: 0o700 });
  if (!(await isDue(plan, now))) return null;
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {});
  await client.connect();
  try {
    const { rows } = await client.query("SELECT pg_try_advisory_lock(hashtextextended('parallax backup', 0)) AS mine");
    // Whoever held it before may have written the one that was due.
    if (!rows[0].mine || !(await isDue(plan, now))) return null;
    for (const name of await namesIn(plan, UNFINISHED)) await rm(join(plan.folder, name), { force: true });
    const file = join(plan.folder, nameAt(now));
    await backup(url, file);
    for (const name of (await namesIn(plan, NAME)).slice(0, -plan.kept)) await rm(join(plan.folder, name));
    return file;
  } finally {
    await client.end().catch(() => {});
  }
}

/** Looks every ten minutes whether a backup is due. A failure is told in the log and tried again at the next look. Returns the way to stop. */
export function keepBackups(url: string, plan: BackupPlan): () => void {
  let writing = false;
  const look = async () => {
    if (writing) return;
    writing = true;
    try {
      const file = await backUpWhenDue(url, plan);
      if (file) log.info("A backup was written.", { file });
    } catch (error) {
      log.error("A backup could not be written; it is tried again.", errorFields(error));
    } finally {
      writing = false;
    }
  };
  void look();
  const timer = setInterval(() => void look(), LOOK_MS);
  timer.unref();
  return () => clearInterval(timer);
}

async function namesIn({ folder }: BackupPlan, wanted: RegExp): Promise<string[]> {
  return (await readdir(folder)).filter((name) => wanted.test(name)).sort();
}

async function isDue(plan: BackupPlan, now: number): Promise<boolean> {
  const last = (await namesIn(plan, NAME)).at(-1);
  // One of the future was written by a clock that has been set back since: it counts as none.
  const age = last ? now - timeOf(last) : Number.POSITIVE_INFINITY;
  return age < 0 || age >= plan.hours * HOUR_MS;
}

function nameAt(now: number): string {
  return `parallax-${new Date(now).toISOString().slice(0, 19).replace(/[-:]/g, "")}Z.backup`;
}

function timeOf(name: string): number {
  const [, year, month, day, hour, minute, second] = NAME.exec(name) ?? [];
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}
