import { existsSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { log } from "../model/log.ts";
import { commandLine } from "./command-line.ts";

/** What Postgres notes of itself in its folder while it runs. `port` is null as long as it has not written it. */
export type Postmaster = { readonly pid: number; readonly port: number | null };

const PID_FILE = "postmaster.pid";
/** Time that Postgres needs at most to fill the file that it has made, in milliseconds. */
const FILLED_MS = 100;

/**
 * The Postgres that runs on a cluster's folder, or null. Postgres writes postmaster.pid itself and never starts twice on one folder; but
 * it also refuses to start where the number in it has been given to a foreign program, or the file is empty. Such a file is named and
 * taken away. What tells ours from a foreign one is its command line, which names this folder.
 */
export async function findPostmaster(cluster: string): Promise<Postmaster | null> {
  const path = join(cluster, PID_FILE);
  const text = readIfThere(path);
  if (text === null) return null;
  const [pid = "", place = cluster, , port = ""] = text.split("\n");
  // A lone Postgres, which gives a lost password anew, notes its number with a minus.
  const noted = { pid: Math.abs(Number(pid)), port: /^\d+$/.test(port) ? Number(port) : null };
  const command = commandLine(noted.pid);
  // "": a process of which nothing can be read; Postgres itself then decides. The folder may have been named by another path.
  if (command !== null && (command === "" || command.includes(cluster) || (place && command.includes(place))))
    return noted;
  // Postgres makes the file and fills it in the next moment.
  await sleep(FILLED_MS);
  if (text.trim() === "") removeStale(path, text, "is empty");
  else if (!(noted.pid > 0)) removeStale(path, text, "names no process");
  else if (command !== null) removeStale(path, text, `names process ${noted.pid}, which is not this database`);
  // The rest was left by a crash: Postgres sees that itself, and looks after what the dead one held before it goes on.
  return null;
}

/** Whether the last Postgres of a cluster's folder ended without having stopped. Asked where none runs. */
export function wasKilled(cluster: string): boolean {
  return existsSync(join(cluster, PID_FILE));
}

/** The port of the last start, which Postgres notes in its folder too; undefined before the first. */
export function lastPort(cluster: string): number | undefined {
  const found = /"-p" "(\d+)"/.exec(readIfThere(join(cluster, "postmaster.opts")) ?? "");
  return found ? Number(found[1]) : undefined;
}

/**
 * Takes a file away that was judged by its text. Another start may have judged the same and have started Postgres meanwhile, which wrote
 * the file anew: it is moved first, and put back where it is not the one that was judged.
 */
function removeStale(path: string, judged: string, fault: string): void {
  const aside = `${path}.stale-${process.pid}`;
  try {
    renameSync(path, aside);
  } catch {
    return; // another start was quicker
  }
  if (readIfThere(aside) !== judged) {
    renameSync(aside, path);
    return;
  }
  rmSync(aside, { force: true });
  log.warn(`${path} ${fault}; it was left by something that went wrong and has been removed.`);
}

function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}
