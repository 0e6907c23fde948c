import { readdirSync, readFileSync } from "node:fs";

/** Clock ticks of /proc are hundredths of a second. */
const MS_PER_TICK = 10;

/**
 * Milliseconds of processor time that this process and all it started have used, Postgres among them; null where the system has no /proc.
 * Unlike the clock it tells what work costs on a machine that others use too.
 */
export function processorTime(): number | null {
  try {
    const processes = readdirSync("/proc").flatMap((name) => (/^\d+$/.test(name) ? (timesOf(name) ?? []) : []));
    const ours = new Set([process.pid]);
    // A child may stand before its parent.
    for (let before = 0; before < ours.size; ) {
      before = ours.size;
      for (const { pid, parent } of processes) if (ours.has(parent)) ours.add(pid);
    }
    return processes.filter(({ pid }) => ours.has(pid)).reduce((sum, { ms }) => sum + ms, 0);
  } catch {
    return null;
  }
}

/** A process's number, that of its parent, and its time with that of its children that have ended; null where it has just ended itself. */
function timesOf(pid: string): { pid: number; parent: number; ms: number } | null {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ").map(Number) ?? [];
    const ticks = [fields[11], fields[12], fields[13], fields[14]].reduce<number>((sum, each) => sum + (each || 0), 0);
    return { pid: Number(pid), parent: fields[1] ?? 0, ms: ticks * MS_PER_TICK };
  } catch {
    return null;
  }
}
