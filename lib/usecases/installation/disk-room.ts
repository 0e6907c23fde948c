import { statfsSync } from "node:fs";
import { currentConfig } from "../../model/config.ts";

/** A file of Postgres' log of changes, in bytes: with less room it cannot go on, nor start again after it ended for want of room. */
const NEEDED_BYTES = 16 * 1024 * 1024;

/** Megabytes that are free on the disk of a folder, or null where there is no such folder. */
export function freeMegabytes(folder = currentConfig().dataFolder): number | null {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return (bavail * bsize) / 1024 / 1024;
  } catch {
    return null;
  }
}

/** Whether the disk of the data folder has too little room for a database. False where there is no such folder. */
export function isDataDiskFull(free = freeMegabytes()): boolean {
  return free !== null && free * 1024 * 1024 < NEEDED_BYTES;
}
